import { readFileSync } from "node:fs";
import { projectFile } from "../../db/files.ts";
import type { Chance } from "./picture.ts";

/** samples a second, of the recordings and of what is made of them */
const RATE = 16_000;
const HEADER = 44;

/**
 * Always the same length, so that it tells nothing: pauses take what the words leave. Long enough for four long words
 * said slowly, short enough to travel inside an answer (a byte a sample).
 */
const SAMPLES = Math.round(4.2 * RATE);

let recordings: Map<string, Float32Array> | undefined;

/** The digits read aloud in French, each time another way, over a soft noise: a WAV file (R16). */
export function sound(digits: string, chance: Chance): Buffer {
  recordings ??= loadRecordings();
  const said = recordings;
  const from = (low: number, high: number) => low + (high - low) * chance();
  const words = [...digits].map((digit) =>
    say(said.get(digit) ?? new Float32Array(), from(0.94, 1.06), from(1.3, 1.8)),
  );
  const mix = noise(from(0.009, 0.016), from(0.5, 0.9), chance);
  let at = 0;
  for (const [i, pause] of pauses(SAMPLES - total(words), words.length, chance).entries()) {
    at += pause;
    const word = words[i] ?? [];
    for (let n = 0; n < word.length; n += 1) mix[at + n] = (mix[at + n] ?? 0) + (word[n] ?? 0);
    at += word.length;
  }
  return wav(mix);
}

/** One recording, faster or slower (and so higher or lower), louder or softer. */
function say(recording: Float32Array, speed: number, volume: number): Float32Array {
  const word = new Float32Array(Math.floor((recording.length - 1) / speed));
  for (let n = 0; n < word.length; n += 1) {
    const place = n * speed;
    const i = Math.floor(place);
    const [here, next] = [recording[i] ?? 0, recording[i + 1] ?? 0];
    word[n] = volume * (here + (next - here) * (place - i));
  }
  return word;
}

/** Shares out the silence: before each word, and a last one after. */
function pauses(silence: number, words: number, chance: Chance): number[] {
  const weights = Array.from({ length: words + 1 }, () => 0.75 + 0.6 * chance());
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((silence * weight) / all));
}

/** A rustle: random samples, smoothed, that swell and fade. */
function noise(level: number, smoothness: number, chance: Chance): Float32Array {
  const samples = new Float32Array(SAMPLES);
  const [beat, phase] = [0.4 + chance(), 7 * chance()];
  let last = 0;
  for (let n = 0; n < SAMPLES; n += 1) {
    last = smoothness * last + (1 - smoothness) * (2 * chance() - 1);
    const swell = 1 + 0.5 * Math.sin((2 * Math.PI * beat * n) / RATE + phase);
    samples[n] = (level * swell * last) / Math.sqrt((1 - smoothness) / (1 + smoothness) / 3);
  }
  return samples;
}

const total = (words: Float32Array[]): number => words.reduce((sum, { length }) => sum + length, 0);

/** 8 bits a sample, one channel; what is too loud is rounded off. */
function wav(mix: Float32Array): Buffer {
  const file = Buffer.alloc(HEADER + mix.length);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(HEADER - 8 + mix.length, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20); // PCM
  file.writeUInt16LE(1, 22); // channels
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28); // bytes a second
  file.writeUInt16LE(1, 32); // bytes a sample
  file.writeUInt16LE(8, 34); // bits a sample
  file.write("data", 36, "latin1");
  file.writeUInt32LE(mix.length, 40);
  mix.forEach((value, n) => {
    file[HEADER + n] = Math.round(128 + 127 * Math.tanh(value));
  });
  return file;
}

/** `sounds/0.wav` … `9.wav`: 16 bits, one channel, 16 kHz. */
function loadRecordings(): Map<string, Float32Array> {
  const read = (digit: string): [string, Float32Array] => {
    const file = readFileSync(projectFile(`api/captcha/sounds/${digit}.wav`)).subarray(HEADER);
    return [
      digit,
      Float32Array.from({ length: file.length / 2 }, (_, n) => file.readInt16LE(2 * n) / 32_768),
    ];
  };
  return new Map([..."0123456789"].map(read));
}
