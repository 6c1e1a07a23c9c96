import { type Db, inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { closeAndErase } from "./account.queries.ts";
import { deleteExpiredSessions } from "./session.queries.ts";

/**
 * Once a day: sessions that are over go; accounts whose listing PMI has withdrawn are closed, and erased 40 days later
 * (R8). What stays is their random id in the audit.
 */
export async function forgetAccounts(db: Db, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteExpiredSessions(tx, now);
    const { closed, erased } = await closeAndErase(tx, now);
    for (const subjectId of closed) await record(tx, { action: "ACCOUNT_CLOSED", subjectId });
    for (const subjectId of erased) await record(tx, { action: "ACCOUNT_ERASED", subjectId });
  });
}
