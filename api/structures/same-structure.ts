import { distance } from "fastest-levenshtein";
import { distanceM, type LngLat } from "../kernel/geo.ts";
import { fold, wordTable } from "../kernel/text.ts";
import { streetWords } from "./address.ts";

/** What tells one structure from another. */
export interface Identity extends LngLat {
  name: string;
  number: string | null;
  street: string | null;
  /** false: the position is the commune's or a hamlet's, and says little */
  placed: boolean;
}

/** Nobody else of the same source bears this name in the commune. */
export interface Uniqueness {
  aloneA: boolean;
  aloneB: boolean;
}

/** `score`: the higher the surer, to choose between several. DOUBTFUL: for a person to look at. */
export type Verdict = { verdict: "SAME"; score: number } | { verdict: "DOUBTFUL" | "OTHER" };

const NEAR_M = 250;
/** A structure that moves stays in its neighbourhood; further off it may be a second house of the same manager. */
const MOVED_M = 750;
const DOUBTFUL_M = 2_500;

/** Whether two descriptions, of one kind and one commune but from two sources, are of one structure. */
export function sameStructure(a: Identity, b: Identity, { aloneA, aloneB }: Uniqueness): Verdict {
  const names = nameLikeness(a.name, b.name);
  const apart = distanceM(a, b);
  const address = sameAddress(a, b);
  const score = names + (address ? 2 : 0) + 0.5 * (1 - Math.min(apart, 1000) / 1000);
  const near = a.placed && b.placed && apart <= NEAR_M;
  if (address && (names >= 0.6 || namedAfterStreet(a) || namedAfterStreet(b)))
    return { verdict: "SAME", score };
  if (near && names >= 0.8) return { verdict: "SAME", score };
  if (names < 0.9 || !aloneA || !aloneB) return { verdict: address && names >= 0.3 ? "DOUBTFUL" : "OTHER" };
  if (names >= 0.95 && (!a.placed || !b.placed || apart <= MOVED_M)) return { verdict: "SAME", score };
  return { verdict: apart <= DOUBTFUL_M ? "DOUBTFUL" : "OTHER" };
}

const GENERIC = new Set(
  (
    "creche creches multi accueil multiaccueil petite enfance associative association municipale municipal inter " +
    "entreprise entreprises micro microcreche halte garderie haltegarderie collective familiale mam maison " +
    "assistants assistantes assistant maternels maternelles maternel site antenne structure chu chru " +
    "accueil loisirs alsh clae relais ram rpe ex laep lieu parents enfants de du des la le les l d et a au aux"
  ).split(" "),
);
const ROMAN = wordTable<string>({ i: "1", ii: "2", iii: "3", iv: "4", v: "5" });
/** «avec antenne Graslin», «, antenne de Sully»: another house, told apart by its own row */
const BRANCH = /[\s,+(-]*(?:\b(?:avec|et|plus)\b)?\s*\bantennes?\b.*$/i;

/** The words that tell, in order: «Multi-accueil Petite Enfance Halvêque» is `halveque`. */
export function tellingWords(name: string): string[] {
  const words = fold(name.replace(BRANCH, "") || name)
    .replace(/\bp tit/g, "petit")
    .split(" ")
    .map((word) => ROMAN[word] ?? word);
  const telling = words.filter((word) => !GENERIC.has(word));
  return telling.length > 0 ? telling : words;
}

/** 0 to 1. Names that hold different numbers are different: «Une Souris Verte II» is not «… III». */
function nameLikeness(a: string, b: string): number {
  const [one, two] = [tellingWords(a), tellingWords(b)];
  const [numbersA, numbersB] = [one.filter(isNumber), two.filter(isNumber)];
  if (numbersA.length > 0 && numbersB.length > 0 && numbersA.join() !== numbersB.join()) return 0;
  const [keyA, keyB] = [one.join(""), two.join("")];
  const ratio = 1 - distance(keyA, keyB) / Math.max(keyA.length, keyB.length, 1);
  const [few, many] = one.length <= two.length ? [one, two] : [two, one];
  const within = few.some((word) => word.length > 3) && few.every((word) => many.includes(word));
  return within ? Math.max(ratio, 0.85) : ratio;
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

function sameAddress(a: Identity, b: Identity): boolean {
  const [one, two] = [streetWords(a.street).join(""), streetWords(b.street).join("")];
  if (one === "" || two === "" || a.number?.toLowerCase() !== b.number?.toLowerCase()) return false;
  return distance(one, two) <= Math.floor(Math.max(one.length, two.length) / 6);
}

/** «Site Diane» in the rue Diane, «Le 102 Gambetta»: such a name says no more than the address. */
function namedAfterStreet({ name, street }: Identity): boolean {
  const own = streetWords(street);
  return tellingWords(name)
    .filter((word) => !isNumber(word))
    .every((word) => own.some((part) => distance(part, word) <= (word.length > 4 ? 1 : 0)));
}
