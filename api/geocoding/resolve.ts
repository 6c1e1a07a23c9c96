import { distance } from "fastest-levenshtein";
import type { CommuneAlias, CommuneRecord } from "./commune.ts";
import { readCommuneName, type WrittenName } from "./commune-name.ts";

/** What an address says of its commune. */
export interface WrittenCommune {
  inseeCode?: string | null;
  postcode?: string | null;
  name: string;
}

/**
 * The commune meant. `sure`: everything that was said agrees. Not sure: the best reading, to be reported, and no
 * address is to be looked up in it (R12). AMBIGUOUS: what was said contradicts itself or fits several communes.
 */
export type Resolved = { commune: CommuneRecord; sure: boolean } | { problem: "UNKNOWN" | "AMBIGUOUS" };

interface Named {
  commune: CommuneRecord;
  former: boolean;
}

/** What `resolve` looks things up in, built once. Communes here are whole cities: arrondissements come last. */
export interface CommuneIndex {
  byCode: Map<string, CommuneRecord>;
  /** former code → commune of today */
  byFormerCode: Map<string, CommuneRecord>;
  byName: Map<string, Named[]>;
  byBareName: Map<string, Named[]>;
  byPostcode: Map<string, CommuneRecord[]>;
  /** commune → the keys of its names, today's and former */
  names: Map<CommuneRecord, WrittenName[]>;
  arrondissements: Map<string, CommuneRecord[]>;
}

/** Builds the index of `resolve`. */
export function indexCommunes(
  communes: Iterable<CommuneRecord>,
  aliases: Iterable<CommuneAlias>,
): CommuneIndex {
  const index: CommuneIndex = {
    byCode: new Map(),
    byFormerCode: new Map(),
    byName: new Map(),
    byBareName: new Map(),
    byPostcode: new Map(),
    names: new Map(),
    arrondissements: new Map(),
  };
  for (const commune of communes) {
    index.byCode.set(commune.code, commune);
    if (commune.parentCode) append(index.arrondissements, commune.parentCode, commune);
    else {
      for (const postcode of commune.postcodes) append(index.byPostcode, postcode, commune);
      addName(index, commune, commune.name, false);
    }
  }
  for (const alias of aliases) {
    const commune = index.byCode.get(alias.communeCode);
    if (!commune) continue;
    if (!index.byCode.has(alias.formerCode)) index.byFormerCode.set(alias.formerCode, commune);
    addName(index, commune, alias.name, true);
  }
  return index;
}

