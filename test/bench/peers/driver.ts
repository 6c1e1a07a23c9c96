import { createServer } from "node:http";
import { PgDialect } from "drizzle-orm/pg-core";
import { planArea } from "../../../api/directory/area.ts";
import { careStatement, findCare } from "../../../api/directory/directory.queries.ts";
import { connect } from "../../../db/client.ts";

/**
 * One search again and again, without HTTP and GraphQL to speak of: by the product's own query, or (BENCH_WAY=raw)
 * by postgres.js with a text and parameters made beforehand.
 */
const { DATABASE_URL = "", BENCH_TODAY = "", BENCH_WAY, PORT } = process.env;
const db = connect(DATABASE_URL, { max: 1 });

interface Work {
  lng: number;
  lat: number;
  radiusKm: number;
  times: number;
}

async function work({ times, ...near }: Work): Promise<void> {
  const area = planArea({ near }, () => null);
  if ("refused" in area) throw new Error(area.refused);
  const request = {
    area,
    filter: {},
    sort: "DISTANCE" as const,
    today: BENCH_TODAY,
    page: { limit: 51, after: null },
    asked: new Set<string>(),
  };
  const { sql, params } = new PgDialect().sqlToQuery(careStatement(request));
  for (let i = 0; i < times; i += 1) {
    if (BENCH_WAY === "raw") await db.$client.unsafe(sql, params as string[], { prepare: true });
    else await findCare(db, request);
  }
}

createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? "/", "http://driver");
  const given = searchParams.get("work");
  (given ? work(JSON.parse(given)) : Promise.resolve()).then(
    () => response.end("ok"),
    (error) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
}).listen(Number(PORT), "127.0.0.1");
