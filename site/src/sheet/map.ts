/** The small map of a sheet: one point, or the circle it may be anywhere in. Loaded on intent. */
import type { Map as MapLibre } from "maplibre-gl";
import type { Precision } from "../../../api/kernel/care.ts";
import { boxAround } from "../../../api/kernel/geo.ts";
import { startMap } from "../map/base.ts";
import { addImages, paletteOf } from "../map/images.ts";
import { circle, corners, point } from "../map/shapes.ts";
import { W } from "../search/words.ts";
import type { SheetMapProps } from "./sheet-map.tsx";
import { S } from "./words.ts";

/** How far the true place may be, in metres, as a circle to show; an order of magnitude, not a promise. */
const DOUBT: Record<Precision, number> = { HOUSE_NUMBER: 0, STREET: 250, LOCALITY: 600, COMMUNE: 2000 };

export async function createSheetMap(container: HTMLElement, props: SheetMapProps): Promise<() => void> {
  const { at, name } = props;
  const map = await startMap({
    container,
    bounds: corners(boxAround(at, Math.max(700, DOUBT[at.precision] * 1.3))),
    words: { ...W.map, label: S.mapLabel(name) },
    dress: (styled) => dress(styled, container, props),
    onTrouble: () => {}, // the address stands beside the map
  });
  return () => map.remove();
}

function dress(map: MapLibre, container: HTMLElement, { at, kind, signal }: SheetMapProps) {
  const palette = paletteOf(container);
  const doubt = DOUBT[at.precision];
  addImages(map, palette);
  if (doubt > 0) {
    map.addSource("doubt", { type: "geojson", data: circle(at, doubt) });
    map.addLayer({
      id: "doubt",
      type: "fill",
      source: "doubt",
      paint: { "fill-color": palette.main, "fill-opacity": 0.15 },
    });
    map.addLayer({
      id: "doubt-line",
      type: "line",
      source: "doubt",
      paint: { "line-color": palette.main, "line-width": 2, "line-dasharray": [3, 2] },
    });
  }
  map.addSource("place", { type: "geojson", data: point(at) });
  map.addLayer({
    id: "place",
    type: "symbol",
    source: "place",
    layout: { "icon-image": `${kind}-${signal ?? "UNKNOWN"}`, "icon-allow-overlap": true },
  });
}
