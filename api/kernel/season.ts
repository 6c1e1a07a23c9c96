import { addDays, type LocalDate, lastOfMonth, mondayOf } from "./local-date.ts";

/** The Mondays a weekly availability may start on: of the week under way and of the next (R26). */
export function startingMondays(today: LocalDate): [LocalDate, LocalDate] {
  const monday = mondayOf(today);
  return [monday, addDays(monday, 7)];
}

/** How long a pictogram published without a period holds, days. */
export const GLOBAL_DAYS = 60;

/** How many consecutive weeks a weekly availability has (R26). */
export const WEEKS_PUBLISHED = 4;

/** The next January and the next September in the order they come; the month under way counts until it ends (R26). */
export function seasonMonths(today: LocalDate): LocalDate[] {
  const year = Number(today.slice(0, 4));
  const next = (month: string) => {
    const thisYear = `${year}-${month}-01`;
    return lastOfMonth(thisYear) >= today ? thisYear : `${year + 1}-${month}-01`;
  };
  return [next("01"), next("09")].sort();
}
