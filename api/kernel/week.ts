import { TIME_SLOTS, WEEKDAYS } from "./care.ts";

/** Free places of a week: 42 numbers, Monday first, six slots a day (index = day × 6 + slot). */
export type WeekGrid = number[];

export const SLOTS_A_DAY = TIME_SLOTS.length;
export const SLOTS_A_WEEK = WEEKDAYS.length * SLOTS_A_DAY;

/** True when a slot of that weekday (0 = Monday) has a place. */
export function hasPlaceOn(grid: WeekGrid, weekday: number): boolean {
  return grid.slice(weekday * SLOTS_A_DAY, (weekday + 1) * SLOTS_A_DAY).some((places) => places > 0);
}

/** For each slot the fewest places over several weeks. */
export function fewest(grids: WeekGrid[]): WeekGrid {
  return Array.from({ length: SLOTS_A_WEEK }, (_, i) => Math.min(...grids.map((grid) => grid[i] ?? 0)));
}

/** Bit i is set when slot i has at least `children` places. As a decimal text: 42 bits fit a PostgreSQL bigint. */
export function slotMask(grid: WeekGrid, children: number): string {
  let mask = 0n;
  grid.forEach((places, i) => {
    if (places >= children) mask |= 1n << BigInt(i);
  });
  return mask.toString();
}
