import type { PmiOutcome } from "./import.ts";
import { guardSentence, sentence } from "./pmi.messages.ts";
import type { Problem } from "./problem.ts";
import type { PmiCounts, PmiReport } from "./report.ts";

const TITLES: Record<Exclude<PmiOutcome["outcome"], "REFUSED">, string> = {
  APPLIED: "Fichier appliqué",
  TRIED: "Essai : rien n’a changé",
  HELD: "Fichier retenu : rien n’a changé",
};

const COUNTS: [keyof PmiCounts, string][] = [
  ["rows", "lignes lues"],
  ["new", "nouvelles fiches"],
  ["changed", "fiches modifiées"],
  ["unchanged", "fiches inchangées"],
  ["suspended", "suspendues"],
  ["reinstated", "rétablies"],
  ["gone", "disparues du fichier"],
  ["refused", "lignes sans accord de publication"],
  ["erased", "fiches effacées, l’accord étant retiré"],
  ["quarantined", "lignes en quarantaine"],
  ["kept", "fiches gardées telles quelles, leur ligne étant en quarantaine"],
  ["restricted", "fiches suspendues ou masquées par une ligne en quarantaine"],
];

const PRECISIONS: [keyof PmiReport["precisions"], string][] = [
  ["HOUSE_NUMBER", "au numéro"],
  ["STREET", "à la rue"],
  ["LOCALITY", "au lieu-dit"],
  ["COMMUNE", "à la commune"],
];

const SEPARATORS: Record<string, string> = { ";": "point-virgule", ",": "virgule", "\t": "tabulation" };
const MOST_LINES = 12;

const APPROVE = "  Pour l’appliquer tout de même : --approve";

/**
 * The outcome of an import as French text for a terminal: lines, columns and sentences, no personal data. `approve`
 * says how a file that is held is applied all the same.
 */
export function printOutcome(outcome: PmiOutcome, approve = APPROVE): string {
  if (outcome.outcome === "REFUSED") return `Fichier refusé : ${outcome.message}\n`;
  const { report, guards } = outcome;
  const parts = [
    [
      `${TITLES[outcome.outcome]} (département ${report.departement}${report.partial ? ", fichier partiel" : ""})`,
    ],
    guards.map((guard) => `  ! ${guardSentence(guard, report.counts)}`),
    outcome.outcome === "HELD" ? [approve] : [],
    printCounts(report),
    printFile(report),
    printQuarantine(report.quarantine),
    printWarnings(report.warnings),
  ];
  return `${parts.flat().join("\n")}\n`;
}

function printCounts({ counts, changedFields, precisions }: PmiReport): string[] {
  const shown = COUNTS.filter(([key]) => key === "rows" || counts[key] !== 0);
  const lines = shown.map(([key, label]) => `  ${String(counts[key]).padStart(7)}  ${label}`);
  const fields = Object.entries(changedFields).map(([field, count]) => `${field} ${count}`);
  if (fields.length > 0) lines.push(`  Champs modifiés : ${fields.join(", ")}`);
  const found = PRECISIONS.filter(([key]) => precisions[key] > 0);
  if (found.length > 0) {
    lines.push(
      `  Adresses cherchées : ${found.map(([key, label]) => `${precisions[key]} ${label}`).join(", ")}`,
    );
  }
  return lines;
}

function printFile({ read }: PmiReport): string[] {
  const encoding = `Encodage ${read.encoding}, séparateur ${SEPARATORS[read.separator] ?? "inconnu"}`;
  return [encoding, ...columnRemarks(read)].map((line) => `  ${line}`);
}

/** What is to be said of a file's columns: unknown, absent, and what that means. */
export function columnRemarks(read: PmiReport["read"]): string[] {
  const lines: string[] = [];
  if (read.unknownColumns.length > 0) {
    // what stands in a header is not ours: no control character reaches the terminal
    const names = read.unknownColumns.map((name) => name.slice(0, 40).replace(/\p{C}/gu, "?"));
    lines.push(`Colonnes inconnues, ignorées : ${names.join(", ")}`);
  }
  if (read.absentColumns.length > 0) lines.push(`Colonnes absentes : ${read.absentColumns.join(", ")}`);
  const emptied = read.absentColumns.filter((column) => column === "telephone" || column === "courriel");
  if (emptied.length > 0) {
    lines.push(`Sans colonne ${emptied.join(" ni ")}, ce qui en est publié aujourd’hui est retiré.`);
  }
  const withheld = read.absentColumns.filter((column) => column.startsWith("accord_"));
  if (withheld.length > 0) lines.push("Ce qu’aucune colonne n’autorise à montrer n’est pas publié.");
  return lines;
}

function printQuarantine(problems: Problem[]): string[] {
  if (problems.length === 0) return [];
  return [
    "Quarantaine :",
    ...problems.map((problem) => `  ${place(problem)} : ${sentence(problem)} [${problem.code}]`),
  ];
}

function place({ line, column }: Problem): string {
  return column ? `ligne ${line}, colonne ${column}` : `ligne ${line}`;
}

/** What is said of many rows is said once, with their lines. */
function printWarnings(warnings: Problem[]): string[] {
  if (warnings.length === 0) return [];
  const byKind = Map.groupBy(warnings, ({ code, column }) => `${column} ${code}`);
  const lines = [...byKind.values()].map((group) => {
    const [first] = group;
    if (!first) return "";
    const numbers = group.slice(0, MOST_LINES).map(({ line }) => line);
    const more = group.length > MOST_LINES ? ` et ${group.length - MOST_LINES} autres` : "";
    const where = `ligne${group.length > 1 ? "s" : ""} ${numbers.join(", ")}${more}`;
    return `  colonne ${first.column} : ${sentence(first)} [${first.code}] ${where}`;
  });
  return ["À vérifier :", ...lines];
}
