import { type LocalDate, parisDay } from "../../../api/kernel/local-date.ts";

/** The only reading of the clock on the site. */
export const today = (): LocalDate => parisDay(new Date());

/** How far the server's clock is ahead of this device's. */
let ahead = 0;

/** Takes the hour from the `Date` of an answer, to the second: a session ends by the server's clock. */
export function noteServerDate(date: string | null): void {
  const served = date ? Date.parse(date) : Number.NaN;
  if (!Number.isNaN(served)) ahead = served - Date.now();
}

/** The hour at the server, in milliseconds. */
export const serverNow = (): number => Date.now() + ahead;

/** The day it is at the server, which judges what is entered. */
export const serverToday = (): LocalDate => parisDay(new Date(serverNow()));
