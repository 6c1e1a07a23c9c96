import type { GeometryCollection, Topology } from "topojson-specification";

export type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
type Point = [number, number];

/** In degrees: about 100 m for what the country kept touches, 1.5 km for what it does not. */
const NEAR = 0.001;
const FAR = 0.015;

/**
 * The same countries with fewer points. Arcs are simplified, not outlines: neighbours share their arcs, so
 * no gap opens between them.
 */
export function simplified(atlas: Atlas, kept: string): Atlas {
  const near = arcsOf(atlas, kept);
  const { transform, ...rest } = atlas;
  const [kx, ky] = transform?.scale ?? [1, 1];
  const [dx, dy] = transform?.translate ?? [0, 0];
  const arcs = atlas.arcs.map((arc, index) => {
    let [x, y] = [0, 0];
    const points = arc.map(([ax = 0, ay = 0]): Point => {
      x += ax;
      y += ay;
      return [x * kx + dx, y * ky + dy];
    });
    return douglasPeucker(points, near.has(index) ? NEAR : FAR);
  });
  return { ...rest, arcs };
}

function arcsOf(atlas: Atlas, id: string): Set<number> {
  const found = new Set<number>();
  for (const geometry of atlas.objects.countries.geometries) {
    if (geometry.id !== id || !("arcs" in geometry)) continue;
    // ~i stands for arc i run backwards
    for (const index of (geometry.arcs as number[][][]).flat(3)) found.add(index < 0 ? ~index : index);
  }
  return found;
}

/** Keeps the points that lie farther than `tolerance` from the line through those already kept. */
function douglasPeucker(points: Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return points;
  let farthest = 0;
  let most = 0;
  points.forEach((point, index) => {
    const distance = fromSegment(point, first, last);
    if (distance > most) {
      most = distance;
      farthest = index;
    }
  });
  if (most <= tolerance) return [first, last];
  const before = douglasPeucker(points.slice(0, farthest + 1), tolerance);
  return [...before.slice(0, -1), ...douglasPeucker(points.slice(farthest), tolerance)];
}

function fromSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [ux, uy] = [bx - ax, by - ay];
  const length = ux * ux + uy * uy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * ux + (y - ay) * uy) / length));
  return Math.hypot(x - ax - t * ux, y - ay - t * uy);
}
