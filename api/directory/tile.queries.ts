import { type SQL, sql } from "drizzle-orm";
import { type Db, runPrepared } from "../../db/client.ts";
import { currentSummary, signalOf } from "../availability/availability.queries.ts";
import type { CareKind, Signal } from "../kernel/care.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { cellsASide, type TileAddress } from "./tile-grid.ts";
import { visible } from "./visible.ts";

/** The listings of one kind and pictogram in one cell of a tile. */
export interface CellCount {
  cx: number;
  cy: number;
  kind: CareKind;
  signal: Signal;
  count: number;
  /** mean position, fractions of the world */
  x: number;
  y: number;
  /** of one of them */
  id: string;
}

/** Counts a tile's listings by cell, kind and pictogram of the day. */
export async function countTile(db: Db, tile: TileAddress, today: LocalDate): Promise<CellCount[]> {
  const cells = 2 ** tile.z * cellsASide(tile.z);
  const rows = await runPrepared<CellCount>(
    db,
    sql`
    select floor(l.point[0] * ${cells}::float8)::int as cx, floor(l.point[1] * ${cells}::float8)::int as cy,
      l.kind, ${signalOf("s", today)} as signal, count(*)::int as count,
      avg(l.point[0]) as x, avg(l.point[1]) as y, (array_agg(l.id))[1] as id
    from listing l left join ${currentSummary("s", "l", today)}
    where ${visible()} and ${inTile(tile)}
    group by 1, 2, 3, 4`,
  );
  // the index' box has its far edges in; those listings belong to the next tile
  const first = { x: tile.x * cellsASide(tile.z), y: tile.y * cellsASide(tile.z) };
  return rows
    .map((row) => ({ ...row, cx: row.cx - first.x, cy: row.cy - first.y }))
    .filter((row) => row.cx < cellsASide(tile.z) && row.cy < cellsASide(tile.z));
}

/** Whether a tile shows anything: most of the world does not. */
export async function hasListings(db: Db, tile: TileAddress): Promise<boolean> {
  const [row] = await runPrepared<{ found: boolean }>(
    db,
    sql`select exists (select from listing l where ${visible()} and ${inTile(tile)}) as found`,
  );
  return row?.found ?? false;
}

function inTile({ z, x, y }: TileAddress): SQL {
  const side = 2 ** z;
  const corner = (right: number, down: number) =>
    sql`${`(${(x + right) / side},${(y + down) / side})`}::point`;
  return sql`l.point <@ box(${corner(0, 0)}, ${corner(1, 1)})`;
}
