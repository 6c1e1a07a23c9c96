import { fold, wordTable } from "../kernel/text.ts";

/** A street address taken apart; no street: nothing to look up. */
export interface WrittenAddress {
  /** as it is shown, without postcode and commune; "" when there is none */
  line: string;
  /** «12 bis»; null without one */
  number: string | null;
  street: string | null;
}

const NUMBER = /^(\d{1,4})\s*(bis|ter|quater|[a-fqt])?\b[\s,]*(?:-\s*\d+\s*,?\s*)?(?=\S)/i;

/** Reads «2, rue Etienne Coutan, 44100 Nantes, France»: only the part before the commune is the street. */
export function readAddress(text: string, postcode: string, communeName: string): WrittenAddress {
  const line = text
    .replace(/,?\s*france\s*$/i, "")
    .replace(/[,\s]+\d{5}\s+[^,\d]+$/, "")
    .replace(/[\s,]+/g, (gap) => (gap.includes(",") ? ", " : " "))
    .trim();
  const folded = fold(line);
  if (folded === "" || folded === fold(communeName) || folded === fold(`${postcode} ${communeName}`)) {
    return { line: "", number: null, street: null };
  }
  const found = NUMBER.exec(line);
  const street = line.slice(found?.[0].length ?? 0).replace(/\s+et\s+\d.*$| [-/] .*$|,.*$/i, "");
  if (/^\(/.test(line)) return { line, number: null, street: null };
  const suffix = found?.[2] ? ` ${SUFFIXES[found[2].toLowerCase()] ?? found[2].toUpperCase()}` : "";
  return { line, number: found ? `${found[1]}${suffix}` : null, street };
}

/** «5B» and «1T» on signs are «5 bis» and «1 ter». */
const SUFFIXES = wordTable<string>({
  b: "bis",
  t: "ter",
  q: "quater",
  bis: "bis",
  ter: "ter",
  quater: "quater",
});

const STREET_TYPES = new Set(
  "rue r avenue av boulevard bd bld bvd place pl chemin che ch route rte impasse imp allee all allees quai cours cour mail square sq passage esplanade lieu dit lotissement lot residence res zone za rond point montee voie sentier promenade centre".split(
    " ",
  ),
);
const LITTLE = new Set(["de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "sur", "s"]);

/** The telling words of a street, for comparison: «Bd du Petit Port» and «20 Boulevard du petit-port» agree. */
export function streetWords(street: string | null): string[] {
  return fold(street ?? "")
    .split(" ")
    .filter((word) => word !== "" && !STREET_TYPES.has(word) && !LITTLE.has(word));
}
