import { createHash } from "node:crypto";
import type { LocalDate } from "../kernel/local-date.ts";
import { Pace } from "../pace.ts";
import { readDate, readNumber } from "./cell.ts";
import { PMI_COLUMNS, type PmiCells, type PmiColumn } from "./columns.ts";
import { type Childminder, type Placed, placeRow, type ResolvedCommune } from "./place.ts";
import type { Flaw } from "./problem.ts";
import type { PmiFileRow, PmiTable } from "./read.ts";
import { type Plan, type PreviousRow, Reconciler } from "./reconcile.ts";
import { type ChildminderRow, type RowReading, type RowScope, readRow, takenBackBy } from "./row.ts";

/** What was seen of the file itself. */
export interface ReadFacts {
  rows: number;
  /** rows whose commune lies in another département */
  elsewhere: number;
  encoding: string;
  separator: string;
  unknownColumns: string[];
  absentColumns: PmiColumn[];
  contentHash: Buffer;
}

export interface Comparison {
  departement: string;
  partial: boolean;
  today: LocalDate;
  communes: {
    resolve(written: { inseeCode: string | null; postcode: string; name: string }): ResolvedCommune;
  };
  onProgress: (rows: number) => void;
}

const PROGRESS_EVERY = 5_000;

/** Reads every row and compares it with what the last file left. */
export async function compare(
  table: PmiTable,
  previous: ReadonlyMap<string, PreviousRow>,
  comparison: Comparison,
): Promise<{ plan: Plan; read: ReadFacts }> {
  const reconciler = new Reconciler(previous, comparison);
  const taker = new RowTaker(reconciler, previous, table.columns, comparison);
  const pace = new Pace();
  for await (const row of table.rows()) {
    taker.take(row);
    await pace.step();
    if (taker.rows % PROGRESS_EVERY === 0) comparison.onProgress(taker.rows);
  }
  const { rows, elsewhere } = taker;
  const { separator, unknownColumns } = table;
  const absentColumns = PMI_COLUMNS.filter((column) => !table.columns.has(column));
  const read = { rows, elsewhere, separator, unknownColumns, absentColumns, ...table.facts() };
  return { plan: reconciler.finish(), read };
}

/** Hands the rows of a file to the reconciler, each as what it turns out to be. */
class RowTaker {
  rows = 0;
  elsewhere = 0;
  private readonly scope: RowScope;
  private readonly layout: string;

  constructor(
    private readonly reconciler: Reconciler,
    private readonly previous: ReadonlyMap<string, PreviousRow>,
    columns: ReadonlySet<PmiColumn>,
    private readonly comparison: Comparison,
  ) {
    this.scope = { departementCode: comparison.departement, columns };
    this.layout = PMI_COLUMNS.filter((column) => columns.has(column)).join();
  }

  take({ line, cells, flaw }: PmiFileRow): void {
    this.rows += 1;
    const hash = this.hash(cells);
    const number = detach(readNumber(cells.numero_agrement));
    const before = number ? this.previous.get(number) : undefined;
    // the same cells passed every check last month: checking them again would say the same
    if (number && !flaw && before && !before.gone && before.hash === hash) {
      this.reconciler.take({ kind: "SAME", line, hash, number });
      this.tellEnd(line, cells);
      return;
    }
    const reading = readRow(cells, this.scope, flaw);
    if (reading.kind === "OK") this.takeGood({ line, hash, number: number ?? "" }, reading, cells);
    else if (reading.kind === "REFUSED") this.takeRefused({ line, hash, number: number ?? "" }, reading);
    else {
      this.tell(line, reading.problems, []);
      const { kind, restriction } = reading;
      if (number) this.reconciler.take({ kind, line, hash, number, restriction });
    }
  }

  private takeGood(key: RowKey, { row, warnings }: RowReading & { kind: "OK" }, cells: PmiCells): void {
    const placed = this.place(row);
    if ("problem" in placed) {
      this.tell(key.line, [placed.problem], []);
      this.reconciler.take({ ...key, kind: "BAD", restriction: takenBackBy(row) });
      return;
    }
    const all = [...warnings, ...placed.warnings];
    this.tell(key.line, [], all);
    const { sure } = placed;
    const childminder = detach(placed.childminder);
    this.reconciler.take({ ...key, kind: "OK", childminder, sure, warned: all.length > 0 });
    this.tellEnd(key.line, cells);
  }

  private takeRefused(key: RowKey, reading: RowReading & { kind: "REFUSED" }): void {
    const { reason, row, problems, warnings } = reading;
    const placed = row && this.place(row);
    this.tell(key.line, placed && "problem" in placed ? [...problems, placed.problem] : problems, warnings);
    this.reconciler.take({ ...key, kind: "REFUSED", reason });
  }

  private place(row: ChildminderRow): Placed {
    const { communeName: name, postcode, inseeCode } = row;
    const resolved = this.comparison.communes.resolve({ inseeCode, postcode, name });
    const placed = placeRow(row, resolved, this.scope.departementCode);
    if ("problem" in placed && placed.problem.code === "OTHER_DEPARTEMENT") this.elsewhere += 1;
    return placed;
  }

  private tell(line: number, problems: Flaw[], warnings: Flaw[]): void {
    for (const problem of problems) this.reconciler.quarantined({ line, ...problem });
    for (const warning of warnings) this.reconciler.warned({ line, ...warning });
  }

  /** An end date that has passed is told to the Caf and changes nothing: `statut` alone decides (R7). */
  private tellEnd(line: number, cells: PmiCells): void {
    const end = readDate(cells.date_fin_agrement);
    if (end && end < this.comparison.today) {
      this.reconciler.warned({ line, column: "date_fin_agrement", code: "APPROVAL_ENDED" });
    }
  }

  private hash(cells: PmiCells): string {
    const text = PMI_COLUMNS.map((column) => cells[column]).join("\u001f");
    return createHash("sha256").update(`${RULES}\n${this.layout}\n${text}`).digest("base64");
  }
}

/** Raise it when the rules of `row.ts` change, so that every row is read by them once more. */
const RULES = 1;

interface RowKey {
  line: number;
  hash: string;
  number: string;
}

/** A copy of its own: a cell that is kept would hold the whole block of the file that it was cut from. */
function detach<T extends string | Childminder | null>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
