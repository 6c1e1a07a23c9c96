import { isDeepStrictEqual } from "node:util";
import type { Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import { type ListingRow, putListings, setListingState } from "../directory/listing.queries.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import { fold } from "../kernel/text.ts";
import { readFacts } from "./edit.queries.ts";
import { addressLines, detailOf, merge, type PlacedRow, type Testimony } from "./merge.ts";
import { withFacts } from "./overlay.ts";
import { type KnownRow, keyOf, type Plan } from "./plan.ts";
import type { StructuresReport } from "./report.ts";
import {
  deleteMams,
  type MamRow,
  markGone,
  putMams,
  putSources,
  type SourceRow,
} from "./structures.queries.ts";

/** What a file comes to: nothing to write when all is empty. */
export interface Changes {
  /** rows that are new, say something else, or describe another structure */
  written: SourceRow[];
  /** rows that their source no longer names */
  gone: PlacedRow[];
  /** structures and MAMs to write, as all their sources now say */
  shown: { id: string; row: PlacedRow }[];
  /** those that no source names any more */
  hidden: string[];
  counts: { added: number; changed: number; hidden: number };
  now: string;
}

export interface ReadFile {
  placed: PlacedRow[];
  known: Map<string, KnownRow>;
  /** keys of rows in quarantine, whose structures stay as they are */
  held: ReadonlySet<string>;
  plan: Plan;
  /** ISO 8601 instant */
  now: string;
}

/** Compares a file with what is stored. */
export function changesOf({ placed, known, held, plan, now }: ReadFile): Changes {
  const sources = new Set(placed.map(({ source }) => source));
  const inFile = new Set([...placed.map(keyOf), ...held]);
  const written = placed
    .map((row) => ({ row, targetId: plan.targets.get(keyOf(row)) ?? "" }))
    .filter(({ row, targetId }) => !isStored(known.get(keyOf(row)), row, targetId));
  const gone = [...known.values()].filter(
    ({ row, gone: already }) => !already && sources.has(row.source) && !inFile.has(keyOf(row)),
  );
  // a row that now describes another structure leaves its former one
  const left = written.flatMap(({ row }) => known.get(keyOf(row)) ?? []);
  const touched = new Set([...written, ...gone, ...left].map(({ targetId }) => targetId));
  const members = membersAfter(known, written, gone, now);
  const before = new Set([...known.values()].filter((row) => !row.gone).map(({ targetId }) => targetId));
  const shown = [...touched].flatMap((id) => {
    const testimonies = members.get(id);
    return testimonies ? [{ id, row: merge(testimonies) }] : [];
  });
  const hidden = [...touched].filter((id) => !members.has(id) && before.has(id));
  const added = shown.filter(({ id }) => !before.has(id)).length;
  const counts = { added, changed: shown.length - added, hidden: hidden.length };
  return { written, gone: gone.map(({ row }) => row), shown, hidden, counts, now };
}

/** Writes the changes, all in the transaction given. */
export async function applyPlan(
  tx: Tx,
  changes: Changes,
  gazetteer: Gazetteer,
  report: StructuresReport,
): Promise<void> {
  const { written, gone, shown, hidden, now } = changes;
  if (written.length + gone.length === 0) return;
  const [mams, structures] = [shown.filter(isMam), shown.filter((target) => !isMam(target))];
  // what managers said stands until they say otherwise
  const said = await readFacts(
    tx,
    structures.map(({ id }) => id),
  );
  await putListings(
    tx,
    structures.map(({ id, row }) => withFacts(listingRow(id, row, gazetteer), said.get(id) ?? {})),
  );
  await putMams(
    tx,
    mams.map(({ id, row }) => mamRow(id, row, gazetteer)),
  );
  await putSources(tx, written, now);
  await markGone(tx, gone, now);
  await setListingState(tx, hidden, "GONE");
  await deleteMams(tx, hidden);
  const { rows, quarantined, merged } = report;
  await record(tx, {
    action: "structures.import",
    facts: { rows, quarantined, merged: merged.length, ...changes.counts },
  });
}

function isMam({ row }: { row: PlacedRow }): boolean {
  return row.kind === "MAM";
}

function isStored(known: KnownRow | undefined, row: PlacedRow, targetId: string): boolean {
  if (known === undefined || known.gone || known.targetId !== targetId) return false;
  // as JSON gives it back
  return isDeepStrictEqual(known.row, JSON.parse(JSON.stringify(row)));
}

/** What the sources will say of each structure; one that none names is not in it. */
function membersAfter(
  known: Map<string, KnownRow>,
  written: { row: PlacedRow; targetId: string }[],
  gone: KnownRow[],
  now: string,
): Map<string, Testimony[]> {
  const left = new Set([...written.map(({ row }) => keyOf(row)), ...gone.map(({ row }) => keyOf(row))]);
  const stays = [...known.values()].filter((row) => !row.gone && !left.has(keyOf(row.row)));
  const all = [...stays, ...written.map(({ row, targetId }) => ({ row, targetId, seenAt: now }))];
  return Map.groupBy(all, ({ targetId }) => targetId);
}

function listingRow(id: string, row: PlacedRow, gazetteer: Gazetteer): ListingRow {
  const communeName = gazetteer.byCode(row.communeCode)?.name ?? row.communeName;
  const { name, communeCode, precision, lng, lat, phone, email, website } = row;
  const kind = row.kind as Exclude<PlacedRow["kind"], "MAM">;
  const lines = addressLines(row, communeName);
  const where = { communeCode, communeName, addressLines: lines, precision, lng, lat };
  return { id, kind, state: "PUBLISHED", name, ...where, phone, email, website, detail: detailOf(row) };
}

function mamRow(id: string, row: PlacedRow, gazetteer: Gazetteer): MamRow {
  const communeName = gazetteer.byCode(row.communeCode)?.name ?? row.communeName;
  const { name, communeCode, precision, lng, lat } = row;
  return {
    id,
    name,
    nameKey: fold(name),
    communeCode,
    addressLines: addressLines(row, communeName),
    precision,
    lng,
    lat,
  };
}
