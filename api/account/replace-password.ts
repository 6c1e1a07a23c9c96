import { inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import type { Context } from "../context.ts";
import type { Problem } from "../problem.ts";
import { networkOf } from "../throttle/key.ts";
import { PASSWORD, REPLACE } from "./account.messages.ts";
import { type AccountRow, replaceHash } from "./account.queries.ts";
import { foldEmail } from "./email.ts";
import { passwordGate } from "./gate.ts";
import { hashPassword, scorePassword } from "./password.ts";
import { flawOf, LEAST_SCORE, type PasswordFlaw, wordsAbout } from "./password-policy.ts";
import { identify, note } from "./sign-in.ts";
import { tryReplace } from "./tries.ts";

export interface ReplaceInput {
  email: string;
  currentPassword: string;
  newPassword: string;
}

/** What others know of the person an account is of: no part of it makes a good password. */
export type KnownOf = (account: AccountRow) => Promise<string[]>;

/**
 * Replaces a password by another, signed in or not (R20, R21). Every session of the account ends; whoever is signed in
 * to it goes on under a new one.
 */
export function replacePassword(
  context: Context,
  input: ReplaceInput,
  knownOf: KnownOf,
): Promise<{ problems: Problem[] }> {
  return passwordGate(networkOf(context.caller.address), () => replaceNow(context, input, knownOf));
}

async function replaceNow(
  context: Context,
  input: ReplaceInput,
  knownOf: KnownOf,
): Promise<{ problems: Problem[] }> {
  const email = foldEmail(input.email);
  const attempt = await tryReplace(context, email);
  if (!attempt) return problems({ path: [], code: "TOO_MANY", message: REPLACE.TOO_MANY });
  const { account, match } = await identify(context, email, input.currentPassword);
  const flaw = flawOf(input.newPassword, input.currentPassword);
  if (!account || match.is === "NONE") {
    await note(context, "PASSWORD_REFUSED", account);
    return problems(wrong("WRONG"), ...(flaw ? [flawed(flaw)] : []));
  }
  if (match.is === "GENERATED_EXPIRED" || flaw) await attempt.undo();
  if (match.is === "GENERATED_EXPIRED") {
    await note(context, "GENERATED_PASSWORD_EXPIRED", account);
    return problems(wrong("GENERATED_EXPIRED"));
  }
  // a password alone changes nothing of an agent's account: the session had a code as well
  if (account.role === "AGENT" && context.viewer?.accountId !== account.id) {
    await attempt.undo();
    return problems(wrong("SIGN_IN_FIRST"));
  }
  if (flaw) return problems(flawed(flaw));
  // weighing a password takes a while of the one thread: one that is guessable costs its try
  if (await guessable(input.newPassword, account, knownOf)) return problems(flawed("GUESSABLE"));
  await attempt.undo();
  return (await replace(context, account, match.hash, input.newPassword))
    ? problems()
    : problems(wrong("WRONG"));
}

async function guessable(password: string, account: AccountRow, knownOf: KnownOf): Promise<boolean> {
  const about = wordsAbout(account.email, await knownOf(account));
  return (await scorePassword(password, about)) < LEAST_SCORE;
}

/** False: another request replaced it first. */
async function replace(
  context: Context,
  account: AccountRow,
  given: string,
  password: string,
): Promise<boolean> {
  const { primary, sessions, caller, viewer, now } = context;
  const fresh = await hashPassword(password);
  const done = await inTransaction(primary, async (tx) => {
    if (!(await replaceHash(tx, account.id, given, fresh))) return null;
    await sessions.closeAllOf(tx, account.id);
    await record(tx, { action: "PASSWORD_REPLACED", actorId: account.id, subjectId: account.id });
    const stays = viewer?.accountId === account.id;
    return { token: stays ? await sessions.open(tx, account.id, false, now) : null };
  });
  if (done?.token) caller.cookie(done.token);
  if (!done) await note(context, "PASSWORD_REFUSED", account);
  return done !== null;
}

const problems = (...found: Problem[]) => ({ problems: found });

function wrong(code: "WRONG" | "GENERATED_EXPIRED" | "SIGN_IN_FIRST"): Problem {
  return { path: ["currentPassword"], code, message: REPLACE[code] };
}

function flawed(code: PasswordFlaw): Problem {
  return { path: ["newPassword"], code, message: PASSWORD[code] };
}
