import { readFileSync } from "node:fs";
import { projectFile } from "../../db/files.ts";
import type { BenchDatabase } from "./database.ts";
import { describeMachine, PostgresCpu } from "./machine.ts";
import { type Density, readDensities, searchesIn } from "./places.ts";
import { startOurs } from "./product.ts";
import { type Report, verdict } from "./report.ts";
import { type Cost, interleave, measure, medians, type Rounds, ratios, spread } from "./rounds.ts";
import { type Call, Side } from "./side.ts";

const FIRST = 50;

export interface SearchPlan {
  rounds: number;
  /** requests a slot, and of each density to warm up */
  requests: number;
  warmUp: number;
  /** searches of each density whose answers are compared */
  compared: number;
}

export const SEARCH_PLANS: Record<"full" | "small", SearchPlan> = {
  full: { rounds: 5, requests: 400, warmUp: 800, compared: 40 },
  small: { rounds: 1, requests: 5, warmUp: 5, compared: 8 },
};

/** A document of the site, by how it begins: its hash and its text. */
export function siteDocument(begins = "query SearchCare("): { id: string; text: string } {
  const manifest = JSON.parse(readFileSync(projectFile("site/src/gql/manifest.json"), "utf8")) as object;
  const found = Object.entries(manifest).find(([, text]) => String(text).startsWith(begins));
  if (!found) throw new Error(`site/src/gql/manifest.json has no ${begins}…: run \`npm run generate\``);
  return { id: found[0], text: String(found[1]) };
}

type Ask = (near: { lng: number; lat: number; radiusKm: number }) => Call;

/** How each side is asked for the same search. */
function asks(adhoc: boolean): Record<string, Ask> {
  const document = siteDocument();
  const post: Ask = (near) => ({
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query: document.text, variables: { area: { near }, first: FIRST } }),
  });
  const trusted: Ask = (near) => trustedCall(document.id, near);
  const floor: Ask = (near) => {
    const variables = encodeURIComponent(JSON.stringify({ ...near, first: FIRST }));
    return { method: "GET", path: `/search?variables=${variables}` };
  };
  return { ours: adhoc ? post : trusted, floor, plain: floor, yoga: post };
}

/** The site's own search, as its pages ask for it. */
export function searchCall(near: { lng: number; lat: number; radiusKm: number }, more: object = {}): Call {
  return trustedCall(siteDocument().id, near, more);
}

function trustedCall(documentId: string, near: object, more: object = {}): Call {
  const variables = JSON.stringify({ area: { near }, first: FIRST, ...more });
  return { method: "GET", path: `/graphql?${new URLSearchParams({ documentId, variables })}` };
}

/** `search`: the trusted document of the map search. `adhoc`: the same as free text. */
export async function benchSearch(
  name: "search" | "adhoc",
  { url, db, today }: BenchDatabase,
  plan: SearchPlan,
): Promise<Report> {
  const postgres = await PostgresCpu.of(db.$client);
  const ask = asks(name === "adhoc");
  const env = { DATABASE_URL: url, BENCH_TODAY: today };
  const sides = [
    await startOurs(url),
    await Side.start("floor", "test/bench/peers/floor.ts", env),
    await Side.start("yoga", "test/bench/peers/yoga.ts", env),
    await Side.start("plain", "test/bench/peers/plain.ts", env),
  ];
  const callsOf = (side: Side, density: Density, count: number, seed: string) =>
    searchesIn(density, count, seed).map((near) => (ask[side.name] as Ask)(near));
  try {
    const densities = await readDensities(db);
    const measured: { density: Density; found: number[]; rounds: Rounds }[] = [];
    for (const density of densities) {
      const found = await assertSameAnswers(sides, (side) => callsOf(side, density, plan.compared, "same"));
      for (const side of sides) await measure(side, callsOf(side, density, plan.warmUp, "warm"), postgres);
      measured.push({ density, found, rounds: {} });
    }
    for (const entry of measured) {
      entry.rounds = await interleave(sides, plan.rounds, (side, round) =>
        measure(side, callsOf(side, entry.density, plan.requests, `round ${round}`), postgres),
      );
    }
    return report(name, plan, measured, await describeMachine(db.$client));
  } finally {
    for (const side of sides) await side.stop();
  }
}

