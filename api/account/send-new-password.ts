import { createHash } from "node:crypto";
import { inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { captchaProblem } from "../captcha/captcha.messages.ts";
import { answerCaptcha, spendCaptcha } from "../captcha/captcha.ts";
import type { Context } from "../context.ts";
import { planMail } from "../mail/outbox.queries.ts";
import type { Problem } from "../problem.ts";
import { SEND_NEW } from "./account.messages.ts";
import { foldEmail, isEmail } from "./email.ts";
import { type CaptchaAnswer, tryLetter } from "./tries.ts";

/**
 * Files the wish for a new password (R22). Nobody looks here whether the address is known: the job that writes the
 * letter does, so that the answer is the same in words and in time.
 */
export async function sendNewPassword(
  context: Context,
  input: { email: string; captcha: CaptchaAnswer },
): Promise<{ problems: Problem[] }> {
  const { primary, keys, caller, now } = context;
  const email = foldEmail(input.email);
  if (!isEmail(email))
    return refused({ path: ["email"], code: "EMAIL_UNREADABLE", message: SEND_NEW.EMAIL_UNREADABLE });
  const verdict = await answerCaptcha(primary, keys, input.captcha, caller.address, now);
  // spent on the same wish before: a second click, which gets the same answer
  if (verdict !== "RIGHT" && verdict !== "GONE") return refused(captchaProblem(verdict));
  const wish = createHash("sha256").update(`new password ${email}`).digest();
  const spent = await inTransaction(primary, async (tx) => {
    const outcome = await spendCaptcha(tx, input.captcha.id, wish, now);
    if (outcome !== "SPENT") return outcome;
    await record(tx, { action: "NEW_PASSWORD_ASKED" });
    // past a few letters an hour to one address no more leave: those that did are enough
    if (await tryLetter(tx, context, email)) await planMail(tx, { template: "NEW_PASSWORD", address: email });
    return outcome;
  });
  return spent === "GONE" ? refused(captchaProblem("GONE")) : { problems: [] };
}

const refused = (problem: Problem) => ({ problems: [problem] });
