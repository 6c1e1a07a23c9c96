import type { CommuneRecord } from "../geocoding/commune.ts";
import { toMercator } from "../kernel/geo.ts";
import type { TilePoint } from "./tile.ts";
import type { TileAddress } from "./tile-grid.ts";

/** Deepest zoom of the labels' tiles: from there on every commune is named. */
export const COMMUNE_MAX_ZOOM = 12;

/** Least population of each rank, and the zoom from which that rank is named. */
const RANKS = [
  { population: 200_000, zoom: 3 },
  { population: 50_000, zoom: 6 },
  { population: 15_000, zoom: 8 },
  { population: 4_000, zoom: 9 },
  { population: 1_000, zoom: 11 },
  { population: 0, zoom: 12 },
] as const;

/** The communes whose names a tile shows, the biggest ranks only when seen from far. */
export function communeTile(communes: readonly CommuneRecord[], tile: TileAddress): TilePoint[] {
  const side = 2 ** tile.z;
  return communes.flatMap(({ name, population, lng, lat }) => {
    if (lng === null || lat === null) return [];
    const rank = RANKS.findIndex((step) => (population ?? 0) >= step.population);
    if (tile.z < (RANKS[rank]?.zoom ?? COMMUNE_MAX_ZOOM)) return [];
    const { x, y } = toMercator({ lng, lat });
    if (Math.floor(x * side) !== tile.x || Math.floor(y * side) !== tile.y) return [];
    return [{ x, y, tags: { name, population: population ?? 0, rank } }];
  });
}
