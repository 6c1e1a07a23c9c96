import MiniSearch from "minisearch";
import { fold } from "../kernel/text.ts";
import type { CommuneAlias, CommuneRecord } from "./commune.ts";
import { squash } from "./commune-name.ts";
import { prefixRange, withinOneEdit } from "./one-edit.ts";

/** One way to name a commune. */
interface Entry {
  /** folded, without spaces */
  key: string;
  /** folded */
  words: string;
  commune: CommuneRecord;
  /** what the match is worth when the whole name is typed, and when it is begun: smaller is better */
  exact: number;
  begun: number;
}

const MAX_TYPED = 100;
const MAX_FIRST = 20;
const MAX_WORDS = 5;
const ARTICLE = /^(?:le|la|les|l) /;

/** In thousands of names: they tell nothing, and cost most to look up. */
const COMMON = new Set([
  "saint",
  "sainte",
  "le",
  "la",
  "les",
  "l",
  "de",
  "du",
  "des",
  "d",
  "en",
  "et",
  "sur",
  "sous",
  "arrondissement",
]);

const OFFICIAL = { exact: 0, begun: 2 };
const WITHOUT_ARTICLE = { exact: 0.5, begun: 2 };
const FORMER = { exact: 1, begun: 2.3 };
const ONE_ERROR = { whole: 2.6, begun: 4 };
const WORDS = 3;

/**
 * Autocomplete over names and postcodes. Three steps, each only while there is room: names that begin with what is
 * typed (a range of a sorted list), names one typing error away, names that hold the words typed (MiniSearch).
 * Inside a step the larger commune comes first.
 */
export function createSuggester(
  communes: CommuneRecord[],
  aliases: CommuneAlias[],
): (startingWith: string, first: number) => CommuneRecord[] {
  const names = nameEntries(communes, aliases);
  const keys = names.map(({ key }) => key);
  const postcodes = postcodeEntries(communes);
  const postcodeKeys = postcodes.map(({ key }) => key);
  const words = wordIndex(names);

  function byPostcode(digits: string, first: number): CommuneRecord[] {
    const best = new Best(first);
    for (const entry of slice(postcodes, prefixRange(postcodeKeys, digits))) best.add(entry.commune, 0);
    return best.communes();
  }

  function byName(text: string, first: number): CommuneRecord[] {
    const best = new Best(first);
    const readings = readingsOf(text);
    for (const typed of readings) {
      for (const entry of slice(names, prefixRange(keys, typed))) {
        best.add(entry.commune, entry.key === typed ? entry.exact : entry.begun);
      }
    }
    if (best.full) return best.communes();
    const [typed] = readings;
    if (typed.length > 2) {
      for (const { range, length } of readings.flatMap((reading) => withinOneEdit(keys, reading))) {
        for (const entry of slice(names, range)) {
          best.add(entry.commune, entry.key.length === length ? ONE_ERROR.whole : ONE_ERROR.begun);
        }
      }
    }
    if (!best.full && typed.length > 2)
      for (const commune of words(fold(text), false)) best.add(commune, WORDS);
    if (best.empty && typed.length > 4)
      for (const commune of words(fold(text), true)) best.add(commune, WORDS);
    return best.communes();
  }

  return (startingWith, first) => {
    const text = startingWith.slice(0, MAX_TYPED);
    const folded = fold(text);
    const wanted = Math.min(MAX_FIRST, Math.max(0, Math.floor(first)));
    if (folded === "" || wanted === 0) return [];
    if (/^\d{1,5}$/.test(folded)) return byPostcode(folded, wanted);
    const [, digits] = /^(\d{5})\b|\b(\d{5})$/.exec(folded)?.filter((part) => part !== undefined) ?? [];
    if (digits === undefined) return byName(text, wanted);
    const both = byName(text.replace(digits, " "), MAX_FIRST).filter(({ postcodes }) =>
      postcodes.includes(digits),
    );
    return both.length > 0 ? both.slice(0, wanted) : byPostcode(digits, wanted);
  };
}

