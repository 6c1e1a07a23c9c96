import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { currentSummary, signalOf } from "../availability/availability.queries.ts";
import type { CareKind, Signal } from "../kernel/care.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { runPrepared } from "./directory.queries.ts";
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
  const side = 2 ** tile.z;
  const cells = side * cellsASide(tile.z);
  const west = tile.x / side;
  const north = tile.y / side;
  const corner = (x: number, y: number) => sql`${`(${x},${y})`}::point`;
  const rows = await runPrepared<CellCount>(
    db,
    sql`
    select floor(l.point[0] * ${cells}::float8)::int as cx, floor(l.point[1] * ${cells}::float8)::int as cy,
      l.kind, ${signalOf("s", today)} as signal, count(*)::int as count,
      avg(l.point[0]) as x, avg(l.point[1]) as y, (array_agg(l.id))[1] as id
    from listing l left join ${currentSummary("s", "l", today)}
    where ${visible()} and l.point <@ box(${corner(west, north)}, ${corner(west + 1 / side, north + 1 / side)})
    group by 1, 2, 3, 4`,
  );
  // the index' box has its far edges in; those listings belong to the next tile
  const first = { x: tile.x * cellsASide(tile.z), y: tile.y * cellsASide(tile.z) };
  return rows
    .map((row) => ({ ...row, cx: row.cx - first.x, cy: row.cy - first.y }))
    .filter((row) => row.cx < cellsASide(tile.z) && row.cy < cellsASide(tile.z));
}