/** Every side gives the same cards, distances and totals. Answers with the totals. */
async function assertSameAnswers(sides: Side[], calls: (side: Side) => Call[]): Promise<number[]> {
  const answers = await Promise.all(
    sides.map(async (side) => {
      const bodies: string[] = [];
      for (const call of calls(side)) bodies.push((await side.send(call)).body.toString());
      return { side, bodies };
    }),
  );
  const [ours, ...peers] = answers;
  return (ours?.bodies ?? []).map((body, i) => {
    const mine = canonical(body);
    for (const { side, bodies } of peers) {
      const theirs = canonical(bodies[i] ?? "");
      if (JSON.stringify(theirs) !== JSON.stringify(mine)) {
        throw new Error(`${side.name} answers differently: ${firstDifference(mine, theirs)}`);
      }
    }
    return mine.totalCount;
  });
}

function firstDifference(mine: object, theirs: object): string {
  const [a, b] = [JSON.stringify(mine), JSON.stringify(theirs)];
  const at = [...a].findIndex((sign, i) => sign !== b[i]);
  return `ours …${a.slice(Math.max(0, at - 80), at + 80)}… theirs …${b.slice(Math.max(0, at - 80), at + 80)}…`;
}

/** Without what a side leaves out by its nature: cursors, keys that are null, the way to write UTC. */
function canonical(body: string): { totalCount: number } {
  const { data, errors } = JSON.parse(body) as Partial<Record<"data" | "errors", { careSearch: object }>>;
  if (!data || errors) throw new Error(`not an answer: ${body.slice(-500)}`);
  const plain = JSON.stringify(data.careSearch, (key, value: unknown) => {
    if (value === null || key === "endCursor") return undefined;
    if (key === "confirmedAt") return new Date(String(value)).toISOString();
    if (typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value as object).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
  return JSON.parse(plain) as { totalCount: number };
}

function report(
  name: "search" | "adhoc",
  plan: SearchPlan,
  measured: { density: Density; found: number[]; rounds: Rounds }[],
  machine: Record<string, string | number>,
): Report {
  const against = (peer: string, key: keyof Cost = "cpu") => ({
    byDensity: Object.fromEntries(
      measured.map(({ density, rounds }) => [density.name, spread(ratios(rounds, peer, key))]),
    ),
    overall: spread(measured.flatMap(({ rounds }) => ratios(rounds, peer, key))),
  });
  const cpu = { floor: against("floor"), plain: against("plain"), yoga: against("yoga") };
  const reach =
    name === "search"
      ? [
          verdict("of the floor", cpu.floor.overall.median, 0.6, 0.5),
          verdict("× Yoga", cpu.yoga.overall.median, 2),
        ]
      : [verdict("× Yoga", cpu.yoga.overall.median, 1.3)];
  return {
    bench: name,
    figure: "CPU of a request, Node and PostgreSQL together: the peer's over ours",
    machine,
    work: {
      cards: FIRST,
      rounds: plan.rounds,
      requestsASlot: plan.requests,
      slotsARound: 2,
      warmUp: plan.warmUp,
    },
    reach,
    ratios: cpu,
    wallRatios: {
      floor: against("floor", "wall"),
      plain: against("plain", "wall"),
      yoga: against("yoga", "wall"),
    },
    millisecondsARequest: Object.fromEntries(
      measured.map(({ density, found, rounds }) => [
        density.name,
        { radiusKm: density.radiusKm, listingsInTheCircle: spread(found), ...medians(rounds) },
      ]),
    ),
  };
}
