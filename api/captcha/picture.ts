import { renderAsync } from "@resvg/resvg-js";
import { OUTLINES, type Point, trace } from "./outlines.ts";

/** A number from 0 to 1, 1 excluded. */
export type Chance = () => number;

const WIDTH = 240;
const HEIGHT = 96;
/** pixels for each unit of the drawing: sharp on fine screens */
const SCALE = 1.5;

/** Every ink reaches 4.5:1 on every paper; the picture brings its own, for light and dark pages alike. */
export const PAPERS = ["#fdf4e6", "#f6e3cd", "#f3ead9", "#f8e9dd"] as const;
export const INKS = ["#3b2350", "#5f2413", "#123c5c", "#17472f", "#4a2a10"] as const;

/** The digits as people write them, bent, turned and crossed by lines: a PNG with nothing in it but pixels (R16). */
export async function picture(digits: string, chance: Chance): Promise<Buffer> {
  const options = { font: { loadSystemFonts: false }, fitTo: { mode: "zoom" as const, value: SCALE } };
  return (await renderAsync(drawing(digits, chance), options)).asPng();
}

function drawing(digits: string, chance: Chance): string {
  const from = (low: number, high: number) => low + (high - low) * chance();
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(chance() * choices.length)] as T;
  const bend = bending(from);
  const ink = pick(INKS);
  const paths: string[] = [];
  for (let i = 0; i < 6; i += 1) paths.push(path(sweep(from), pick(PAPERS), from(8, 26)));
  [...digits].forEach((digit, place) => {
    const put = placing(place, digits.length, from);
    const width = from(5.6, 7.4);
    const colour = chance() < 0.7 ? ink : pick(INKS);
    for (const stroke of pick(OUTLINES[digit] ?? []))
      paths.push(path(trace(stroke).map(put).map(bend), colour, width));
  });
  // lines of ink tie the digits together, lines of paper cut them
  for (let i = 0; i < 2; i += 1) paths.push(path(sweep(from), ink, from(1.2, 1.8)));
  for (let i = 0; i < 3; i += 1) paths.push(path(sweep(from), pick(PAPERS), from(1.2, 1.7)));
  for (let i = 0; i < 22; i += 1) paths.push(path(speck(from), pick(INKS), from(1.4, 2.6)));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPERS[0]}"/>${paths.join("")}</svg>`
  );
}

type From = (low: number, high: number) => number;

/** Where a digit stands, how large, how slanted and how turned. */
function placing(place: number, count: number, from: From): (p: Point) => Point {
  const height = from(50, 60);
  const stretch = from(0.9, 1.2);
  const slant = from(-0.22, 0.22);
  const turn = (from(-15, 15) * Math.PI) / 180;
  const x = (WIDTH / (count + 0.35)) * (place + 0.68) + from(-4, 4);
  const y = HEIGHT / 2 + from(-7, 7);
  return (p) => {
    const up = (p.y - 0.5) * height;
    const across = (p.x - 0.3) * height * stretch - slant * up;
    return {
      x: x + across * Math.cos(turn) - up * Math.sin(turn),
      y: y + across * Math.sin(turn) + up * Math.cos(turn),
    };
  };
}

/** Bends the whole sheet in slow waves. */
function bending(from: From): (p: Point) => Point {
  const [a, b, c, d] = [from(0, 7), from(0, 7), from(38, 60), from(50, 80)];
  const [strong, weak] = [from(2, 3.2), from(1.5, 2.5)];
  return ({ x, y }) => ({
    x: x + weak * Math.sin(y / (c / 6) + a),
    y: y + strong * Math.sin(x / (d / 5) + b),
  });
}

/** A long line across the sheet. */
function sweep(from: From): Point[] {
  const points = [-10, 60, 120, 180, 250].map((x) => ({ x: x + from(-12, 12), y: from(8, HEIGHT - 8) }));
  return trace({ curved: true, points });
}

function speck(from: From): Point[] {
  const at = { x: from(4, WIDTH - 4), y: from(4, HEIGHT - 4) };
  return [at, { x: at.x + from(-3, 3), y: at.y + from(-3, 3) }];
}

function path(points: Point[], colour: string, width: number): string {
  const way = points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  return (
    `<path d="M${way}" fill="none" stroke="${colour}" stroke-width="${width.toFixed(1)}" ` +
    'stroke-linecap="round" stroke-linejoin="round"/>'
  );
}
