import { inTransaction } from "../db/client.ts";
import { accountLetters } from "./account/account.letters.ts";
import { forgetAccounts } from "./account/forget.ts";
import { forgetCaptchas } from "./captcha/captcha.ts";
import type { Database } from "./database.ts";
import { type Env, siteUrlOf } from "./env.ts";
import { eraseClosedRequests, expireRequests } from "./habilitation/daily.ts";
import { habilitationLetters } from "./habilitation/habilitation.letters.ts";
import type { Housekeeping } from "./jobs.ts";
import type { Post } from "./mail/deliver.ts";
import type { Composers } from "./mail/letter.ts";
import { Mailbox } from "./mail/mailbox.ts";
import { forgetMail } from "./mail/outbox.queries.ts";
import { smtpTransport } from "./mail/transport.ts";
import { sendReminders } from "./reminders/remind.ts";
import { reminderLetters } from "./reminders/reminders.letters.ts";
import { forgetThrottles } from "./throttle/throttle.queries.ts";

/** Who writes which letter: features do not know each other's. */
export const COMPOSERS: Composers = { ...habilitationLetters, ...accountLetters, ...reminderLetters };

/** What is erased or expires by itself, every night. */
export const HOUSEKEEPING: Housekeeping = {
  accounts: forgetAccounts,
  captchas: forgetCaptchas,
  unanswered: expireRequests,
  requests: eraseClosedRequests,
  throttles: forgetThrottles,
  reminders: sendReminders,
  mail: (db, now) => inTransaction(db, (tx) => forgetMail(tx, now)),
};

/** How letters leave: by the mail server, or into the development mailbox, which only the demonstration has. */
export function openPost(
  env: Env,
  database: Database,
  demonstration: boolean,
): { post: Post; mailbox: Mailbox | undefined } {
  if (!env.SMTP_URL && !demonstration) {
    throw new Error("SMTP_URL: required where the database does not hold the demonstration.");
  }
  const mailbox = env.SMTP_URL ? undefined : new Mailbox();
  const siteUrl = siteUrlOf(env);
  const address = `ne-pas-repondre@${new URL(siteUrl).hostname}`;
  return {
    mailbox,
    post: {
      composers: COMPOSERS,
      transport: mailbox ?? smtpTransport(env.SMTP_URL ?? ""),
      from: env.MAIL_FROM ?? { name: "mon-enfant", address },
      siteUrl,
      keys: database.hashKey,
      demonstration,
    },
  };
}
