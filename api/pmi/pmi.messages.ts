import type { GuardCode } from "./guards.ts";
import type { Flaw, ProblemCode } from "./problem.ts";
import type { PmiRefusalCode } from "./refusal.ts";
import type { PmiCounts } from "./report.ts";

const PROBLEMS: Record<ProblemCode, string> = {
  ROW_RAGGED: "La ligne n’a pas autant de cellules que l’en-tête.",
  ROW_QUOTE: "Un guillemet de la ligne n’est pas fermé, ou du texte le suit.",
  ROW_ENCODING: "La ligne contient des caractères illisibles ou un autre encodage que le reste du fichier.",
  ROW_TOO_LONG: "La ligne est trop longue pour être une ligne du fichier (64 Kio au plus).",
  DUPLICATE: "Ce numéro d’agrément figure sur plusieurs lignes différentes : aucune n’est prise en compte.",
  DUPLICATE_SAME: "La même ligne figure deux fois : elle est prise une fois.",
  NEW_IN_PARTIAL:
    "Un fichier partiel ne fait que corriger, suspendre ou retirer : cette personne n’est pas connue.",
  EMPTY: "La cellule est vide alors qu’elle est obligatoire.",
  TOO_LONG: "Le texte est trop long.",
  UNPRINTABLE: "La cellule contient des caractères de contrôle ou perdus.",
  NUMBER_UNREADABLE: "Ce n’est pas un numéro d’agrément (lettres, chiffres et tirets, 40 signes au plus).",
  CIVILITY_UNREADABLE: "La civilité n’est pas M, Mme ou Melle.",
  NAME_UNREADABLE:
    "Un nom ne contient que des lettres, des espaces, des traits d’union, des points et des apostrophes.",
  POSTCODE_UNREADABLE: "Le code postal n’a pas cinq chiffres.",
  INSEE_UNREADABLE: "Le code INSEE n’a pas cinq signes : il est ignoré.",
  COMMUNE_UNKNOWN: "Aucune commune ne porte ce nom.",
  COMMUNE_AMBIGUOUS:
    "Le code INSEE, le code postal et le nom se contredisent, ou désignent plusieurs communes.",
  COMMUNE_DOUBTFUL:
    "La commune n’est pas certaine : l’adresse n’est pas cherchée et la fiche est placée au centre.",
  COMMUNE_WITHOUT_CENTRE: "La position de cette commune n’est pas connue : la fiche ne peut pas être placée.",
  OTHER_DEPARTEMENT: "La commune est dans un autre département que celui du fichier.",
  PHONE_UNREADABLE: "Ce n’est pas un numéro de téléphone français : il n’est pas publié.",
  EMAIL_UNREADABLE: "Ce n’est pas une adresse électronique : elle n’est pas publiée.",
  PLACES_UNREADABLE: "Le nombre de places n’est pas un nombre de 1 à 6.",
  DATE_UNREADABLE: "Ce n’est pas une date qui existe (AAAA-MM-JJ ou JJ/MM/AAAA).",
  DATES_REVERSED: "L’agrément finit avant de commencer.",
  APPROVAL_ENDED: "La date de fin d’agrément est passée ; le statut seul décide de la publication.",
  STATUS_UNREADABLE: "Le statut n’est ni ACTIF ni SUSPENDU : dans le doute, rien n’est publié ni conservé.",
  WORKPLACE_UNREADABLE: "Le lieu d’exercice n’est ni DOMICILE ni MAM.",
  PERMISSION_UNREADABLE:
    "L’accord de publication n’est ni O ni N : il compte comme un refus, rien n’est conservé.",
  CONTACT_PERMISSION_UNREADABLE: "L’accord n’est ni O ni N : il compte comme un refus.",
  CONTACT_WITHHELD: "Le téléphone et l’adresse électronique ne peuvent pas être masqués tous les deux.",
  NO_CONTACT: "Aucun téléphone ni adresse électronique ne peut être publié.",
  ADDRESS_DOUBTFUL: "L’adresse n’est pas certaine : la fiche est placée au centre de la commune.",
};

/** What is wrong with a row or a cell, in French; it never quotes the cell. */
export function sentence({ code }: Flaw): string {
  return PROBLEMS[code];
}

const REFUSALS: Record<PmiRefusalCode, string> = {
  CANNOT_OPEN: "Le fichier ne peut pas être ouvert",
  EMPTY_FILE: "Le fichier est vide.",
  NO_ROWS: "Le fichier n’a aucune ligne après l’en-tête.",
  NOT_TEXT: "Le fichier n’est pas un CSV en UTF-8 ou Windows-1252",
  ENCODING_UNKNOWN: "L’encodage du fichier n’est ni UTF-8 ni Windows-1252 : les accents seraient faux.",
  LINE_ENDS: "Les fins de ligne du fichier (CR seul) ne sont ni LF ni CRLF.",
  MISSING_COLUMNS: "Il manque des colonnes obligatoires dans l’en-tête",
  DUPLICATE_COLUMN: "Une colonne figure plusieurs fois dans l’en-tête",
  TOO_MANY_ROWS: "Le fichier a plus de 500 000 lignes : ce n’est pas celui d’un département.",
  UNKNOWN_DEPARTEMENT: "Ce département n’existe pas.",
  IMPORT_UNDER_WAY: "Un autre import de ce département est en cours : recommencez quand il sera fini.",
  CHANGED_MEANWHILE: "Un autre fichier de ce département a été appliqué pendant la lecture : recommencez.",
};

/** Why a whole file is refused, in French. */
export function refusalSentence(code: PmiRefusalCode, details: string[]): string {
  return details.length > 0 ? `${REFUSALS[code]} : ${details.join(", ")}.` : REFUSALS[code];
}

const GUARDS: Record<GuardCode, (counts: PmiCounts) => string> = {
  ALREADY_APPLIED: () => "Ce fichier est déjà appliqué : il n’apporte rien de nouveau.",
  OTHER_DEPARTEMENT: () => "La plupart des lignes sont d’un autre département.",
  MANY_GONE: ({ removed, listed }) =>
    `${share(removed, listed)} disparaîtraient du site, plus de 10 % : le fichier est peut-être coupé.`,
  MANY_QUARANTINED: ({ heldBack, listed }) =>
    `${share(heldBack, listed)} ne seraient pas mises à jour, plus de 10 % : leurs lignes sont mal écrites.`,
};

/** Why a file waits for approval, in French. */
export function guardSentence(code: GuardCode, counts: PmiCounts): string {
  return GUARDS[code](counts);
}

/** «607 fiches sur 1 302 (47 %)» */
function share(part: number, whole: number): string {
  const percent = Math.round((100 * part) / whole);
  return `${part.toLocaleString("fr-FR")} fiches sur ${whole.toLocaleString("fr-FR")} (${percent} %)`;
}
