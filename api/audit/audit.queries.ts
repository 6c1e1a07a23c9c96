import { sql } from "drizzle-orm";
import { type Tx, writePrepared } from "../../db/client.ts";

export interface AuditFacts {
  action: string;
  /** ISO 8601; by default the database's clock */
  at?: string;
  /** the account that acted; absent for a command or a job */
  actorId?: string | undefined;
  /** null is written as such: whether it is known must not change the statement */
  subjectId?: string | null;
  reason?: string;
  /** counts and codes, never personal data */
  facts?: Record<string, string | number | boolean>;
}

/** Adds an entry to the audit: the only writer of the table, which nobody may change afterwards. */
export async function record(tx: Tx, entry: AuditFacts): Promise<void> {
  const { action, at = null, actorId = null, subjectId = null, reason = null, facts = {} } = entry;
  await writePrepared(
    tx,
    sql`
    insert into audit_entry (action, at, actor_id, subject_id, reason, facts)
    values (${action}, coalesce(${at}::timestamptz, now()), ${actorId}::uuid, ${subjectId}::uuid, ${reason},
            ${JSON.stringify(facts)}::jsonb)`,
  );
}