/** What is typed, as keys: «st» is short for «saint» and may also be the beginning of «Strasbourg». */
function readingsOf(text: string): [string, ...string[]] {
  const full = squash(fold(text));
  const asTyped = squash(fold(text.replace(/\b(s)(te?)\b/gi, "$1 $2")));
  return full === asTyped ? [full] : [full, asTyped];
}

function nameEntries(communes: CommuneRecord[], aliases: CommuneAlias[]): Entry[] {
  const entries: Entry[] = [];
  const add = (commune: CommuneRecord, name: string, worth: { exact: number; begun: number }) => {
    const words = fold(name);
    entries.push({ key: squash(words), words, commune, ...worth });
    if (ARTICLE.test(words)) {
      const bare = words.replace(ARTICLE, "");
      entries.push({
        key: squash(bare),
        words: "",
        commune,
        exact: worth.exact + 0.5,
        begun: WITHOUT_ARTICLE.begun,
      });
    }
    const short = words.replace(/\bsaint(e?)\b/g, "st$1");
    if (short !== words) entries.push({ key: squash(short), words: "", commune, ...worth });
  };
  for (const commune of communes) add(commune, commune.name, OFFICIAL);
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  for (const alias of aliases) {
    const commune = byCode.get(alias.communeCode);
    if (commune && commune.name !== alias.name) add(commune, alias.name, FORMER);
  }
  return entries.sort(byKey);
}

function postcodeEntries(communes: CommuneRecord[]): Pick<Entry, "key" | "commune">[] {
  return communes.flatMap((commune) => commune.postcodes.map((key) => ({ key, commune }))).sort(byKey);
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function* slice<T>(list: readonly T[], [from, to]: [number, number]): Generator<T> {
  for (let i = from; i < to; i += 1) yield list[i] as T;
}

/**
 * Names that hold all the words typed, the last one begun; or, when that finds nothing, each with a typing error.
 * Made on first use: most of what is typed never asks.
 */
function wordIndex(entries: Entry[]): (folded: string, forgiving: boolean) => CommuneRecord[] {
  let index: MiniSearch | undefined;
  return (folded, forgiving) => {
    if (!index) {
      index = new MiniSearch({
        fields: ["words"],
        tokenize: (text) => text.split(" "),
        processTerm: (term) => !COMMON.has(term) && term,
      });
      index.addAll(entries.flatMap(({ words }, id) => (words === "" ? [] : [{ id, words }])));
    }
    const typed = [...new Set(folded.split(" "))];
    const last = typed.at(-1) ?? "";
    const telling = typed.filter((word) => word.length > 1 && !COMMON.has(word)).slice(0, MAX_WORDS);
    if (telling.length === 0) return [];
    const hits = index.search(telling.join(" "), {
      combineWith: "AND",
      prefix: (term) => term === last,
      fuzzy: (term) => forgiving && term.length > 3 && 1,
    });
    return hits.flatMap(({ id }) => entries[id as number]?.commune ?? []);
  };
}

/** The best few communes seen: by worth, then population, then name. */
class Best {
  private readonly places: { commune: CommuneRecord; worth: number }[] = [];
  constructor(private readonly size: number) {}

  get full(): boolean {
    return this.places.length === this.size;
  }

  get empty(): boolean {
    return this.places.length === 0;
  }

  add(commune: CommuneRecord, worth: number): void {
    const last = this.places[this.size - 1];
    if (last && !isBetter(commune, worth, last)) return;
    const already = this.places.findIndex((place) => place.commune === commune);
    if (already >= 0) {
      if ((this.places[already]?.worth ?? 0) <= worth) return;
      this.places.splice(already, 1);
    }
    const at = this.places.findIndex((place) => isBetter(commune, worth, place));
    this.places.splice(at < 0 ? this.places.length : at, 0, { commune, worth });
    if (this.places.length > this.size) this.places.pop();
  }

  communes(): CommuneRecord[] {
    return this.places.map(({ commune }) => commune);
  }
}

function isBetter(
  commune: CommuneRecord,
  worth: number,
  place: { commune: CommuneRecord; worth: number },
): boolean {
  if (worth !== place.worth) return worth < place.worth;
  const difference = (commune.population ?? 0) - (place.commune.population ?? 0);
  return difference === 0 ? commune.name < place.commune.name : difference > 0;
}
