import { type Db, inTransaction } from "../../db/client.ts";
import { addDays, parisDay } from "../kernel/local-date.ts";
import { planMail } from "../mail/outbox.queries.ts";
import { dueReminder, legalMoment, RUNS_OUT_WITHIN } from "./due.ts";
import { noteReminded, takeCandidates } from "./reminders.queries.ts";

const BATCH = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Every day: plans a letter to whoever's availability runs out, and to childminders before 1 June and 1 December; at
 * most one a fortnight. Note and letter are one transaction: cut short, the next run goes on where it stopped.
 */
export async function sendReminders(db: Db, now: Date): Promise<number> {
  const today = parisDay(now);
  let after = FIRST;
  let planned = 0;
  for (;;) {
    const rows = await inTransaction(db, async (tx) => {
      const found = await takeCandidates(tx, {
        after,
        today,
        endsBy: addDays(today, RUNS_OUT_WITHIN),
        childminders: legalMoment(today) !== null,
        limit: BATCH,
      });
      for (const row of found.filter((one) => dueReminder(one, today) !== null)) {
        if (!(await noteReminded(tx, row.habilitationId, now))) continue;
        await planMail(tx, { template: "AVAILABILITY_REMINDER", habilitationId: row.habilitationId });
        planned += 1;
      }
      return found;
    });
    const last = rows.at(-1);
    if (!last) return planned;
    after = last.habilitationId;
  }
}
