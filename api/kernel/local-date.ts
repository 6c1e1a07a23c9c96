/** A calendar date without time or zone, ISO 8601: `2026-11-23`. Strings compare in calendar order. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** True when the text is a date that exists (no 31 February). */
export function isLocalDate(text: string): text is LocalDate {
  // the year 0 is in ISO 8601, and in no calendar that PostgreSQL knows
  if (!SHAPE.test(text) || text.startsWith("0000")) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The date `days` later (negative: earlier). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY_MS);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The Monday of the week that holds `date`. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -weekdayOf(date));
}

/** The first day of the month that holds `date`. */
export function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

/** The last day of the month that holds `date`. */
export function lastOfMonth(date: LocalDate): LocalDate {
  return addDays(firstOfMonth(addDays(firstOfMonth(date), 31)), -1);
}

/** The day it is in Europe/Paris at `instant`: what the rules call "today". */
export function parisDay(instant: Date): LocalDate {
  return PARIS.format(instant);
}

const PARIS = new Intl.DateTimeFormat("fr-CA", {
  timeZone: "Europe/Paris",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
