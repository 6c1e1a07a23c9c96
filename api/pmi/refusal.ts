/** Why a whole file is refused; the sentences are in `pmi.messages.ts`. */
export type PmiRefusalCode =
  | "CANNOT_OPEN"
  | "EMPTY_FILE"
  | "NO_ROWS"
  | "NOT_TEXT"
  | "ENCODING_UNKNOWN"
  | "LINE_ENDS"
  | "MISSING_COLUMNS"
  | "DUPLICATE_COLUMN"
  | "TOO_MANY_ROWS"
  | "UNKNOWN_DEPARTEMENT"
  | "IMPORT_UNDER_WAY"
  | "CHANGED_MEANWHILE";

/** Ends an import without any effect; `importPmiFile` turns it into an outcome. */
export class PmiRefusal extends Error {
  constructor(
    readonly code: PmiRefusalCode,
    /** column names or a format, never a value of the file */
    readonly details: string[] = [],
  ) {
    super(code);
  }
}

/** Purpose of the key under which the numbers of those without permission are hashed (R8). */
export const REFUSAL_KEY = "pmi";

/** A broken import. A failed statement quotes its rows in its message: none of that may reach a log. */
export class PmiImportFailed extends Error {
  constructor(
    /** SQLSTATE, or the system's code */
    readonly code: string,
  ) {
    super(`the import failed (${code})`);
  }
}

/** The error of a database or of a system without what it says of rows; any other as it is. */
export function withoutRows(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const cause = error.cause instanceof Error ? error.cause : error;
  const isQuery = "query" in error || "query" in cause || "severity" in cause;
  if (!isQuery) return error;
  return new PmiImportFailed("code" in cause ? String(cause.code) : cause.name);
}
