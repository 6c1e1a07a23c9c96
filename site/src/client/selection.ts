/** The listings chosen for comparison: kept in this browser, sent to nobody. */
import { MAX_COMPARED } from "../search/state.ts";

const KEY = "mon-enfant.comparer";

export function readSelection(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id) => typeof id === "string").slice(0, MAX_COMPARED) : [];
  } catch {
    return []; // storage refused or written by someone else: an empty choice
  }
}

export function writeSelection(ids: string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // storage refused (private browsing): the choice lasts as long as the page
  }
}
