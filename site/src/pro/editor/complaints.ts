/** What is wrong with an entry, each at its field: found here before anything is sent, or said by the API. */

import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { SLOTS_A_DAY } from "../../../../api/kernel/week.ts";
import type { Problem } from "../../client/form.tsx";
import { placesOf } from "./cells.ts";
import { type Content, type Entry, pastDaysOf, tablesOf } from "./entry.ts";
import { cellName, GLOBAL, PERIODS, tooMany } from "./words.ts";

export interface Complaint {
  /** the id of the field; null: of the whole */
  field: string | null;
  /** the table the field is in, to be opened first */
  table?: LocalDate;
  message: string;
}

export interface Bounds {
  most: number;
  today: LocalDate;
  offered: readonly { name: string }[];
}

export const SIGNAL_FIELD = "pictogramme";
export const START_FIELD = "debut";
/** row 0 is the whole day, then the six slots */
export const cellId = (startsOn: LocalDate, row: number, day: number) => `case-${startsOn}-${row}-${day}`;
export const periodId = (index: number) => `periode-${index}`;

/** What cannot be published as it is; days that are past are nobody's fault. */
export function complaintsIn(entry: Entry, { most, today, offered }: Bounds): Complaint[] {
  if (entry.level === "GLOBAL" && !entry.signal) return [{ field: SIGNAL_FIELD, message: GLOBAL.missing }];
  if (entry.level === "PERIODS") return complaintsInPeriods(entry, most, offered);
  const dated = entry.level === "WEEKLY";
  return tablesOf(entry, today).flatMap(({ startsOn, cells }) => {
    const past = dated ? pastDaysOf(startsOn, today) * SLOTS_A_DAY : 0;
    return cells.flatMap((text, i) =>
      i < past || placesOf(text, most) !== null ? [] : [atCell(startsOn, i, dated, tooMany(most))],
    );
  });
}

function complaintsInPeriods({ periods }: Entry, most: number, offered: Bounds["offered"]): Complaint[] {
  const typed = offered.map(({ name }) => periods[name]?.trim() ?? "");
  if (typed.every((text) => text === "")) return [{ field: periodId(0), message: PERIODS.missing }];
  return typed.flatMap((text, i) =>
    placesOf(text, most) === null
      ? [{ field: periodId(i), message: `${offered[i]?.name}\u00a0: ${tooMany(most)}` }]
      : [],
  );
}

function atCell(startsOn: LocalDate, index: number, dated: boolean, message: string): Complaint {
  const field = cellId(startsOn, 1 + (index % SLOTS_A_DAY), Math.floor(index / SLOTS_A_DAY));
  return { field, table: startsOn, message: `${cellName(startsOn, index, dated)}\u00a0: ${message}` };
}

/** The API's problems at the fields of what was sent: `weeks.2.days.0.slots.1.places` is one of them. */
export function complaintsOf(
  problems: readonly Problem[],
  sent: Content,
  offered: Bounds["offered"],
): Complaint[] {
  return problems.map(({ path, message }) => {
    const [argument, first, , day, , slot] = path;
    if (sent.level === "PERIODS" && argument === "periods") {
      const { name } = sent.periods[Number(first ?? 0)] ?? {};
      const index = offered.findIndex((one) => one.name === name);
      return { field: periodId(Math.max(0, index)), message: name ? `${name}\u00a0: ${message}` : message };
    }
    const tables = sent.level === "WEEKLY" ? sent.weeks : sent.level === "SEASONAL" ? sent.months : [];
    const table = tables[Number(first)];
    if (!table) return { field: null, message };
    // days and slots are sent whole and in order
    if (day !== undefined && slot !== undefined)
      return atCell(
        table.startsOn,
        Number(day) * SLOTS_A_DAY + Number(slot),
        sent.level === "WEEKLY",
        message,
      );
    return { field: sent.level === "WEEKLY" ? START_FIELD : null, message };
  });
}
