/**
 * Land, coast and borders from Natural Earth (the `world-atlas` package), run at build: fine (1:10 000 000)
 * around metropolitan France and its five overseas départements, coarse (1:110 000 000) elsewhere.
 * Within the fine boxes France keeps its detail and its neighbours less: 1 MB otherwise.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature, mesh } from "topojson-client";
import type { Box } from "../../../api/kernel/geo.ts";
import { type Atlas, simplified } from "./simplify.ts";

type Ring = [number, number][];
type Line = [number, number][];

/** Metropolitan France with its neighbours, Antilles, Guyane, La Réunion, Mayotte. */
const FINE: Box[] = [
  { west: -13, south: 37.5, east: 18, north: 56 },
  { west: -64, south: 12.5, east: -58.5, north: 19 },
  { west: -56.5, south: 0.5, east: -49.5, north: 7.5 },
  { west: 54, south: -22.5, east: 57.5, north: -19.5 },
  { west: 43, south: -14, east: 47.5, north: -11.5 },
];
/** ISO 3166-1 numeric, overseas départements included. */
const FRANCE = "250";

const require = createRequire(import.meta.url);
const atlas = (name: string) =>
  JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8")) as Atlas;

export function background(): GeoJSON.FeatureCollection {
  const fine = simplified(atlas("countries-10m"), FRANCE);
  const coarse = atlas("land-110m");
  const countries = feature(fine, fine.objects.countries).features;
  const rings = (wanted: (id: unknown) => boolean) =>
    countries.filter(({ id }) => wanted(id)).flatMap(({ geometry }) => polygons(geometry));
  const coast = lines(mesh(fine, fine.objects.countries, (a, b) => a === b));
  const border = lines(mesh(fine, fine.objects.countries, (a, b) => a !== b));
  const far = feature(coarse, coarse.objects.land).features.flatMap(({ geometry }) => polygons(geometry));
  return {
    type: "FeatureCollection",
    features: [
      polygonFeature(
        "far",
        far.map((polygon) => polygon.map((ring) => rounded(ring, 1))),
      ),
      polygonFeature(
        "sea",
        FINE.map((box) => [ringOf(box)]),
      ),
      polygonFeature("land", clippedPolygons(rings((id) => id !== FRANCE))),
      polygonFeature("france", clippedPolygons(rings((id) => id === FRANCE))),
      lineFeature(
        "coast",
        FINE.flatMap((box) => coast.flatMap((line) => clipLine(line, box))),
      ),
      lineFeature(
        "border",
        FINE.flatMap((box) => border.flatMap((line) => clipLine(line, box))),
      ),
    ],
  };
}

function polygons(geometry: GeoJSON.Geometry): Ring[][] {
  if (geometry.type === "Polygon") return [geometry.coordinates as Ring[]];
  return geometry.type === "MultiPolygon" ? (geometry.coordinates as Ring[][]) : [];
}

const lines = (geometry: GeoJSON.MultiLineString) => geometry.coordinates as Line[];

function clippedPolygons(all: Ring[][]): Ring[][] {
  return FINE.flatMap((box) =>
    all.flatMap((polygon) => {
      const rings = polygon.map((ring) => rounded(clipRing(ring, box), 3)).filter((ring) => ring.length > 3);
      return rings.length > 0 ? [rings] : [];
    }),
  );
}

type Side = { inside: (p: [number, number]) => boolean; axis: 0 | 1; at: number };

const sides = ({ west, south, east, north }: Box): Side[] => [
  { inside: (p) => p[0] >= west, axis: 0, at: west },
  { inside: (p) => p[0] <= east, axis: 0, at: east },
  { inside: (p) => p[1] >= south, axis: 1, at: south },
  { inside: (p) => p[1] <= north, axis: 1, at: north },
];

/** Sutherland–Hodgman, one side of the box after the other. */
function clipRing(ring: Ring, box: Box): Ring {
  const clipped = sides(box).reduce<Ring>(
    (points, side) => {
      const kept: Ring = [];
      points.forEach((point, i) => {
        const before = points.at(i - 1) ?? point;
        if (side.inside(point) !== side.inside(before)) kept.push(crossing(before, point, side));
        if (side.inside(point)) kept.push(point);
      });
      return kept;
    },
    ring.slice(0, -1),
  );
  const first = clipped[0];
  return first ? [...clipped, first] : [];
}

function crossing(a: [number, number], b: [number, number], { axis, at }: Side): [number, number] {
  const t = (at - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [at, a[1] + t * (b[1] - a[1])] : [a[0] + t * (b[0] - a[0]), at];
}

/** The parts of a line inside the box; cut at the last point inside, which is fine at this scale. */
function clipLine(line: Line, { west, south, east, north }: Box): Line[] {
  const parts: Line[] = [];
  let part: Line = [];
  for (const point of line) {
    const [x, y] = point;
    if (x >= west && x <= east && y >= south && y <= north) {
      part.push(point);
    } else if (part.length > 0) {
      parts.push(part);
      part = [];
    }
  }
  parts.push(part);
  return parts.map((kept) => rounded(kept, 3)).filter((kept) => kept.length > 1);
}

/** Fewer decimals (3: about 100 m), without the points that then fall on each other. */
function rounded(points: Ring, decimals: number): Ring {
  const factor = 10 ** decimals;
  const round = (n: number) => Math.round(n * factor) / factor;
  const result: Ring = [];
  for (const [x, y] of points) {
    const last = result.at(-1);
    const next: [number, number] = [round(x), round(y)];
    if (!last || last[0] !== next[0] || last[1] !== next[1]) result.push(next);
  }
  return result;
}

function ringOf({ west, south, east, north }: Box): Ring {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function polygonFeature(kind: string, coordinates: Ring[][]): GeoJSON.Feature {
  return { type: "Feature", properties: { kind }, geometry: { type: "MultiPolygon", coordinates } };
}

function lineFeature(kind: string, coordinates: Line[]): GeoJSON.Feature {
  return { type: "Feature", properties: { kind }, geometry: { type: "MultiLineString", coordinates } };
}
