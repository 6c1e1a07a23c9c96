import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetThrottles, giveTokenBack, takeToken } from "../../api/throttle/throttle.queries.ts";
import { connect } from "../../db/client.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const start = Date.parse("2026-11-23T09:00:00Z");
const after = (seconds: number) => new Date(start + seconds * 1_000);
const bucket = { burst: 3, perMinute: 2 };

async function takeUntilEmpty(key: Buffer, now: Date, most = 10): Promise<number> {
  let taken = 0;
  while (taken < most && (await takeToken(database.db, key, bucket, now))) taken += 1;
  return taken;
}

test("a bucket gives its burst, then what comes back with time, and never more than its burst", async () => {
  const key = randomBytes(32);
  expect(await takeUntilEmpty(key, after(0))).toBe(3);
  expect(await takeUntilEmpty(key, after(29))).toBe(0);
  expect(await takeUntilEmpty(key, after(30))).toBe(1);
  expect(await takeUntilEmpty(key, after(95))).toBe(2);
  expect(await takeUntilEmpty(key, after(86_400))).toBe(3);
});

test("refills that are no whole number of microseconds still make a whole burst", async () => {
  const key = randomBytes(32);
  const odd = { burst: 20, perMinute: 7 };
  const tries = [];
  for (let i = 0; i < 21; i += 1) tries.push(await takeToken(database.db, key, odd, after(0)));
  expect(tries.filter(Boolean)).toHaveLength(20);
});

test("50 tries at once, from several connections, get the burst and no more", {
  repeats: times(0, 100),
}, async () => {
  const key = randomBytes(32);
  const other = connect(database.url, { max: 10 });
  const tries = Array.from({ length: 50 }, (_, i) =>
    takeToken(i % 2 ? other : database.db, key, bucket, after(i % 3)),
  );
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(3);
  await other.$client.end();
});

test("a try given back can be taken again; a full bucket takes nothing more in", async () => {
  const key = randomBytes(32);
  await takeUntilEmpty(key, after(0));
  await giveTokenBack(database.db, key, bucket, after(1));
  expect(await takeUntilEmpty(key, after(1))).toBe(1);
  for (let i = 0; i < 9; i += 1) await giveTokenBack(database.db, key, bucket, after(1));
  expect(await takeUntilEmpty(key, after(1))).toBe(3);
});

test("a clock that jumped ahead and back locks nobody out", async () => {
  const key = randomBytes(32);
  await takeUntilEmpty(key, after(30 * 86_400));
  expect(await takeUntilEmpty(key, after(0))).toBe(3);
});

test("full buckets are forgotten, others kept", async () => {
  await forgetThrottles(database.db, after(100 * 86_400));
  const [full, used] = [randomBytes(32), randomBytes(32)];
  await takeToken(database.db, full, bucket, after(0));
  await takeUntilEmpty(used, after(20));
  expect(await forgetThrottles(database.db, after(60))).toBe(1);
  expect(await takeUntilEmpty(used, after(60))).toBe(1);
});
