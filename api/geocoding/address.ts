import { fold, wordTable } from "../kernel/text.ts";

/** A house number: 12, «bis». Suffix in lower case, empty when none. */
export interface HouseNumber {
  number: number;
  suffix: string;
}

/** A street's name taken apart for comparison. */
export interface StreetName {
  /** folded, abbreviations in full: «avenue du general de gaulle» */
  key: string;
  /** «avenue»; null for a lieu-dit, or when left out */
  type: string | null;
  /** the name without type and little words: «general gaulle» */
  telling: string;
  /** what stands in brackets, folded: the former commune in merged ones */
  qualifier: string;
}

const MAX_STREET = 200;

/** Types of street with the short forms that files and people use, after folding. */
const TYPES = wordTable<string>({
  allee: "all alle allees",
  avenue: "av ave aven aveue avn",
  boulevard: "bd bld bvd blvd boul bou",
  carrefour: "car carr",
  chemin: "ch che chem chm",
  chaussee: "chs",
  cite: "cte",
  clos: "",
  corniche: "cor",
  cour: "",
  cours: "crs",
  descente: "dsc",
  domaine: "dom",
  escalier: "esc",
  esplanade: "esp espl",
  faubourg: "fg fbg faub",
  galerie: "gal",
  hameau: "ham",
  impasse: "imp",
  jardin: "",
  lotissement: "lot lotis",
  mail: "",
  mas: "",
  montee: "mte",
  parc: "",
  parvis: "",
  passage: "pas pass psg",
  place: "pl",
  placette: "plt",
  placa: "",
  promenade: "prom",
  quai: "qu",
  quartier: "qua quart",
  residence: "res resid",
  "rond point": "rpt rdpt",
  route: "rte",
  rue: "r",
  ruelle: "rle",
  sente: "",
  sentier: "sen",
  square: "sq",
  traverse: "tra trav",
  venelle: "ven",
  villa: "vla",
  village: "vge",
  voie: "voi",
  "zone artisanale": "za",
  "zone industrielle": "zi",
  "zone d activite": "",
  zac: "",
  carrer: "",
  cami: "",
});

/** Types that name a place rather than a way: without numbers they are localities. */
const PLACES = new Set([
  "mas",
  "hameau",
  "village",
  "domaine",
  "quartier",
  "zone artisanale",
  "zone industrielle",
  "zac",
]);

/** True for «Rue X», false for «Mas X» and «Les Tanneries». */
export function isWay({ type }: StreetName): boolean {
  return type !== null && !PLACES.has(type);
}

const TITLES = wordTable<string>({
  gal: "general",
  gen: "general",
  mal: "marechal",
  mar: "marechal",
  cdt: "commandant",
  cmdt: "commandant",
  col: "colonel",
  cne: "capitaine",
  cap: "capitaine",
  lt: "lieutenant",
  sgt: "sergent",
  adj: "adjudant",
  dr: "docteur",
  doct: "docteur",
  pr: "professeur",
  prof: "professeur",
  pdt: "president",
  pres: "president",
  mgr: "monseigneur",
  ing: "ingenieur",
  nd: "notre dame",
});

const LITTLE = new Set(["de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "a", "of"]);

const FULL_TYPE = new Map<string, string>();
for (const [type, short] of Object.entries(TYPES)) {
  FULL_TYPE.set(type, type);
  for (const form of short.split(" ").filter(Boolean)) FULL_TYPE.set(form, type);
}

/** Takes a street's name apart: «Av. du Gal de Gaulle», «PL DE L EGLISE (VARADES)», «Les Tanneries». */
export function readStreet(text: string): StreetName {
  const short = text.slice(0, MAX_STREET);
  const bracket = /\(([^()]*)\)/.exec(short);
  const { type, rest } = takeType(fold(short.replace(/\([^()]*\)/g, " ")).split(" "));
  const words = rest.flatMap((word) => (TITLES[word] ?? word).split(" "));
  const telling = words.filter((word) => !LITTLE.has(word));
  return {
    key: [...(type === null ? [] : [type]), ...words].join(" "),
    type,
    telling: (telling.length > 0 ? telling : words).join(" "),
    qualifier: bracket?.[1] === undefined ? "" : fold(bracket[1]),
  };
}

/** The key of a street in the database: in a merged commune with the former commune after a bar. */
export function storedKey(street: StreetName, formerCommune: string): string {
  const qualifier = street.qualifier || fold(formerCommune);
  return qualifier === "" ? street.key : `${street.key}|${qualifier}`;
}

/** The former commune in a stored key; empty when none. */
export function qualifierOf(storedKey: string): string {
  return storedKey.split("|")[1] ?? "";
}

function takeType(words: string[]): { type: string | null; rest: string[] } {
  for (const length of [3, 2, 1]) {
    const type = FULL_TYPE.get(words.slice(0, length).join(" "));
    // a type alone («Le Clos», «Parc») is a name
    if (type && words.length > length) return { type, rest: words.slice(length) };
  }
  return { type: null, rest: words };
}

const NUMBER = /^(\d{1,5})(?: ?(bis|ter|quater|quinquies|sexies|[a-z])\b)?/;

/** «12», «12bis», «12 B», «N° 12-14» (the first of them); null when it holds no number. */
export function readNumber(text: string | null | undefined): HouseNumber | null {
  const found = NUMBER.exec(fold((text ?? "").slice(0, 40)).replace(/^(?:no|n|num|numero) ?(?=\d)/, ""));
  if (!found) return null;
  return { number: Number(found[1]), suffix: found[2] ?? "" };
}

/** Splits «12 bis rue de la Paix»; the number stays part of the name in «8 mai 1945» and «2 Avril (place du)». */
export function splitNumber(text: string): { number: string | null; street: string } {
  const found =
    /^\s*(?:n°?\s*)?(\d{1,5}(?:\s*[-/]\s*\d{1,5})?(?:\s*(?:bis|ter|quater|[a-z])(?![\p{L}\p{N}]))?)[\s,]+(\S.*)$/iu.exec(
      text.slice(0, MAX_STREET * 2),
    );
  const [, number, street] = found ?? [];
  if (number === undefined || street === undefined) return { number: null, street: text.trim() };
  const dated = /^\d{1,2}$/.test(number) && MONTH.test(fold(street));
  return dated ? { number: null, street: text.trim() } : { number, street: street.trim() };
}

/** The street without what follows it: «, Centre Marcet», «/ CS 37121», «et 7 rue Mistral», «- La Paquelais». */
export function withoutComplement(street: string): string {
  return street.split(/\s*(?:[,;/"«+(]| - |\bet (?=\d)|\bavec |\b(?:CS|BP|TSA) ?\d)/iu)[0]?.trim() ?? "";
}

const MONTH = /^(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b/;

/** Suffixes that are written two ways. */
const SAME_SUFFIX = wordTable<string>({
  b: "bis",
  bis: "b",
  t: "ter",
  ter: "t",
  q: "quater",
  quater: "q",
});

/** The forms under which a number may be known: «12b» is also «12bis». */
export function numberForms({ number, suffix }: HouseNumber): string[] {
  const other = SAME_SUFFIX[suffix];
  return other === undefined ? [`${number}${suffix}`] : [`${number}${suffix}`, `${number}${other}`];
}
