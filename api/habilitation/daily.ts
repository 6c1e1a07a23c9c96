import { type Db, inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { examine } from "./examine.ts";
import { eraseClosed, unanswered } from "./habilitation.queries.ts";
import { CONSENT_DAYS } from "./transitions.ts";

const DAY_MS = 86_400_000;
/** How long a closed request is kept after its last step. */
const KEPT_MONTHS = 12;

/** Closes the requests whose form did not come back in time, and tells the people; gives how many. */
export async function expireConsents(db: Db, now: Date): Promise<number> {
  let expired = 0;
  for (const request of await unanswered(db, new Date(now.getTime() - CONSENT_DAYS * DAY_MS))) {
    // each by itself: the form may come back while this runs
    const outcome = await inTransaction(db, (tx) => examine(tx, { ...request, step: "EXPIRE", now }));
    if ("moved" in outcome) expired += 1;
  }
  return expired;
}

/** Erases requests twelve months after they were closed; what stays is the audit, which names nobody. */
export async function eraseClosedRequests(db: Db, now: Date): Promise<number> {
  const before = new Date(now);
  before.setUTCMonth(before.getUTCMonth() - KEPT_MONTHS);
  return inTransaction(db, async (tx) => {
    const erased = await eraseClosed(tx, before);
    for (const id of erased) await record(tx, { action: "HABILITATION_ERASED", subjectId: id });
    return erased.length;
  });
}
