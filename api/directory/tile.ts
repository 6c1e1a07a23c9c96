import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { CellCount } from "./tile.queries.ts";
import { cellsASide, TILE_EXTENT, type TileAddress } from "./tile-grid.ts";

export interface TilePoint {
  /** fractions of the world */
  x: number;
  y: number;
  tags: Record<string, string | number>;
}

/** The cells of a tile from those of its four quarters: each is two by two of theirs. */
export function gatherCells(quarters: { tile: TileAddress; cells: CellCount[] }[]): CellCount[] {
  const gathered = new Map<string, CellCount>();
  for (const { tile, cells } of quarters) {
    const side = cellsASide(tile.z);
    for (const cell of cells) {
      const cx = ((tile.x % 2) * side + cell.cx) >> 1;
      const cy = ((tile.y % 2) * side + cell.cy) >> 1;
      const key = `${cx}.${cy}.${cell.kind}.${cell.signal}`;
      const before = gathered.get(key);
      gathered.set(key, before ? add(before, cell) : { ...cell, cx, cy });
    }
  }
  return [...gathered.values()];
}

function add(sum: CellCount, cell: CellCount): CellCount {
  const count = sum.count + cell.count;
  const mean = (key: "x" | "y") => (sum[key] * sum.count + cell[key] * cell.count) / count;
  return { ...sum, count, x: mean("x"), y: mean("y") };
}

/** One feature a cell: a listing, or a cluster with its count and one number for each kind × pictogram. */
export function featuresOf(cells: CellCount[]): TilePoint[] {
  const groups = Map.groupBy(cells, ({ cx, cy }) => `${cx}.${cy}`);
  return [...groups.values()].flatMap((group) => {
    const [only] = group;
    if (!only) return [];
    if (group.length === 1 && only.count === 1) {
      const { id, kind, signal, x, y } = only;
      return [{ x, y, tags: { id, kind, signal } }];
    }
    return [clusterOf(group)];
  });
}

function clusterOf(group: CellCount[]): TilePoint {
  const count = group.reduce((sum, cell) => sum + cell.count, 0);
  const mean = (key: "x" | "y") => group.reduce((sum, cell) => sum + cell[key] * cell.count, 0) / count;
  const tags: TilePoint["tags"] = { count };
  for (const { kind, signal, count: n } of group) tags[`${kind}_${signal}`] = n;
  return { x: mean("x"), y: mean("y"), tags };
}

/** Encodes points as one layer of a Mapbox Vector Tile; an empty tile has no bytes. */
export function encodeTile(layer: string, tile: TileAddress, points: TilePoint[]): Uint8Array {
  if (points.length === 0) return new Uint8Array();
  const side = 2 ** tile.z;
  const features = points.map(({ x, y, tags }) => ({
    type: 1 as const,
    geometry: [[inTile(x * side - tile.x), inTile(y * side - tile.y)]] as [number, number][],
    tags,
  }));
  return fromGeojsonVt(
    { [layer]: { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string] },
    { version: 2, extent: TILE_EXTENT },
  );
}

function inTile(fraction: number): number {
  return Math.max(0, Math.min(TILE_EXTENT - 1, Math.floor(fraction * TILE_EXTENT)));
}
