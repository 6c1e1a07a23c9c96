import type { Chance } from "./picture.ts";
import { babble } from "./sound-babble.ts";
import { disguise } from "./sound-disguise.ts";
import { RATE, recordings } from "./sound-recordings.ts";

const HEADER = 44;

/**
 * Always the same length, so that it tells nothing: pauses take what the words leave. Long enough for four long words
 * said slowly, short enough to travel inside an answer (a byte a sample).
 */
const SAMPLES = Math.round(4.2 * RATE);

/** Loudness (RMS, of 1) of the words and of what murmurs behind them: far enough apart to be understood by all. */
const WORD = [0.16, 0.2] as const;
const MURMUR = [0.026, 0.032] as const;

/** The digits read aloud in French, each by another voice and another way, over a murmur: a WAV file (R16). */
export function sound(digits: string, chance: Chance): Buffer {
  const from = (low: number, high: number) => low + (high - low) * chance();
  const voices = recordings();
  const words = [...digits].map((digit) => {
    const voice = voices[Math.floor(chance() * voices.length)];
    return disguise(voice?.get(digit) ?? new Float32Array(), from(...WORD), chance);
  });
  const mix = babble(voices, SAMPLES, from(...MURMUR), chance);
  let at = 0;
  for (const [i, pause] of pauses(SAMPLES - total(words), words.length, chance).entries()) {
    at += pause;
    const word = words[i] ?? [];
    for (let n = 0; n < word.length; n += 1) mix[at + n] = (mix[at + n] ?? 0) + (word[n] ?? 0);
    at += word.length;
  }
  return wav(mix);
}

/** Shares out the silence: before each word, and a last one after. */
function pauses(silence: number, words: number, chance: Chance): number[] {
  const weights = Array.from({ length: words + 1 }, () => 0.75 + 0.6 * chance());
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => Math.floor((silence * weight) / all));
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
  for (let n = 0; n < mix.length; n += 1)
    file[HEADER + n] = Math.round(128 + 127 * rounded(mix[n] as number));
  return file;
}

const rounded = (value: number): number => value / Math.sqrt(1 + value * value);
