import { withoutQuotes } from "./readable.ts";

/** What is wrong with a password that somebody chose (R20). */
export type PasswordFlaw = "TOO_SHORT" | "TOO_LONG" | "NO_LETTER" | "NO_DIGIT" | "SAME" | "GUESSABLE";

/** In characters, composed: an accented letter is one, an emoji too. */
export const SHORTEST = 8;
export const LONGEST = 256;

/** zxcvbn's score from 0 to 4: "safely unguessable" is 3. */
export const LEAST_SCORE = 3;

/** How many characters from the start are held against the dictionaries. */
export const GUESSED_AT_MOST = 40;

/** What can be said of a password by looking at it alone; null: it is long and mixed enough. */
export function flawOf(password: string, current: string): PasswordFlaw | null {
  const composed = password.normalize("NFC");
  const { length } = [...composed];
  if (length < SHORTEST) return "TOO_SHORT";
  if (length > LONGEST) return "TOO_LONG";
  if (!/\p{L}/u.test(composed)) return "NO_LETTER";
  if (!/\p{Nd}/u.test(composed)) return "NO_DIGIT";
  // a mailed one may be given with the quotation marks it is written between
  const given = current.normalize("NFC");
  return composed === given || composed === withoutQuotes(given) ? "SAME" : null;
}

/** Words somebody who knows the person would try first: the address whole and in parts, what is known alone and in pairs. */
export function wordsAbout(email: string, known: readonly string[]): string[] {
  // with accents and without
  const names = [...new Set(known.filter(Boolean).flatMap((name) => [name, withoutAccents(name)]))];
  const [local = ""] = email.split("@");
  const partsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2);
  const single = [...new Set([...names, ...names.flatMap(partsOf)])];
  const pairs = single.flatMap((one) =>
    single.flatMap((other) => (one === other ? [] : JOINS.map((join) => `${one}${join}${other}`))),
  );
  const words = [email, local, ...partsOf(email), ...single, ...pairs].map((word) => word.toLowerCase());
  return [...new Set(words.filter((word) => word.length > 2))];
}

const withoutAccents = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "");

const JOINS = ["", " ", ".", "-", "_"];
