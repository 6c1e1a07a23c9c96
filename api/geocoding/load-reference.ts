import { createReadStream } from "node:fs";
import { type Db, inTransaction, type Tx } from "../../db/client.ts";
import {
  type CommuneChanges,
  putCommunes,
  putFormerCommunes,
  replaceAuthorities,
} from "../../db/reference/reference.queries.ts";
import { readTable, type TableRow } from "../intake/tabular.ts";
import type { ReferenceFlaw } from "./geocoding.messages.ts";
import { communeCodes, departementCodes } from "./geocoding.queries.ts";
import {
  AUTHORITY_COLUMNS,
  AUTHORITY_REQUIRED,
  COMMUNE_COLUMNS,
  COMMUNE_REQUIRED,
  FORMER_COLUMNS,
  readAuthority,
  readCommune,
  readFormerCommune,
} from "./reference-file.ts";

/** A file with a bad row is refused whole: reference facts are few, and must be right. */
export type Loaded<T> = T | { flaws: { line: number; flaw: ReferenceFlaw }[] };

/** Refreshes communes, and former names when a file of them is given, in one transaction. None is removed. */
export async function refreshCommunes(
  db: Db,
  file: string,
  formerFile?: string,
): Promise<Loaded<CommuneChanges>> {
  const departements = new Set(await departementCodes(db));
  const table = await readTable(createReadStream(file), {
    required: COMMUNE_REQUIRED,
    known: COMMUNE_COLUMNS,
  });
  const codes = new Set<string>();
  const communes = await readAll(table.rows, (row) => {
    const read = readCommune(row, departements);
    if (read === null || typeof read === "string") return read;
    if (codes.has(read.code)) return "TWICE";
    codes.add(read.code);
    return read;
  });
  if ("flaws" in communes) return communes;
  for (const code of await communeCodes(db)) codes.add(code);
  const former = formerFile === undefined ? { rows: [] } : await readFormer(formerFile, codes);
  if ("flaws" in former) return former;
  return inTransaction(db, async (tx: Tx) => {
    const changes = await putCommunes(tx, communes.rows);
    await putFormerCommunes(tx, former.rows);
    return changes;
  });
}

async function readFormer(file: string, known: ReadonlySet<string>) {
  const table = await readTable(createReadStream(file), { required: FORMER_COLUMNS, known: FORMER_COLUMNS });
  return readAll(table.rows, (row) => readFormerCommune(row, known));
}

/** Replaces the contact details of the authorities named in a file. */
export async function editAuthorities(
  db: Db,
  file: string,
): Promise<Loaded<{ rows: number; changed: number }>> {
  const departements = new Set(await departementCodes(db));
  const table = await readTable(createReadStream(file), {
    required: AUTHORITY_REQUIRED,
    known: AUTHORITY_COLUMNS,
  });
  const read = await readAll(table.rows, (row) => readAuthority(row, departements));
  if ("flaws" in read) return read;
  const changed = await inTransaction(db, (tx) => replaceAuthorities(tx, read.rows));
  return { rows: read.rows.length, changed };
}

async function readAll<Column extends string, T extends object>(
  table: AsyncIterable<TableRow<Column>>,
  read: (row: TableRow<Column>) => T | null | ReferenceFlaw,
): Promise<Loaded<{ rows: T[] }>> {
  const rows: T[] = [];
  const flaws: { line: number; flaw: ReferenceFlaw }[] = [];
  for await (const row of table) {
    const fact = read(row);
    if (typeof fact === "string") flaws.push({ line: row.line, flaw: fact });
    else if (fact !== null) rows.push(fact);
  }
  return flaws.length > 0 ? { flaws } : { rows };
}
