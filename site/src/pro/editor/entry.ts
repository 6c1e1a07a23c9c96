/** What an owner is entering: begun from what stands, carried over the days, turned into what is published. */
import type { AvailabilityLevel, Signal } from "../../../../api/kernel/care.ts";
import {
  addDays,
  daysBetween,
  type LocalDate,
  mondayOf,
  weekdayOf,
} from "../../../../api/kernel/local-date.ts";
import { seasonMonths, startingMondays, WEEKS_PUBLISHED } from "../../../../api/kernel/season.ts";
import type { WeekGrid } from "../../../../api/kernel/week.ts";
import type { Sheet } from "../../sheet/facts.ts";
import { type Cells, EMPTY, gridOf, placesOf, toCells, toGrid } from "./cells.ts";
import { fillPastDays } from "./past-days.ts";

export type View = NonNullable<Sheet["availability"]>;

/** All levels at once: nothing is lost by looking at another. */
export interface Entry {
  level: AvailabilityLevel | null;
  signal: Signal | null;
  /** the Monday of the first of the four weeks */
  startsOn: LocalDate;
  /** by Monday */
  weeks: Record<LocalDate, Cells>;
  /** by first day */
  months: Record<LocalDate, Cells>;
  /** by name; empty says nothing of it */
  periods: Record<string, string>;
}

/** A table of the entry: one of the four weeks, or of the two months. */
export interface Table {
  startsOn: LocalDate;
  cells: Cells;
}

/** What is published of an entry. */
export type Content =
  | { level: "GLOBAL"; signal: Signal }
  | { level: "WEEKLY"; weeks: { startsOn: LocalDate; grid: WeekGrid }[] }
  | { level: "SEASONAL"; months: { startsOn: LocalDate; grid: WeekGrid }[] }
  | { level: "PERIODS"; periods: { name: string; places: number }[] };

/** Begins from what stands, and from nothing where nothing does. */
export function entryOf(view: View, today: LocalDate): Entry {
  const empty: Entry = {
    level: null,
    signal: null,
    startsOn: firstMonday(today),
    weeks: {},
    months: {},
    periods: {},
  };
  if (view.signal === "UNKNOWN") return empty;
  switch (view.__typename) {
    case "GlobalAvailability":
      return { ...empty, level: "GLOBAL", signal: view.signal };
    case "WeeklyAvailability": {
      const weeks = view.weeks.map(({ startsOn, days }) => [startsOn, toCells(gridOf(days))] as const);
      const startsOn = weeks[0]?.[0] ?? today;
      return renewed({ ...empty, level: "WEEKLY", startsOn, weeks: Object.fromEntries(weeks) }, today);
    }
    case "SeasonalAvailability": {
      const months = view.months.map(({ startsOn, days }) => [startsOn, toCells(gridOf(days))] as const);
      return { ...empty, level: "SEASONAL", months: Object.fromEntries(months) };
    }
    case "PeriodAvailability": {
      const periods = view.periods.map(({ name, places }) => [name, String(places)] as const);
      return { ...empty, level: "PERIODS", periods: Object.fromEntries(periods) };
    }
  }
}

/** On a week-end hardly anything is left of the week under way. */
function firstMonday(today: LocalDate): LocalDate {
  const [underWay, next] = startingMondays(today);
  return weekdayOf(today) > 4 ? next : underWay;
}

/**
 * An entry of an earlier day: weeks that have passed drop off and the last one is repeated; nothing is left of four
 * weeks that are over. The same object when there is nothing to renew.
 */
export function renewed(entry: Entry, today: LocalDate): Entry {
  const [underWay, next] = startingMondays(today);
  const { startsOn } = entry;
  if (startsOn >= underWay && startsOn <= next) return entry;
  const last =
    [addDays(startsOn, 7 * (WEEKS_PUBLISHED - 1)), ...Object.keys(entry.weeks)].sort().at(-1) ?? "";
  if (last < underWay || startsOn > next) return { ...entry, startsOn: firstMonday(today), weeks: {} };
  const weeks = { ...entry.weeks };
  for (const monday of mondaysFrom(underWay)) if (monday > last) weeks[monday] = weeks[last] ?? EMPTY;
  return { ...entry, startsOn: underWay, weeks };
}

export const mondaysFrom = (monday: LocalDate): LocalDate[] =>
  Array.from({ length: WEEKS_PUBLISHED }, (_, i) => addDays(monday, 7 * i));

/** Weeks keep their dates: the one that comes in at the end repeats the one before, unless it was filled already. */
export function startingOn(entry: Entry, monday: LocalDate): Entry {
  const weeks = { ...entry.weeks };
  for (const one of mondaysFrom(monday)) {
    const before = weeks[addDays(one, -7)];
    if (!weeks[one] && before && one > entry.startsOn) weeks[one] = before;
  }
  return { ...entry, startsOn: monday, weeks };
}

/** The tables of the level, in order. */
export function tablesOf({ level, startsOn, weeks, months }: Entry, today: LocalDate): Table[] {
  if (level === "WEEKLY")
    return mondaysFrom(startsOn).map((on) => ({ startsOn: on, cells: weeks[on] ?? EMPTY }));
  if (level !== "SEASONAL") return [];
  return seasonMonths(today).map((on) => ({ startsOn: on, cells: months[on] ?? EMPTY }));
}

export function withTable(entry: Entry, { startsOn, cells }: Table): Entry {
  const of = entry.level === "SEASONAL" ? "months" : "weeks";
  return { ...entry, [of]: { ...entry[of], [startsOn]: cells } };
}

/** Days of that week that are over. */
export const pastDaysOf = (monday: LocalDate, today: LocalDate): number =>
  Math.min(7, Math.max(0, daysBetween(monday, today)));

/** What the entry comes to; null while nothing is chosen. What cannot be read counts as no place. */
export function contentOf(
  entry: Entry,
  { most, today, offered }: { most: number; today: LocalDate; offered: readonly { name: string }[] },
): Content | null {
  const tables = tablesOf(entry, today).map(({ startsOn, cells }) => ({
    startsOn,
    grid: toGrid(cells, most),
  }));
  switch (entry.level) {
    case null:
      return null;
    case "GLOBAL":
      return entry.signal && { level: "GLOBAL", signal: entry.signal };
    case "WEEKLY":
      return { level: "WEEKLY", weeks: fillPastDays(tables, today) };
    case "SEASONAL":
      return { level: "SEASONAL", months: tables };
    case "PERIODS": {
      const periods = offered.flatMap(({ name }) => {
        const text = entry.periods[name]?.trim() ?? "";
        const places = placesOf(text, most);
        return text === "" || places === null ? [] : [{ name, places }];
      });
      return periods.length > 0 ? { level: "PERIODS", periods } : null;
    }
  }
}

/** A week that was added because one has passed: it repeats the one before (R26). */
export function addedWeeks(view: View, entry: Entry): LocalDate[] {
  if (view.__typename !== "WeeklyAvailability" || view.signal === "UNKNOWN") return [];
  const last = view.weeks.at(-1)?.startsOn ?? "";
  const mondays = mondaysFrom(entry.startsOn);
  return mondays.includes(mondayOf(last)) ? mondays.filter((monday) => monday > last) : [];
}
