import { expect, test } from "vitest";
import { sound } from "../../api/captcha/sound.ts";
import { RATE, recordings, rms } from "../../api/captcha/sound-recordings.ts";

/** The same numbers every time, so that nothing here depends on luck. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CODES = [
  "4071",
  "2589",
  "6630",
  "9184",
  "0357",
  "7246",
  "1928",
  "8403",
  "5716",
  "3562",
  "0894",
  "6137",
  "2250",
  "7481",
  "9306",
  "4675",
];

const heard = (wav: Buffer) => Float32Array.from(wav.subarray(44), (byte) => (byte - 128) / 127);

/** Where something is said: stretches louder than the murmur, in samples. Silence within a word does not end it. */
function words(samples: Float32Array): [number, number][] {
  const window = RATE / 50;
  const loud = Array.from({ length: Math.floor(samples.length / window) }, (_, w) =>
    rms(samples.subarray(w * window, (w + 1) * window)),
  );
  const quiet = loud.toSorted((a, b) => a - b)[Math.floor(loud.length / 6)] ?? 0;
  for (const limit of [2.2, 2, 2.5, 3, 1.8, 3.5, 4].map((times) => times * quiet)) {
    const found: [number, number][] = [];
    for (const [w, level] of loud.entries()) {
      const last = found.at(-1);
      if (level < limit) continue;
      if (last && w * window - last[1] < 0.16 * RATE) last[1] = (w + 1) * window;
      else found.push([w * window, (w + 1) * window]);
    }
    const said = found.filter(([start, end]) => end - start > 0.06 * RATE);
    if (said.length === 4) return said;
  }
  return [];
}

const SLOWER = 4;
const SIZE = 4096;

/** A quarter of the samples: voices are strongest below 2 kHz, where waveforms match best if at all. */
function coarse(samples: Float32Array, speed = 1): Float32Array {
  const step = SLOWER * speed;
  return Float32Array.from({ length: Math.floor(samples.length / step) - 1 }, (_, n) => {
    let sum = 0;
    for (let i = 0; i < SLOWER; i += 1) sum += samples[Math.floor(n * step) + i] ?? 0;
    return sum / SLOWER;
  });
}

interface Spectrum {
  re: Float64Array;
  im: Float64Array;
}

function spectrum(samples: Float32Array): Spectrum {
  const [re, im] = [new Float64Array(SIZE), new Float64Array(SIZE)];
  re.set(samples.subarray(0, SIZE));
  fft(re, im);
  return { re, im };
}

const COS = Float64Array.from({ length: SIZE / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / SIZE));
const SIN = Float64Array.from({ length: SIZE / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / SIZE));

/** Cooley and Tukey's, in place. */
function fft(re: Float64Array, im: Float64Array): void {
  const at = (values: Float64Array, i: number) => values[i] as number;
  for (let i = 1, j = 0; i < SIZE; i += 1) {
    let bit = SIZE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    for (const values of [re, im]) [values[i], values[j]] = [at(values, j), at(values, i)];
  }
  for (let half = 1; half < SIZE; half *= 2)
    for (let k = 0; k < half; k += 1) {
      const c = at(COS, (k * SIZE) / 2 / half);
      const s = -at(SIN, (k * SIZE) / 2 / half);
      for (let i = k; i < SIZE; i += 2 * half) {
        const j = i + half;
        const x = at(re, j) * c - at(im, j) * s;
        const y = at(re, j) * s + at(im, j) * c;
        re[j] = at(re, i) - x;
        im[j] = at(im, i) - y;
        re[i] = at(re, i) + x;
        im[i] = at(im, i) + y;
      }
    }
}

/** Of a recording and a longer stretch: the best normalised correlation over all shifts, from 0 to 1. */
function likeness(part: Float32Array, all: Spectrum, energies: Float64Array, known: Known): number {
  const re = new Float64Array(SIZE);
  const im = new Float64Array(SIZE);
  for (let i = 0; i < SIZE; i += 1) {
    const [a, b] = [all.re[i] as number, all.im[i] as number];
    const [c, d] = [known.spectrum.re[i] as number, known.spectrum.im[i] as number];
    // conjugated once more, so that the same transform goes back
    re[i] = a * c + b * d;
    im[i] = -(b * c - a * d);
  }
  fft(re, im);
  let best = 0;
  for (let shift = 0; shift + known.length < part.length; shift += 1) {
    const energy = (energies[shift + known.length] as number) - (energies[shift] as number);
    best = Math.max(best, Math.abs(re[shift] as number) / SIZE / Math.sqrt(energy * known.energy + 1e-9));
  }
  return best;
}

