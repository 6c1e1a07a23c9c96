import type { UnreadableFile } from "../intake/encoding.ts";
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
