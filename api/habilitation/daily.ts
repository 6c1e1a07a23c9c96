import { type Db, inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { examine } from "./examine.ts";
import { eraseClosed, findUnmoved } from "./habilitation.queries.ts";
import { CALENDAR_STEPS, DUE_DAYS, statesWith } from "./transitions.ts";

const DAY_MS = 86_400_000;
/** How long a closed request is kept after its last step. */
const KEPT_MONTHS = 12;

/** Closes the requests that nobody answered in time, and tells the people; gives how many. */
export async function expireRequests(db: Db, now: Date): Promise<number> {
  let expired = 0;
  for (const step of CALENDAR_STEPS) {
    const unmovedSince = new Date(now.getTime() - DUE_DAYS[step] * DAY_MS);
    for (const request of await findUnmoved(db, statesWith(step), unmovedSince)) {
      // each by itself: the answer may come while this runs
      const outcome = await inTransaction(db, (tx) => examine(tx, { ...request, step, now, unmovedSince }));
      if ("moved" in outcome) expired += 1;
    }
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
