import type { Chance } from "./picture.ts";
import { RATE, rms, type Voice } from "./sound-recordings.ts";

const SPEAKERS = 5;
const FADE = Math.round(0.03 * RATE);

/** People talking far away: scraps of the recordings, backwards, so that they look like digits and say none. */
export function babble(
  voices: readonly Voice[],
  samples: number,
  level: number,
  chance: Chance,
): Float32Array {
  const all = voices.flatMap((voice) => [...voice.values()]);
  const mix = new Float32Array(samples);
  for (let speaker = 0; speaker < SPEAKERS; speaker += 1) {
    let at = -Math.floor(0.2 * RATE * chance());
    while (at < samples)
      at += lay(mix, at, all[Math.floor(chance() * all.length)] as Float32Array, chance) - FADE;
  }
  const gain = level / rms(mix);
  for (let n = 0; n < samples; n += 1) mix[n] = gain * (mix[n] ?? 0);
  return mix;
}

/** Lays a scrap down backwards, faded at both ends; how long it was. */
function lay(mix: Float32Array, at: number, recording: Float32Array, chance: Chance): number {
  const length = Math.min(recording.length, Math.floor(RATE * (0.12 + 0.12 * chance())));
  const end = recording.length - 1 - Math.floor(chance() * (recording.length - length));
  for (let n = Math.max(0, -at); n < length && at + n < mix.length; n += 1) {
    const fade = Math.min(1, (n + 1) / FADE, (length - n) / FADE);
    mix[at + n] = (mix[at + n] ?? 0) + fade * (recording[end - n] ?? 0);
  }
  return length;
}