interface Known {
  digit: string;
  length: number;
  energy: number;
  spectrum: Spectrum;
}

function knownAs(digit: string, recording: Float32Array, speed: number): Known {
  const samples = coarse(recording, speed);
  return {
    digit,
    length: samples.length,
    energy: samples.length * rms(samples) ** 2,
    spectrum: spectrum(samples),
  };
}

/** The attacker holds every recording, at several speeds. */
function known(speeds: readonly number[]): Known[] {
  return recordings().flatMap((voice) =>
    [...voice].flatMap(([digit, recording]) => speeds.map((speed) => knownAs(digit, recording, speed))),
  );
}

/** Cuts out the words, and takes for each the recording that correlates best with it. */
function read(samples: Float32Array, all: readonly Known[]): string {
  return words(samples)
    .map((place) => {
      const liken = likening(samples, place);
      const best = all.map((one) => ({ digit: one.digit, score: liken(one) }));
      return best.reduce((a, b) => (b.score > a.score ? b : a)).digit;
    })
    .join("");
}

/** How like something known a word is, wherever in its surroundings that lies. */
function likening(samples: Float32Array, [start, end]: [number, number]): (one: Known) => number {
  const margin = 0.12 * RATE;
  const part = coarse(samples.subarray(Math.max(0, start - margin), end + margin));
  const energies = new Float64Array(part.length + 1);
  for (const [i, value] of part.entries()) energies[i + 1] = (energies[i] as number) + value ** 2;
  const whole = spectrum(part);
  return (one) => likeness(part, whole, energies, one);
}

/** How many digits in the right place. */
const right = (code: string, guess: string) => [...code].filter((digit, i) => digit === guess[i]).length;

test("R16 whoever holds the recordings and lays their waveforms over the sound reads hardly a code", () => {
  const all = known([0.93, 1, 1.07]);
  const guesses = CODES.map((code, i) => ({ code, guess: read(heard(sound(code, seeded(i + 1))), all) }));
  // two digits in five are guessed by their vowel, so that a whole code comes right now and then
  expect(guesses.filter(({ code, guess }) => code === guess).length).toBeLessThanOrEqual(2);
  const digits = guesses.reduce((sum, { code, guess }) => sum + right(code, guess), 0);
  expect(digits).toBeLessThan(CODES.length * 4 * 0.5);
});

test("the attacker reads recordings that are not disguised", () => {
  const all = known([1]);
  const guesses = CODES.map((code) => ({ code, guess: read(plain(code), all) }));
  for (const { code, guess } of guesses) expect(guess).toBe(code);
});

/** The recordings one after the other, over next to nothing. */
function plain(code: string): Float32Array {
  const chance = seeded(1);
  const samples = Float32Array.from({ length: 4.2 * RATE }, () => 0.002 * chance());
  [...code].forEach((digit, i) => {
    const voice = recordings()[(Number(digit) + i) % recordings().length];
    samples.set(voice?.get(digit) ?? [], RATE * (0.1 + i));
  });
  return samples;
}

test("R16 two sounds of the same digits are little like each other", () => {
  const scores = CODES.flatMap((code, i) => {
    const [one, two] = [heard(sound(code, seeded(100 + i))), heard(sound(code, seeded(200 + i)))];
    const places = words(two);
    return words(one).map(([start, end], w) => {
      const place = places[w];
      return place ? likening(two, place)(knownAs("", one.subarray(start, end), 1)) : 0;
    });
  });
  expect(scores).toHaveLength(CODES.length * 4);
  expect(scores.reduce((sum, score) => sum + score, 0) / scores.length).toBeLessThan(0.25);
});

test("R16 every word stands four times above the murmur, and the murmur is there", () => {
  for (const [i, code] of CODES.entries()) {
    const samples = heard(sound(code, seeded(i + 1)));
    const places = words(samples);
    expect(places, code).toHaveLength(4);
    const ends = [0, ...places.map(([, end]) => end + 0.08 * RATE)];
    const starts = [...places.map(([start]) => start - 0.03 * RATE), samples.length];
    const rest = starts.flatMap((start, p) => [...samples.subarray(ends[p], start)]);
    const murmur = rms(Float32Array.from(rest));
    expect(murmur, code).toBeGreaterThan(0.012);
    const levels = places.map(([start, end]) => rms(samples.subarray(start, end)) / murmur);
    expect(Math.min(...levels), code).toBeGreaterThan(4);
  }
});
