import type { RowFlaw } from "../intake/tabular.ts";
import type { Precision } from "../kernel/care.ts";
import type { Pair } from "./plan.ts";
import type { FlawCode, StructureColumn } from "./row.ts";

/** Why a row, a cell or a position could not be taken. The sentences are in `structures.messages.ts`. */
export type ProblemCode =
  | FlawCode
  | RowFlaw
  | "DUPLICATE"
  | "COMMUNE_UNKNOWN"
  | "COMMUNE_AMBIGUOUS"
  | "COMMUNE_DOUBTFUL"
  | "POSITION_ELSEWHERE"
  | "ADDRESS_DOUBTFUL"
  | "COMMUNE_SERVED_UNKNOWN"
  | "NO_POSITION";

/** What is wrong with a row or a cell. */
interface Problem {
  line: number;
  column: StructureColumn | null;
  code: ProblemCode;
  /** the row is left out; else only the cell, or its position is coarser */
  quarantined: boolean;
}

/** What a file did, or would do. */
export interface StructuresReport {
  rows: number;
  /** structures and MAMs, not rows */
  added: number;
  changed: number;
  hidden: number;
  /** rows that say what they said before */
  unchanged: number;
  quarantined: number;
  merged: Pair[];
  doubtful: Pair[];
  precision: Record<Precision, number>;
  unknownColumns: string[];
  problems: Problem[];
}
