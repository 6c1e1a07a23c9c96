import { TIME_SLOTS, WEEKDAYS } from "../../api/kernel/care.ts";
import { addDays } from "../../api/kernel/local-date.ts";
import { Random } from "../../db/seed/random.ts";
import { type PlainListing, type PlainNeed, readPlain, searchByNeed } from "../bruteforce.ts";
import type { BenchDatabase } from "./database.ts";
import { describeMachine, PostgresCpu } from "./machine.ts";
import { type Density, readDensities, searchesIn } from "./places.ts";
import { startOurs } from "./product.ts";
import { atMost, type Report } from "./report.ts";
import { type Cost, mean, measure, round, spread } from "./rounds.ts";
import { searchCall } from "./search.ts";
import type { Call, Side } from "./side.ts";

export interface NeedPlan {
  rounds: number;
  /** requests a slot, and of each density to warm up */
  requests: number;
  warmUp: number;
  /** searches of each density that are held against every listing looked at one by one */
  compared: number;
}

export const NEED_PLANS: Record<"full" | "small", NeedPlan> = {
  full: { rounds: 6, requests: 400, warmUp: 600, compared: 12 },
  small: { rounds: 1, requests: 5, warmUp: 5, compared: 8 },
};

const FIRST = 50;

type Near = { lng: number; lat: number; radiusKm: number };

/** `need`: what a search by need costs over the same without, and that it is exact. */
export async function benchNeed({ url, db, today }: BenchDatabase, plan: NeedPlan): Promise<Report> {
  const postgres = await PostgresCpu.of(db.$client);
  const side = await startOurs(url);
  try {
    const densities = await readDensities(db);
    let listings: PlainListing[] | null = await readPlain(db);
    const compared: Record<string, number> = {};
    for (const density of densities) {
      compared[density.name] = await assertExact(side, density, listings, plan.compared, today);
    }
    // hundreds of megabytes
    listings = null;
    const measured: { density: Density; with: Cost[]; without: Cost[] }[] = [];
    for (const density of densities) {
      const calls = (isWith: boolean, count: number, seed: string) =>
        callsOf(density, count, seed, today, isWith);
      for (const isWith of [true, false]) await measure(side, calls(isWith, plan.warmUp, "warm"), postgres);
      const costs: { density: Density; with: Cost[]; without: Cost[] } = { density, with: [], without: [] };
      for (let i = 0; i < plan.rounds; i += 1) {
        const slot = (isWith: boolean) => measure(side, calls(isWith, plan.requests, `round ${i}`), postgres);
        // ABBA
        const [a, b, b2, a2] = [await slot(false), await slot(true), await slot(true), await slot(false)];
        costs.without.push(mean([a, a2]));
        costs.with.push(mean([b, b2]));
      }
      measured.push(costs);
    }
    return report(plan, measured, compared, await describeMachine(db.$client));
  } finally {
    await side.stop();
  }
}

/** Needs as families have them: three to five days of whole days, mornings or after school, now or from a later day. */
function needsIn(seed: string, count: number, today: string): PlainNeed[] {
  const random = new Random(`need ${seed}`);
  return Array.from({ length: count }, () => {
    const days = random.shuffle([0, 1, 2, 3, 4]).slice(0, random.int(2, 5));
    const slots = random.pick([[1, 2, 3, 4], [1, 2, 3, 4], [1], [0, 4], [3, 4]]);
    return {
      slots: days.flatMap((day) => slots.map((slot) => day * TIME_SLOTS.length + slot)),
      children: random.pick([1, 1, 1, 2]),
      from: addDays(today, random.pick([0, 0, 0, 7, 50])),
    };
  });
}

function toCall(near: Near, need: PlainNeed | null): Call {
  const slots =
    need &&
    WEEKDAYS.map((weekday, d) => ({
      weekday,
      slots: TIME_SLOTS.filter((_, s) => need.slots.includes(d * TIME_SLOTS.length + s)),
    }));
  return searchCall(near, need ? { need: { slots, children: need.children, from: need.from } } : {});
}

function callsOf(density: Density, count: number, seed: string, today: string, isWith: boolean): Call[] {
  const needs = needsIn(seed, count, today);
  return searchesIn(density, count, seed).map((near, i) => toCall(near, isWith ? (needs[i] ?? null) : null));
}

/** The first page is what looking at every listing gives: ids, order, fit and total. How many listings fit in all. */
async function assertExact(
  side: Side,
  density: Density,
  listings: PlainListing[],
  count: number,
  today: string,
): Promise<number> {
  const needs = needsIn("exact", count, today);
  let fitting = 0;
  for (const [i, near] of searchesIn(density, count, "exact").entries()) {
    const need = needs[i] as PlainNeed;
    const { body } = await side.send(toCall(near, need));
    const { careSearch } = JSON.parse(body.toString()).data as {
      careSearch: { totalCount: number; edges: { fit: number | null; node: { id: string } }[] };
    };
    const expected = searchByNeed(listings, near, need, today);
    fitting += expected.filter(({ fit }) => fit !== null && fit > 0).length;
    const ours = careSearch.edges.map(({ fit, node }) => ({ id: node.id, fit }));
    if (careSearch.totalCount !== expected.length) {
      throw new Error(`${density.name}: ${careSearch.totalCount} found, ${expected.length} there`);
    }
    if (JSON.stringify(ours) !== JSON.stringify(expected.slice(0, FIRST))) {
      throw new Error(
        `${density.name}: another order or fit than listing by listing, ${JSON.stringify({ near, need })}`,
      );
    }
  }
  return fitting;
}

function report(
  plan: NeedPlan,
  measured: { density: Density; with: Cost[]; without: Cost[] }[],
  compared: Record<string, number>,
  machine: Record<string, string | number>,
): Report {
  const ratiosOf = (costs: { with: Cost[]; without: Cost[] }, key: keyof Cost) =>
    costs.with.map((cost, i) => cost[key] / (costs.without[i]?.[key] ?? Number.NaN));
  const cpu = spread(measured.flatMap((costs) => ratiosOf(costs, "cpu")));
  return {
    bench: "need",
    figure: "CPU of a search by need, Node and PostgreSQL together, over the same without",
    machine,
    work: { cards: FIRST, ...plan, fittingListingsCompared: compared },
    reach: [atMost("× the same search without a need", cpu.median, 1.3)],
    ratios: {
      overall: cpu,
      wall: spread(measured.flatMap((costs) => ratiosOf(costs, "wall"))),
      byDensity: Object.fromEntries(
        measured.map((costs) => [costs.density.name, spread(ratiosOf(costs, "cpu"))]),
      ),
    },
    millisecondsARequest: Object.fromEntries(
      measured.map(({ density, with: a, without: b }) => [
        density.name,
        {
          with: round(spread(a.map(({ cpu: ms }) => ms)).median),
          without: round(spread(b.map(({ cpu: ms }) => ms)).median),
        },
      ]),
    ),
  };
}
