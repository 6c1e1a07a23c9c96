import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { visible } from "../../api/directory/visible.ts";
import { CELLS_CHANNEL } from "../../api/feed/feed.queries.ts";
import { toMercator } from "../../api/kernel/geo.ts";
import { readTile } from "../tiles.ts";
import type { BenchDatabase } from "./database.ts";
import { describeMachine, PostgresCpu } from "./machine.ts";
import { readDensities } from "./places.ts";
import { startOurs } from "./product.ts";
import { atMost, type Report, verdict } from "./report.ts";
import { interleave, measure, medians, ratios, round, spread } from "./rounds.ts";
import { type Call, Side } from "./side.ts";

export interface TilesPlan {
  rounds: number;
  tiles: number;
  /** how many times a slot asks for every tile that is hot */
  passes: number;
  /** zooms of which every tile is read and added up */
  summed: number[];
}

export const TILES_PLANS: Record<"full" | "small", TilesPlan> = {
  full: { rounds: 5, tiles: 1_000, passes: 3, summed: [4, 7, 9] },
  small: { rounds: 1, tiles: 40, passes: 1, summed: [4, 7] },
};

const ZOOMS = Array.from({ length: 11 }, (_, i) => i + 4);

/** `tiles`: hot against static files of the same bytes, cold against supercluster in memory; sums and sizes. */
export async function benchTiles({ url, db, today }: BenchDatabase, plan: TilesPlan): Promise<Report> {
  const postgres = await PostgresCpu.of(db.$client);
  const folder = mkdtempSync(join(tmpdir(), "mon-enfant-tiles-"));
  const ours = await startOurs(url);
  const sides: Side[] = [ours];
  try {
    const sums = await sumTiles(ours, db, plan.summed);
    const walk = await takeWalk(ours, db, plan.tiles);
    for (const { path, body } of walk) writeStatic(join(folder, path.replace("/tiles/", "")), body);
    const calls = walk.map(({ path }) => callOf(path));
    for (const name of ["static", "sirv"]) {
      const side = await Side.start(name, `test/bench/peers/${name}.ts`, { BENCH_FOLDER: folder });
      sides.push(side);
      for (const { path, body } of walk) {
        if (!(await side.send(callOf(path))).body.equals(body))
          throw new Error(`${name} sends other bytes: ${path}`);
      }
    }
    const passes = Array.from({ length: plan.passes }, () => calls).flat();
    for (const side of sides) await measure(side, passes, postgres);
    const hot = await interleave(sides, plan.rounds, (side) => measure(side, passes, postgres));

    const clusters = await Side.start("clusters", "test/bench/peers/clusters.ts", {
      DATABASE_URL: url,
      BENCH_TODAY: today,
    });
    sides.push(clusters);
    const startMs = clusters.cpu();
    await assertClusters(clusters, db);
    const cold = await interleave([ours, clusters], plan.rounds, async (side) => {
      await db.$client.notify(CELLS_CHANNEL, "*");
      await sleep(200);
      return measure(side, calls, postgres);
    });
    const sizes = walk.map(({ body }) => body.length).sort((a, b) => a - b);
    const p99 = sizes[Math.ceil(sizes.length * 0.99) - 1] ?? 0;
    return {
      bench: "tiles",
      figure: "CPU of a request, Node and PostgreSQL together: the peer's over ours",
      machine: await describeMachine(db.$client),
      work: { zooms: "4 to 14", ...plan, slotsARound: 2 },
      reach: [
        verdict(
          "of a static file server (@fastify/static), hot",
          spread(ratios(hot, "static")).median,
          0.6,
          0.5,
        ),
        verdict("of a static file server (sirv), hot", spread(ratios(hot, "sirv")).median, 0.6, 0.5),
        verdict("× supercluster in memory, cold", spread(ratios(cold, "clusters")).median, 1),
        atMost("kB, the 99th percentile of tiles, gzip", p99 / 1_000, 30),
        verdict("of count(*) in the tiles of each zoom", Math.min(...Object.values(sums)), 1),
      ],
      ratios: {
        hot: { static: spread(ratios(hot, "static")), sirv: spread(ratios(hot, "sirv")) },
        cold: { clusters: spread(ratios(cold, "clusters")) },
      },
      wallRatios: {
        hot: { static: spread(ratios(hot, "static", "wall")), sirv: spread(ratios(hot, "sirv", "wall")) },
        cold: { clusters: spread(ratios(cold, "clusters", "wall")) },
      },
      millisecondsATile: { hot: medians(hot), cold: medians(cold) },
      clustersStartCpuMs: round(startMs),
      bytes: { ...spread(sizes), p99 },
    };
  } finally {
    for (const side of sides) await side.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function callOf(path: string): Call {
  return { method: "GET", path, headers: { "accept-encoding": "gzip" } };
}

function pathOf(z: number, x: number, y: number): string {
  return `/tiles/care/${z}/${x}/${y}.mvt`;
}

function writeStatic(file: string, gzipped: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.gz`, gzipped);
  writeFileSync(file, gunzipSync(gzipped));
}

/** A tile and those about it, as a screen shows them. */
const SCREEN = [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => [right, down] as const));

/** From the country down to the street, one place after another, a screen of tiles at each zoom: those that show something. */
async function takeWalk(
  ours: Side,
  db: BenchDatabase["db"],
  count: number,
): Promise<{ path: string; body: Buffer }[]> {
  const densities = await readDensities(db);
  const paths = new Set<string>();
  const walk: { path: string; body: Buffer }[] = [];
  for (let i = 0; ; i += 1) {
    const density = densities[i % densities.length];
    const centre = density?.centres[Math.floor(i / densities.length)];
    if (!centre) throw new Error(`the walk ends after ${walk.length} tiles`);
    const at = toMercator(centre);
    for (const z of ZOOMS) {
      const [x, y] = [Math.floor(at.x * 2 ** z), Math.floor(at.y * 2 ** z)];
      for (const path of SCREEN.map(([right, down]) => pathOf(z, x + right, y + down))) {
        if (paths.has(path)) continue;
        paths.add(path);
        const { status, body, headers } = await ours.send(callOf(path));
        if (status !== 200) continue;
        walk.push({ path, body: headers["content-encoding"] === "gzip" ? body : gzipSync(body) });
        if (walk.length === count) return walk;
      }
    }
  }
}

/** The share of all listings that the tiles of each zoom add up to: 1, or a listing is lost or shown twice. */
async function sumTiles(
  ours: Side,
  db: BenchDatabase["db"],
  zooms: number[],
): Promise<Record<number, number>> {
  const [all] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from listing l where ${visible()}`,
  );
  const shares: Record<number, number> = {};
  for (const z of zooms) {
    const side = 2 ** z;
    const tiles = await db.execute<{ x: number; y: number }>(sql`
      select distinct floor(l.point[0] * ${side}::int)::int as x, floor(l.point[1] * ${side}::int)::int as y
      from listing l where ${visible()}`);
    let sum = 0;
    for (const { x, y } of tiles) {
      const { body } = await ours.send({ method: "GET", path: pathOf(z, x, y) });
      for (const { tags } of readTile(body)) sum += Number(tags.count ?? 1);
    }
    shares[z] = sum / (all?.count ?? 0);
    if (shares[z] !== 1) throw new Error(`zoom ${z}: the tiles show ${sum} listings of ${all?.count}`);
  }
  return shares;
}

/** supercluster holds every listing too: the one tile of zoom 0 adds up. */
async function assertClusters(clusters: Side, db: BenchDatabase["db"]): Promise<void> {
  const [all] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from listing l where ${visible()}`,
  );
  const { body } = await clusters.send(callOf(pathOf(0, 0, 0)));
  const sum = readTile(gunzipSync(body)).reduce(
    (total, { tags }) => total + Number(tags.point_count ?? 1),
    0,
  );
  if (sum !== all?.count) throw new Error(`supercluster shows ${sum} listings of ${all?.count}`);
}
