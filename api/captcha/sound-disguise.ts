import type { Chance } from "./picture.ts";
import { RATE, rms } from "./sound-recordings.ts";
import { cordsOf, mouthOf, spoken } from "./sound-throat.ts";

type From = (low: number, high: number) => number;

/** seconds: longer words are said faster, so that four of them leave pauses */
const LONGEST = 0.66;

/** A recording as it would sound another time: throat, pitch, pace, timbre and room by chance; the word stays. */
export function disguise(recording: Float32Array, level: number, chance: Chance): Float32Array {
  const from: From = (low, high) => low + (high - low) * chance();
  const grown = replayed(recording, from(0.9, 1.1), (t) => t);
  const length = Math.min(LONGEST * RATE * from(0.92, 1), recording.length * from(0.9, 1.12));
  const pitch = from(0.85, 1.18);
  // longer by what the pitch will take
  const slow = stretched(grown, Math.floor(length * pitch), swaying(from(0.01, 0.025), from));
  const mouth = mouthOf(slow);
  const glide = swaying(from(0.006, 0.014), from);
  const cords = replayed(cordsOf(slow, mouth), pitch, glide);
  const said = spoken(cords, mouth, (n) => glide(n / cords.length));
  const word = echoed(timbre(said, from), from);
  const gain = level / rms(said);
  for (let n = 0; n < word.length; n += 1) word[n] = gain * (word[n] as number);
  return word;
}

/** Now ahead, now behind: from moment to moment, 0 to 1. */
function swaying(sway: number, from: From): (t: number) => number {
  const [beat, phase] = [2 * Math.PI * from(0.7, 1.8), from(0, 7)];
  const bent = (t: number) => t + sway * (Math.sin(beat * t + phase) - Math.sin(phase));
  const end = bent(1);
  return (t) => bent(t) / end;
}

/** Higher or lower, and so shorter or longer, as a whole and gliding. */
function replayed(word: Float32Array, pitch: number, pace: (t: number) => number): Float32Array {
  const last = word.length - 2;
  const out = new Float32Array(Math.floor(last / pitch));
  for (let n = 0; n < out.length; n += 1) {
    const place = pace(n / out.length) * last;
    const i = Math.floor(place);
    const [here, next] = [word[i] ?? 0, word[i + 1] ?? 0];
    out[n] = here + (next - here) * (place - i);
  }
  return out;
}

const FRAME = Math.round(0.025 * RATE);
const HOP = FRAME / 2;
const REACH = Math.round(0.0065 * RATE);
const HANN = Float32Array.from({ length: FRAME }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / FRAME));

/** Longer or shorter at the same pitch: overlapping frames that fit each other (WSOLA). */
function stretched(word: Float32Array, length: number, pace: (t: number) => number): Float32Array {
  const padded = new Float32Array(word.length + REACH + 2 * FRAME);
  padded.set(word);
  const energy = new Float64Array(padded.length + 1);
  for (let n = 0; n < padded.length; n += 1)
    energy[n + 1] = (energy[n] as number) + (padded[n] as number) ** 2 + 1e-9;
  const out = new Float32Array(length + FRAME);
  let start = 0;
  for (let at = 0; at < length; at += HOP) {
    const wanted = Math.floor(pace(at / length) * (word.length - HOP));
    start = at ? likest(padded, energy, start + HOP, wanted) : 0;
    for (let n = 0; n < FRAME; n += 1)
      out[at + n] = (out[at + n] as number) + (HANN[n] as number) * (padded[start + n] as number);
  }
  return out.subarray(0, length + HOP);
}

/** Near `wanted`, the place that goes on most like `next` would; every third sample tells enough. */
function likest(word: Float32Array, energy: Float64Array, next: number, wanted: number): number {
  let best = -Infinity;
  let found = wanted;
  for (let start = Math.max(0, wanted - REACH); start <= wanted + REACH; start += 3) {
    let likeness = 0;
    for (let n = 0; n < HOP; n += 3) likeness += (word[start + n] as number) * (word[next + n] as number);
    likeness /= Math.sqrt((energy[start + HOP] as number) - (energy[start] as number));
    if (likeness > best) {
      best = likeness;
      found = start;
    }
  }
  return found;
}

/** Two poles and two zeros: b0, b1, b2, a1, a2. */
type Filter = readonly [number, number, number, number, number];

/** Another microphone, to which the speaker turns; then phases are shifted, which no ear hears and no match survives. */
function timbre(word: Float32Array, from: From): Float32Array {
  const [start, end] = [word.slice(), word.slice()];
  for (const side of [start, end])
    for (const [low, high, narrow] of PEAKS) run(peak(from(low, high), from(-5, 5), narrow), side);
  for (let n = 0; n < word.length; n += 1) {
    const t = n / word.length;
    start[n] = (1 - t) * (start[n] as number) + t * (end[n] as number);
  }
  for (const hertz of TURNS) run(turn(hertz * from(0.8, 1.3), from(0.9, 0.965)), start);
  return start;
}

/** From and to how many hertz, and how narrow. */
const PEAKS = [
  [200, 450, 0.6],
  [500, 1_100, 1.2],
  [1_200, 2_400, 1.4],
  [2_600, 5_500, 0.7],
] as const;

const TURNS = [150, 300, 500, 800, 1_300, 2_200];

/** Louder or softer around a frequency (R. Bristow-Johnson's peaking filter). */
function peak(hertz: number, decibels: number, narrow: number): Filter {
  const w = (2 * Math.PI * hertz) / RATE;
  const a = 10 ** (decibels / 40);
  const [alpha, turning] = [Math.sin(w) / (2 * narrow), -2 * Math.cos(w)];
  const all = 1 + alpha / a;
  return [(1 + alpha * a) / all, turning / all, (1 - alpha * a) / all, turning / all, (1 - alpha / a) / all];
}

/** All-pass: as loud everywhere, later around a frequency by a few milliseconds. */
function turn(hertz: number, radius: number): Filter {
  const b = -2 * radius * Math.cos((2 * Math.PI * hertz) / RATE);
  return [radius * radius, b, 1, b, radius * radius];
}

function run([b0, b1, b2, a1, a2]: Filter, samples: Float32Array): void {
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  for (let n = 0; n < samples.length; n += 1) {
    const x = samples[n] ?? 0;
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    samples[n] = y;
  }
}

/** The walls of a room, near and soft. */
function echoed(word: Float32Array, from: From): Float32Array {
  const taps = [
    { delay: Math.floor(RATE * from(0.012, 0.03)), gain: from(0.15, 0.28) },
    { delay: Math.floor(RATE * from(0.035, 0.06)), gain: from(0.08, 0.15) },
  ];
  const out = new Float32Array(word.length + Math.round(0.06 * RATE));
  out.set(word);
  for (const { delay, gain } of taps)
    for (let n = 0; n < word.length; n += 1) out[delay + n] = (out[delay + n] ?? 0) + gain * (word[n] ?? 0);
  return out;
}
