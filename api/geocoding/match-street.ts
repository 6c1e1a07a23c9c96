import { distance } from "fastest-levenshtein";
import { fold } from "../kernel/text.ts";
import { readStreet, type StreetName } from "./address.ts";

/** A street or lieu-dit to choose from. */
export interface KnownStreet extends StreetName {
  name: string;
  postcode: string;
}

/**
 * The street meant, or none. `near`: one came close and was refused, since another was as close or the difference
 * too great (R12). Streets of one name in a merged commune are told apart by postcode or brackets.
 */
export type StreetMatch<S> = { street: S } | { near: S | null };

/** The streets of one commune, ready to be searched. */
export interface StreetIndex<S extends KnownStreet> {
  byKey: Map<string, S[]>;
  byTelling: Map<string, S[]>;
  all: S[];
}

/** Builds the index of `matchStreet`. */
export function indexStreets<S extends KnownStreet>(all: S[]): StreetIndex<S> {
  return {
    all,
    byKey: Map.groupBy(all, ({ key }) => key),
    byTelling: Map.groupBy(all, ({ telling }) => telling),
  };
}

/** Letters of a name that may differ: none under 6, one under 12, then two. */
const LETTERS_PER_ERROR = 6;
const MAX_ERRORS = 2;
/** How much farther the second nearest has to be. */
const MARGIN = 2;

/** Finds a street by its whole name, by its telling words, then by the one near spelling. */
export function matchStreet<S extends KnownStreet>(
  index: StreetIndex<S>,
  written: string,
  where: { postcode: string | null; communeName: string },
): StreetMatch<S> {
  const { postcode } = where;
  const street = readStreet(written);
  const asked = { ...street, qualifier: street.qualifier || fold(where.communeName) };
  if (asked.telling === "") return { near: null };
  const exact = index.byKey.get(asked.key);
  if (exact) return oneOf(exact, asked, postcode);
  const telling = index.byTelling.get(asked.telling) ?? [];
  const sameType = telling.filter(({ type }) => asked.type === null || type === asked.type);
  if (sameType.length > 0) return oneOf(sameType, asked, postcode);
  const near = nearest(index.all, asked);
  if (near) return near;
  return { near: telling[0] ?? holding(index.all, asked) };
}

/** Among streets of one name: the one whose brackets or postcode are those written; several left: none. */
function oneOf<S extends KnownStreet>(
  streets: S[],
  asked: StreetName,
  postcode: string | null,
): StreetMatch<S> {
  const [first] = streets;
  if (first && streets.length === 1) return { street: first };
  const qualified =
    asked.qualifier === "" ? [] : streets.filter(({ qualifier }) => qualifier === asked.qualifier);
  const posted = streets.filter((street) => street.postcode === postcode);
  const left = qualified.length > 0 ? qualified : posted;
  const [only] = left;
  return only && left.length === 1 ? { street: only } : { near: first ?? null };
}

function nearest<S extends KnownStreet>(streets: S[], asked: StreetName): StreetMatch<S> | null {
  const allowed = Math.min(MAX_ERRORS, Math.floor(asked.telling.length / LETTERS_PER_ERROR));
  if (allowed === 0) return null;
  const figures = figuresOf(asked.telling);
  let best: { street: S; errors: number } | null = null;
  let second = Number.POSITIVE_INFINITY;
  for (const street of streets) {
    // too long or too short to count even for the margin
    if (Math.abs(street.telling.length - asked.telling.length) >= allowed + MARGIN) continue;
    const errors = distance(street.telling, asked.telling);
    if (best === null || errors < best.errors) {
      second = best?.errors ?? second;
      best = { street, errors };
    } else second = Math.min(second, errors);
  }
  if (best === null || best.errors > allowed) return null;
  const { street, errors } = best;
  const clear = second >= errors + MARGIN && sameType(street, asked) && figuresOf(street.telling) === figures;
  return clear ? { street } : { near: street };
}

function sameType(street: KnownStreet, asked: StreetName): boolean {
  return street.type === asked.type;
}

/** «rue du 8 mai 1945» is not «rue du 9 mai 1945». */
function figuresOf(text: string): string {
  return text.replace(/\D+/g, " ");
}

/** A street whose name holds all the telling words: «Rue Pierre Mendès France» for «rue Mendès France». */
function holding<S extends KnownStreet>(streets: S[], asked: StreetName): S | null {
  const words = asked.telling.split(" ");
  return streets.find(({ telling }) => words.every((word) => telling.split(" ").includes(word))) ?? null;
}
