import { addDays, daysBetween, type LocalDate } from "../kernel/local-date.ts";

/** At most one letter in so many days. */
const FORTNIGHT = 14;

/** How long before the end it is said that an availability runs out, days. */
export const RUNS_OUT_WITHIN = 7;

/** How long before 1 June and 1 December childminders are reminded, days: room for one letter a fortnight. */
const LEGAL_WITHIN = 21;

export type ReminderReason = "RUNS_OUT" | "LEGAL";

export interface Remembered {
  isChildminder: boolean;
  /** the last day that what stands holds; null when nothing does */
  validUntil: LocalDate | null;
  /** the day it was published or confirmed; null when nothing stands */
  confirmedOn: LocalDate | null;
  /** the day of the last reminder */
  lastSentOn: LocalDate | null;
}

/** Why somebody is to be reminded today; null: they are not. */
export function dueReminder(
  { isChildminder, validUntil, confirmedOn, lastSentOn }: Remembered,
  today: LocalDate,
): ReminderReason | null {
  if (lastSentOn && daysBetween(lastSentOn, today) < FORTNIGHT) return null;
  if (validUntil && daysBetween(today, validUntil) <= RUNS_OUT_WITHIN && validUntil >= today)
    return "RUNS_OUT";
  const since = legalMoment(today)?.since;
  if (!since || !isChildminder) return null;
  const done = [confirmedOn, lastSentOn].some((day) => day !== null && day >= since);
  return done ? null : "LEGAL";
}

/** The legal moment that is near: availability is to be said before that day; `since`: when reminders begin. */
export function legalMoment(today: LocalDate): { before: LocalDate; since: LocalDate } | null {
  const year = today.slice(0, 4);
  for (const before of [`${year}-06-01`, `${year}-12-01`]) {
    const since = addDays(before, -LEGAL_WITHIN);
    if (since <= today && today < before) return { before, since };
  }
  return null;
}
