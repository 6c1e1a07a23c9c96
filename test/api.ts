import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { CursorSigner } from "../api/directory/cursor.ts";
import { loadGazetteer } from "../api/geocoding/gazetteer.ts";
import { createGeocoder } from "../api/geocoding/geocode.ts";
import { createServer } from "../api/http/server.ts";
import { buildApiSchema } from "../api/schema.ts";
import type { Db } from "../db/client.ts";
import { projectFile } from "../db/files.ts";
import manifest from "../site/src/gql/manifest.json" with { type: "json" };

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  // answers are looked into freely: a wrong shape fails the expectation
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what tests are about
  data: any;
  errors?: { message: string; path?: string[]; extensions: { code: string; argument?: string[] } }[];
}

export interface TestApi {
  server: FastifyInstance;
  run(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** the lines logged so far */
  logged(): string;
  close(): Promise<void>;
}

/** The whole server on a test database, without a port. `now` is the clock. */
export async function startApi(
  db: Db,
  now: () => Date = () => new Date("2026-11-23T09:00:00Z"),
): Promise<TestApi> {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: null }, { write: (line: string) => lines.push(line) });
  const gazetteer = await loadGazetteer(db);
  const server = await createServer({
    log,
    services: {
      gazetteer,
      geocoder: createGeocoder(db, gazetteer),
      cursors: new CursorSigner(randomBytes(32)),
    },
    db,
    readers: [db],
    schema: buildApiSchema(),
    trusted: new Map(Object.entries(manifest)),
    site: { folder: projectFile("dist/site"), demonstration: true },
    map: { origins: [] },
    trustProxy: undefined,
    now,
  });
  await server.ready();
  return {
    server,
    run: async (query, variables) => {
      const response = await server.inject({
        method: "POST",
        url: "/graphql",
        payload: { query, variables },
      });
      const body = response.json() as Pick<Answer, "data" | "errors">;
      return { status: response.statusCode, headers: response.headers, ...body };
    },
    logged: () => lines.join(""),
    close: () => server.close(),
  };
}
