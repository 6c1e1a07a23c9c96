import { type Db, inTransaction } from "../../db/client.ts";
import { record } from "./audit.queries.ts";

/** Somebody who is signed in asked for what is not theirs: who, and for what (a field at the root, a path). */
export async function recordForbidden(db: Db, accountId: string, what: string): Promise<void> {
  await inTransaction(db, (tx) =>
    record(tx, { action: "FORBIDDEN", actorId: accountId, subjectId: accountId, facts: { what } }),
  );
}
