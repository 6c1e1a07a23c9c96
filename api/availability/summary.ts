import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { WEEKDAYS, type Weekday } from "../kernel/care.ts";
import { addDays, type LocalDate, lastOfMonth, weekdayOf } from "../kernel/local-date.ts";
import { GLOBAL_DAYS } from "../kernel/season.ts";
import { fewest, hasPlaceOn, slotMask, type WeekGrid } from "../kernel/week.ts";

/** Children a need may ask for: one mask for each (R31). */
export const MOST_CHILDREN = 6;

/** What search reads of an availability: the columns of `availability_summary`. */
export interface Summary {
  /** the last day it holds */
  validUntil: LocalDate;
  /** the last day with a place; null when there is none */
  lastFreeOn: LocalDate | null;
  /** the days with a place, as ranges [from, to], both included, in order and apart */
  freeDays: Range[];
  /** weekly: the four Mondays; seasonal: the first of both months; else empty */
  coverStarts: LocalDate[];
  /** for each cover, for 1 to 6 children, the slots with as many places */
  slotMasks: string[];
}

/** Sums up what an owner published on `confirmedOn`; days before it are past and never free (R26). */
export function summarise(
  content: AvailabilityContent,
  confirmedOn: LocalDate,
  options: { globalDays: number } = { globalDays: GLOBAL_DAYS },
): Summary {
  const { validUntil, free, covers } = outline(content, confirmedOn, options.globalDays);
  const freeDays = join(
    free.filter(([, to]) => to >= confirmedOn).map(([from, to]) => [later(from, confirmedOn), to]),
  );
  return {
    validUntil,
    lastFreeOn: freeDays.at(-1)?.[1] ?? null,
    freeDays,
    coverStarts: covers.map((cover) => cover.startsOn),
    slotMasks: covers.flatMap((cover) => masks(cover.grid)),
  };
}

type Range = [from: LocalDate, to: LocalDate];

interface Outline {
  validUntil: LocalDate;
  /** the days with a place, past ones too, in any order */
  free: Range[];
  covers: { startsOn: LocalDate; grid: WeekGrid }[];
}

function outline(content: AvailabilityContent, confirmedOn: LocalDate, globalDays: number): Outline {
  switch (content.level) {
    case "GLOBAL": {
      const validUntil = addDays(confirmedOn, globalDays);
      return { validUntil, free: content.available ? [[confirmedOn, validUntil]] : [], covers: [] };
    }
    case "WEEKLY": {
      const weeks = content.weeks.map((grid, i) => ({ startsOn: addDays(content.startsOn, 7 * i), grid }));
      return {
        validUntil: addDays(content.startsOn, 7 * weeks.length - 1),
        free: weeks.flatMap(({ startsOn, grid }) => freeDaysOf(grid, startsOn, addDays(startsOn, 6))),
        // a need that starts in a week must be covered to the last one (R31)
        covers: weeks.map(({ startsOn }, i) => ({ startsOn, grid: fewest(content.weeks.slice(i)) })),
      };
    }
    case "SEASONAL":
      return {
        validUntil: latest(content.months.map(({ startsOn }) => lastOfMonth(startsOn))),
        free: content.months.flatMap(({ startsOn, grid }) =>
          freeDaysOf(grid, startsOn, lastOfMonth(startsOn)),
        ),
        covers: content.months,
      };
    case "PERIODS":
      return {
        validUntil: latest(content.periods.map(({ endsOn }) => endsOn)),
        free: content.periods
          .filter(({ places }) => places > 0)
          .flatMap(({ startsOn, endsOn, weekday, without = [] }) =>
            weekday
              ? weekdaysOf(weekday, startsOn, endsOn).filter(([day]) => !isWithin(day, without))
              : [[startsOn, endsOn] satisfies Range],
          ),
        covers: [],
      };
  }
}

function freeDaysOf(grid: WeekGrid, from: LocalDate, to: LocalDate): Range[] {
  const free = Array.from({ length: 7 }, (_, weekday) => hasPlaceOn(grid, weekday));
  const ranges: Range[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (free[weekdayOf(day)]) ranges.push([day, day]);
  return ranges;
}

function weekdaysOf(weekday: Weekday, from: LocalDate, to: LocalDate): Range[] {
  const ranges: Range[] = [];
  const first = addDays(from, (WEEKDAYS.indexOf(weekday) - weekdayOf(from) + 7) % 7);
  for (let day = first; day <= to; day = addDays(day, 7)) ranges.push([day, day]);
  return ranges;
}

function isWithin(day: LocalDate, ranges: Range[]): boolean {
  return ranges.some(([from, to]) => from <= day && day <= to);
}

function latest(days: LocalDate[]): LocalDate {
  return days.reduce(later);
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** In order, with those that touch or overlap made one. */
function join(ranges: Range[]): Range[] {
  const joined: Range[] = [];
  for (const [from, to] of ranges.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const last = joined.at(-1);
    if (last && from <= addDays(last[1], 1)) last[1] = later(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

function masks(grid: WeekGrid): string[] {
  return Array.from({ length: MOST_CHILDREN }, (_, i) => slotMask(grid, i + 1));
}
