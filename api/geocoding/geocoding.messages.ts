import type { UnreadableFile } from "../intake/encoding.ts";
import type { AddressFlaw } from "./addresses.ts";

/** Why a row of an address file was left out. */
export const ADDRESS_FLAWS: Record<AddressFlaw, string> = {
  UNREADABLE: "ligne illisible (nombre de colonnes, guillemets ou encodage)",
  NO_STREET: "nom_voie absent ou trop long",
  BAD_NUMBER: "numero illisible",
  UNKNOWN_COMMUNE: "code_insee inconnu",
  BAD_POSITION: "lon ou lat absent ou hors limites",
};

export const NO_FILE = "Fichier introuvable ou illisible.";

/** True for a path that leads to no file that may be read. */
export function isUnreadablePath(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return ["ENOENT", "EISDIR", "EACCES", "ENOTDIR"].includes(String(code));
}

/** A file that is no such table at all. */
export function missingColumns({ code, columns }: UnreadableFile): string {
  if (code === "MISSING_COLUMNS")
    return `Ce n’est pas le fichier attendu : colonnes absentes ${columns.join(", ")}.`;
  if (code === "DUPLICATE_COLUMN") return `Colonnes présentes deux fois : ${columns.join(", ")}.`;
  return code === "EMPTY" ? "Le fichier est vide." : "Ce n’est pas un fichier texte.";
}

/** Why a row of `npm run reference` refuses the whole file. */
export const REFERENCE_FLAWS = {
  UNREADABLE: "ligne illisible",
  NO_CODE: "code_insee mal formé",
  NO_NAME: "nom absent",
  BAD_NUMBER: "population, lat ou lon n’est pas un nombre",
  BAD_POSTCODE: "codes_postaux mal formé",
  TWICE: "code_insee présent deux fois",
  UNKNOWN_COMMUNE: "code_insee_actuel inconnu",
  UNKNOWN_DEPARTEMENT: "code_departement inconnu",
  BAD_KIND: "kind doit être CAF ou PMI",
  NO_SOURCE: "source absente : une coordonnée sans source est refusée",
  BAD_EMAIL: "email mal formé",
} as const;
export type ReferenceFlaw = keyof typeof REFERENCE_FLAWS;

/** What a partner reads when an argument is out of bounds. */
export const ARGUMENTS = {
  first: "first: from 1 to 20",
  startingWith: "startingWith: at most 100 characters, without control characters",
  address: "address: at most 200 characters, without control characters",
} as const;
