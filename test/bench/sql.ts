import { PgDialect } from "drizzle-orm/pg-core";
import postgres, { type Sql } from "postgres";
import { planArea } from "../../api/directory/area.ts";
import { careStatement } from "../../api/directory/directory.queries.ts";
import type { BenchDatabase } from "./database.ts";
import { describeMachine, PostgresCpu } from "./machine.ts";
import { hasPgbench, runPgbench } from "./pgbench.ts";
import { type Density, readDensities, searchesIn } from "./places.ts";
import { startOurs } from "./product.ts";
import { atMost, type Report, type Verdict } from "./report.ts";
import {
  type Cost,
  interleave,
  mean,
  measure,
  medians,
  type Rounds,
  ratios,
  round,
  spread,
} from "./rounds.ts";
import { type Call, Side } from "./side.ts";

export interface SqlPlan {
  rounds: number;
  /** searches counted by PostgreSQL */
  counted: number;
  /** searches a slot */
  times: number;
}

export const SQL_PLANS: Record<"full" | "small", SqlPlan> = {
  full: { rounds: 5, counted: 200, times: 600 },
  small: { rounds: 1, counted: 20, times: 5 },
};

const CARDS = `query ($area: AreaInput!) { careSearch(area: $area, first: 50) {
  totalCount pageInfo { hasNextPage } edges { distance node { id kind name commune { name }
    availability { signal validUntil } } } } }`;
const GRIDS = CARDS.replace(
  "signal validUntil",
  `signal validUntil ... on WeeklyAvailability { weeks { startsOn } }
  ... on SeasonalAvailability { months { startsOn } }`,
);

/** `sql`: statements a search, counted by PostgreSQL, and what the driver and the ORM add to them. */
export async function benchSql(database: BenchDatabase, plan: SqlPlan): Promise<Report> {
  const { db } = database;
  const densities = await readDensities(db);
  const counts = await countStatements(database, densities, plan.counted);
  const overhead = await measureOverhead(database, densities, plan);
  const cards = counts["cards and total"];
  const grids = counts["cards, total and grids"];
  return {
    bench: "sql",
    figure:
      "statements by pg_stat_statements; CPU of a search by the product's query over the same otherwise",
    machine: await describeMachine(db.$client),
    work: { ...plan, slotsARound: 2, connections: 1 },
    reach: [
      exactly(
        "statement a search, for cards and total",
        cards?.length === 1 ? (cards[0]?.perSearch ?? 0) : -1,
        1,
      ),
      exactly("times planned anew in a search: it is prepared", cards?.[0]?.plannedPerSearch ?? -1, 0),
      exactly(
        "statement a search that asks for grids too",
        grids?.length === 1 ? (grids[0]?.perSearch ?? 0) : -1,
        1,
      ),
      atMost("over postgres.js alone", overhead.raw.median, 1.15),
      ...(overhead.pgbench ? [atMost("over pgbench -M prepared", overhead.pgbench.median, 1.15)] : []),
    ],
    statements: counts,
    ...overhead.details,
  };
}

function exactly(what: string, is: number, aim: number): Verdict {
  return { what, is: round(is), aim, least: aim, reached: is === aim };
}

interface Counted {
  perSearch: number;
  plannedPerSearch: number;
  begins: string;
}

/** What PostgreSQL says it was asked: the product with one connection, all else quiet. */
async function countStatements(
  { url }: BenchDatabase,
  densities: Density[],
  searches: number,
): Promise<Record<string, Counted[]>> {
  const name = new URL(url).pathname.slice(1);
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  await owner`create extension if not exists pg_stat_statements`;
  await owner.unsafe(`alter database "${name}" set pg_stat_statements.track_planning = on`);
  const ours = await startOurs(url, { DATABASE_POOL: "1" });
  try {
    const counts: Record<string, Counted[]> = {};
    for (const [what, query] of Object.entries({
      "cards and total": CARDS,
      "cards, total and grids": GRIDS,
    })) {
      // the first executions are planned for their values; then PostgreSQL keeps one plan
      await ask(ours, densities, query, 40, "warm");
      await owner`select pg_stat_statements_reset()`;
      await ask(ours, densities, query, searches, "counted");
      counts[what] = await readCounts(owner, searches);
    }
    return counts;
  } finally {
    await ours.stop();
    await owner.unsafe(`alter database "${name}" reset pg_stat_statements.track_planning`);
    await owner.end();
  }
}

