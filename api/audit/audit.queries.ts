import type { Tx } from "../../db/client.ts";
import { auditEntry } from "../../db/schema/audit.ts";

export interface AuditFacts {
  action: string;
  subjectId?: string;
  reason?: string;
  /** counts and codes, never personal data */
  facts?: Record<string, string | number | boolean>;
}

/** Adds an entry to the audit: the only writer of the table, which nobody may change afterwards. */
export async function record(tx: Tx, entry: AuditFacts): Promise<void> {
  await tx.insert(auditEntry).values(entry);
}
