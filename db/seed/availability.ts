import type { CareKind } from "../../api/kernel/care.ts";
import { addDays, type LocalDate, lastOfMonth, mondayOf, weekdayOf } from "../../api/kernel/local-date.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK, type WeekGrid } from "../../api/kernel/week.ts";
import type { AvailabilityContent } from "../schema/availability.ts";
import type { Random } from "./random.ts";

/** What somebody might publish, on `confirmedAt`, a few days before today. */
export interface InventedAvailability {
  content: AvailabilityContent;
  confirmedAt: string;
}

/** Invents an availability that holds on `today`: all levels, three in four with a place. Same generator, same answer. */
export function inventAvailability(
  kind: CareKind,
  places: number,
  today: LocalDate,
  random: Random,
): InventedAvailability {
  const green = random.chance(0.74);
  const level = random.next();
  const confirmedOn = addDays(today, -random.int(1, 6));
  const confirmedAt = `${confirmedOn}T${String(random.int(7, 19)).padStart(2, "0")}:${random.int(10, 59)}:00Z`;
  const offered = Math.min(places, random.pick([1, 1, 1, 2, 2, 3]));
  if (level < 0.33) return { content: { level: "GLOBAL", available: green }, confirmedAt };
  if (kind === "LEISURE_CENTRE")
    return { content: { level: "PERIODS", periods: periods(today, green, random) }, confirmedAt };
  if (level < 0.75) return { content: weekly(confirmedOn, green ? offered : 0, random), confirmedAt };
  const months = nextMonths(today).map((startsOn) => ({ startsOn, grid: grid(green ? offered : 0, random) }));
  return { content: { level: "SEASONAL", months }, confirmedAt };
}

/** Four weeks from the one under way or the next; the place may come free in a later one. */
function weekly(confirmedOn: LocalDate, places: number, random: Random): AvailabilityContent {
  const startsOn = addDays(mondayOf(confirmedOn), random.chance(0.7) ? 0 : 7);
  const usual = grid(places, random);
  const from = random.pick([0, 0, 0, 0, 1, 2, 3]);
  const weeks = [0, 1, 2, 3].map((week) => {
    if (week < from) return usual.map(() => 0);
    // now and then a day is taken in one week
    const taken = random.chance(0.3) ? random.int(0, 4) : -1;
    return usual.map((n, i) => (Math.floor(i / SLOTS_A_DAY) === taken ? 0 : n));
  });
  return { level: "WEEKLY", startsOn, weeks };
}

/** The slots of each habit: whole days, mornings, before and after school, Wednesdays; nobody on Sundays. */
function grid(places: number, random: Random): WeekGrid {
  const cells: WeekGrid = Array(SLOTS_A_WEEK).fill(0);
  const habit = random.pick(["DAYS", "DAYS", "DAYS", "MORNINGS", "SCHOOL", "WEDNESDAY", "NIGHTS"] as const);
  const days = habit === "WEDNESDAY" ? [2] : random.shuffle([0, 1, 2, 3, 4]).slice(0, random.int(2, 5));
  const slots = {
    DAYS: [1, 2, 3, 4],
    WEDNESDAY: [0, 1, 2, 3, 4],
    MORNINGS: [1, 2],
    SCHOOL: [0, 4],
    NIGHTS: [4, 5],
  }[habit];
  for (const day of days) for (const slot of slots) cells[day * SLOTS_A_DAY + slot] = places;
  if (habit === "NIGHTS" && random.chance(0.5)) cells[5 * SLOTS_A_DAY + 1] = places;
  return cells;
}

/** The next January and the next September in the order they come; the month under way still counts (R26). */
export function nextMonths(today: LocalDate): LocalDate[] {
  return ["01", "09"]
    .map((month) => {
      const thisYear = `${today.slice(0, 4)}-${month}-01`;
      return lastOfMonth(thisYear) >= today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${month}-01`;
    })
    .sort();
}

/** Wednesdays and holidays of the school year under way, about where the calendar of zone C has them. */
function periods(today: LocalDate, green: boolean, random: Random) {
  const year = Number(today.slice(0, 4)) + (today.slice(5, 7) >= "09" ? 0 : -1);
  const fortnight = (name: string, near: LocalDate) => ({
    name,
    startsOn: saturday(near),
    endsOn: addDays(saturday(near), 15),
  });
  const all = [
    {
      name: "Mercredis",
      startsOn: `${year}-09-01`,
      endsOn: addDays(saturday(`${year + 1}-07-01`), -1),
      weekday: "WEDNESDAY" as const,
    },
    fortnight("Vacances d’automne", `${year}-10-17`),
    fortnight("Vacances de fin d’année", `${year}-12-19`),
    fortnight("Vacances d’hiver", `${year + 1}-02-13`),
    fortnight("Vacances de printemps", `${year + 1}-04-10`),
    { name: `Été ${year + 1}`, startsOn: saturday(`${year + 1}-07-01`), endsOn: `${year + 1}-08-31` },
  ];
  return all
    .filter(({ endsOn }) => endsOn >= today)
    .map((period) => ({ ...period, places: green && random.chance(0.6) ? random.int(1, 12) : 0 }));
}

/** The first Saturday from that day on. */
function saturday(day: LocalDate): LocalDate {
  return addDays(day, (5 - weekdayOf(day) + 7) % 7);
}