function addName(index: CommuneIndex, commune: CommuneRecord, text: string, former: boolean): void {
  const name = readCommuneName(text);
  append(index.names, commune, name);
  append(index.byName, name.key, { commune, former });
  if (name.bareKey !== name.key) append(index.byBareName, name.bareKey, { commune, former });
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Finds the commune that an address names: INSEE code first when it agrees with the rest, else postcode and name. */
export function resolveCommune(index: CommuneIndex, asked: WrittenCommune): Resolved {
  const name = readCommuneName(asked.name);
  const { postcode, malformed } = readPostcode(asked.postcode);
  const code = (asked.inseeCode ?? "").trim().toUpperCase();
  const coded = index.byCode.get(code) ?? index.byFormerCode.get(code);
  const city = coded && cityOf(index, coded);
  const found = city ? byCode(index, city, name, postcode) : byNameAndPostcode(index, name, postcode);
  if ("problem" in found) return found;
  const sure = found.sure && (city !== undefined || !malformed);
  return arrondissementOf(
    index,
    { commune: found.commune, sure },
    {
      code: coded?.parentCode === found.commune.code ? coded : undefined,
      postcode,
      number: name.arrondissement,
    },
  );
}

function cityOf(index: CommuneIndex, commune: CommuneRecord): CommuneRecord {
  return (commune.parentCode && index.byCode.get(commune.parentCode)) || commune;
}

/** Five digits, or null: what is no postcode says nothing of the commune, but makes a bare name doubtful. */
function readPostcode(text: string | null | undefined): { postcode: string | null; malformed: boolean } {
  const digits = (text ?? "").slice(0, 20).replace(/\s/g, "");
  const postcode = /^\d{5}$/.test(digits) ? digits : null;
  return { postcode, malformed: digits !== "" && postcode === null };
}

type Agreement = "AGREES" | "SILENT" | "CONTRADICTS";

function postcodeAgrees(index: CommuneIndex, commune: CommuneRecord, postcode: string | null): Agreement {
  if (postcode === null) return "SILENT";
  if (commune.postcodes.includes(postcode)) return "AGREES";
  // a CEDEX is a postcode of no commune: it tells the département only
  const cedex = !index.byPostcode.has(postcode);
  return cedex && departementOf(postcode).includes(commune.departementCode) ? "SILENT" : "CONTRADICTS";
}

function departementOf(postcode: string): string[] {
  if (postcode.startsWith("20")) return ["2A", "2B"];
  return [postcode.startsWith("97") ? postcode.slice(0, 3) : postcode.slice(0, 2)];
}

function bears(index: CommuneIndex, commune: CommuneRecord, name: WrittenName): boolean {
  return (index.names.get(commune) ?? []).some((own) => own.key === name.key || own.bareKey === name.bareKey);
}

function byCode(
  index: CommuneIndex,
  city: CommuneRecord,
  name: WrittenName,
  postcode: string | null,
): Resolved {
  const agreement = postcodeAgrees(index, city, postcode);
  const named = name.key === "" ? agreement === "AGREES" : bears(index, city, name);
  if (named) return { commune: city, sure: agreement !== "CONTRADICTS" };
  const other = byNameAndPostcode(index, name, postcode);
  if (agreement === "CONTRADICTS") {
    // the code stands alone against the two others
    return "problem" in other ? { problem: "AMBIGUOUS" } : { commune: other.commune, sure: false };
  }
  if ("commune" in other && other.commune !== city) return { problem: "AMBIGUOUS" };
  if ("problem" in other && other.problem === "AMBIGUOUS") return other;
  return { commune: city, sure: false };
}

function byNameAndPostcode(index: CommuneIndex, name: WrittenName, postcode: string | null): Resolved {
  if (name.key === "") return byPostcodeAlone(index, postcode);
  const named = index.byName.get(name.key) ?? [];
  if (postcode === null)
    return theOnly(named, true) ?? theOnly(index.byBareName.get(name.key) ?? [], true) ?? UNKNOWN;
  const withBare = named.concat(
    index.byBareName.get(name.bareKey) ?? [],
    index.byName.get(name.bareKey) ?? [],
  );
  const agreeing = (list: Named[], wanted: Agreement) =>
    list.filter(({ commune }) => postcodeAgrees(index, commune, postcode) === wanted);
  const exact =
    theOnly(agreeing(named, "AGREES"), true) ??
    theOnly(agreeing(withBare, "AGREES"), true) ??
    theOnly(agreeing(named, "SILENT"), true) ??
    theOnly(agreeing(withBare, "SILENT"), true);
  if (exact) return exact;
  const near = nearest(index.byPostcode.get(postcode) ?? [], name, index);
  const neighbour = theOnly(
    named.filter(({ commune }) => departementOf(postcode).includes(commune.departementCode)),
    false,
  );
  if (near && neighbour) return AMBIGUOUS;
  if (near) return { commune: near.commune, sure: near.slip && named.length === 0 };
  return neighbour ?? (named.length > 0 ? AMBIGUOUS : UNKNOWN);
}

const UNKNOWN: Resolved = { problem: "UNKNOWN" };
const AMBIGUOUS: Resolved = { problem: "AMBIGUOUS" };

/** The one commune of a list, today's names before former ones (then not sure); AMBIGUOUS for several, null for none. */
function theOnly(list: Named[], sure: boolean): Resolved | null {
  const today = new Set(list.filter(({ former }) => !former).map(({ commune }) => commune));
  const all = new Set(list.map(({ commune }) => commune));
  const communes = today.size > 0 ? today : all;
  const [first] = communes;
  if (!first) return null;
  return communes.size === 1 ? { commune: first, sure: sure && all.size === 1 } : AMBIGUOUS;
}

function byPostcodeAlone(index: CommuneIndex, postcode: string | null): Resolved {
  const communes = (postcode && index.byPostcode.get(postcode)) || [];
  const [only] = communes;
  if (!only) return UNKNOWN;
  return communes.length === 1 ? { commune: only, sure: false } : AMBIGUOUS;
}

/** A name as long as this with one letter wrong, and its postcode right, leaves no doubt. */
const SLIP_LENGTH = 8;
/** So does the beginning of a name, when no commune has that for its whole name. */
const BEGINNING_LENGTH = 5;

/** The one commune of a postcode whose name is nearly the written one: few typing errors, or words left out. */
function nearest(
  communes: CommuneRecord[],
  name: WrittenName,
  index: CommuneIndex,
): { commune: CommuneRecord; slip: boolean } | null {
  const allowed = Math.max(WORDS_LEFT_OUT, Math.floor(name.key.length / 5));
  let best: { commune: CommuneRecord; errors: number } | null = null;
  let second = Number.POSITIVE_INFINITY;
  for (const commune of communes) {
    const errors = Math.min(...(index.names.get(commune) ?? []).map((own) => errorsBetween(own, name)));
    if (best === null || errors < best.errors) {
      second = best?.errors ?? second;
      best = { commune, errors };
    } else second = Math.min(second, errors);
  }
  if (!best || best.errors > allowed || second < best.errors + 2) return null;
  const letter = best.errors === 1 && name.key.length >= SLIP_LENGTH;
  // «Ancenis» for Ancenis-Saint-Géréon: the name of before a merger, or the one of every day
  const begun =
    name.key.length >= BEGINNING_LENGTH &&
    (index.names.get(best.commune) ?? []).some(({ words }) =>
      name.words.every((word, i) => word === words[i]),
    );
  return { commune: best.commune, slip: letter || begun };
}

const WORDS_LEFT_OUT = 1.5;
const LITTLE_WORDS = new Set([
  "le",
  "la",
  "les",
  "l",
  "de",
  "du",
  "des",
  "d",
  "en",
  "sur",
  "et",
  "saint",
  "sainte",
]);

function errorsBetween(own: WrittenName, written: WrittenName): number {
  const telling = written.words.filter((word) => word.length > 3 && !LITTLE_WORDS.has(word));
  const leftOut = telling.length > 0 && written.words.every((word) => own.words.includes(word));
  if (leftOut) return WORDS_LEFT_OUT;
  return distance(own.key, written.key);
}

/** Inside Paris, Lyon and Marseille: the arrondissement, when all that names one agrees; else the whole city. */
function arrondissementOf(
  index: CommuneIndex,
  found: { commune: CommuneRecord; sure: boolean },
  hints: { code: CommuneRecord | undefined; postcode: string | null; number: number | null },
): Resolved {
  const parts = index.arrondissements.get(found.commune.code);
  if (!parts) return found;
  const named = hints.number === null ? undefined : parts.find((part) => numberOf(part) === hints.number);
  if (hints.number !== null && !named) return { commune: found.commune, sure: false };
  const { postcode } = hints;
  const posted = postcode === null ? undefined : parts.find((part) => part.postcodes.includes(postcode));
  const said = new Set([hints.code, posted, named].filter((part) => part !== undefined));
  const [only] = said;
  if (said.size > 1) return { commune: found.commune, sure: false };
  return { commune: only ?? found.commune, sure: found.sure };
}

function numberOf(arrondissement: CommuneRecord): number {
  return Number(/\d+/.exec(arrondissement.name)?.[0]);
}
