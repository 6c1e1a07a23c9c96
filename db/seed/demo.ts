import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { type Gazetteer, loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import { loadAddresses } from "../../api/geocoding/load-addresses.ts";
import { type CareKind, KINDS_WITH_AVAILABILITY } from "../../api/kernel/care.ts";
import type { LocalDate } from "../../api/kernel/local-date.ts";
import { importPmiFile } from "../../api/pmi/import.ts";
import { replaceAvailability } from "../../api/publishing/publishing.queries.ts";
import { importStructures } from "../../api/structures/import.ts";
import { type Db, inTransaction } from "../client.ts";
import { projectFile } from "../files.ts";
import { inventAvailability } from "./availability.ts";
import { Random } from "./random.ts";

export interface DemoOptions {
  /** key of the hashes of those who did not allow publication */
  hashKey: Buffer;
  today: LocalDate;
  /** a line of progress, in French */
  log: (line: string) => void;
}

const ADDRESSES = projectFile("db/seed/adresses-66.csv.gz");
const STRUCTURES = projectFile("db/seed/structures-66.csv");
const PEOPLE = projectFile("db/seed/pmi-66-2026-11.csv");

/**
 * Loads the demonstration, the Pyrénées-Orientales with invented people, through the importers. Once: a later start
 * only renews availability that has run out. Cut short, the next start does it again.
 */
export async function seedDemo(db: Db, { hashKey, today, log }: DemoOptions): Promise<void> {
  const version = fingerprint();
  const loaded = (await readMark(db)) === version;
  if (!loaded) {
    // marked before the first listing: another process then knows that nothing here is real
    await mark(db, "loading");
    const now = new Date(`${today}T06:00:00Z`);
    const gazetteer = await loadGazetteer(db);
    log("Démonstration : adresses inventées des Pyrénées-Orientales");
    await loadAddresses(db, gazetteer, ADDRESSES);
    log("Démonstration : crèches, accueils de loisirs, relais, LAEP");
    await importStructures(db, { path: STRUCTURES, format: "csv", now, gazetteer });
    log("Démonstration : fichier de PMI, personnes inventées");
    await loadPeople(db, hashKey, now, gazetteer);
  }
  const published = await publish(db, today, !loaded);
  if (published > 0)
    log(`Démonstration : ${published} disponibilités ${loaded ? "renouvelées" : "publiées"}`);
  if (!loaded) await mark(db, version);
}

async function loadPeople(db: Db, hashKey: Buffer, now: Date, gazetteer: Gazetteer): Promise<void> {
  const source = PEOPLE;
  const result = await importPmiFile(db, {
    source,
    departement: "66",
    hashKey,
    now,
    gazetteer,
    approve: true,
  });
  if (result.outcome !== "APPLIED")
    throw new Error(`the demonstration's PMI file was not applied: ${result.outcome}`);
}

/** Changes when a file of the demonstration does. */
function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of [ADDRESSES, STRUCTURES, PEOPLE]) hash.update(readFileSync(file));
  return hash.digest("hex");
}

async function readMark(db: Db): Promise<string | undefined> {
  const [row] = await db.execute<{ value: string }>(sql`select value from installation where key = 'demo'`);
  return row?.value;
}

async function mark(db: Db, value: string): Promise<void> {
  await inTransaction(db, (tx) =>
    tx.execute(sql`insert into installation (key, value) values ('demo', ${value})
                   on conflict (key) do update set value = excluded.value`),
  );
}

/** Where families see the map first, all colours and levels are to be seen. */
const FILLED_SHARE = 0.13;
const FILLED_SHARE_PERPIGNAN = 0.26;

interface Place extends Record<string, unknown> {
  id: string;
  /** the same in every installation */
  key: string;
  kind: CareKind;
  communeCode: string;
  places: number;
  /** published before, and run out */
  ranOut: boolean;
}

/** Publishes for those who are to have an availability: all of them the first time, then those whose has run out. */
async function publish(db: Db, today: LocalDate, first: boolean): Promise<number> {
  const rows = await db.execute<Place>(sql`
    select l.id, l.kind, l.commune_code as "communeCode",
           coalesce((l.detail ->> 'approvedPlaces')::int, (l.detail ->> 'capacity')::int, 20) as places,
           coalesce(p.approval_number, (select min(s.external_id) from structure_source s where s.listing_id = l.id),
                    l.id::text) as key,
           coalesce(a.valid_until < ${today}::date, false) as "ranOut"
    from listing l left join pmi.childminder p on p.listing_id = l.id
                   left join availability_summary a on a.listing_id = l.id
    where l.kind = any(${sql.param([...KINDS_WITH_AVAILABILITY])}::care_kind[]) and l.state <> 'GONE'`);
  const entries = rows.flatMap(({ id, key, kind, communeCode, places, ranOut }) => {
    const random = new Random(`availability ${key}`);
    const filled = random.chance(communeCode === "66136" ? FILLED_SHARE_PERPIGNAN : FILLED_SHARE);
    return filled && (first || ranOut)
      ? [{ listingId: id, ...inventAvailability(kind, places, today, random) }]
      : [];
  });
  if (entries.length > 0) await inTransaction(db, (tx) => replaceAvailability(tx, entries));
  return entries.length;
}
