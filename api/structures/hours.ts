import type { Session } from "../../db/schema/directory.ts";
import { WEEKDAYS } from "../kernel/care.ts";
import { fold } from "../kernel/text.ts";

const DAYS = ["lu", "ma", "me", "je", "ve", "sa", "di"];
const ITEM =
  /^(\p{L}+)(?:\s*[-–àa]\s*(\p{L}+))?\.?\s*:?\s+(\d{1,2})[:hH](\d{2})?\s*[-–àa]\s*(\d{1,2})[:hH](\d{2})?\s*(.*)$/u;

/** Opening hours or sessions: `LU 07:30-18:30`, `LU-VE 8h-12h30`, then a note; null when it is not that. */
export function readHours(text: string): Session[] | null {
  const [, first = "", last, h1, m1 = "00", h2, m2 = "00", note = ""] = ITEM.exec(text.trim()) ?? [];
  const from = dayOf(first);
  const to = last === undefined ? from : dayOf(last);
  const opens = time(h1, m1);
  const closes = time(h2, m2);
  if (from < 0 || to < from || opens === null || closes === null || opens >= closes) return null;
  const rest = note.replace(/^[\s,;:()–-]+|[\s)]+$/g, "");
  return WEEKDAYS.slice(from, to + 1).map((weekday) => ({
    weekday,
    opens,
    closes,
    ...(rest ? { note: rest } : {}),
  }));
}

function dayOf(word: string): number {
  const folded = fold(word);
  return folded.length === 2 || folded.endsWith("di") || folded === "dimanche"
    ? DAYS.indexOf(folded.slice(0, 2))
    : -1;
}

function time(hours: string | undefined, minutes: string): string | null {
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}
