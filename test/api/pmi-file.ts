import { Readable } from "node:stream";
import { PMI_COLUMNS, type PmiCells } from "../../api/pmi/columns.ts";

/** A row that can be taken; each test says only what matters to it. */
export function aRow(number: string, cells: Partial<PmiCells> = {}): PmiCells {
  return {
    numero_agrement: number,
    civilite: "Mme",
    nom: "Vallespir",
    prenom: "Ariane",
    num_voie: "12",
    type_voie: "Rue",
    nom_voie: "des Genêts",
    complement: "",
    code_postal: "66000",
    commune: "Perpignan",
    code_insee: "66136",
    telephone: "06 39 98 91 46",
    courriel: "ariane@assmat.example",
    places: "3",
    date_debut_agrement: "2024-01-15",
    date_fin_agrement: "2029-01-14",
    statut: "ACTIF",
    lieu_exercice: "DOMICILE",
    nom_mam: "",
    accord_publication: "O",
    accord_adresse: "O",
    accord_telephone: "O",
    accord_courriel: "O",
    ...cells,
  };
}

export interface Layout {
  separator?: string;
  newline?: string;
  columns?: readonly string[];
}

/** The rows as a CSV file. */
export function asCsv(
  rows: PmiCells[],
  { separator = ";", newline = "\r\n", columns = PMI_COLUMNS }: Layout = {},
): string {
  const quote = (cell: string) => (/["\r\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) =>
    columns.map((column) => quote((row as Record<string, string>)[column] ?? "")),
  );
  return [columns, ...lines].map((line) => line.join(separator) + newline).join("");
}

/** Bytes as they come from a disk or a network, cut anywhere. */
export function aStream(content: string | Buffer, size = 64 * 1024): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(content);
  return Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    ),
  );
}
