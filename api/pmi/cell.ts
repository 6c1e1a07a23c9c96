import { isLocalDate, type LocalDate } from "../kernel/local-date.ts";
import { fold, wordTable } from "../kernel/text.ts";

const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;
const CIVILITIES = wordTable<Civility>({
  m: "M",
  monsieur: "M",
  mme: "MME",
  madame: "MME",
  melle: "MELLE",
  mlle: "MELLE",
  mademoiselle: "MELLE",
});

export type Civility = "M" | "MME" | "MELLE";

/** The key from month to month, without spaces and in capitals; null when it cannot be one. */
export function readNumber(cell: string): string | null {
  const number = cell.replace(/\s/g, "").toUpperCase();
  return /^[A-Z0-9][A-Z0-9./_-]{0,39}$/.test(number) ? number : null;
}

export function readCivility(cell: string): Civility | null {
  return CIVILITIES[fold(cell)] ?? null;
}

/** O or N; null when it says neither. */
export function readYesNo(cell: string): boolean | null {
  const word = cell.toUpperCase();
  if (word === "O" || word === "OUI") return true;
  return word === "N" || word === "NON" ? false : null;
}

/** ISO or DD/MM/YYYY, a day that exists. */
export function readDate(cell: string): LocalDate | null {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  const iso = day && month ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : cell;
  return isLocalDate(iso) && iso >= "1900" && iso < "2200" ? iso : null;
}

/** Five digits; the leading zero that a spreadsheet took away comes back where the département begins with one. */
export function readFiveDigits(cell: string, departementCode: string): string | null {
  const code = cell.replace(/\s/g, "").toUpperCase();
  if (/^\d{4}$/.test(code) && departementCode.startsWith("0")) return `0${code}`;
  return /^\d{5}$/.test(code) ? code : null;
}

/** An INSEE code: as a postcode, or 2A and 2B. */
export function readInsee(cell: string, departementCode: string): string | null {
  const code = cell.replace(/\s/g, "").toUpperCase();
  return /^2[AB]\d{3}$/.test(code) ? code : readFiveDigits(code, departementCode);
}

export function readEmail(cell: string): string | null {
  return cell.length <= 254 && EMAIL.test(cell) ? cell : null;
}
