import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { type Gazetteer, loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import type { PmiCells } from "../../api/pmi/columns.ts";
import { importPmiFile, type PmiImport, type PmiOutcome } from "../../api/pmi/import.ts";
import type { PmiCounts } from "../../api/pmi/report.ts";
import type { Db } from "../../db/client.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aStream, asCsv } from "./pmi-file.ts";
import { FakeGeocoder, HASH_KEY, NOW } from "./pmi-fixtures.ts";

export interface Pmi {
  db: Db;
  url: string;
  gazetteer: Gazetteer;
  geocoder: FakeGeocoder;
  import(source: PmiCells[] | string | Buffer, options?: Partial<PmiImport>): Promise<PmiOutcome>;
  /** applies, whatever the guards say; gives the counts that are not 0 */
  apply(source: PmiCells[] | string | Buffer, options?: Partial<PmiImport>): Promise<Partial<PmiCounts>>;
}

/** A database for one test file, with a gazetteer and a geocoder that answers at once. */
export function usePmi(): Pmi {
  let base: TestDatabase;
  const pmi = {
    import: (source, options = {}) => {
      const bytes = Array.isArray(source) ? asCsv(source) : source;
      const { gazetteer, geocoder } = pmi;
      const job = { departement: "66", hashKey: HASH_KEY, now: NOW, gazetteer, geocoder };
      return importPmiFile(pmi.db, { source: aStream(bytes), ...job, ...options });
    },
    apply: async (source, options = {}) => {
      const outcome = await pmi.import(source, { approve: true, ...options });
      if (outcome.outcome !== "APPLIED") throw new Error(JSON.stringify(outcome));
      const {
        rows: _rows,
        listed: _listed,
        heldBack: _heldBack,
        removed: _removed,
        ...counts
      } = outcome.report.counts;
      return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
    },
  } as Pmi;
  beforeAll(async () => {
    base = await freshDatabase();
    pmi.db = base.db;
    pmi.url = base.url;
    pmi.gazetteer = await loadGazetteer(base.db);
    pmi.geocoder = new FakeGeocoder();
  });
  afterAll(() => base.drop());
  return pmi;
}

/** Everything of a département that an import writes, without ids and instants: comparable between databases. */
export async function contentOf(db: Db): Promise<unknown[]> {
  const rows = await db.execute<{ content: unknown }>(sql`
    select jsonb_build_object(
      'listing', to_jsonb(l) - 'id' - 'created_at' - 'updated_at',
      'pmi', to_jsonb(c) - 'listing_id' - 'created_at' - 'updated_at' - 'gone_at',
      'gone', c.gone_at is not null) as content
    from listing l left join pmi.childminder c on c.listing_id = l.id
    where l.kind = 'CHILDMINDER' order by c.departement_code, c.approval_number`);
  const refused = await db.execute<{ hash: string }>(
    sql`select encode(number_hash, 'hex') as hash from pmi.refusal order by 1`,
  );
  return [...rows.map(({ content }) => content), ...refused.map(({ hash }) => hash)];
}

/** Which transaction wrote each row last: unchanged means that nothing was written. */
export async function writersOf(db: Db): Promise<string[]> {
  const rows = await db.execute<{ writer: string }>(sql`
    select 'listing ' || id || ' ' || xmin as writer from listing
    union all select 'childminder ' || listing_id || ' ' || xmin from pmi.childminder
    union all select 'refusal ' || encode(number_hash, 'hex') || ' ' || xmin from pmi.refusal
    union all select 'file ' || id || ' ' || xmin from pmi.file
    union all select 'quarantine ' || id || ' ' || xmin from pmi.quarantine
    union all select 'feed ' || listing_id || ' ' || xmin from feed_change
    order by 1`);
  return rows.map(({ writer }) => writer);
}

/** The tables that hold the text anywhere. */
export async function tablesHolding(db: Db, text: string): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'pmi') and tablename <> 'audit_entry'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.execute(
      sql`select from ${sql.raw(name)} t where t::text ilike ${`%${text}%`} limit 1`,
    );
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}
