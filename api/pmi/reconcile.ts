import type { Childminder } from "./place.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { type PmiStatus, type RefusalReason, type Restriction, takenBackBy } from "./row.ts";

/** What the last file left of a person. */
export interface PreviousRow {
  listingId: string;
  /** of the row's cells; matches nothing when the row must be read in full again */
  hash: string;
  status: PmiStatus;
  gone: boolean;
  showAddress: boolean;
  showPhone: boolean;
  showEmail: boolean;
  /** address shown, but standing at the commune: looked up again at each import (R11) */
  atCommune: boolean;
}

/** One row of the file. SAME: its cells are those of the last file, which had nothing to say against them. */
export type FileRow = { line: number; hash: string; number: string } & (
  | { kind: "SAME" }
  | { kind: "OK"; childminder: Childminder; sure: boolean; warned: boolean }
  | { kind: "REFUSED"; reason: RefusalReason }
  | { kind: "BAD"; restriction: Restriction }
);

/** A row to write if it says something new. */
export interface Taken {
  number: string;
  /** null: not listed before */
  listingId: string | null;
  hash: string;
  childminder: Childminder;
  sure: boolean;
  line: number;
}

export interface Plan {
  taken: Taken[];
  /** rows whose cells have not changed */
  same: number;
  /** unchanged listings that stand at the commune although their address is shown */
  retry: { listingId: string; line: number }[];
  refused: { number: string; listingId: string | null; reason: RefusalReason; line: number }[];
  /** listings whose row is in quarantine but takes something back */
  restricted: { listingId: string; restriction: Restriction }[];
  /** no longer in a whole file (R6), or nothing could be told of the row */
  gone: string[];
  /** listed people whose row is in quarantine and whose listing stays as it was */
  kept: number;
  quarantine: Problem[];
  warnings: Problem[];
}

/** Compares the rows of a file, as they come, with the last one: `take` each, then `finish`. */
export class Reconciler {
  private readonly seen = new Map<string, FileRow[]>();
  private readonly quarantine: Problem[] = [];
  private readonly warnings: Problem[] = [];

  constructor(
    private readonly previous: ReadonlyMap<string, PreviousRow>,
    private readonly options: { partial: boolean },
  ) {}

  /** Takes a row; of one that changes nothing no more than its line is kept. */
  take(row: FileRow): void {
    const rows = this.seen.get(row.number);
    if (!rows) this.seen.set(row.number, [row]);
    // the same row twice says one thing
    else if (rows.some((other) => other.hash === row.hash)) this.warn(row.line, "DUPLICATE_SAME");
    else rows.push(row);
  }

  /** Tells of a row that nobody can be found for. */
  quarantined(problem: Problem): void {
    this.quarantine.push(problem);
  }

  /** Tells something of a row that goes on. */
  warned(problem: Problem): void {
    this.warnings.push(problem);
  }

  /** What is to be done. */
  finish(): Plan {
    const plan: Plan = {
      taken: [],
      same: 0,
      retry: [],
      refused: [],
      restricted: [],
      gone: [],
      kept: 0,
      quarantine: this.quarantine,
      warnings: this.warnings,
    };
    for (const [number, rows] of this.seen) {
      const [row] = rows;
      if (rows.length > 1) this.settleDuplicates(plan, number, rows);
      else if (row) this.settle(plan, row);
    }
    if (!this.options.partial) {
      for (const [number, before] of this.previous) {
        if (!before.gone && !this.seen.has(number)) plan.gone.push(before.listingId);
      }
    }
    const byLine = (a: Problem, b: Problem) => a.line - b.line;
    plan.quarantine.sort(byLine);
    plan.warnings.sort(byLine);
    return plan;
  }

  private warn(line: number, code: ProblemCode): void {
    this.warnings.push({ line, column: "numero_agrement", code });
  }

