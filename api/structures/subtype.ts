import type { CrecheSubtype } from "../kernel/care.ts";
import { fold } from "../kernel/text.ts";

/** Tried in this order: «multi-accueil familial» is a multi-accueil, «micro-crèche parentale» a micro-crèche. */
const CRECHE_WORDS: [RegExp, CrecheSubtype][] = [
  [/multi ?accueil/, "MULTI_ACCUEIL"],
  [/micro ?creche/, "MICRO"],
  [/halte ?(garderie|jeux?)|^halte$/, "HALTE_GARDERIE"],
  [/jardin d ?eveil/, "JARDIN_D_EVEIL"],
  [/jardin d ?enfants/, "JARDIN_D_ENFANTS"],
  [/familiale?/, "FAMILIALE"],
  [/parentale?/, "PARENTALE"],
  [/personnel|entreprise|hospitaliere?/, "PERSONNEL"],
  [/^creches?( associative| municipale| intercommunale| psu| paje)?$|collecti(ve|f)/, "COLLECTIVE"],
];

/** The sub-type of a crèche by its words, «Micro-crèche PSU» or `micro_creche`; null when they say none. */
export function crecheSubtype(words: string): CrecheSubtype | null {
  const folded = fold(words);
  return CRECHE_WORDS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

const LEISURE_WORDS: [RegExp, string][] = [
  [/\bperi ?scolaire/, "Périscolaire"],
  [/\bextra ?scolaire|vacances/, "Extrascolaire"],
  [/ado|jeunes/, "Adolescents"],
];

/** What a leisure centre is for (R1), each in words to show; empty when the words say none. */
export function leisureTypes(words: string): string[] {
  const folded = fold(words);
  return LEISURE_WORDS.filter(([pattern]) => pattern.test(folded)).map(([, label]) => label);
}
