import type { Tx } from "../../db/client.ts";
import { auditEntry } from "../../db/schema/audit.ts";

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
  await tx.insert(auditEntry).values(entry);
}
