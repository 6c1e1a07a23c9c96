import { TIME_SLOTS, type TimeSlot, WEEKDAYS, type Weekday } from "../kernel/care.ts";
import { firstOfMonth, type LocalDate, mondayOf } from "../kernel/local-date.ts";
import { SLOTS_A_DAY } from "../kernel/week.ts";
import { MOST_CHILDREN } from "./summary.ts";

/** What a family needs, as the caller says it (R31). */
export interface NeedInput {
  slots: { weekday: Weekday; slots: TimeSlot[] }[];
  children: number;
  from?: LocalDate | null;
}

/** A need ready to be compared with slot masks. */
export interface Need {
  /** the needed slots, bit = day × 6 + slot */
  mask: bigint;
  /** how many slots those are */
  slots: number;
  /** the part of the mask in each day that has one */
  days: bigint[];
  children: number;
  /** the Monday and the first of the month that hold its start: what a week or a month must begin with to cover it */
  monday: LocalDate;
  month: LocalDate;
}

export type NeedRefusal = "NO_SLOT" | "CHILDREN" | "TOO_MANY_SLOTS";

/** A need, or why not. A start that is past is today. */
export function planNeed(input: NeedInput, today: LocalDate): Need | { refused: NeedRefusal } {
  const { slots: wanted, children } = input;
  if (!(children >= 1 && children <= MOST_CHILDREN)) return { refused: "CHILDREN" };
  if (wanted.length > MOST_ENTRIES || wanted.some(({ slots }) => slots.length > MOST_ENTRIES)) {
    return { refused: "TOO_MANY_SLOTS" };
  }
  const mask = maskOf(wanted);
  if (mask === 0n) return { refused: "NO_SLOT" };
  const from = input.from && input.from > today ? input.from : today;
  return {
    mask,
    slots: bitCount(mask),
    days: dayMasks(mask),
    children,
    monday: mondayOf(from),
    month: firstOfMonth(from),
  };
}

/** Longer lists repeat themselves. */
const MOST_ENTRIES = 50;

function maskOf(wanted: NeedInput["slots"]): bigint {
  let mask = 0n;
  for (const { weekday, slots } of wanted) {
    for (const slot of slots) {
      mask |= 1n << BigInt(WEEKDAYS.indexOf(weekday) * SLOTS_A_DAY + TIME_SLOTS.indexOf(slot));
    }
  }
  return mask;
}

function bitCount(mask: bigint): number {
  let count = 0;
  for (let rest = Number(mask); rest >= 1; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/** The part of a mask in each day that has one. */
function dayMasks(mask: bigint): bigint[] {
  const day = (1n << BigInt(SLOTS_A_DAY)) - 1n;
  return WEEKDAYS.map((_, i) => mask & (day << BigInt(i * SLOTS_A_DAY))).filter((part) => part !== 0n);
}

/** How what was found answers a need. */
export interface Fit {
  /** 0 to 1, the share of the needed slots; null when only green is known */
  fit: number | null;
  daysCovered: number | null;
}

/** `covered`: the needed slots with enough places; null when only green is known. */
export function fitOf({ days, slots }: Need, covered: bigint | null): Fit {
  if (covered === null) return { fit: null, daysCovered: null };
  const daysCovered = days.filter((day) => (covered & day) === day).length;
  return { fit: bitCount(covered) / slots, daysCovered };
}
