import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { mail } from "../../db/schema/mail.ts";

export type MailRow = typeof mail.$inferSelect;

/** What a letter is about: one of the three at most. */
export interface Planned {
  /** which composer writes it */
  template: string;
  habilitationId?: string;
  accountId?: string;
  /** when nobody has looked it up yet */
  address?: string;
}

/** Tries before a letter is given up, over four days: 3 s after the first, 20 s, 9 min, then every six hours. */
const MAX_ATTEMPTS = 25;

/** How long rows are kept, sent or given up. */
const KEPT = "30 days";

/** Plans a letter with what causes it: rolled back with it, and sent once it is committed. Gives its id. */
export async function planMail(tx: Tx, planned: Planned): Promise<string> {
  const { template, habilitationId = null, accountId = null, address = null } = planned;
  const [row] = await tx.execute<{ id: string }>(sql`
    with planned as (
      insert into mail (template, habilitation_id, account_id, address)
      values (${template}, ${habilitationId}, ${accountId}, ${address}) returning id)
    select id, graphile_worker.add_job('send_mail', json_build_object('id', id), job_key => id::text,
                                       max_attempts => ${MAX_ATTEMPTS}) is null as nothing
    from planned`);
  if (!row) throw new Error("no letter was planned");
  return row.id;
}

export async function findMail(db: Db, id: string): Promise<MailRow | undefined> {
  const [row] = await db.select().from(mail).where(eq(mail.id, id));
  return row;
}

/**
 * What a generated password is derived from. `fresh`: it came into being in this transaction, so the password it gives
 * is not stored yet; otherwise an earlier try stored it, and it is derived again only to be sent again.
 */
export async function nonceOf(tx: Tx, mailId: string): Promise<{ nonce: Buffer; fresh: boolean }> {
  const made = randomBytes(32);
  const [row] = await tx.execute<{ nonce: Buffer }>(sql`
    update mail set nonce = coalesce(nonce, ${made}) where id = ${mailId} and sent_at is null returning nonce`);
  if (!row) throw new Error("the letter was sent, or is no more");
  return { nonce: row.nonce, fresh: made.equals(row.nonce) };
}

/** After this nothing here says to whom it went, nor can what it held be derived again. */
export async function noteSent(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.execute(
    sql`update mail set sent_at = ${now.toISOString()}, address = null, nonce = null where id = ${id}`,
  );
}

/** A letter that is given up stays to be seen; what its password was derived from does not (R19). */
export async function noteGivenUp(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`update mail set address = null, nonce = null where id = ${id}`);
}

/** A letter for nobody leaves nothing. */
export async function closeMail(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from mail where id = ${id}`);
}

/** Erases old rows, and the jobs of those that were given up. */
export async function forgetMail(tx: Tx, now: Date): Promise<number> {
  const gone = await tx.execute(sql`
    with gone as (
      delete from mail where coalesce(sent_at, created_at) < ${now.toISOString()}::timestamptz - ${KEPT}::interval
      returning id)
    select graphile_worker.remove_job(id::text) from gone`);
  return gone.length;
}
