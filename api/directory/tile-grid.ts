import { DEEPEST_ZOOM } from "../kernel/geo.ts";

/** A tile of the usual pyramid: x from west, y from north. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Deepest zoom with tiles of its own; the map enlarges these past it. */
const TILE_MAX_ZOOM = DEEPEST_ZOOM;

/** Units a tile's side is drawn in. */
export const TILE_EXTENT = 4096;

/** A tile's side in clusters: 64 of the map's pixels each. */
const CLUSTERS_A_SIDE = 8;

/** Cells a tile's side is gathered by: at the deepest zoom only listings at one and the same point come together. */
export function cellsASide(z: number): number {
  return z < TILE_MAX_ZOOM ? CLUSTERS_A_SIDE : TILE_EXTENT;
}

/** Zoom at which tiles are counted in the database; those from farther gather what the four below them hold. */
export const COUNTED_ZOOM = 8;

/** The four tiles of the next zoom that cover a tile. */
export function quartersOf({ z, x, y }: TileAddress): TileAddress[] {
  return [0, 1].flatMap((down) => [0, 1].map((right) => ({ z: z + 1, x: 2 * x + right, y: 2 * y + down })));
}

/** The address that three path segments name, or null when there is no such tile. */
export function parseTile(z: string, x: string, y: string, maxZoom = TILE_MAX_ZOOM): TileAddress | null {
  if (![z, x, y].every((text) => /^\d{1,6}$/.test(text))) return null;
  const tile = { z: Number(z), x: Number(x), y: Number(y) };
  const side = 2 ** tile.z;
  return tile.z <= maxZoom && tile.x < side && tile.y < side ? tile : null;
}

/** The tiles of every zoom that hold a cell of the deepest zoom. */
export function tilesAbove(cell: { x: number; y: number }): TileAddress[] {
  return Array.from({ length: TILE_MAX_ZOOM + 1 }, (_, z) => {
    const shift = 2 ** (TILE_MAX_ZOOM - z);
    return { z, x: Math.floor(cell.x / shift), y: Math.floor(cell.y / shift) };
  });
}