  private settle(plan: Plan, row: FileRow): void {
    const before = this.previous.get(row.number);
    switch (row.kind) {
      case "SAME":
        plan.same += 1;
        if (before?.atCommune) plan.retry.push({ listingId: before.listingId, line: row.line });
        break;
      case "OK":
        this.settleGood(plan, row, before);
        break;
      case "REFUSED":
        refuse(plan, before, row);
        break;
      case "BAD":
        restrict(plan, before, row.restriction);
    }
  }

  private settleGood(plan: Plan, row: FileRow & { kind: "OK" }, before: PreviousRow | undefined): void {
    if (this.options.partial && (!before || before.gone)) {
      plan.quarantine.push({ line: row.line, column: "numero_agrement", code: "NEW_IN_PARTIAL" });
      return;
    }
    const { number, line, childminder, sure } = row;
    // a row with a warning is read in full each month, so that the warning is given each month
    const hash = row.warned ? "" : row.hash;
    plan.taken.push({ number, line, hash, childminder, sure, listingId: before?.listingId ?? null });
  }

  /** Different rows under one number: none can be trusted, but what one of them takes back counts. */
  private settleDuplicates(plan: Plan, number: string, rows: FileRow[]): void {
    const before = this.previous.get(number);
    for (const row of rows)
      plan.quarantine.push({ line: row.line, column: "numero_agrement", code: "DUPLICATE" });
    const refusal = rows.find((row) => row.kind === "REFUSED");
    if (refusal) {
      refuse(plan, before, refusal);
      return;
    }
    const all = rows.map((row) => restrictionOf(row, before)).filter((restriction) => restriction !== null);
    restrict(plan, before, {
      suspend: all.some(({ suspend }) => suspend),
      withholdAddress: all.some(({ withholdAddress }) => withholdAddress),
      withholdPhone: all.some(({ withholdPhone }) => withholdPhone),
      withholdEmail: all.some(({ withholdEmail }) => withholdEmail),
      hide: all.some(({ hide }) => hide),
    });
  }
}

function refuse(plan: Plan, before: PreviousRow | undefined, row: FileRow & { kind: "REFUSED" }): void {
  const { number, reason, line } = row;
  plan.refused.push({ number, listingId: before?.listingId ?? null, reason, line });
}

function restrictionOf(row: FileRow, before: PreviousRow | undefined): Restriction | null {
  if (row.kind === "BAD") return row.restriction;
  const person = row.kind === "OK" ? row.childminder : before;
  return person ? takenBackBy(person) : null;
}

/** The listing of a row in quarantine stays as it was, less what the row takes back. */
function restrict(plan: Plan, before: PreviousRow | undefined, restriction: Restriction): void {
  if (!before || before.gone) return;
  if (restriction.hide) plan.gone.push(before.listingId);
  else if (takesBack(before, restriction)) plan.restricted.push({ listingId: before.listingId, restriction });
  else plan.kept += 1;
}

function takesBack(before: PreviousRow, restriction: Restriction): boolean {
  return (
    (restriction.suspend && before.status === "ACTIF") ||
    (restriction.withholdAddress && before.showAddress) ||
    (restriction.withholdPhone && before.showPhone) ||
    (restriction.withholdEmail && before.showEmail)
  );
}

/** What became of a row that was taken. */
export type ChangeKind = "NEW" | "REINSTATED" | "SUSPENDED" | "CHANGED" | "UNCHANGED";

/** The fields in which two rows of one person differ. */
export function changedFields(before: Childminder, after: Childminder): (keyof Childminder)[] {
  return (Object.keys(after) as (keyof Childminder)[]).filter((field) => before[field] !== after[field]);
}

/** Names the change of a person who was listed before. */
export function changeKind(
  before: { status: PmiStatus; gone: boolean } | null,
  after: PmiStatus,
  fields: readonly unknown[],
): ChangeKind {
  if (!before) return "NEW";
  if (before.status === "ACTIF" && after === "SUSPENDU") return "SUSPENDED";
  if (before.gone || (before.status === "SUSPENDU" && after === "ACTIF")) return "REINSTATED";
  return fields.length > 0 ? "CHANGED" : "UNCHANGED";
}
