/** What families will see of an entry: the same view that the API will answer, worked out here (R27, R29). */
import type { AvailabilityLevel } from "../../../../api/kernel/care.ts";
import { addDays, type LocalDate, lastOfMonth, weekdayOf } from "../../../../api/kernel/local-date.ts";
import { type SchoolPeriod, schoolPeriods } from "../../../../api/kernel/school-year.ts";
import { GLOBAL_DAYS } from "../../../../api/kernel/season.ts";
import { hasPlaceOn, SLOTS_A_DAY, type WeekGrid } from "../../../../api/kernel/week.ts";
import { daysOf, gridOf } from "./cells.ts";
import { type Content, pastDaysOf, type View } from "./entry.ts";

interface Moment {
  today: LocalDate;
  /** the instant of the publication, ISO 8601 */
  now: string;
  /** of the listing: its school zone */
  departement: string;
}

/** As if it were published now. */
export function previewOf(content: Content, { today, now, departement }: Moment): View {
  const seen = <Level extends AvailabilityLevel>(level: Level, spans: Span[]) => {
    const availableFrom = firstFree(spans, today);
    const signal = availableFrom ? ("AVAILABLE" as const) : ("UNAVAILABLE" as const);
    return { level, signal, confirmedAt: now, validUntil: lastOf(spans), availableFrom };
  };
  switch (content.level) {
    case "GLOBAL": {
      if (content.signal === "UNKNOWN") return NOTHING;
      const isFree = () => content.signal === "AVAILABLE";
      const span = { startsOn: today, endsOn: addDays(today, GLOBAL_DAYS), isFree };
      return { __typename: "GlobalAvailability", ...seen("GLOBAL", [span]) };
    }
    case "WEEKLY": {
      const spans = content.weeks.map((week) => spanOf(week, addDays(week.startsOn, 6)));
      return {
        __typename: "WeeklyAvailability",
        ...seen("WEEKLY", spans),
        weeks: content.weeks.map(toTable),
      };
    }
    case "SEASONAL": {
      const spans = content.months.map((month) => spanOf(month, lastOfMonth(month.startsOn)));
      return {
        __typename: "SeasonalAvailability",
        ...seen("SEASONAL", spans),
        months: content.months.map(toTable),
      };
    }
    case "PERIODS": {
      const periods = knownPeriods(content.periods, schoolPeriods(departement, today));
      return { __typename: "PeriodAvailability", ...seen("PERIODS", periods), periods };
    }
  }
}

const NOTHING: View = {
  __typename: "GlobalAvailability",
  level: "GLOBAL",
  signal: "UNKNOWN",
  confirmedAt: null,
  validUntil: null,
  availableFrom: null,
};

interface Table {
  startsOn: LocalDate;
  grid: WeekGrid;
}

const toTable = ({ startsOn, grid }: Table) => ({ startsOn, days: daysOf(grid) });

const spanOf = ({ startsOn, grid }: Table, endsOn: LocalDate): Span => ({
  startsOn,
  endsOn,
  isFree: (day) => hasPlaceOn(grid, weekdayOf(day)),
});

function knownPeriods(chosen: { name: string; places: number }[], known: SchoolPeriod[]) {
  return chosen.flatMap(({ name, places }) => {
    const period = known.find((one) => one.name === name);
    if (!period) return [];
    const { startsOn, endsOn } = period;
    return [{ name, startsOn, endsOn, places, isFree: (day: LocalDate) => places > 0 && isOf(period, day) }];
  });
}

interface Span {
  startsOn: LocalDate;
  endsOn: LocalDate;
  isFree: (day: LocalDate) => boolean;
}

function isOf({ weekday, without = [] }: SchoolPeriod, day: LocalDate): boolean {
  if (!weekday) return true;
  return weekdayOf(day) === WEDNESDAY && !without.some(([from, to]) => from <= day && day <= to);
}

/** The only day of the week that a period may be about. */
const WEDNESDAY = 2;

const lastOf = (spans: Span[]): LocalDate =>
  spans
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1) ?? "";

/** The first day from today on with a place. */
function firstFree(spans: Span[], today: LocalDate): LocalDate | null {
  const first = spans.flatMap(({ startsOn, endsOn, isFree }) => {
    for (let day = startsOn > today ? startsOn : today; day <= endsOn; day = addDays(day, 1))
      if (isFree(day)) return [day];
    return [];
  });
  return first.sort()[0] ?? null;
}

/** Whether publishing would change nothing that families see; days that are past do not count. */
export function isAsSaved(view: View, saved: View, today: LocalDate): boolean {
  if (view.signal !== saved.signal) return false;
  return (
    view.signal === "UNKNOWN" ||
    JSON.stringify(essence(view, today)) === JSON.stringify(essence(saved, today))
  );
}

function essence(view: View, today: LocalDate): unknown {
  switch (view.__typename) {
    case "GlobalAvailability":
      return view.signal;
    case "WeeklyAvailability":
      return view.weeks.map(({ startsOn, days }) => [
        startsOn,
        gridOf(days).slice(pastDaysOf(startsOn, today) * SLOTS_A_DAY),
      ]);
    case "SeasonalAvailability":
      return view.months.map(({ startsOn, days }) => [startsOn, gridOf(days)]);
    case "PeriodAvailability":
      return view.periods.map(({ name, places }) => [name, places]);
  }
}
