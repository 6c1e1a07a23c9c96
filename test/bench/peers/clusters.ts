import { createServer } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { sql } from "drizzle-orm";
import Supercluster from "supercluster";
import { currentSummary, signalOf } from "../../../api/availability/availability.queries.ts";
import { visible } from "../../../api/directory/visible.ts";
import { connect } from "../../../db/client.ts";

/** Every listing in memory, clustered beforehand by supercluster, each tile cut and compressed when asked for. */
const { DATABASE_URL = "", BENCH_TODAY = "", PORT } = process.env;
const EXTENT = 4_096;
const db = connect(DATABASE_URL, { max: 1 });
const rows = await db.execute<{ id: string; kind: string; signal: string; lng: number; lat: number }>(sql`
  select l.id, l.kind, ${signalOf("s", BENCH_TODAY)} as signal, l.lng, l.lat
  from listing l left join ${currentSummary("s", "l", BENCH_TODAY)} where ${visible()}`);
await db.$client.end();

const index = new Supercluster({
  maxZoom: 13,
  extent: EXTENT,
  // cells of the product: eight a side
  radius: EXTENT / 8,
  map: ({ kind, signal }) => ({ [`${kind}_${signal}`]: 1 }),
  reduce: (sum, one) => {
    for (const [key, count] of Object.entries(one)) sum[key] = (sum[key] ?? 0) + count;
  },
}).load(
  rows.map(({ id, kind, signal, lng, lat }) => ({
    type: "Feature",
    properties: { id, kind, signal },
    geometry: { type: "Point", coordinates: [lng, lat] },
  })),
);

const compress = promisify(gzip);

async function cut(z: number, x: number, y: number): Promise<Buffer> {
  const tile = index.getTile(z, x, y);
  const layers = { care: tile ?? { features: [] } } as unknown as Parameters<typeof fromGeojsonVt>[0];
  return compress(Buffer.from(fromGeojsonVt(layers, { version: 2, extent: EXTENT })));
}

createServer((request, response) => {
  const [z, x, y] = (request.url?.match(/(\d+)\/(\d+)\/(\d+)\.mvt$/) ?? []).slice(1).map(Number);
  if (z === undefined || x === undefined || y === undefined) return response.end("ok");
  cut(z, x, y).then((body) => {
    response.setHeader("content-type", "application/vnd.mapbox-vector-tile");
    response.setHeader("content-encoding", "gzip");
    response.setHeader("content-length", body.length);
    response.end(body);
  });
}).listen(Number(PORT), "127.0.0.1");
