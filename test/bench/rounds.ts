import type { PostgresCpu } from "./machine.ts";
import type { Call, Side } from "./side.ts";

/** What a number of requests cost, milliseconds each. */
export interface Cost {
  node: number;
  postgres: number;
  /** node + postgres: the primary figure */
  cpu: number;
  wall: number;
}

/** Two slots a side and round: first to last, then last to first, so that a drift of the machine falls on all alike. */
export type Rounds = Record<string, Cost[]>;

const AT_ONCE = 4;

/** Sends `calls` to a side, a few at a time, and reads what they cost it. */
export async function measure(side: Side, calls: Call[], postgres: PostgresCpu): Promise<Cost> {
  const before = { node: side.cpu(), postgres: postgres.read(), wall: performance.now() };
  let next = 0;
  const lane = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) {
      const { status } = await side.send(call);
      if (status !== 200 && status !== 204)
        throw new Error(`${side.name} answered ${status} to ${call.path}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  const wall = (performance.now() - before.wall) / calls.length;
  const node = (side.cpu() - before.node) / calls.length;
  const inPostgres = (postgres.read() - before.postgres) / calls.length;
  return { node, postgres: inPostgres, cpu: node + inPostgres, wall };
}

/** ABBA: every side twice a round, the mean of both. */
export async function interleave(
  sides: Side[],
  rounds: number,
  slot: (side: Side, round: number) => Promise<Cost>,
): Promise<Rounds> {
  const costs: Rounds = Object.fromEntries(sides.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const first = new Map<Side, Cost>();
    for (const side of sides) first.set(side, await slot(side, round));
    for (const side of sides.toReversed()) {
      costs[side.name]?.push(mean([first.get(side) as Cost, await slot(side, round)]));
    }
  }
  return costs;
}

export function mean(costs: Cost[]): Cost {
  const of = (key: keyof Cost) => costs.reduce((sum, cost) => sum + cost[key], 0) / costs.length;
  return { node: of("node"), postgres: of("postgres"), cpu: of("cpu"), wall: of("wall") };
}

export interface Spread {
  median: number;
  lowest: number;
  highest: number;
}

export function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: round(middle(sorted)), lowest: round(sorted[0] ?? 0), highest: round(sorted.at(-1) ?? 0) };
}

function middle(sorted: number[]): number {
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** A peer's cost over ours, round by round: 2 means that ours does it with half the CPU. */
export function ratios(rounds: Rounds, peer: string, key: keyof Cost = "cpu"): number[] {
  return (rounds[peer] ?? []).map((cost, i) => cost[key] / (rounds.ours?.[i]?.[key] ?? Number.NaN));
}

/** The median cost of each side. */
export function medians(rounds: Rounds): Record<string, Cost> {
  return Object.fromEntries(
    Object.entries(rounds).map(([name, costs]) => {
      const of = (key: keyof Cost) => spread(costs.map((cost) => cost[key])).median;
      return [name, { node: of("node"), postgres: of("postgres"), cpu: of("cpu"), wall: of("wall") }];
    }),
  );
}

export function round(value: number): number {
  return Number(value.toPrecision(4));
}
