import { randomUUID } from "node:crypto";
import { type Db, inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { bucketKey, networkOf } from "../throttle/key.ts";
import { type Bucket, giveTokenBack, takeToken } from "../throttle/throttle.queries.ts";
import { answerHash, digitsOf, drawDigits } from "./answer.ts";
import { deletePast, insertCaptcha, judge, spend } from "./captcha.queries.ts";
import { picture } from "./picture.ts";
import { sound } from "./sound.ts";

type Keys = (purpose: string) => Buffer;

/** GONE: unknown, expired, burnt or spent. */
export type CaptchaVerdict = "RIGHT" | "WRONG" | "GONE" | "TOO_MANY";

const DRAWN: Bucket = { burst: 30, perMinute: 6 };
const ANSWERED: Bucket = { burst: 20, perMinute: 2 };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Four digits to copy, as a picture and as sound, both `data:` URLs. Null: this address asked for too many. */
export async function newCaptcha(
  db: Db,
  keys: Keys,
  address: string,
  now: Date,
): Promise<{ id: string; image: string; audio: string; expiresAt: string } | null> {
  if (!(await takeToken(db, bucketKey(keys, "captcha drawn", networkOf(address)), DRAWN, now))) return null;
  const id = randomUUID();
  const digits = drawDigits();
  const image = await picture(digits, Math.random);
  const audio = sound(digits, Math.random);
  const hash = answerHash(keys("captcha"), id, digits);
  const expiresAt = await inTransaction(db, (tx) => insertCaptcha(tx, id, hash, now));
  return { id, image: dataUrl("image/png", image), audio: dataUrl("audio/wav", audio), expiresAt };
}

const dataUrl = (type: string, bytes: Buffer) => `data:${type};base64,${bytes.toString("base64")}`;

/** A wrong answer burns it (R16); a right one may be asked again until it is spent, or twenty minutes have passed. */
export async function answerCaptcha(
  db: Db,
  keys: Keys,
  answer: { id: string; text: string },
  address: string,
  now: Date,
): Promise<CaptchaVerdict> {
  const bucket = bucketKey(keys, "captcha answered", networkOf(address));
  if (!(await takeToken(db, bucket, ANSWERED, now))) return "TOO_MANY";
  if (!UUID.test(answer.id)) return "GONE";
  const hash = answerHash(keys("captcha"), answer.id, digitsOf(answer.text) ?? "");
  const judged = await inTransaction(db, async (tx) => {
    const found = await judge(tx, answer.id, hash, now);
    // as many at most as the bucket lets through
    if (found !== "RIGHT")
      await record(tx, { action: found ? "CAPTCHA_WRONG" : "CAPTCHA_GONE", subjectId: answer.id });
    return found;
  });
  if (judged !== "RIGHT") return judged ? "WRONG" : "GONE";
  // whoever shares an address with many others is not held up by their right answers
  await giveTokenBack(db, bucket, ANSWERED, now);
  return "RIGHT";
}

/**
 * Spends a right answer on what it serves, in the transaction that does it. `on` is a hash of that: the same sent
 * twice is REPEATED for a day, which also holds once `answerCaptcha` says GONE.
 */
export async function spendCaptcha(
  tx: Tx,
  id: string,
  on: Buffer,
  now: Date,
): Promise<"SPENT" | "REPEATED" | "GONE"> {
  return UUID.test(id) ? spend(tx, id, on, now) : "GONE";
}

/** Erases those past their time. */
export async function forgetCaptchas(db: Db, now: Date): Promise<void> {
  await inTransaction(db, (tx) => deletePast(tx, now));
}
