import type { CareKind } from "../kernel/care.ts";
import { fold } from "../kernel/text.ts";

export const MATCH_FIELDS = ["NAME", "COMMUNE", "PHONE"] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** What a request says of a person. */
export interface Requester {
  lastName: string;
  firstName: string;
  communeCode: string;
  /** E.164 */
  phone: string;
}

/** A listing of the département as the Caf may see it: what PMI holds, or what a structure publishes. */
export interface CandidateRow {
  id: string;
  kind: CareKind;
  name: string;
  /** of a childminder, as PMI has them; null of a structure */
  lastName: string | null;
  firstName: string | null;
  communeCode: string;
  /** of an arrondissement: its city; else the commune itself */
  cityCode: string;
  addressLines: string[];
  phone: string | null;
  approvalNumber: string | null;
  state: "PUBLISHED" | "SUSPENDED" | "GONE";
  taken: boolean;
}

export interface Candidate extends CandidateRow {
  agreesOn: MatchField[];
}

const MOST = 5;
const MOST_FOUND = 10;
const WEIGHT: Record<MatchField, number> = { NAME: 4, PHONE: 3, COMMUNE: 1 };
/** Words of a surname that come and go: particles, and what stands before the other surname. */
const LITTLE = new Set(
  "de du des d la le les l von van der epouse ep nee ne veuve vve et dit dite".split(" "),
);

/** The words of a name that tell; all of them when none does («Le»). */
export function tellingWords(name: string): string[] {
  const words = fold(name).split(" ").filter(Boolean);
  const telling = words.filter((word) => !LITTLE.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * Whether two names can be one person's: every word of the shorter is in the other («Vidal» and «Vidal-Martin», usage
 * and birth name), or they are the same without spaces («Le Goff», «LEGOFF»).
 */
function namesAgree(a: string, b: string): boolean {
  const [one, other] = [tellingWords(a), tellingWords(b)];
  if (one.length === 0 || other.length === 0) return false;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few.every((word) => many.includes(word)) || squashed(a) === squashed(b);
}

function squashed(name: string): string {
  return fold(name).replaceAll(" ", "");
}

/** On what a listing agrees with a request. First and last name in the wrong fields are forgiven. */
export function agreement(requester: Requester, row: CandidateRow, city: string): MatchField[] {
  const { lastName, firstName } = requester;
  const [last, first] = [row.lastName ?? "", row.firstName ?? ""];
  const named =
    (namesAgree(lastName, last) && namesAgree(firstName, first)) ||
    (namesAgree(lastName, first) && namesAgree(firstName, last));
  const found = {
    NAME: named,
    COMMUNE: row.communeCode === requester.communeCode || row.cityCode === city,
    PHONE: row.phone === requester.phone,
  };
  return MATCH_FIELDS.filter((field) => found[field]);
}

/** The listings a request may be about, best first. A commune alone says nothing, but beside a surname. */
export function rank(requester: Requester, rows: CandidateRow[], city: string): Candidate[] {
  return rows
    .map((row) => ({ ...row, agreesOn: agreement(requester, row, city) }))
    .filter(
      ({ agreesOn, lastName }) =>
        agreesOn.includes("NAME") ||
        agreesOn.includes("PHONE") ||
        (agreesOn.includes("COMMUNE") && namesAgree(requester.lastName, lastName ?? "")),
    )
    .sort((a, b) => worth(b) - worth(a) || a.name.localeCompare(b.name, "fr") || (a.id < b.id ? -1 : 1))
    .slice(0, MOST);
}

function worth({ agreesOn, state }: Candidate): number {
  const gone = state === "GONE" ? 0.5 : 0;
  return agreesOn.reduce((sum, field) => sum + WEIGHT[field], 0) - gone;
}

/** What an agent looks for a listing by: folded words of a name, or an approval number without its marks. */
export function lookedFor(text: string): { words: string[]; number: string | null } {
  const number = bareNumber(text);
  return { words: fold(text).split(" ").filter(Boolean), number: /\d/.test(number) ? number : null };
}

/** «66-2019-00123» and «66 2019 00123» are one number. */
function bareNumber(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** The listings that an agent looked for, best first; at most 10. */
export function rankFound(
  text: string,
  requester: Requester,
  rows: CandidateRow[],
  city: string,
): Candidate[] {
  return rows
    .map((row) => ({ row: { ...row, agreesOn: agreement(requester, row, city) }, place: placeOf(row, text) }))
    .filter(({ place }) => place < NOWHERE)
    .sort(
      (a, b) =>
        a.place - b.place ||
        worth(b.row) - worth(a.row) ||
        a.row.name.localeCompare(b.row.name, "fr") ||
        (a.row.id < b.row.id ? -1 : 1),
    )
    .slice(0, MOST_FOUND)
    .map(({ row }) => row);
}

const NOWHERE = 4;

/** How well a listing is what was looked for: its number, part of it, whole words of its name, parts of them. */
function placeOf({ name, approvalNumber }: CandidateRow, text: string): number {
  const { words, number } = lookedFor(text);
  const own = bareNumber(approvalNumber ?? "");
  if (number && own === number) return 0;
  if (number && own.includes(number)) return 1;
  const parts = fold(name).split(" ");
  if (words.every((word) => parts.includes(word))) return 2;
  const within = words.every((word) => parts.some((part) => part.includes(word)));
  return within || squashed(name).includes(squashed(text)) ? 3 : NOWHERE;
}

/** The one candidate that agrees on name and commune; null for none, or several. */
export function soleMatch(candidates: Candidate[]): Candidate | null {
  const certain = candidates.filter(
    ({ agreesOn, state }) => state !== "GONE" && agreesOn.includes("NAME") && agreesOn.includes("COMMUNE"),
  );
  return certain.length === 1 ? (certain[0] ?? null) : null;
}
