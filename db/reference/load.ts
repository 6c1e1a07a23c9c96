import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { Tx } from "../client.ts";
import { projectFile } from "../files.ts";
import {
  type AuthorityFact,
  addAuthorities,
  type CommuneFact,
  type FormerCommuneFact,
  loadedVersion,
  noteVersion,
  putCommunes,
  putDepartements,
  putFormerCommunes,
} from "./reference.queries.ts";

const FILES = ["departements.csv", "authorities.csv", "communes.csv.gz", "former-communes.csv.gz"] as const;

/** A row of `departements.csv`. `of`: the name after «Caf», «de l'Ain». */
interface DepartementFact {
  code: string;
  name: string;
  of: string;
}

/** A row of `authorities.csv`. */
interface ContactFact {
  code_departement: string;
  kind: "CAF" | "PMI";
  name: string;
  postal_address: string;
  email: string;
  phone: string;
  source: string;
}

/**
 * Brings the communes, départements and authorities of the committed files into the database. The same version is loaded
 * once: a later start reads nothing, so that communes and contacts edited since stay as they are.
 */
export async function loadReference(tx: Tx, folder = projectFile("db/reference")): Promise<void> {
  const files = FILES.map((name) => readFileSync(join(folder, name)));
  const version = createHash("sha256").update(Buffer.concat(files)).digest("hex");
  if ((await loadedVersion(tx)) === version) return;
  const [departements, contacts, communes, former] = files.map(readFacts) as [
    DepartementFact[],
    ContactFact[],
    CommuneFact[],
    FormerCommuneFact[],
  ];
  await putDepartements(tx, departements);
  await putCommunes(tx, communes);
  await putFormerCommunes(tx, former);
  await addAuthorities(tx, authoritiesOf(departements, contacts));
  await noteVersion(tx, version);
}

function readFacts(content: Buffer): unknown[] {
  const plain = content[0] === 0x1f ? gunzipSync(content) : content;
  return parse(plain, { columns: true });
}

/** The Caf and the PMI of each département, with contact details where a source gives them. */
function authoritiesOf(departements: DepartementFact[], contacts: ContactFact[]): AuthorityFact[] {
  return departements.flatMap(({ code, of }) =>
    (["CAF", "PMI"] as const).map((kind): AuthorityFact => {
      const contact = contacts.find((row) => row.code_departement === code && row.kind === kind);
      return {
        departement: code,
        kind,
        name: contact?.name || `${FULL_NAMES[kind]} ${of}`,
        postalAddress: contact?.postal_address.split("|").filter(Boolean) ?? [],
        email: contact?.email || null,
        phone: contact?.phone || null,
        source: contact?.source || null,
      };
    }),
  );
}

const FULL_NAMES = {
  CAF: "Caisse d’allocations familiales (Caf)",
  PMI: "Service de protection maternelle et infantile (PMI)",
} as const;
