import type { SaidCell } from "./pmi-stream.ts";

/** As a spreadsheet opens it in France: semicolons, and a byte order mark that tells UTF-8. */
export function saidCsv(cells: SaidCell[]): string {
  const lines = cells.map(({ line, column, code, message }) => [String(line), column ?? "", code, message]);
  return `\ufeff${[["ligne", "colonne", "code", "raison"], ...lines].map(csvLine).join("")}`;
}

const csvLine = (cells: string[]) => `${cells.map(csvCell).join(";")}\r\n`;

/** A cell that would begin a formula is made text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
