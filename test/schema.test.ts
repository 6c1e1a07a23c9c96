import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, inTransaction } from "../db/client.ts";
import { aChildminder, aListing, given } from "./builders.ts";
import { freshDatabase, type TestDatabase } from "./db.ts";

/** The catalogue keeps its conventions; a debt would be listed here with its reason. */
let database: TestDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database?.drop());

const OURS = sql`('public', 'pmi')`;

describe("the catalogue", () => {
  test("instants carry their zone", async () => {
    const rows = await database.db.execute(sql`
      select table_name, column_name from information_schema.columns
      where table_schema in ${OURS} and data_type = 'timestamp without time zone'`);
    expect([...rows]).toEqual([]);
  });

  test("every foreign key is indexed", async () => {
    const rows = await database.db.execute(sql`
      select c.conrelid::regclass::text as table, a.attname as column
      from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_namespace n on n.oid = c.connamespace
      where c.contype = 'f' and n.nspname in ${OURS} and not exists (
        select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect([...rows]).toEqual([]);
  });

  test("names are in snake_case and singular, and every table has a primary key", async () => {
    const tables = await database.db.execute<{ name: string; key: boolean }>(sql`
      select c.relname as name, exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ${OURS}`);
    expect(tables.length).toBeGreaterThan(15);
    for (const { name, key } of tables) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(name, "a table is named for one of its rows").not.toMatch(/(?<!s|alia)s$/);
      expect(key, `${name} has no primary key`).toBe(true);
    }
  });

  test("roles own nothing, and nobody may change the audit", async () => {
    const [owned] = await database.db.execute<{ n: number }>(sql`
      select count(*)::int as n from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'mon_enfant_%'`);
    expect(owned?.n).toBe(0);
    const rights = await database.db.execute<{ privilege: string }>(sql`
      select distinct privilege_type as privilege from information_schema.role_table_grants
      where table_name = 'audit_entry' and grantee like 'mon_enfant_%'`);
    expect(rights.map(({ privilege }) => privilege)).toEqual(["INSERT"]);
  });
});

test("R8 no sample of what people are outlives them in the statistics", async () => {
  await given(
    database.db,
    ...Array.from({ length: 20 }, (_, i) => aChildminder({ name: `Personne Unique${i}` })),
  );
  const owner = connect(database.ownerUrl, { max: 1, asOwner: true });
  await owner.$client.unsafe("analyze listing");
  const kept = await owner.$client.unsafe(`
    select attname from pg_stats where tablename in ('listing', 'childminder')
      and attname in ('name', 'address_lines', 'phone', 'email', 'search_text', 'last_name', 'first_name',
                      'approval_number', 'street_name')`);
  await owner.$client.end();
  expect(kept.map(({ attname }) => attname)).toEqual([]);
});

describe("R5 only PMI's role writes what PMI says", () => {
  const refused = /permission denied|row-level security/;

  async function failure(work: Promise<unknown>): Promise<string> {
    return work.then(
      () => "it was allowed",
      (error: Error) => String((error.cause as Error | undefined)?.message ?? error.message),
    );
  }

  test("the application may not write the tables of PMI, nor a childminder's listing", async () => {
    const row = aChildminder();
    await given(database.db, row);
    const tables = ["childminder", "file", "refusal", "quarantine"];
    for (const table of tables) {
      const work = database.db.execute(sql.raw(`delete from pmi.${table}`));
      expect(await failure(work)).toMatch(refused);
    }
    const { db } = database;
    const insert =
      db.execute(sql`insert into listing (kind, name, commune_code, precision, lng, lat, search_text)
      values ('CHILDMINDER', 'x', '66136', 'COMMUNE', 2.9, 42.7, 'x')`);
    expect(await failure(insert)).toMatch(refused);
    await db.execute(sql`update listing set name = 'changed' where id = ${row.id}`);
    await db.execute(sql`delete from listing where id = ${row.id}`);
    const [still] = await db.execute<{ name: string }>(sql`select name from listing where id = ${row.id}`);
    expect(still?.name).toBe(row.name);
  });

  test("PMI's role writes childminders alone, and no availability", async () => {
    const creche = aListing();
    await given(database.db, creche);
    const asPmi = (statement: string) =>
      inTransaction(database.db, (tx) => tx.execute(sql.raw(statement)), "pmi");
    await asPmi(`update listing set name = 'changed' where id = '${creche.id}'`);
    const [row] = await database.db.execute<{ name: string }>(
      sql`select name from listing where id = ${creche.id}`,
    );
    expect(row?.name).toBe(creche.name);
    expect(await failure(asPmi("delete from availability"))).toMatch(refused);
    expect(await failure(asPmi("delete from commune"))).toMatch(refused);
  });
});
