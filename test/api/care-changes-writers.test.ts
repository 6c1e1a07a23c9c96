import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eraseListings, putListings, setListingState } from "../../api/directory/listing.queries.ts";
import { numberChanges } from "../../api/feed/feed.queries.ts";
import { keepNumbered, numberAll } from "../../api/feed/numbering.ts";
import { type Jobs, startJobs, tasksOf } from "../../api/jobs.ts";
import { replaceAvailability } from "../../api/publishing/publishing.queries.ts";
import { connect, type Db, inTransaction } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aPost } from "../jobs.ts";
import { times } from "../soak.ts";
import {
  AT,
  expectInStep,
  GREEN,
  inStep,
  MONTHS,
  news,
  RED,
  Reader,
  unnumbered,
  WEEKS,
} from "./feed-reader.ts";

let database: TestDatabase;
let db: Db;
let api: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
  api = await startApi(db);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** A promise and what settles it, to hold a transaction open. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe("concurrent writers", () => {
  test("who writes first and commits last is not skipped", async () => {
    const [slow, quick] = [aListing({ name: "Lente" }), aListing({ name: "Rapide" })];
    await given(db, slow, quick);
    const reader = await inStep(api, db);
    const wrote = gate();
    const commit = gate();
    const writer = inTransaction(db, async (tx) => {
      await putListings(tx, [{ ...slow, name: "Lente, à la fin" }]);
      wrote.open();
      await commit.opened;
    });
    await wrote.opened;
    await given(db, { ...quick, name: "Rapide, à la fin" });
    expect(await news(reader, db)).toEqual([{ id: quick.id, there: true }]);
    commit.open();
    await writer;
    expect(await news(reader, db)).toEqual([{ id: slow.id, there: true }]);
    await expectInStep(reader, api, db);
  });

  test("two processes number one after the other: no place is seen before one below it", async () => {
    const [first, second] = [aListing(), aListing()];
    const reader = await inStep(api, db);
    await given(db, first);
    const numbered = gate();
    const commit = gate();
    const one = inTransaction(db, async (tx) => {
      expect(await numberChanges(tx, 10)).toBe(1);
      numbered.open();
      await commit.opened;
    });
    await numbered.opened;
    await given(db, second);
    let done = false;
    const other = numberAll(db).then(() => {
      done = true;
    });
    await sleep(200);
    expect(done).toBe(false);
    expect(await reader.catchUp()).toEqual([]);
    commit.open();
    await Promise.all([one, other]);
    expect((await reader.catchUp()).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  test("numbering that is broken off leaves every reader consistent, and its places to nobody", async () => {
    const [first, second] = [aListing(), aListing()];
    const reader = await inStep(api, db);
    await given(db, first);
    for (let i = 0; i < 3; i += 1) {
      const broken = inTransaction(db, async (tx) => {
        expect(await numberChanges(tx, 10)).toBe(1);
        throw new Error("killed");
      });
      await expect(broken).rejects.toThrow("killed");
      expect(await reader.catchUp()).toEqual([]);
    }
    await given(db, second);
    expect(await news(reader, db)).toEqual([
      { id: first.id, there: true },
      { id: second.id, there: true },
    ]);
    expect(await news(reader, db)).toEqual([]);
  });

  test("what another transaction holds keeps nothing else waiting, and comes when that has ended", async () => {
    const [held, free] = [aListing({ name: "Tenue" }), aListing()];
    await given(db, held);
    const reader = await inStep(api, db);
    await given(db, { ...held, name: "Changée" }, free);
    const wrote = gate();
    const end = gate();
    const writer = inTransaction(db, async (tx) => {
      await putListings(tx, [{ ...held, name: "Jamais" }]);
      wrote.open();
      await end.opened;
      throw new Error("given up");
    });
    await wrote.opened;
    expect(await numberAll(db)).toBe(false);
    expect((await reader.catchUp()).map(({ id }) => id)).toEqual([free.id]);
    end.open();
    await expect(writer).rejects.toThrow("given up");
    expect(await news(reader, db)).toEqual([{ id: held.id, there: true }]);
    expect(reader.copy.get(held.id)?.name).toBe("Changée");
  });

  test("more than one batch at a time", async () => {
    const rows = Array.from({ length: 25 }, () => aListing());
    const reader = await inStep(api, db);
    await given(db, ...rows);
    const counts: number[] = [];
    for (;;) {
      counts.push(await inTransaction(db, (tx) => numberChanges(tx, 10)));
      if (counts.at(-1) === 0) break;
    }
    expect(counts).toEqual([10, 10, 5, 0]);
    expect((await reader.catchUp(4)).map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test("many of them, slow and quick, some given up, two that number, and readers that page all the while", {
    timeout: times(90_000, 1_800_000),
  }, async () => {
    const pool = connect(database.url, { max: 12 });
    const log = pino({ level: "silent" });
    const numberers = [await keepNumbered(pool, log), await keepNumbered(db, log)];
    const any = (most: number) => Math.floor(Math.random() * most);
    const rows = Array.from({ length: 30 }, (_, i) => aListing({ name: `Course ${i}` }));
    await given(db, ...rows);
    const erased = new Set<string>();
    let writing = true;

    /** One transaction that changes one to three listings in one of all ways, and takes its time. */
    async function write(name: string): Promise<void> {
      const alive = rows.filter(({ id }) => !erased.has(id));
      const start = any(alive.length);
      const some = alive.slice(start, start + 1 + any(3));
      const ids = some.map(({ id }) => id);
      await inTransaction(pool, async (tx) => {
        await sleep(any(10));
        const way = any(20);
        if (way < 8)
          await putListings(
            tx,
            some.map((row) => ({ ...row, name })),
          );
        else if (way < 12) await setListingState(tx, ids, way < 10 ? "SUSPENDED" : "PUBLISHED");
        else if (way < 19) {
          const content = [GREEN, RED, WEEKS, MONTHS][any(4)] ?? GREEN;
          await replaceAvailability(
            tx,
            ids.slice(0, 1).map((listingId) => ({ listingId, content, confirmedAt: AT })),
          );
        } else {
          await eraseListings(tx, ids.slice(0, 1));
          await putListings(tx, [aListing({ name })]);
        }
        await sleep(any(25));
        if (any(6) === 0) throw new Error("given up");
        if (way === 19) erased.add(ids[0] ?? "");
      });
    }
    const readers = Array.from({ length: 3 }, () => new Reader(api));
    const reading = readers.map(async (reader, i) => {
      while (writing) await reader.page(1 + any(i === 0 ? 1_000 : 9));
    });
    const refused: string[] = [];
    await Promise.all(
      Array.from({ length: 10 }, async (_, writer) => {
        for (let i = 0; i < times(25, 1_000); i += 1) {
          await write(`Par ${writer}, la ${i}`).catch((error) => {
            const cause = error.cause ?? error;
            // two that wait for each other, or for a listing that is no more: one of them is refused whole
            refused.push(cause.code ?? cause.message);
          });
        }
      }),
    );
    expect([...new Set(refused)].filter((why) => !/^(given up|40P01|23503)$/.test(why))).toEqual([]);
    writing = false;
    await Promise.all(reading);
    await expect.poll(() => unnumbered(db), { timeout: 10_000 }).toBe(0);
    for (const reader of [...readers, new Reader(api)]) {
      await reader.catchUp(7);
      await expectInStep(reader, api, db);
    }
    await Promise.all(numberers.map((numberer) => numberer.stop()));
    await pool.$client.end();
  });
});

describe("whoever does the jobs numbers", () => {
  let own: TestDatabase;
  let jobs: Jobs | undefined;
  let pool: Db;
  let owner: Db;
  const lines: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => lines.push(line) });
  const now = () => new Date("2026-11-23T09:00:00Z");

  beforeAll(async () => {
    own = await freshDatabase();
    pool = connect(own.url, { max: 4 });
    owner = connect(own.ownerUrl, { max: 1, asOwner: true });
    await given(own.db, aListing());
  });
  afterAll(async () => {
    await jobs?.stop();
    await pool.$client.end({ timeout: 2 });
    await owner.$client.end();
    await own.drop();
  });

  const start = () => startJobs({ url: own.url, db: pool, post: aPost({}), housekeeping: {}, log, now });
  const numbered = (timeout = 1_000) =>
    expect.poll(() => unnumbered(own.db), { timeout, interval: 20 }).toBe(0);
  const cut = (whose: string) =>
    owner.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query ilike ${whose}`);

  test("at its start what was left, then within a second of each commit", async () => {
    expect(await unnumbered(own.db)).toBe(1);
    jobs = await start();
    await numbered();
    for (let i = 0; i < times(5, 50); i += 1) {
      await given(own.db, aListing(), aChildminder());
      await numbered();
    }
  });

  test("as soon as a transaction that held a change has ended, though it tells nothing", async () => {
    const row = aListing();
    await given(own.db, row);
    await numbered();
    const [locked, unlock, held, end] = [gate(), gate(), gate(), gate()];
    // another process numbers at this moment, so that the change waits
    const numberer = inTransaction(own.db, async (tx) => {
      await numberChanges(tx, 0);
      locked.open();
      await unlock.opened;
    });
    await locked.opened;
    await given(own.db, { ...row, name: "Autre" });
    const holder = inTransaction(own.db, async (tx) => {
      await tx.execute(sql`select from feed_change where listing_id = ${row.id} for update`);
      held.open();
      await end.opened;
    });
    await held.opened;
    unlock.open();
    await numberer;
    await sleep(300);
    expect(await unnumbered(own.db)).toBe(1);
    end.open();
    await holder;
    await numbered(2_000);
  });

  test("after its connection was killed, with what was committed meanwhile", async () => {
    for (let i = 0; i < times(3, 50); i += 1) {
      expect(await cut('listen "mon_enfant_feed"%')).toHaveLength(1);
      await given(own.db, aListing());
      await numbered(3_000);
      await given(own.db, aListing());
      await numbered();
    }
  });

  test("after all connections were killed, in the middle of its work; nothing ends the process", async () => {
    for (let i = 0; i < times(3, 50); i += 1) {
      const rows = Array.from({ length: 200 }, () => aListing());
      await given(own.db, ...rows);
      await sleep(i);
      await cut("%");
      await expect.poll(() => unnumbered(own.db).catch(() => -1), { timeout: 10_000 }).toBe(0);
    }
    expect(lines.join("")).not.toMatch(/petits-pas|Perpignan|insert into/);
  });

  test("no more once it has stopped; then as a job, once a minute", async () => {
    await jobs?.stop();
    jobs = undefined;
    await given(own.db, aListing());
    await sleep(300);
    expect(await unnumbered(own.db)).toBe(1);
    await tasksOf({ db: own.db, post: aPost({}), housekeeping: {}, log, now }).number_changes();
    expect(await unnumbered(own.db)).toBe(0);
  });
});
