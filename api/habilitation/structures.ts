import { distance } from "fastest-levenshtein";
import { fold } from "../kernel/text.ts";

/** Structures in the order a person looks for theirs: names that begin with what is typed, then hold it, then resemble it. */
export function nearestNames<T extends { id: string; name: string }>(rows: T[], text: string): T[] {
  const typed = fold(text);
  const keyed = rows.map((row) => {
    const name = fold(row.name);
    const place = typed === "" ? 0 : name.startsWith(typed) ? 0 : name.includes(typed) ? 1 : 2;
    return { row, name, place, errors: place === 2 ? distance(name, typed) : 0 };
  });
  keyed.sort(
    (a, b) =>
      a.place - b.place ||
      a.errors - b.errors ||
      a.name.localeCompare(b.name) ||
      (a.row.id < b.row.id ? -1 : 1),
  );
  return keyed.map(({ row }) => row);
}
