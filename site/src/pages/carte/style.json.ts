import type { APIRoute } from "astro";
import type { StyleSpecification } from "maplibre-gl";

/**
 * The embedded background: land, coast and borders, and the names of communes. The dark palette rides in
 * the metadata as paint to put over the light one.
 */
const LIGHT = {
  sea: "#cfe0e4",
  land: "#f3ede2",
  france: "#fdfaf4",
  border: "#b9a58f",
  coast: "#8fb0b7",
  name: "#4a4038",
  halo: "#fdfaf4",
};
const DARK = {
  sea: "#16242c",
  land: "#24212a",
  france: "#2d2934",
  border: "#6f6478",
  coast: "#3f5d68",
  name: "#d9d0c4",
  halo: "#221f28",
};

type Palette = typeof LIGHT;

const paints = (c: Palette) => ({
  sea: { "background-color": c.sea },
  "far-land": { "fill-color": c.land },
  "near-sea": { "fill-color": c.sea, "fill-antialias": false },
  land: { "fill-color": c.land },
  france: { "fill-color": c.france },
  coast: { "line-color": c.coast },
  border: { "line-color": c.border },
  communes: { "text-color": c.name, "text-halo-color": c.halo },
});

const light = paints(LIGHT);

const kind = (value: string) => ["==", ["get", "kind"], value] as ["==", ["get", string], string];

const style: StyleSpecification = {
  version: 8,
  name: "mon-enfant",
  metadata: { "mon-enfant:dark": paints(DARK) },
  sources: {
    terre: {
      type: "geojson",
      data: "/carte/terre.json",
      attribution:
        "Fond : <a href='https://www.naturalearthdata.com/' rel='external noopener'>Natural Earth</a>",
    },
    communes: { type: "vector", tiles: ["/tiles/communes/{z}/{x}/{y}.mvt"], minzoom: 0, maxzoom: 12 },
  },
  layers: [
    { id: "sea", type: "background", paint: light.sea },
    { id: "far-land", type: "fill", source: "terre", filter: kind("far"), paint: light["far-land"] },
    { id: "near-sea", type: "fill", source: "terre", filter: kind("sea"), paint: light["near-sea"] },
    { id: "land", type: "fill", source: "terre", filter: kind("land"), paint: light.land },
    { id: "france", type: "fill", source: "terre", filter: kind("france"), paint: light.france },
    {
      id: "coast",
      type: "line",
      source: "terre",
      filter: kind("coast"),
      paint: { ...light.coast, "line-width": 1 },
    },
    {
      id: "border",
      type: "line",
      source: "terre",
      filter: kind("border"),
      paint: {
        ...light.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.8, 10, 1.6],
        "line-dasharray": [4, 2],
      },
    },
    {
      id: "communes",
      type: "symbol",
      source: "communes",
      "source-layer": "communes",
      layout: {
        "text-field": ["get", "name"],
        "text-font": ["sans-serif"],
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          5,
          ["match", ["get", "rank"], [0, 1], 13, 11],
          12,
          ["match", ["get", "rank"], [0, 1], 18, [2, 3], 15, 12.5],
        ],
        "symbol-sort-key": ["get", "rank"],
        // below the centre, where a cluster often stands
        "text-anchor": "top",
        "text-offset": [0, 1],
        "text-padding": 6,
        "text-max-width": 8,
      },
      paint: { ...light.communes, "text-halo-width": 1.4 },
    },
  ],
};

export const GET: APIRoute = () =>
  new Response(JSON.stringify(style), { headers: { "content-type": "application/json" } });
