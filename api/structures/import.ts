import { createReadStream } from "node:fs";
import { type Db, inTransaction } from "../../db/client.ts";
import { type Gazetteer, loadGazetteer } from "../geocoding/gazetteer.ts";
import { createGeocoder } from "../geocoding/geocode.ts";
import { readJson } from "../intake/json.ts";
import { readTable, type TableRow } from "../intake/tabular.ts";
import { applyPlan, changesOf } from "./apply.ts";
import type { PlacedRow } from "./merge.ts";
import { createPlacer, nearCommune, type Placer } from "./place.ts";
import { type KnownRow, keyOf, planTargets } from "./plan.ts";
import type { StructuresReport } from "./report.ts";
import { COLUMNS, REQUIRED, readStructure, type StructureColumn, type StructureRow } from "./row.ts";
import { lockStructures, readCentres, readKnown } from "./structures.queries.ts";

export interface StructuresInput {
  path?: string;
  /** instead of a path */
  stream?: AsyncIterable<Uint8Array | string>;
  format: "csv" | "json";
  now: Date;
  /** the report alone: nothing is written */
  dryRun?: boolean;
  /** when the caller has loaded it already */
  gazetteer?: Gazetteer;
}

/** Loads a structures file: each source's part is its whole list. Throws `UnreadableFile`. */
export async function importStructures(db: Db, input: StructuresInput): Promise<StructuresReport> {
  const gazetteer = input.gazetteer ?? (await loadGazetteer(db));
  const placer = createPlacer(gazetteer, createGeocoder(db, gazetteer), nearCommune(await readCentres(db)));
  const { lines, held, report } = await readRows(input);
  const sources = [...new Set(lines.map(({ row }) => row.source))];
  // a position found before is found without asking; what is stored is read again under the lock
  const placed = await placeRows(lines, placer, await readKnown(db, sources, []), report, held);
  return inTransaction(db, async (tx) => {
    await lockStructures(tx);
    const communes = new Set(placed.map(({ communeCode }) => communeCode));
    const known = await readKnown(tx, sources, [...communes]);
    const plan = planTargets(placed, known, held);
    const changes = changesOf({ placed, known, held, plan, now: input.now.toISOString() });
    report.merged = plan.merged;
    report.doubtful = plan.doubtful;
    report.unchanged = placed.length - changes.written.length;
    Object.assign(report, changes.counts);
    if (!input.dryRun) await applyPlan(tx, changes, gazetteer, report);
    return report;
  });
}

interface ReadLine {
  line: number;
  row: StructureRow;
}

/** Reads the whole file. `held`: keys of rows in quarantine, whose structures stay as they are. */
async function readRows(
  input: StructuresInput,
): Promise<{ lines: ReadLine[]; held: Set<string>; report: StructuresReport }> {
  const report: StructuresReport = {
    ...{ rows: 0, added: 0, changed: 0, hidden: 0, unchanged: 0, quarantined: 0, merged: [], doubtful: [] },
    ...{
      precision: { HOUSE_NUMBER: 0, STREET: 0, LOCALITY: 0, COMMUNE: 0 },
      unknownColumns: [],
      problems: [],
    },
  };
  const { rows, unknownColumns } = await open(input);
  const lines: ReadLine[] = [];
  const held = new Set<string>();
  const seen = new Set<string>();
  for await (const { line, values, flaw } of rows) {
    report.rows += 1;
    const key = keyOf(values);
    const { row, flaws } = flaw
      ? { row: null, flaws: [{ column: null, code: flaw }] }
      : readStructure(values);
    const twice = row !== null && seen.has(key);
    if (twice) report.problems.push({ line, column: "id", code: "DUPLICATE", quarantined: true });
    for (const problem of twice ? [] : flaws)
      report.problems.push({ line, ...problem, quarantined: row === null });
    if (row === null) held.add(key);
    else if (!twice) lines.push({ line, row });
    seen.add(key);
  }
  report.unknownColumns = [...unknownColumns];
  return { lines, held, report };
}

async function open(input: StructuresInput): Promise<{
  rows: AsyncIterable<TableRow<StructureColumn>>;
  unknownColumns: Iterable<string>;
}> {
  const stream = input.stream ?? createReadStream(input.path ?? "");
  if (input.format === "json") return readJson(stream, { known: COLUMNS });
  return readTable(stream, { required: REQUIRED, known: COLUMNS });
}

const AT_ONCE = 8;

async function placeRows(
  lines: ReadLine[],
  placer: Placer,
  known: Map<string, KnownRow>,
  report: StructuresReport,
  held: Set<string>,
): Promise<PlacedRow[]> {
  const placed: PlacedRow[] = [];
  for (let i = 0; i < lines.length; i += AT_ONCE) {
    const batch = lines.slice(i, i + AT_ONCE);
    const found = await Promise.all(batch.map(({ row }) => placer.place(row, known.get(keyOf(row))?.row)));
    found.forEach(({ row, problems }, n) => {
      const { line, row: read } = batch[n] as ReadLine;
      for (const problem of problems) report.problems.push({ line, ...problem, quarantined: row === null });
      if (row) {
        placed.push(row);
        report.precision[row.precision] += 1;
      } else held.add(keyOf(read));
    });
  }
  report.problems.sort((a, b) => a.line - b.line);
  report.quarantined = new Set(report.problems.filter((p) => p.quarantined).map((p) => p.line)).size;
  return placed;
}
