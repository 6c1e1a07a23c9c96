import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";

/** How many tries at once, and how many come back in a minute. One key always goes with one bucket. */
export interface Bucket {
  burst: number;
  perMinute: number;
}

/** A bucket that would be full later than any filling takes was dated by a clock that jumped. */
const JUMP_SECONDS = 3_600;

/**
 * Takes one try out of the bucket; false: it is empty, and nothing was written. Counted at once and for good, even
 * when what follows fails: give it the pool. In a transaction it counts what the transaction does.
 */
export async function takeToken(db: Db, key: Buffer, bucket: Bucket, now: Date): Promise<boolean> {
  const refill = 60 / bucket.perMinute;
  const at = sql`${now.toISOString()}::timestamptz`;
  const after = (seconds: number) => sql`${at} + make_interval(secs => ${seconds})`;
  const jumped = after(bucket.burst * refill + JUMP_SECONDS);
  const fullAt = sql`case when throttle.full_at between ${at} and ${jumped} then throttle.full_at else ${at} end`;
  // a millisecond more, since the microseconds of the refills are rounded
  const rows = await db.execute(sql`
    insert into throttle (key, full_at) values (${key}, ${after(refill)})
    on conflict (key) do update set full_at = ${fullAt} + make_interval(secs => ${refill})
      where ${fullAt} <= ${after((bucket.burst - 1) * refill + 0.001)}
    returning 1`);
  return rows.length > 0;
}

/** Puts one try back, for what turned out to be no abuse. */
export async function giveTokenBack(db: Db, key: Buffer, bucket: Bucket, now: Date): Promise<void> {
  await db.execute(sql`
    update throttle set full_at = full_at - make_interval(secs => ${60 / bucket.perMinute})
    where key = ${key} and full_at > ${now.toISOString()}::timestamptz`);
}

/** Erases the buckets that are full again. */
export async function forgetThrottles(db: Db, now: Date): Promise<number> {
  const gone = await db.execute(sql`delete from throttle where full_at <= ${now.toISOString()}::timestamptz`);
  return gone.count;
}
