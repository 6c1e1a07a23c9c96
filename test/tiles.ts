import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";

export interface TileFeature {
  /** units of the tile, 0 to 4096 */
  x: number;
  y: number;
  tags: Record<string, string | number | boolean>;
}

/** The features of one layer of a tile. */
export function readTile(bytes: Uint8Array, layer = "care"): TileFeature[] {
  const found = new VectorTile(new PbfReader(bytes)).layers[layer];
  if (!found) return [];
  return Array.from({ length: found.length }, (_, i) => {
    const feature = found.feature(i);
    const at = feature.loadGeometry()[0]?.[0];
    return { x: at?.x ?? -1, y: at?.y ?? -1, tags: feature.properties as TileFeature["tags"] };
  });
}
