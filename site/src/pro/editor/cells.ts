/** The fields of a week: what is typed in them, what it comes to, and how one moves between them. */
import { TIME_SLOTS, WEEKDAYS } from "../../../../api/kernel/care.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK, type WeekGrid } from "../../../../api/kernel/week.ts";
import type { DaysFragment } from "../../gql/documents.ts";

/** The 42 fields of a week as they were typed, Monday first (index = day × 6 + slot). */
export type Cells = string[];

export const EMPTY: Cells = Array(SLOTS_A_WEEK).fill("");

/** What a field comes to; null: no number of places. Nothing typed is no place. */
export function placesOf(text: string, most: number): number | null {
  const typed = text.trim();
  if (typed === "") return 0;
  return /^\d{1,4}$/.test(typed) && Number(typed) <= most ? Number(typed) : null;
}

/** What cannot be read counts as no place, until it is mended. */
export const toGrid = (cells: Cells, most: number): WeekGrid =>
  cells.map((text) => placesOf(text, most) ?? 0);

export const toCells = (grid: WeekGrid): Cells => grid.map((places) => (places > 0 ? String(places) : ""));

/** The days of a grid, as the API takes and gives them. */
export function daysOf(grid: WeekGrid): DaysFragment[] {
  return WEEKDAYS.map((weekday, day) => ({
    weekday,
    slots: TIME_SLOTS.map((slot, s) => ({ slot, places: grid[day * SLOTS_A_DAY + s] ?? 0 })),
  }));
}

export function gridOf(days: readonly DaysFragment[]): WeekGrid {
  const grid: WeekGrid = Array(SLOTS_A_WEEK).fill(0);
  for (const { weekday, slots } of days)
    for (const { slot, places } of slots)
      grid[WEEKDAYS.indexOf(weekday) * SLOTS_A_DAY + TIME_SLOTS.indexOf(slot)] = places;
  return grid;
}

/** The slots of «Journée entière», 8:00 to 19:00. */
const WHOLE_DAY = TIME_SLOTS.flatMap((slot, s) => (slot === "BEFORE_8" || slot === "AFTER_19" ? [] : [s]));

const wholeDay = (day: number): number[] => WHOLE_DAY.map((s) => day * SLOTS_A_DAY + s);

/** What is typed in the whole day, where it is the same throughout. */
export function wholeDayOf(cells: Cells, day: number): string {
  const [first = "", ...others] = wholeDay(day).map((i) => cells[i] ?? "");
  return others.every((text) => text === first) ? first : "";
}

export function fillDay(cells: Cells, day: number, text: string): Cells {
  const filled = [...cells];
  for (const i of wholeDay(day)) filled[i] = text;
  return filled;
}

export function fill(cells: Cells, index: number, text: string): Cells {
  const filled = [...cells];
  filled[index] = text;
  return filled;
}

/** As `from`, but for its first `pastDays`, which were not asked: there `onto` stays as it is. */
export function copied(from: Cells, onto: Cells, pastDays: number): Cells {
  return from.map((text, i) => (i < pastDays * SLOTS_A_DAY ? (onto[i] ?? "") : text));
}

/** Slots with a place. */
export const freeSlots = (cells: Cells, most: number): number =>
  toGrid(cells, most).filter((places) => places > 0).length;

/** A field of the table: row 0 is the whole day, then come the six slots. */
export interface Place {
  row: number;
  day: number;
}

const LAST_ROW = SLOTS_A_DAY;
const LAST_DAY = WEEKDAYS.length - 1;

/** Where a key leads; null: it is for something else. Days before `firstDay` are past. At an edge one stays. */
export function moved({ row, day }: Place, key: string, firstDay: number): Place | null {
  switch (key) {
    case "ArrowLeft":
      return { row, day: Math.max(firstDay, day - 1) };
    case "ArrowRight":
      return { row, day: Math.min(LAST_DAY, day + 1) };
    case "ArrowUp":
      return { row: Math.max(0, row - 1), day };
    case "ArrowDown":
      return { row: Math.min(LAST_ROW, row + 1), day };
    case "Home":
      return { row, day: firstDay };
    case "End":
      return { row, day: LAST_DAY };
    case "Enter":
      // down a day, then to the next one: as in a spreadsheet, and nothing is sent
      if (row < LAST_ROW) return { row: row + 1, day };
      return day < LAST_DAY ? { row: 0, day: day + 1 } : { row, day };
    default:
      return null;
  }
}
