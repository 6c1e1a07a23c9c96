import { inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import type { Context } from "../context.ts";
import type { Problem } from "../problem.ts";
import { networkOf } from "../throttle/key.ts";
import { SIGN_IN } from "./account.messages.ts";
import {
  type AccountRow,
  findAccount,
  holdPassword,
  takeRecoveryCode,
  takeStep,
  useGenerated,
} from "./account.queries.ts";
import { foldEmail } from "./email.ts";
import { passwordGate } from "./gate.ts";
import { type Match, matchOf } from "./match.ts";
import { verifyPassword } from "./password.ts";
import { withoutQuotes } from "./readable.ts";
import type { Session, Sessions } from "./session.ts";
import { hashRecoveryCode, openSecret, stepOf } from "./totp.ts";
import { type CaptchaAnswer, type Try, tryCode, trySignIn } from "./tries.ts";

export interface SignInInput {
  email: string;
  password: string;
  code: string | null;
  captcha: CaptchaAnswer | null;
}

export type SignInOutcome = { session: Session } | { problems: Problem[] };

/** Opens a session and hands its cookie over. An unknown address costs the same statements and the same hashes. */
export function signIn(context: Context, input: SignInInput): Promise<SignInOutcome> {
  return passwordGate(networkOf(context.caller.address), () => signInNow(context, input));
}

async function signInNow(context: Context, input: SignInInput): Promise<SignInOutcome> {
  const email = foldEmail(input.email);
  const attempt = await trySignIn(context, email, input.captcha);
  if ("problem" in attempt) return { problems: [attempt.problem] };
  try {
    return await signInOnce(context, email, input, attempt);
  } catch (error) {
    // what broke here is no wrong password
    await attempt.undo().catch(() => {});
    throw error;
  }
}

async function signInOnce(
  context: Context,
  email: string,
  input: SignInInput,
  attempt: Try,
): Promise<SignInOutcome> {
  const { account, match } = await identify(context, email, input.password);
  if (!account || match.is === "NONE") {
    await note(context, "SIGN_IN_REFUSED", account);
    return refused(["password"], "WRONG");
  }
  await attempt.undo();
  if (match.is === "GENERATED_EXPIRED") {
    await note(context, "GENERATED_PASSWORD_EXPIRED", account);
    return refused(["password"], "GENERATED_EXPIRED");
  }
  if (account.role === "AGENT") {
    const code = input.code?.trim();
    if (!code) return refused(["code"], "CODE_REQUIRED");
    const codeTry = await tryCode(context, account.id, code);
    if (!codeTry) {
      await note(context, "CODE_REFUSED", account);
      return refused(["code"], "CODE_TOO_MANY");
    }
    const opened = await open(context, account, match, code);
    if ("session" in opened) await codeTry.undo();
    return opened;
  }
  return open(context, account, match, null);
}

/** The account of an address, and which of its passwords this is; always one statement and two hashes. */
export async function identify(
  { primary, now }: Context,
  email: string,
  password: string,
): Promise<{ account: AccountRow | null; match: Match }> {
  const account = await findAccount(primary, email);
  const {
    passwordHash = null,
    passwordUntil = null,
    generatedHash = null,
    generatedUntil = null,
  } = account ?? {};
  const mailed = withoutQuotes(password);
  const [isInUse = false, waits = false] = await verifyPassword([
    { password: passwordUntil === null ? password : mailed, hash: passwordHash },
    { password: mailed, hash: generatedHash },
  ]);
  const candidates = [
    { matches: isInUse, hash: passwordHash, until: passwordUntil },
    // without its date it serves nobody
    { matches: waits && generatedUntil !== null, hash: generatedHash, until: generatedUntil },
  ];
  return { account, match: matchOf(candidates, now) };
}

/** A password that lets in. */
type Known = Extract<Match, { hash: string }>;

/** All or nothing: the code serves, the generated password is used, the old session goes, the new one opens. */
async function open(
  context: Context,
  account: AccountRow,
  match: Known,
  code: string | null,
): Promise<SignInOutcome> {
  const { primary, sessions, caller, now } = context;
  const opened = await inTransaction(primary, async (tx) => {
    if (!(await holdPassword(tx, account.id, match.hash))) return "WRONG" as const;
    if (code !== null && !(await serves(tx, context, account, code))) return "CODE_WRONG" as const;
    if (match.is === "GENERATED" && !(await takeGenerated(tx, sessions, account.id, match.hash, now))) {
      return "WRONG" as const;
    }
    // a cookie that was there before, whoever put it there, is worth nothing afterwards
    if (caller.token) await sessions.close(tx, caller.token);
    const token = await sessions.open(tx, account.id, match.is === "GENERATED", now);
    await record(tx, { action: "SIGNED_IN", actorId: account.id, subjectId: account.id });
    return { token };
  });
  if (typeof opened === "string") {
    const isCode = opened === "CODE_WRONG";
    await note(context, isCode ? "CODE_REFUSED" : "SIGN_IN_REFUSED", account);
    return refused([isCode ? "code" : "password"], opened);
  }
  const session = await sessions.read(opened.token, now, false);
  if (!session) throw new Error("a session was over before it began");
  caller.cookie(opened.token);
  return { session };
}

/** The first use of a generated password ends the one before it, and what was opened with that; false: it is no more. */
async function takeGenerated(
  tx: Tx,
  sessions: Sessions,
  accountId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  const use = await useGenerated(tx, accountId, hash, now);
  if (use === "FIRST") {
    await sessions.closeAllOf(tx, accountId);
    await record(tx, { action: "GENERATED_PASSWORD_USED", actorId: accountId, subjectId: accountId });
  }
  return use !== null;
}

/** Whether a code of the application or a recovery code serves; each of them once. */
async function serves(tx: Tx, { keys, now }: Context, account: AccountRow, code: string): Promise<boolean> {
  if (!account.totpSecret) return false;
  const step = stepOf(code, openSecret(keys, account.totpSecret), now);
  if (step !== null) return takeStep(tx, account.id, step);
  return takeRecoveryCode(tx, account.id, hashRecoveryCode(keys, code), now);
}

/** What was refused stays in the audit; of an unknown address nothing does but that. */
export async function note({ primary }: Context, action: string, account: AccountRow | null): Promise<void> {
  await inTransaction(primary, (tx) => record(tx, { action, subjectId: account?.id ?? null }));
}

function refused(path: string[], code: keyof typeof SIGN_IN): { problems: Problem[] } {
  return { problems: [{ path, code, message: SIGN_IN[code] }] };
}

/** Ends the session of this browser at once; true also when it was over. */
export async function signOut({ primary, sessions, caller }: Context): Promise<true> {
  const { token } = caller;
  if (token) {
    await inTransaction(primary, async (tx) => {
      const actorId = await sessions.close(tx, token);
      if (actorId) await record(tx, { action: "SIGNED_OUT", actorId, subjectId: actorId });
    });
    caller.cookie(null);
  }
  return true;
}
