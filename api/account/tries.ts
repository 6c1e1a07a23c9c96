import { randomBytes } from "node:crypto";
import { inTransaction, type Tx } from "../../db/client.ts";
import { captchaProblem } from "../captcha/captcha.messages.ts";
import { answerCaptcha, spendCaptcha } from "../captcha/captcha.ts";
import type { Context } from "../context.ts";
import type { Problem } from "../problem.ts";
import { bucketKey, networkOf } from "../throttle/key.ts";
import { type Bucket, giveTokenBack, takeToken } from "../throttle/throttle.queries.ts";
import { SIGN_IN } from "./account.messages.ts";
import { isRecoveryCode } from "./totp.ts";

/** Wrong passwords for one account, whoever tries; one comes back every two minutes. */
const ACCOUNT: Bucket = { burst: 5, perMinute: 0.5 };
/** Wrong passwords from one address, for whatever accounts: an office shares one. */
const ADDRESS: Bucket = { burst: 60, perMinute: 2 };
/** Codes of an agent, asked after a right password: 6 in a quarter of an hour. */
const CODE: Bucket = { burst: 6, perMinute: 0.4 };
/** Wrong passwords of whoever is already signed in to that account. */
const OWN: Bucket = { burst: 10, perMinute: 1 };
/** Letters with a new password to one address. */
const LETTER: Bucket = { burst: 3, perMinute: 0.1 };

export interface CaptchaAnswer {
  id: string;
  text: string;
}

/** A try that was let through; a right password undoes it, so that only wrong ones count. */
export interface Try {
  undo(): Promise<void>;
}

interface Taken {
  key: Buffer;
  bucket: Bucket;
}

async function take(context: Context, wanted: Taken[]): Promise<Try | null> {
  const { primary, now } = context;
  const taken = await Promise.all(wanted.map(({ key, bucket }) => takeToken(primary, key, bucket, now)));
  const undo = async () => {
    const back = wanted.filter((_, i) => taken[i]);
    await Promise.all(back.map(({ key, bucket }) => giveTokenBack(primary, key, bucket, now)));
  };
  if (taken.every(Boolean)) return { undo };
  // a try that is not let through guesses nothing: it empties no other bucket
  await undo();
  return null;
}

const guessing = ({ keys, caller }: Context, email: string): Taken[] => [
  { key: bucketKey(keys, "sign-in account", email), bucket: ACCOUNT },
  { key: bucketKey(keys, "sign-in address", networkOf(caller.address)), bucket: ADDRESS },
];

const NOTHING_TO_UNDO: Try = { undo: async () => {} };

/**
 * Lets a sign-in try. Where there were too many wrong ones a right captcha lets it try too, one captcha a try: whoever
 * stuffs an account slows down, and its owner is never shut out.
 */
export async function trySignIn(
  context: Context,
  email: string,
  captcha: CaptchaAnswer | null,
): Promise<Try | { problem: Problem }> {
  const free = await take(context, guessing(context, email));
  if (free) return free;
  if (!captcha)
    return {
      problem: { path: ["captcha"], code: "CAPTCHA_REQUIRED", message: SIGN_IN.CAPTCHA_REQUIRED },
    };
  const { primary, keys, caller, now } = context;
  const verdict = await answerCaptcha(primary, keys, captcha, caller.address, now);
  if (verdict !== "RIGHT") return { problem: captchaProblem(verdict) };
  const spent = await inTransaction(primary, (tx) => spendCaptcha(tx, captcha.id, randomBytes(32), now));
  return spent === "SPENT" ? NOTHING_TO_UNDO : { problem: captchaProblem("GONE") };
}

/** Lets a change of password try; null: too many. Who is signed in to that account is counted apart from all others. */
export function tryReplace(context: Context, email: string): Promise<Try | null> {
  const { viewer, keys } = context;
  if (viewer?.email !== email) return take(context, guessing(context, email));
  return take(context, [{ key: bucketKey(keys, "own password", viewer.accountId), bucket: OWN }]);
}

/**
 * Lets a code try; null: too many wrong ones of six digits. Recovery codes, 59 bits that nobody guesses, are not counted:
 * whoever has the password alone and burns the other tries does not shut the owner out.
 */
export async function tryCode(context: Context, accountId: string, code: string): Promise<Try | null> {
  if (isRecoveryCode(code)) return NOTHING_TO_UNDO;
  return take(context, [{ key: bucketKey(context.keys, "code", accountId), bucket: CODE }]);
}

/** Whether one more letter with a password may go to an address: counted with the letter, in its transaction. */
export function tryLetter(tx: Tx, { keys, now }: Context, email: string): Promise<boolean> {
  return takeToken(tx, bucketKey(keys, "new password", email), LETTER, now);
}
