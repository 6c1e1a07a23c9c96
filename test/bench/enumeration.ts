import { round, spread } from "./rounds.ts";
import type { Call, Side } from "./side.ts";

/** Times of tries at known and at unknown addresses, and how far apart they are. */
export interface Times {
  tries: number;
  /** medians, milliseconds */
  known: number;
  unknown: number;
  /** Mann–Whitney: within 3 nobody can tell, whatever the shape of the times */
  z: number;
  /** share of pairs in which the known one took longer: 0.5 where nothing is told */
  knownLonger: number;
}

interface Addresses {
  known(i: number): string;
  unknown(i: number): string;
  ask(email: string, from: number): Call;
}

/** Calls before the first that is timed. */
export const WARM_UP = 20;

/** One try an address, known and unknown in turn and in either order, one after the other. */
export async function compareTimes(
  side: Side,
  tries: number,
  { known, unknown, ask }: Addresses,
): Promise<Times> {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  const bodies = new Set<string>();
  let from = 1 << 16;
  const one = async (which: "known" | "unknown", email: string) => {
    const call = ask(email, ++from);
    const started = performance.now();
    const { body } = await side.send(call);
    times[which].push(performance.now() - started);
    bodies.add(body.toString());
  };
  for (let i = 0; i < WARM_UP; i += 1) await side.send(ask(`warm-${i}@bench.example`, ++from));
  for (let i = 0; i < tries; i += 1) {
    if (i % 2 === 0) await one("known", known(i));
    await one("unknown", unknown(i));
    if (i % 2 === 1) await one("known", known(i));
  }
  if (bodies.size !== 1) throw new Error(`the answers differ: ${[...bodies].join(" ≠ ")}`);
  const u = longer(times.known, times.unknown);
  const deviation = Math.sqrt((tries * tries * (2 * tries + 1)) / 12);
  return {
    tries,
    known: spread(times.known).median,
    unknown: spread(times.unknown).median,
    z: round((u - (tries * tries) / 2) / deviation),
    knownLonger: round(u / (tries * tries)),
  };
}

/** In how many pairs the first is the larger; a tie is half a pair. */
function longer(first: number[], second: number[]): number {
  let count = 0;
  for (const a of first) for (const b of second) count += a > b ? 1 : a === b ? 0.5 : 0;
  return count;
}
