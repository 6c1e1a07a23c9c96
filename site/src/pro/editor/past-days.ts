import { type LocalDate, weekdayOf } from "../../../../api/kernel/local-date.ts";
import { fewest, SLOTS_A_DAY, type WeekGrid } from "../../../../api/kernel/week.ts";

interface Week {
  startsOn: LocalDate;
  grid: WeekGrid;
}

/**
 * The days of the week under way that are past are not asked, and yet the calendar has them. They get the fewest places
 * of the same slot in the weeks to come: a need that starts this week is compared with every week (R31), so a Monday
 * counted as full because it is over would hide the room of all Mondays to come.
 */
export function fillPastDays<One extends Week>(weeks: readonly One[], today: LocalDate): One[] {
  const [first, ...following] = weeks;
  if (!first || following.length === 0 || today <= first.startsOn) return [...weeks];
  const past = weekdayOf(today) * SLOTS_A_DAY;
  const usual = fewest(following.map(({ grid }) => grid));
  return [
    { ...first, grid: first.grid.map((places, i) => (i < past ? (usual[i] ?? 0) : places)) },
    ...following,
  ];
}
