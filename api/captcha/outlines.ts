/** A point of a drawing. */
export interface Point {
  x: number;
  y: number;
}

/** One movement of the pen: a smooth curve through its points, or straight from each to the next. */
interface Stroke {
  curved: boolean;
  points: readonly Point[];
}

const curve = (...xy: number[]): Stroke => ({ curved: true, points: pairs(xy) });
const line = (...xy: number[]): Stroke => ({ curved: false, points: pairs(xy) });

function pairs(xy: number[]): Point[] {
  return Array.from({ length: xy.length / 2 }, (_, i) => ({ x: xy[2 * i] ?? 0, y: xy[2 * i + 1] ?? 0 }));
}

const SIX = [
  0.5, 0.02, 0.28, 0.12, 0.1, 0.38, 0.04, 0.7, 0.14, 0.93, 0.32, 1, 0.52, 0.9, 0.57, 0.7, 0.48, 0.51, 0.3,
  0.44, 0.12, 0.53, 0.06, 0.66,
];
const FIVE_BOWL = curve(0.08, 0.46, 0.3, 0.37, 0.51, 0.46, 0.58, 0.68, 0.48, 0.92, 0.25, 1, 0.03, 0.9);

/** How people write each digit, in a box 0.6 wide and 1 high, y downwards; some in two ways. */
export const OUTLINES: Record<string, readonly (readonly Stroke[])[]> = {
  0: [[curve(0.3, 0, 0.52, 0.15, 0.59, 0.5, 0.52, 0.85, 0.3, 1, 0.08, 0.85, 0.01, 0.5, 0.08, 0.15, 0.3, 0)]],
  1: [[line(0.13, 0.27, 0.36, 0, 0.36, 1)], [line(0.12, 0.27, 0.34, 0, 0.34, 1), line(0.08, 1, 0.6, 1)]],
  2: [
    [
      curve(0.04, 0.27, 0.13, 0.06, 0.34, 0, 0.52, 0.1, 0.55, 0.29, 0.42, 0.53, 0.2, 0.77, 0.03, 1),
      line(0.03, 1, 0.6, 1),
    ],
  ],
  3: [
    [
      curve(0.05, 0.13, 0.28, 0, 0.52, 0.1, 0.53, 0.32, 0.4, 0.44, 0.22, 0.47),
      curve(0.22, 0.47, 0.45, 0.51, 0.58, 0.67, 0.53, 0.9, 0.28, 1, 0.02, 0.87),
    ],
  ],
  4: [
    [line(0.36, 0, 0.02, 0.68, 0.62, 0.68), line(0.44, 0.38, 0.44, 1)],
    [line(0.62, 0.7, 0.01, 0.7, 0.44, 0, 0.44, 1)],
  ],
  5: [[line(0.54, 0, 0.13, 0, 0.08, 0.46), FIVE_BOWL]],
  6: [[curve(...SIX)]],
  // always with its bar, or it reads as a 1
  7: [[line(0.03, 0, 0.58, 0, 0.2, 1), line(0.14, 0.52, 0.54, 0.5)]],
  8: [
    [
      curve(0.3, 0, 0.51, 0.09, 0.51, 0.35, 0.3, 0.46, 0.09, 0.35, 0.09, 0.09, 0.3, 0),
      curve(0.3, 0.46, 0.55, 0.59, 0.56, 0.88, 0.3, 1, 0.04, 0.88, 0.05, 0.59, 0.3, 0.46),
    ],
  ],
  9: [[curve(...SIX.map((value, i) => (i % 2 ? 1 : 0.6) - value))]],
};

const STEPS = 8;

/** The pen's way, in short steps, so that it can be bent point by point. */
export function trace({ curved, points }: Stroke): Point[] {
  const last = points.length - 1;
  const [first, end] = [points[0], points[last]];
  const closed = first?.x === end?.x && first?.y === end?.y;
  const at = (i: number): Point =>
    points[closed ? (i + last) % last : Math.max(0, Math.min(last, i))] ?? { x: 0, y: 0 };
  const way: Point[] = [at(0)];
  for (let i = 0; i < last; i += 1) {
    for (let step = 1; step <= STEPS; step += 1) {
      const t = step / STEPS;
      way.push(curved ? onSpline(at(i - 1), at(i), at(i + 1), at(i + 2), t) : onLine(at(i), at(i + 1), t));
    }
  }
  return way;
}

const onLine = (a: Point, b: Point, t: number): Point => ({
  x: a.x + (b.x - a.x) * t,
  y: a.y + (b.y - a.y) * t,
});

/** Catmull and Rom's curve, between b and c. */
function onSpline(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const of = (p: number, q: number, r: number, s: number) =>
    0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t ** 2 + (3 * q - p - 3 * r + s) * t ** 3);
  return { x: of(a.x, b.x, c.x, d.x), y: of(a.y, b.y, c.y, d.y) };
}
