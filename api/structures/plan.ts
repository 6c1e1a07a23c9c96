import { randomUUID } from "node:crypto";
import type { PlacedRow } from "./merge.ts";
import { type Identity, sameStructure, tellingWords } from "./same-structure.ts";

/** A source's row as it is stored. */
export interface KnownRow {
  /** the listing, or the MAM */
  targetId: string;
  row: PlacedRow;
  gone: boolean;
  seenAt: string;
}

/** Two rows of two sources, for the report. */
export interface Pair {
  a: { source: string; id: string; name: string };
  b: { source: string; id: string; name: string };
}

export interface Plan {
  /** row key → the listing or MAM that it describes */
  targets: Map<string, string>;
  /** recognised in this import as the same structure */
  merged: Pair[];
  /** alike, but too far apart or too differently named: kept apart */
  doubtful: Pair[];
}

/** `(source, id)`, the key from import to import. */
export function keyOf({ source, id }: { source: string; id: string }): string {
  return JSON.stringify([source, id]);
}

/**
 * Says which structure each row of a file describes: the one its key stands for, else one of another source that is
 * recognised, else a new one. Rows of one source are never the same structure. `held`: keys of rows in quarantine,
 * whose structures stay as they are.
 */
export function planTargets(
  rows: PlacedRow[],
  known: Map<string, KnownRow>,
  held: ReadonlySet<string>,
): Plan {
  const plan: Plan = { targets: new Map(), merged: [], doubtful: [] };
  const pool = new Pool();
  const inFile = new Set(rows.map(keyOf));
  const sources = new Set(rows.map(({ source }) => source));
  for (const [key, { row, targetId, gone }] of known) {
    // one that its source no longer names may come back under another id
    if (!inFile.has(key)) pool.add(row, targetId, !gone && (held.has(key) || !sources.has(row.source)));
  }
  const fresh: PlacedRow[] = [];
  for (const row of rows) {
    const before = known.get(keyOf(row));
    if (before && before.row.kind === row.kind) {
      plan.targets.set(keyOf(row), before.targetId);
      pool.add(row, before.targetId, true);
    } else fresh.push(row);
  }
  for (const ofSource of Map.groupBy(fresh, ({ source }) => source).values()) {
    for (const bucket of Map.groupBy(ofSource, bucketOf).values()) assign(bucket, pool, plan);
  }
  return plan;
}

function assign(rows: PlacedRow[], pool: Pool, plan: Plan): void {
  const pairs = rows.flatMap((row) => pool.candidates(row).map((candidate) => ({ row, ...candidate })));
  const same = pairs.filter(({ score }) => score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const taken = new Set<string>();
  const paired = new Set<PlacedRow>();
  for (const { row, other, targetId } of same) {
    if (taken.has(targetId) || paired.has(row)) continue;
    taken.add(targetId);
    paired.add(row);
    plan.targets.set(keyOf(row), targetId);
    if (other.source !== row.source) plan.merged.push(pair(other, row));
  }
  for (const { row, other, targetId, score } of pairs) {
    if (score === null && !paired.has(row) && !taken.has(targetId)) plan.doubtful.push(pair(other, row));
  }
  for (const row of rows) {
    const targetId = plan.targets.get(keyOf(row)) ?? randomUUID();
    plan.targets.set(keyOf(row), targetId);
    pool.add(row, targetId, true);
  }
}

function pair(a: PlacedRow, b: PlacedRow): Pair {
  const said = ({ source, id, name }: PlacedRow) => ({ source, id, name });
  return { a: said(a), b: said(b) };
}

interface Member {
  row: PlacedRow;
  targetId: string;
}

/** The structures already there, by commune and kind. */
class Pool {
  private members = new Map<string, Member[]>();
  /** target + source: a structure has one row of each source */
  private held = new Set<string>();
  private names = new Map<string, number>();

  add(row: PlacedRow, targetId: string, active: boolean): void {
    const bucket = bucketOf(row);
    const list = this.members.get(bucket);
    if (list) list.push({ row, targetId });
    else this.members.set(bucket, [{ row, targetId }]);
    if (!active) return;
    this.held.add(`${targetId} ${row.source}`);
    this.names.set(nameKey(row), this.bearers(row) + 1);
  }

  /** Structures that may be this one, which its source does not name yet. `score` null: doubtful. */
  candidates(row: PlacedRow): { other: PlacedRow; targetId: string; score: number | null }[] {
    const free = (this.members.get(bucketOf(row)) ?? []).filter(
      ({ targetId }) => !this.held.has(`${targetId} ${row.source}`),
    );
    return free.flatMap(({ row: other, targetId }) => {
      const alone = { aloneA: this.bearers(other) <= 1, aloneB: this.bearers(row) === 0 };
      const verdict = sameStructure(identity(other), identity(row), alone);
      if (verdict.verdict === "OTHER") return [];
      return [{ other, targetId, score: verdict.verdict === "SAME" ? verdict.score : null }];
    });
  }

  private bearers(row: PlacedRow): number {
    return this.names.get(nameKey(row)) ?? 0;
  }
}

function identity(row: PlacedRow): Identity {
  return { ...row, placed: row.precision === "HOUSE_NUMBER" || row.precision === "STREET" };
}

function nameKey(row: PlacedRow): string {
  return `${row.source} ${bucketOf(row)} ${tellingWords(row.name).join(" ")}`;
}

/** Sources may give Paris, Lyon and Marseille as a whole or by arrondissement. */
function bucketOf({ communeCode, kind }: PlacedRow): string {
  const city = communeCode
    .replace(/^751\d\d$/, "75056")
    .replace(/^6938\d$/, "69123")
    .replace(/^132\d\d$/, "13055");
  return `${city} ${kind}`;
}
