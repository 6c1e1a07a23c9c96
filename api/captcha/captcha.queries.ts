import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import { captcha } from "../../db/schema/captcha.ts";

const TO_ANSWER_MINUTES = 10;
const TO_SPEND_MINUTES = 20;
/** how long the same sent twice is known again */
const SPENT_MINUTES = 24 * 60;

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();

/** Returns until when it may be answered. */
export async function insertCaptcha(tx: Tx, id: string, answerHash: Buffer, now: Date): Promise<string> {
  const expiresAt = minutesFrom(now, TO_ANSWER_MINUTES);
  await tx.insert(captcha).values({ id, answerHash, expiresAt, createdAt: now.toISOString() });
  return expiresAt;
}

/** Judges an answer: a right one opens it for a while, a wrong one burns it. Null: not there to be answered. */
export async function judge(
  tx: Tx,
  id: string,
  answerHash: Buffer,
  now: Date,
): Promise<"RIGHT" | "BURNT" | null> {
  const [row] = await tx.execute<{ state: "RIGHT" | "BURNT" }>(sql`
    update captcha set
      state = case when answer_hash = ${answerHash} then 'RIGHT' else 'BURNT' end::captcha_state,
      expires_at = case when state = 'OPEN' and answer_hash = ${answerHash}
                        then ${minutesFrom(now, TO_SPEND_MINUTES)}::timestamptz else expires_at end
    where id = ${id} and state in ('OPEN', 'RIGHT') and expires_at > ${now.toISOString()}::timestamptz
    returning state`);
  return row?.state ?? null;
}

/** Spends a right answer on `on`. Of many at once one spends it: the others find the row locked, then spent. */
export async function spend(
  tx: Tx,
  id: string,
  on: Buffer,
  now: Date,
): Promise<"SPENT" | "REPEATED" | "GONE"> {
  const spent = await tx
    .update(captcha)
    .set({ state: "SPENT", spentOn: on, expiresAt: minutesFrom(now, SPENT_MINUTES) })
    .where(and(eq(captcha.id, id), eq(captcha.state, "RIGHT"), gt(captcha.expiresAt, now.toISOString())))
    .returning({ id: captcha.id });
  if (spent.length > 0) return "SPENT";
  const same = and(eq(captcha.id, id), eq(captcha.spentOn, on));
  const repeated = await tx.select({ id: captcha.id }).from(captcha).where(same);
  return repeated.length > 0 ? "REPEATED" : "GONE";
}

export async function deletePast(tx: Tx, now: Date): Promise<void> {
  await tx.delete(captcha).where(lte(captcha.expiresAt, now.toISOString()));
}