async function ask(
  ours: Side,
  densities: Density[],
  query: string,
  count: number,
  seed: string,
): Promise<void> {
  const density = densities[1] as Density;
  for (const near of searchesIn(density, count, seed)) {
    const body = JSON.stringify({ query, variables: { area: { near } } });
    const headers = { "content-type": "application/json" };
    const reply = await ours.send({ method: "POST", path: "/graphql", headers, body });
    if (reply.status !== 200 || reply.body.includes('"errors"'))
      throw new Error(reply.body.toString().slice(0, 500));
  }
}

async function readCounts(client: Sql, searches: number): Promise<Counted[]> {
  const rows = await client<{ calls: string; plans: string; query: string }[]>`
    select sum(calls) as calls, sum(plans) as plans, left(query, 90) as query from pg_stat_statements
    where dbid = (select oid from pg_database where datname = current_database())
      and query not like '%pg_stat_statements%'
    group by 3 order by 1 desc, 3`;
  return rows.map(({ calls, plans, query }) => ({
    perSearch: round(Number(calls) / searches),
    plannedPerSearch: round(Number(plans) / searches),
    begins: query.replace(/\s+/g, " ").trim().slice(0, 80),
  }));
}

interface Overhead {
  raw: { median: number };
  pgbench: { median: number } | null;
  details: object;
}

/** The same search by the product's query, by postgres.js with text and parameters made beforehand, and by pgbench. */
async function measureOverhead(
  { db, url, today }: BenchDatabase,
  densities: Density[],
  { rounds, times }: SqlPlan,
): Promise<Overhead> {
  const server = await PostgresCpu.of(db.$client);
  const env = { DATABASE_URL: url, BENCH_TODAY: today };
  const ours = await Side.start("ours", "test/bench/peers/driver.ts", env);
  const raw = await Side.start("raw", "test/bench/peers/driver.ts", { ...env, BENCH_WAY: "raw" });
  const measured: [string, Rounds][] = [];
  const withPgbench = hasPgbench();
  try {
    for (const density of densities) {
      const near = searchesIn(density, 1, "driver")[0] as { lng: number; lat: number; radiusKm: number };
      const call: Call = {
        method: "GET",
        path: `/?work=${encodeURIComponent(JSON.stringify({ ...near, times }))}`,
      };
      const slot = async (side: Side) => perSearch(await measure(side, [call], server), times);
      for (const side of [ours, raw]) await slot(side);
      const pgbench: Cost[] = [];
      const costs = await interleave([ours, raw], rounds, async (side) => {
        const cost = await slot(side);
        if (withPgbench && side === raw)
          pgbench.push(await runPgbench(url, statementOf(near, today), times, server));
        return cost;
      });
      const pairs = Array.from({ length: rounds }, (_, i) => mean(pgbench.slice(2 * i, 2 * i + 2)));
      measured.push([density.name, withPgbench ? { ...costs, pgbench: pairs } : costs]);
    }
  } finally {
    await ours.stop();
    await raw.stop();
  }
  // ratios() is the peer's over ours: here ours over the peer's is asked
  const over = (peer: string) =>
    spread(measured.flatMap(([, costs]) => ratios(costs, peer).map((ratio) => 1 / ratio)));
  const pgbench = withPgbench ? over("pgbench") : null;
  const details = {
    overPostgresJs: over("raw"),
    overPgbench: pgbench,
    millisecondsASearch: Object.fromEntries(measured.map(([name, costs]) => [name, medians(costs)])),
  };
  return { raw: over("raw"), pgbench, details };
}

function perSearch(cost: Cost, times: number): Cost {
  return {
    node: cost.node / times,
    postgres: cost.postgres / times,
    cpu: cost.cpu / times,
    wall: cost.wall / times,
  };
}

function statementOf(near: { lng: number; lat: number; radiusKm: number }, today: string) {
  const area = planArea({ near }, () => null);
  if ("refused" in area) throw new Error(area.refused);
  const page = { limit: 51, after: null };
  const request = { area, filter: {}, sort: "DISTANCE", today, page, asked: new Set<string>() } as const;
  return new PgDialect().sqlToQuery(careStatement(request));
}
