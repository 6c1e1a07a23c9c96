import type { CareKind } from "../../api/kernel/care.ts";
import { addDays, type LocalDate, mondayOf } from "../../api/kernel/local-date.ts";
import { schoolPeriods } from "../../api/kernel/school-year.ts";
import { seasonMonths } from "../../api/kernel/season.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK, type WeekGrid } from "../../api/kernel/week.ts";
import type { AvailabilityContent, ContentPeriod } from "../schema/availability.ts";
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
  if (kind === "LEISURE_CENTRE") {
    const offered = periods(today, green, random);
    if (offered.length === 0) return { content: { level: "GLOBAL", available: green }, confirmedAt };
    return { content: { level: "PERIODS", periods: offered }, confirmedAt };
  }
  if (level < 0.75) return { content: weekly(confirmedOn, green ? offered : 0, random), confirmedAt };
  const months = seasonMonths(today).map((startsOn) => ({
    startsOn,
    grid: grid(green ? offered : 0, random),
  }));
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

/** Wednesdays and holidays of the Pyrénées-Orientales; none past the years that are known. */
function periods(today: LocalDate, green: boolean, random: Random): ContentPeriod[] {
  return schoolPeriods("66", today).map((period) => ({
    ...period,
    places: green && random.chance(0.6) ? random.int(1, 12) : 0,
  }));
}
