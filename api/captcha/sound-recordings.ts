import { readFileSync } from "node:fs";
import { projectFile } from "../../db/files.ts";

/** samples a second, of the recordings and of what is made of them */
export const RATE = 16_000;

/** Of one voice: each digit, from -1 to 1. */
export type Voice = ReadonlyMap<string, Float32Array>;

/** Two people and three synthetic voices, as far apart as is clear (sounds/PROVENANCE.md). */
const VOICES = ["june", "armelle", "espeak-fr", "espeak-ch", "espeak-be"];

let read: readonly Voice[] | undefined;

/** `sounds/VOICE/0.wav` … `9.wav`, read once. */
export function recordings(): readonly Voice[] {
  read ??= VOICES.map((voice) => new Map([..."0123456789"].map((digit) => [digit, load(voice, digit)])));
  return read;
}

function load(voice: string, digit: string): Float32Array {
  const file = readFileSync(projectFile(`api/captcha/sounds/${voice}/${digit}.wav`));
  const data = file.indexOf("data");
  // by its length: what is odd is followed by a byte that is no sound
  const bytes = file.subarray(data + 8, data + 8 + file.readUInt32LE(data + 4));
  const samples = new Float32Array(bytes.length);
  for (let n = 0; n < bytes.length; n += 1) samples[n] = unpacked(bytes[n] as number);
  return samples;
}

/** G.711's µ-law: sign, exponent and mantissa in a byte, all bits turned over. */
function unpacked(byte: number): number {
  const bits = ~byte & 0xff;
  const size = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 128 ? -size : size) / 32_768;
}

/** Loudness. */
export function rms(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return Math.sqrt(sum / samples.length);
}
