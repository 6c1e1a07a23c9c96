/** What a sheet says in words, from what the API gives: pure, shared with the comparison. */
import type { CareSheetQuery } from "../gql/documents.ts";
import { count } from "../words.ts";

export type Sheet = NonNullable<CareSheetQuery["care"]>;

/** «de 10 semaines à 3 ans», «de 3 à 11 ans», or null when nothing is known. */
export function ages(sheet: Sheet): string | null {
  if (sheet.__typename === "Creche") return range(sheet.ageFromMonths, sheet.ageToMonths, monthsWords);
  if (sheet.__typename === "LeisureCentre")
    return range(sheet.ageFrom, sheet.ageTo, (years) => count(years, "an", "ans"));
  return null;
}

function range(from: number | null, to: number | null, words: (n: number) => string): string | null {
  if (from !== null && to !== null) return `de ${words(from)} à ${words(to)}`;
  if (from !== null) return `à partir de ${words(from)}`;
  return to === null ? null : `jusqu’à ${words(to)}`;
}

/** Whole years from two on, months before: parents count a baby's age so. */
function monthsWords(months: number): string {
  if (months >= 24 && months % 12 === 0) return `${months / 12} ans`;
  return `${months} mois`;
}
