import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db, inTransaction, type Tx } from "../../db/client.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

/** A transaction whose connection dies is refused; what died takes nothing with it, the process least of all. */
let database: TestDatabase;
let other: Db;
let owner: Db;
const escaped: unknown[] = [];
const onEscape = (error: unknown) => escaped.push(error);

beforeAll(async () => {
  database = await freshDatabase();
  other = connect(database.url, { max: 2 });
  owner = connect(database.ownerUrl, { max: 1, asOwner: true });
  process.on("uncaughtException", onEscape);
});
afterAll(async () => {
  process.off("uncaughtException", onEscape);
  await other.$client.end();
  await owner.$client.end();
  await database.drop();
});

async function pidOf(tx: Tx): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
}

async function cut(tx: Tx, pid?: number): Promise<void> {
  const [row] = await owner.execute(sql`select pg_terminate_backend(${pid ?? (await pidOf(tx))}) as cut`);
  expect(row).toEqual({ cut: true });
}

/** The pool serves again, if not the very next statement. */
async function healed(): Promise<void> {
  for (const end = Date.now() + 2_000; ; ) {
    const rows = await other.execute(sql`select 1`).catch(() => null);
    if (rows || Date.now() > end) return void expect(rows).not.toBeNull();
    await sleep(20);
  }
}

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  [
    "while a statement runs",
    async (tx) => {
      const pid = await pidOf(tx);
      await Promise.all([tx.execute(sql`select pg_sleep(5)`), sleep(50).then(() => cut(tx, pid))]);
    },
  ],
  [
    "between two statements",
    async (tx) => {
      await cut(tx);
      await sleep(100);
      await tx.execute(sql`select 1`);
    },
  ],
  [
    "before its end",
    async (tx) => {
      await cut(tx);
      await sleep(100);
    },
  ],
  [
    "and something else fails too",
    async (tx) => {
      await cut(tx);
      await sleep(100);
      throw new Error("something else");
    },
  ],
])("cut %s", async (_, work) => {
  for (let i = 0; i < times(5, 100); i += 1) {
    const outcome = inTransaction(other, async (tx) => {
      await tx.execute(sql`insert into throttle (key, full_at) values ('x', now())`);
      await work(tx);
    });
    await expect(outcome).rejects.toThrow(/connection|CONNECTION|Failed query: select pg_sleep/);
    await healed();
  }
  await sleep(100);
  expect(escaped).toEqual([]);
  expect([...(await database.db.execute(sql`select 1 from throttle`))]).toEqual([]);
});
