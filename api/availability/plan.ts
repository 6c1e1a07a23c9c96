import type { AvailabilityContent, ContentPeriod } from "../../db/schema/availability.ts";
import { TIME_SLOTS, type TimeSlot, WEEKDAYS, type Weekday } from "../kernel/care.ts";
import { addDays, type LocalDate, mondayOf } from "../kernel/local-date.ts";
import type { SchoolPeriod } from "../kernel/school-year.ts";
import { seasonMonths, startingMondays, WEEKS_PUBLISHED } from "../kernel/season.ts";
import { fold } from "../kernel/text.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK, type WeekGrid } from "../kernel/week.ts";

/** What an owner enters: days and slots left out have no place (R28). */
interface DayEntry {
  weekday: Weekday;
  slots: { slot: TimeSlot; places: number }[];
}
export interface GridEntry {
  startsOn: LocalDate;
  days: DayEntry[];
}
export interface PeriodEntry {
  name: string;
  places: number;
}

export type FlawCode =
  | "NOT_FOUR_WEEKS"
  | "NOT_MONDAY"
  | "NOT_CONSECUTIVE"
  | "PAST_WEEK"
  | "TOO_LATE"
  | "NOT_TWO_MONTHS"
  | "NOT_NEXT_MONTH"
  | "NO_PERIOD"
  | "UNKNOWN_PERIOD"
  | "DUPLICATE"
  | "NEGATIVE_PLACES"
  | "TOO_MANY_PLACES";

/** What is wrong with an entry. `path` from the argument inwards: `["weeks", "2", "days", "0"]`. */
interface Flaw {
  path: string[];
  code: FlawCode;
}

/** What will be published, or everything that is wrong with the entry. */
export type Plan = { content: AvailabilityContent } | { flaws: Flaw[] };

/** Four consecutive weeks from the one under way or the next (R26). Past days of the week under way are taken as given. */
export function planWeeks(weeks: readonly GridEntry[], today: LocalDate, most: number): Plan {
  if (weeks.length !== WEEKS_PUBLISHED) return { flaws: [{ path: ["weeks"], code: "NOT_FOUR_WEEKS" }] };
  const flaws = weeks.flatMap(({ startsOn }, i) => {
    const code = wrongWeek(startsOn, weeks[i - 1]?.startsOn, today);
    return code ? [{ path: ["weeks", String(i), "startsOn"], code }] : [];
  });
  const grids = weeks.map(({ days }, i) => gridOf(days, ["weeks", String(i)], most, flaws));
  if (flaws.length > 0) return { flaws };
  return { content: { level: "WEEKLY", startsOn: weeks[0]?.startsOn ?? today, weeks: grids } };
}

function wrongWeek(startsOn: LocalDate, before: LocalDate | undefined, today: LocalDate): FlawCode | null {
  if (mondayOf(startsOn) !== startsOn) return "NOT_MONDAY";
  if (before !== undefined) return startsOn === addDays(before, 7) ? null : "NOT_CONSECUTIVE";
  const [first, last] = startingMondays(today);
  if (startsOn < first) return "PAST_WEEK";
  return startsOn > last ? "TOO_LATE" : null;
}

/** A typical week of the next January and of the next September, both, in the order they come (R26). */
export function planMonths(months: readonly GridEntry[], today: LocalDate, most: number): Plan {
  const expected = seasonMonths(today);
  if (months.length !== expected.length) return { flaws: [{ path: ["months"], code: "NOT_TWO_MONTHS" }] };
  const flaws = months.flatMap(({ startsOn }, i): Flaw[] =>
    startsOn === expected[i] ? [] : [{ path: ["months", String(i), "startsOn"], code: "NOT_NEXT_MONTH" }],
  );
  const grids = months.map(({ startsOn, days }, i) => ({
    startsOn,
    grid: gridOf(days, ["months", String(i)], most, flaws),
  }));
  return flaws.length > 0 ? { flaws } : { content: { level: "SEASONAL", months: grids } };
}

/** Some of the periods that are offered (R32), each by its name, with or without its year. */
export function planPeriods(
  periods: readonly PeriodEntry[],
  offered: readonly SchoolPeriod[],
  most: number,
): Plan {
  if (periods.length === 0) return { flaws: [{ path: ["periods"], code: "NO_PERIOD" }] };
  const flaws: Flaw[] = [];
  const content = new Map<string, ContentPeriod>();
  periods.slice(0, offered.length + 1).forEach(({ name, places }, i) => {
    const path = ["periods", String(i)];
    const period = periodNamed(name, offered);
    const code = wrongPlaces(places, most);
    if (!period) flaws.push({ path: [...path, "name"], code: "UNKNOWN_PERIOD" });
    else if (content.has(period.name)) flaws.push({ path: [...path, "name"], code: "DUPLICATE" });
    else content.set(period.name, { ...period, places });
    if (code) flaws.push({ path: [...path, "places"], code });
  });
  if (flaws.length > 0) return { flaws };
  const inOrder = offered.flatMap(({ name }) => content.get(name) ?? []);
  return { content: { level: "PERIODS", periods: inOrder } };
}

/** «Vacances d'hiver» is the next one that has not ended; accents, capitals and apostrophes are forgiven. */
function periodNamed(name: string, offered: readonly SchoolPeriod[]): SchoolPeriod | undefined {
  const asked = fold(name);
  return (
    offered.find((period) => fold(period.name) === asked) ??
    offered.find((period) => fold(period.name.replace(/ \d{4}.*$/, "")) === asked)
  );
}

/** The most places that a slot or a period of what was published has. */
export function mostPublished(content: AvailabilityContent): number {
  switch (content.level) {
    case "GLOBAL":
      return 0;
    case "WEEKLY":
      return Math.max(...content.weeks.flat());
    case "SEASONAL":
      return Math.max(...content.months.flatMap(({ grid }) => grid));
    case "PERIODS":
      return Math.max(...content.periods.map(({ places }) => places));
  }
}

/** The 42 slots of a week; what is wrong is added to `flaws`. */
function gridOf(days: readonly DayEntry[], path: string[], most: number, flaws: Flaw[]): WeekGrid {
  const grid: WeekGrid = Array(SLOTS_A_WEEK).fill(0);
  const seenDays = new Set<Weekday>();
  days.slice(0, WEEKDAYS.length + 1).forEach(({ weekday, slots }, d) => {
    const dayPath = [...path, "days", String(d)];
    if (seenDays.has(weekday)) flaws.push({ path: [...dayPath, "weekday"], code: "DUPLICATE" });
    seenDays.add(weekday);
    const seenSlots = new Set<TimeSlot>();
    slots.slice(0, SLOTS_A_DAY + 1).forEach(({ slot, places }, s) => {
      const slotPath = [...dayPath, "slots", String(s)];
      if (seenSlots.has(slot)) flaws.push({ path: [...slotPath, "slot"], code: "DUPLICATE" });
      seenSlots.add(slot);
      const code = wrongPlaces(places, most);
      if (code) flaws.push({ path: [...slotPath, "places"], code });
      grid[WEEKDAYS.indexOf(weekday) * SLOTS_A_DAY + TIME_SLOTS.indexOf(slot)] = places;
    });
  });
  return grid;
}

function wrongPlaces(places: number, most: number): FlawCode | null {
  if (places < 0) return "NEGATIVE_PLACES";
  return places > most ? "TOO_MANY_PLACES" : null;
}
