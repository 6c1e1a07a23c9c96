import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, randomId } from "../columns.ts";
import { account } from "./account.ts";
import { habilitation } from "./habilitation.ts";

/**
 * The outbox: a letter to be written and sent, planned in the transaction that causes it. It names what it is about;
 * the words, the address and a generated password come into being in the job that sends it.
 */
export const mail = pgTable(
  "mail",
  {
    /** also the Message-ID: a letter sent twice after a crash is known as one */
    id: randomId(),
    template: text().notNull(),
    habilitationId: uuid().references(() => habilitation.id, { onDelete: "cascade" }),
    accountId: uuid().references(() => account.id, { onDelete: "cascade" }),
    /** an address nobody has looked up yet; erased when the letter is sent or found to be for nobody */
    address: text(),
    /** what a generated password is derived from, with the secret; erased when the letter is sent */
    nonce: bytea(),
    sentAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    index().on(t.habilitationId),
    index().on(t.accountId),
    index().on(t.createdAt),
    check("mail_about", sql`num_nonnulls(habilitation_id, account_id, address) <= 1`),
  ],
);
