import type { ReadFacts } from "./compare.ts";
import type { Position } from "./listing-of.ts";
import type { Childminder } from "./place.ts";
import type { Prepared } from "./prepare.ts";
import type { Problem } from "./problem.ts";
import type { Plan, PreviousRow } from "./reconcile.ts";

/** What a file did, or would do. Of people it holds lines and codes only. */
export interface PmiReport {
  departement: string;
  partial: boolean;
  read: ReadFacts;
  counts: PmiCounts;
  /** fields that changed, by how many people */
  changedFields: Partial<Record<keyof Childminder, number>>;
  /** precision of the addresses that were looked up */
  precisions: Record<Position["precision"], number>;
  /** rows that were not taken, by line */
  quarantine: Problem[];
  /** things to see to in rows that were taken, by line */
  warnings: Problem[];
}

export interface PmiCounts extends Record<string, number> {
  rows: number;
  /** listed before the file, suspended ones included */
  listed: number;
  new: number;
  changed: number;
  unchanged: number;
  suspended: number;
  reinstated: number;
  gone: number;
  /** rows without permission */
  refused: number;
  /** of these: listed before, now erased */
  erased: number;
  /** gone or erased among the listed */
  removed: number;
  quarantined: number;
  /** the same without the rows that would not be published anyway */
  heldBack: number;
  /** rows in quarantine whose listing stays as it was */
  kept: number;
  /** rows in quarantine that took something back all the same */
  restricted: number;
  warnings: number;
}

/** Counts what a plan does. */
export function reportOf(
  departement: string,
  partial: boolean,
  {
    read,
    plan,
    prepared,
    previous,
  }: { read: ReadFacts; plan: Plan; prepared: Prepared; previous: ReadonlyMap<string, PreviousRow> },
): PmiReport {
  const { kinds } = prepared;
  const warnings = [...plan.warnings, ...prepared.warnings].sort((a, b) => a.line - b.line);
  const erased = plan.refused.filter(({ listingId }) => listingId !== null).length;
  const erasedListed = plan.refused.filter(({ number }) => previous.get(number)?.gone === false).length;
  const lines = new Set(plan.quarantine.map(({ line }) => line));
  const refusedLines = new Set(plan.refused.map(({ line }) => line));
  const counts: PmiCounts = {
    rows: read.rows,
    listed: [...previous.values()].filter(({ gone }) => !gone).length,
    new: kinds.NEW,
    changed: kinds.CHANGED,
    unchanged: kinds.UNCHANGED + plan.same,
    suspended: kinds.SUSPENDED,
    reinstated: kinds.REINSTATED,
    gone: plan.gone.length,
    refused: plan.refused.length,
    erased,
    removed: plan.gone.length + erasedListed,
    quarantined: lines.size,
    heldBack: [...lines].filter((line) => !refusedLines.has(line)).length,
    kept: plan.kept,
    restricted: prepared.restricted,
    warnings: warnings.length,
  };
  const { fields: changedFields, precisions } = prepared;
  return {
    departement,
    partial,
    read,
    counts,
    changedFields,
    precisions,
    quarantine: plan.quarantine,
    warnings,
  };
}
