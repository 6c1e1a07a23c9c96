/**
 * What a family needs (R31), as the address holds it: `besoin=lu2345,me2` (a day by its first two letters, then its
 * slots: 1 before 8:00 … 6 after 19:00), `enfants=2`, `des=2026-12-01`. The same names are the fields of the form
 * without JavaScript, one box each: `besoin=lu2&besoin=lu3`.
 */
import { TIME_SLOTS, type TimeSlot, WEEKDAYS, type Weekday } from "../../../api/kernel/care.ts";
import { isLocalDate, type LocalDate } from "../../../api/kernel/local-date.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK } from "../../../api/kernel/week.ts";
import type { NeedInput } from "../gql/documents.ts";
import { WEEKDAY } from "../words.ts";

export interface Need {
  /** Slots of the week (day × 6 + slot), in order; none: nothing is asked. */
  slots: number[];
  /** 1 to 6. */
  children: number;
  /** Its first day; null, or a day that is past: today. */
  from: LocalDate | null;
}

export const NO_NEED: Need = { slots: [], children: 1, from: null };

/** As the API takes them. */
export const MOST_CHILDREN = 6;

/** 8:00 to 19:00: what «a whole day» means to a parent at work. */
const DAYTIME: readonly TimeSlot[] = ["MORNING", "MIDDAY", "AFTERNOON", "LATE_AFTERNOON"];

export const WORKING_DAYS = WEEKDAYS.slice(0, 5);
export const WEEKEND = WEEKDAYS.slice(5);

export const slotOf = (weekday: Weekday, slot: TimeSlot) =>
  WEEKDAYS.indexOf(weekday) * SLOTS_A_DAY + TIME_SLOTS.indexOf(slot);

/** 8:00 to 19:00 on these days. */
export const daytimeOf = (...weekdays: Weekday[]) =>
  weekdays.flatMap((weekday) => DAYTIME.map((slot) => slotOf(weekday, slot)));

/** Every slot of these days. */
export const allOf = (...weekdays: Weekday[]) =>
  weekdays.flatMap((weekday) => TIME_SLOTS.map((slot) => slotOf(weekday, slot)));

/** With these slots, or without them; in order. */
export function withSlots(slots: number[], changed: number[], on: boolean): number[] {
  const others = slots.filter((slot) => !changed.includes(slot));
  return on ? [...others, ...changed].sort((a, b) => a - b) : others;
}

/** The slots by day, days without any left out. */
export function byDay({ slots }: Need): { weekday: Weekday; slots: TimeSlot[] }[] {
  return WEEKDAYS.map((weekday) => ({
    weekday,
    slots: TIME_SLOTS.filter((slot) => slots.includes(slotOf(weekday, slot))),
  })).filter((day) => day.slots.length > 0);
}

/** What to ask the API; null while no slot is needed. */
export function needInput(need: Need): NeedInput | null {
  if (need.slots.length === 0) return null;
  return { slots: byDay(need), children: need.children, ...(need.from && { from: need.from }) };
}

/** «lu», «ma», … */
const CODES = WEEKDAYS.map((weekday) => WEEKDAY[weekday].slice(0, 2));

/** «lu2»: one box of the form without JavaScript. */
export const slotCode = (slot: number) =>
  `${CODES[Math.floor(slot / SLOTS_A_DAY)]}${(slot % SLOTS_A_DAY) + 1}`;

/** «lu2345,me2» */
export function needCodes(need: Need): string {
  return byDay(need)
    .map(({ weekday, slots }) => {
      const numbers = slots.map((slot) => TIME_SLOTS.indexOf(slot) + 1);
      return `${CODES[WEEKDAYS.indexOf(weekday)]}${numbers.join("")}`;
    })
    .join(",");
}

/** What can be read of a need in an address; the rest is left out. */
export function needFrom(codes: string[], children: string | null, from: string | null): Need {
  const slots = new Set<number>();
  for (const code of codes) {
    const [, letters = "", numbers = ""] = /^([a-z]{2})(\d+)$/i.exec(code) ?? [];
    const day = CODES.indexOf(letters.toLowerCase());
    if (day < 0) continue;
    for (const number of numbers) {
      if (number >= "1" && number <= String(SLOTS_A_DAY)) slots.add(day * SLOTS_A_DAY + Number(number) - 1);
    }
  }
  return {
    slots: Array.from({ length: SLOTS_A_WEEK }, (_, slot) => slot).filter((slot) => slots.has(slot)),
    children: /^[1-6]$/.test(children?.trim() ?? "") ? Number(children) : 1,
    from: from && isLocalDate(from.trim()) ? from.trim() : null,
  };
}
