import type { PmiColumn } from "./columns.ts";

/** Why a row, or a cell of it, could not be taken as it stands. The sentences are in `pmi.messages.ts`. */
export type ProblemCode =
  | "ROW_RAGGED"
  | "ROW_QUOTE"
  | "ROW_ENCODING"
  | "ROW_TOO_LONG"
  | "DUPLICATE"
  | "DUPLICATE_SAME"
  | "NEW_IN_PARTIAL"
  | "EMPTY"
  | "TOO_LONG"
  | "UNPRINTABLE"
  | "NUMBER_UNREADABLE"
  | "CIVILITY_UNREADABLE"
  | "NAME_UNREADABLE"
  | "POSTCODE_UNREADABLE"
  | "INSEE_UNREADABLE"
  | "COMMUNE_UNKNOWN"
  | "COMMUNE_AMBIGUOUS"
  | "COMMUNE_DOUBTFUL"
  | "COMMUNE_WITHOUT_CENTRE"
  | "OTHER_DEPARTEMENT"
  | "PHONE_UNREADABLE"
  | "EMAIL_UNREADABLE"
  | "PLACES_UNREADABLE"
  | "DATE_UNREADABLE"
  | "DATES_REVERSED"
  | "APPROVAL_ENDED"
  | "STATUS_UNREADABLE"
  | "WORKPLACE_UNREADABLE"
  | "PERMISSION_UNREADABLE"
  | "CONTACT_PERMISSION_UNREADABLE"
  | "CONTACT_WITHHELD"
  | "NO_CONTACT"
  | "ADDRESS_DOUBTFUL";

/** What is wrong in a row; never the value itself. */
export interface Flaw {
  column: PmiColumn | null;
  code: ProblemCode;
}

/** The same with the line of the file; the header is line 1. */
export interface Problem extends Flaw {
  line: number;
}
