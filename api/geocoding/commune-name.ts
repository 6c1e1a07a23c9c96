import { fold } from "../kernel/text.ts";

/** A commune's name as written in an address, taken apart. */
export interface WrittenName {
  /** for comparison: folded, without spaces, CEDEX and arrondissement */
  key: string;
  /** the same without a leading article */
  bareKey: string;
  words: string[];
  arrondissement: number | null;
}

const MAX_NAME = 200;
const ARTICLE = /^(?:le|la|les|l) /;
const CITY_WITH_ARRONDISSEMENT =
  /^(paris|lyon|marseille) 0?(\d{1,2})(?: ?(?:er|ere|e|eme|ieme|nd|nde))?(?: (?:arrondissement|arrdt|arrt|arr|ardt))?$/;

/** Takes a commune's name apart: «ST LAURENT S/MER CEDEX 2», «Paris 1er», «Lyon 03». Empty key when there is no name. */
export function readCommuneName(text: string): WrittenName {
  const abbreviated = text
    .slice(0, MAX_NAME)
    .replace(/\bss\/ ?/gi, "sous ")
    .replace(/\bs\/ ?/gi, "sur ");
  const words = fold(abbreviated)
    .replace(/ cedex\b.*$/, "")
    .replace(/^\d{5} /, "")
    .replace(/ lez /g, " les ");
  const city = CITY_WITH_ARRONDISSEMENT.exec(words);
  const name = city?.[1] ?? words;
  return {
    key: squash(name),
    bareKey: squash(name.replace(ARTICLE, "")),
    words: name.split(" ").filter(Boolean),
    arrondissement: city ? Number(city[2]) : null,
  };
}

/** «l hay les roses» and «lhay les roses» are one. */
export function squash(folded: string): string {
  return folded.replaceAll(" ", "");
}
