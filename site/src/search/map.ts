/** The map of the search, imperative: told what to show, tells what was touched. Loaded on intent. */
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibre, MapMouseEvent } from "maplibre-gl";
import type { Box, LngLat } from "../../../api/kernel/geo.ts";
import { reducedMotion, startMap } from "../map/base.ts";
import { addImages, paletteOf } from "../map/images.ts";
import { circle, collection, corners, point, rectangle } from "../map/shapes.ts";
import {
  type Area,
  type CareMap,
  type CarePoint,
  FRANCE,
  MAP_HELP_ID,
  type MapEvents,
} from "./map-contract.ts";
import {
  careLayers,
  clusterLayout,
  filtersOf,
  type LayerSet,
  layerIds,
  ringRadius,
  type Shown,
  tickedCount,
} from "./map-layers.ts";
import { W } from "./words.ts";

const TILES = "care";
const LIST = "care-list";
const HIGHLIGHT = "highlight";
/** How far from a listing, in pixels, the bubble that holds it is looked for. */
const BUBBLE_REACH = 80;
/** Tiles stop here: what is still a cluster then is one point. */
const MAX_TILE_ZOOM = 14;

interface Kept {
  shown: Shown;
  points: CarePoint[] | null;
  area: Area | null;
  highlight: LngLat | null;
}

export async function createCareMap(
  container: HTMLElement,
  view: Box | null,
  events: MapEvents,
): Promise<CareMap> {
  // kept, since a change of colour scheme dresses the map anew
  const kept: Kept = { shown: { kinds: [], signals: [] }, points: null, area: null, highlight: null };
  const map = await startMap({
    container,
    bounds: corners(view ?? FRANCE),
    words: W.map,
    dress: (styled) => dress(styled, container, kept),
    onTrouble: events.onTrouble,
  });
  map.getCanvas().setAttribute("aria-describedby", MAP_HELP_ID);
  listen(map, events);
  // the bubbles are others after a move
  map.on("moveend", () => kept.highlight && applyHighlight(map, kept));
  const whenReady = (change: () => void) => (map.getSource(LIST) ? change() : map.once("styledata", change));
  return {
    show: (shown) => {
      kept.shown = shown;
      whenReady(() => applyShown(map, kept));
    },
    points: (points) => {
      kept.points = points;
      whenReady(() => applyPoints(map, kept));
    },
    area: (area) => {
      kept.area = area;
      whenReady(() => applyArea(map, kept));
    },
    highlight: (at) => {
      kept.highlight = at;
      whenReady(() => applyHighlight(map, kept));
    },
    fit: (box) =>
      isView(map, box) ||
      map.fitBounds(corners(box), { padding: 36, maxZoom: 15, animate: !reducedMotion(), duration: 600 }),
    resize: () => map.resize(),
    remove: () => map.remove(),
  };
}

function dress(map: MapLibre, container: HTMLElement, kept: Kept) {
  const palette = paletteOf(container);
  addImages(map, palette);
  map.addSource("area", { type: "geojson", data: collection([]) });
  map.addSource(HIGHLIGHT, { type: "geojson", data: collection([]) });
  map.addSource(TILES, {
    type: "vector",
    tiles: [`${location.origin}/tiles/care/{z}/{x}/{y}.mvt`],
    maxzoom: MAX_TILE_ZOOM,
  });
  map.addSource(LIST, {
    type: "geojson",
    data: collection([]),
    cluster: true,
    clusterRadius: 36,
    clusterMaxZoom: MAX_TILE_ZOOM,
  });
  map.addLayer({
    id: "area-fill",
    type: "fill",
    source: "area",
    paint: { "fill-color": palette.main, "fill-opacity": 0.06 },
  });
  map.addLayer({
    id: "area-line",
    type: "line",
    source: "area",
    paint: { "line-color": palette.main, "line-width": 1.5, "line-dasharray": [3, 2] },
  });
  const font = fontOf(map);
  for (const set of [tileSet(kept.shown), listSet(kept.shown)]) {
    for (const layer of careLayers({ ...set, palette, font })) map.addLayer(layer);
  }
  map.addLayer({
    id: HIGHLIGHT,
    type: "circle",
    source: HIGHLIGHT,
    paint: { "circle-opacity": 0, "circle-stroke-color": palette.main, "circle-stroke-width": 4 },
  });
  applyShown(map, kept);
  applyPoints(map, kept);
  applyArea(map, kept);
  applyHighlight(map, kept);
}

type Counted = Pick<LayerSet, "source" | "sourceLayer" | "clusterKey" | "size" | "shown">;

const tileSet = (shown: Shown): Counted => ({
  source: TILES,
  sourceLayer: "care",
  clusterKey: "count",
  size: tickedCount(shown),
  shown,
});
const listSet = (shown: Shown): Counted => ({
  source: LIST,
  clusterKey: "point_count",
  size: ["get", "point_count"],
  shown,
});

function applyShown(map: MapLibre, { shown }: Kept) {
  const sets = [tileSet(shown), listSet(shown)];
  map.setPaintProperty(HIGHLIGHT, "circle-radius", ringRadius(sets));
  for (const set of sets) {
    const [cluster, single] = layerIds(set.source);
    const { clusters, points } = filtersOf(set);
    map.setFilter(cluster, clusters);
    map.setFilter(single, points);
    const layout = clusterLayout(set.size);
    map.setLayoutProperty(cluster, "text-field", layout["text-field"]);
    map.setLayoutProperty(cluster, "icon-size", layout["icon-size"]);
    map.setLayoutProperty(cluster, "symbol-sort-key", layout["symbol-sort-key"]);
  }
}

