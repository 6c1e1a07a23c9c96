import type { ProAccess } from "../habilitation/access.ts";
import type { UnreadableFile } from "../intake/encoding.ts";
import type { CareKind } from "../kernel/care.ts";
import type { FactName, FactsFlawCode } from "./facts.ts";
import type { ProblemCode, StructuresReport } from "./report.ts";

const SENTENCES: Record<ProblemCode, string> = {
  ENCODING: "La ligne contient des caractères illisibles.",
  TOO_LONG: "La ligne est trop longue.",
  QUOTE: "Un guillemet n’est pas refermé.",
  RAGGED: "La ligne n’a pas le bon nombre de colonnes.",
  MISSING: "La valeur est obligatoire.",
  UNKNOWN_TYPE: "Le type est inconnu : EAJE, ALSH, RPE, LAEP ou MAM sont attendus.",
  UNKNOWN_SUBTYPE: "Le sous-type n’est pas reconnu ; il est laissé vide.",
  BAD_NUMBER: "Ce n’est pas un nombre plausible ; il est laissé vide.",
  BAD_POSITION: "Les coordonnées sont illisibles ; l’adresse est recherchée.",
  BAD_PHONE: "Ce n’est pas un numéro de téléphone français ; il est laissé vide.",
  BAD_EMAIL: "Ce n’est pas une adresse électronique ; elle est laissée vide.",
  BAD_WEBSITE: "Ce n’est pas l’adresse d’un site (http ou https) ; elle est laissée vide.",
  BAD_HOURS: "Un horaire est illisible (attendu : « LU 07:30-18:30 ») ; il est laissé de côté.",
  BAD_YES_NO: "O ou N est attendu ; la valeur est laissée vide.",
  BAD_TEXT: "Le texte est trop long ou contient des caractères illisibles ; il est laissé vide.",
  DUPLICATE: "Cet identifiant figure déjà plus haut pour la même source.",
  COMMUNE_UNKNOWN: "La commune est inconnue.",
  COMMUNE_AMBIGUOUS: "La commune est ambiguë : indiquez le code INSEE ou le code postal.",
  COMMUNE_DOUBTFUL: "La commune est douteuse ; la structure est placée à son centre.",
  POSITION_ELSEWHERE: "Les coordonnées sont hors de la commune ; elles sont remplacées d’après l’adresse.",
  ADDRESS_DOUBTFUL: "L’adresse est inconnue dans la commune ; la structure est placée à son centre.",
  COMMUNE_SERVED_UNKNOWN: "Une commune desservie est inconnue ; elle est laissée de côté.",
  NO_POSITION: "La position de la commune n’est pas connue : la structure ne peut être placée.",
};

/** The sentence of a problem. */
function sentence(code: ProblemCode): string {
  return SENTENCES[code];
}

/** Why a file cannot be read at all. */
export function unreadable({ code, columns }: UnreadableFile): string {
  const names = columns.map((column) => `« ${column} »`).join(", ");
  return {
    NOT_TEXT: "Ce n’est pas un fichier CSV ou JSON en UTF-8 ou Windows-1252.",
    EMPTY: "Le fichier est vide.",
    MISSING_COLUMNS: `Il manque une ou plusieurs colonnes obligatoires : ${names}.`,
    DUPLICATE_COLUMN: `Une colonne figure deux fois : ${names}.`,
  }[code];
}