function applyPoints(map: MapLibre, { points }: Kept) {
  for (const layer of layerIds(TILES))
    map.setLayoutProperty(layer, "visibility", points ? "none" : "visible");
  for (const layer of layerIds(LIST)) map.setLayoutProperty(layer, "visibility", points ? "visible" : "none");
  setData(
    map,
    LIST,
    (points ?? []).map(({ id, kind, signal, ...at }) => ({
      ...point(at),
      properties: { id, kind, ...(signal && { signal }) },
    })),
  );
}

function applyArea(map: MapLibre, { area }: Kept) {
  const shape = area && ("centre" in area ? circle(area.centre, area.radiusM) : rectangle(area));
  setData(map, "area", shape ? [shape] : []);
}

/** A ring around the point, or around the bubble that holds it. */
function applyHighlight(map: MapLibre, { highlight }: Kept) {
  const drawn = highlight && nearest(map, highlight);
  setData(map, HIGHLIGHT, drawn ? [drawn] : highlight ? [point(highlight)] : []);
}

function nearest(map: MapLibre, at: LngLat): GeoJSON.Feature | undefined {
  const { x, y } = map.project(at);
  const around: [[number, number], [number, number]] = [
    [x - BUBBLE_REACH, y - BUBBLE_REACH],
    [x + BUBBLE_REACH, y + BUBBLE_REACH],
  ];
  const [best] = map
    .queryRenderedFeatures(around, { layers: careLayersOf(map) })
    .flatMap(({ geometry, properties }) => {
      if (geometry.type !== "Point") return [];
      const [lng = 0, lat = 0] = geometry.coordinates;
      const place = map.project([lng, lat]);
      const far = Math.hypot(place.x - x, place.y - y);
      // another listing's own point holds nothing; properties come without the prototype that the worker asks for
      return far > 3 && "id" in properties
        ? []
        : [{ far, ring: { ...point({ lng, lat }), properties: { ...properties } } }];
    })
    .sort((a, b) => a.far - b.far);
  return best?.ring;
}

function setData(map: MapLibre, source: string, features: GeoJSON.Feature[]) {
  map.getSource<GeoJSONSource>(source)?.setData(collection(features));
}

/** Those that stand: none while the style changes. */
const careLayersOf = (map: MapLibre) =>
  [TILES, LIST].flatMap((source) => [...layerIds(source)]).filter((id) => map.getLayer(id));

function listen(map: MapLibre, events: MapEvents) {
  const touched = (event: MapMouseEvent): MapGeoJSONFeature | undefined => {
    return map.queryRenderedFeatures(event.point, { layers: careLayersOf(map) })[0];
  };
  map.on("mousemove", (event) => {
    const feature = touched(event);
    map.getCanvas().classList.toggle("map__canvas--touching", feature !== undefined);
    events.onHover(idOf(feature));
  });
  map.on("mouseout", () => events.onHover(null));
  map.on("click", (event) => {
    const feature = touched(event);
    if (!feature) return;
    const id = idOf(feature);
    if (id) events.onChoose(id);
    else void openCluster(map, feature, events);
  });
  map.on("moveend", (event) => {
    if (!event.originalEvent) return;
    const bounds = map.getBounds();
    events.onMove({
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    });
  });
}

/** Within a hundredth of its sides: a link keeps fewer decimals than the map. */
function isView(map: MapLibre, { west, south, east, north }: Box): boolean {
  const bounds = map.getBounds();
  const near = (a: number, b: number, side: number) => Math.abs(a - b) < side / 100;
  return (
    near(bounds.getWest(), west, east - west) &&
    near(bounds.getEast(), east, east - west) &&
    near(bounds.getSouth(), south, north - south) &&
    near(bounds.getNorth(), north, north - south)
  );
}

function idOf(feature: MapGeoJSONFeature | undefined): string | null {
  const id: unknown = feature?.properties.id;
  return typeof id === "string" ? id : null;
}

/** Zooms until the cluster parts; at the last tiles it never will, and opens as a list. */
async function openCluster(map: MapLibre, feature: MapGeoJSONFeature, events: MapEvents) {
  if (feature.geometry.type !== "Point") return;
  const [lng = 0, lat = 0] = feature.geometry.coordinates;
  const zoom = map.getZoom();
  const next = feature.source === LIST ? await expansionZoom(map, feature) : zoom + 2;
  if (zoom >= MAX_TILE_ZOOM || (feature.source === LIST && next > MAX_TILE_ZOOM))
    return events.onSamePoint({ lng: fiveDecimals(lng), lat: fiveDecimals(lat) });
  const wanted = Math.min(Math.max(next, zoom + 0.5), MAX_TILE_ZOOM + 0.1);
  map.easeTo({ center: [lng, lat], zoom: wanted, animate: !reducedMotion() }, { originalEvent: feature });
}

async function expansionZoom(map: MapLibre, feature: MapGeoJSONFeature): Promise<number> {
  return (
    (await map
      .getSource<GeoJSONSource>(LIST)
      ?.getClusterExpansionZoom(Number(feature.properties.cluster_id))) ?? map.getZoom() + 2
  );
}

/** A metre: plenty for a link, and for the 100 m of the list that opens. */
const fiveDecimals = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** A style with its own glyphs knows its own fonts only: borrow the first one it uses. */
function fontOf(map: MapLibre): string[] {
  for (const layer of map.getStyle().layers) {
    const font: unknown = layer.type === "symbol" ? layer.layout?.["text-font"] : undefined;
    if (Array.isArray(font) && font[0] !== "literal" && font.every((name) => typeof name === "string"))
      return font;
  }
  return ["sans-serif"];
}