/** The report of an import, in French. */
export function printReport(report: StructuresReport, dryRun: boolean): string {
  const { precision: p } = report;
  const lines = [
    dryRun ? "Essai : rien n’a été écrit." : "Fichier appliqué.",
    `${report.rows} lignes lues, ${report.quarantined} mises de côté, ${report.unchanged} sans changement.`,
    `Structures : ${report.added} nouvelles, ${report.changed} modifiées, ${report.hidden} retirées.`,
    `Précision : ${p.HOUSE_NUMBER} au numéro, ${p.STREET} à la rue, ${p.LOCALITY} au lieu-dit, ${p.COMMUNE} à la commune.`,
    `${report.merged.length} structures reconnues dans deux sources.`,
    ...report.merged.map(({ a, b }) => `  ${a.id} « ${a.name} » = ${b.id} « ${b.name} »`),
    ...report.doubtful.map(
      ({ a, b }) => `  Peut-être la même, à vérifier : ${a.id} « ${a.name} » et ${b.id} « ${b.name} »`,
    ),
    ...report.unknownColumns.map((column) => `Colonne inconnue, ignorée : « ${column} »`),
    ...report.problems.map(({ line, column, code, quarantined }) => {
      const where = column ? `, colonne ${column}` : "";
      return `Ligne ${line}${where} : ${sentence(code)}${quarantined ? " Ligne mise de côté." : ""}`;
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Why a manager may not change a structure now. */
export const EDIT_REFUSALS: Record<Exclude<ProAccess, "OPEN"> | "NOT_YOURS" | "BUSY", string> = {
  NOT_YOURS: "Vous ne pouvez modifier que les informations de votre propre structure.",
  NOT_LISTED: "Votre structure n’est plus publiée sur ce site\u00a0: rien n’a été enregistré.",
  SUSPENDED: "La publication de votre structure vient d’être suspendue\u00a0: rien n’a été enregistré.",
  HABILITATION_INVALID: "Votre habilitation n’est plus valide\u00a0: rien n’a été enregistré.",
  PASSWORD_TO_REPLACE: "Remplacez d’abord le mot de passe que vous avez reçu.",
  BUSY: "Un fichier de structures est en cours de chargement\u00a0: rien n’a été enregistré. Réessayez dans un instant.",
};

/** What is wrong with what a manager wrote; `about`: the field, as it is called. */
export const FACTS_FLAWS: Record<FactsFlawCode, (about: string) => string> = {
  NOT_OF_KIND: (about) => `«\u00a0${about}\u00a0»\u00a0: ce type de structure n’a pas cette information.`,
  TOO_LONG: (about) => `«\u00a0${about}\u00a0»\u00a0: ce texte est trop long.`,
  UNPRINTABLE: (about) => `«\u00a0${about}\u00a0»\u00a0: ce texte contient des caractères illisibles.`,
  PHONE_UNREADABLE: () =>
    "Ce n’est pas un numéro de téléphone français. Exemple\u00a0: 04\u00a068\u00a000\u00a000\u00a012.",
  EMAIL_UNREADABLE: () => "Ce n’est pas une adresse électronique. Exemple\u00a0: accueil@exemple.fr.",
  WEBSITE_UNREADABLE: () =>
    "Ce n’est pas l’adresse d’un site internet. Exemple\u00a0: https://www.exemple.fr.",
  CAPACITY_OUT_OF_RANGE: () => "La capacité est un nombre entier de 1 à 2\u00a0000.",
  MONTHS_OUT_OF_RANGE: (about) => `${about}\u00a0: indiquez un nombre entier de mois, de 0 à 72.`,
  YEARS_OUT_OF_RANGE: (about) => `${about}\u00a0: indiquez un nombre entier d’années, de 0 à 18.`,
  AGES_REVERSED: () => "L’âge maximum est inférieur à l’âge minimum.",
  TOO_MANY_SESSIONS: () => "Indiquez 40 horaires au plus.",
  TOO_MANY_PERIODS: () => "Indiquez 40 périodes au plus.",
  TOO_MANY_COMMUNES: () => "Indiquez 200 communes au plus.",
  COMMUNE_UNKNOWN: () => "Cette commune n’est pas connue.",
  TIME_UNREADABLE: () => "Indiquez une heure, de 00:00 à 23:59.",
  CLOSES_BEFORE_OPENING: () =>
    "Cet horaire doit se terminer après avoir commencé\u00a0: corrigez l’une des deux heures.",
  SESSIONS_OVERLAP: () =>
    "Cet horaire en recouvre un autre du même jour\u00a0: corrigez-le, ou distinguez-les par une précision.",
};

/** In the place of a name that is no longer kept. */
export const FORMER_MANAGER = "Un ancien gestionnaire";

const FACT_LABELS: Record<FactName, string> = {
  phone: "Téléphone",
  email: "Adresse électronique",
  website: "Site internet",
  manager: "Gestionnaire",
  capacity: "Capacité",
  ageFromMonths: "Âge minimum",
  ageToMonths: "Âge maximum",
  ageFrom: "Âge minimum",
  ageTo: "Âge maximum",
  sessions: "Séances",
  communesServed: "Communes du secteur",
  periods: "Périodes d’ouverture",
  disability: "Accueil d’enfants en situation de handicap",
  admission: "Conditions d’admission",
  fees: "Tarifs",
};

/** What a fact is called on the sheet of its kind. */
export function factLabel(name: FactName, kind: CareKind): string {
  return name === "sessions" && kind === "CRECHE" ? "Horaires d’ouverture" : FACT_LABELS[name];
}
