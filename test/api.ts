import { createHmac } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { Sessions } from "../api/account/session.ts";
import type { Services } from "../api/context.ts";
import { CursorSigner } from "../api/directory/cursor.ts";
import { loadGazetteer } from "../api/geocoding/gazetteer.ts";
import { createGeocoder } from "../api/geocoding/geocode.ts";
import { createServer } from "../api/http/server.ts";
import { GLOBAL_DAYS } from "../api/kernel/season.ts";
import { buildApiSchema } from "../api/schema.ts";
import { type Db, inTransaction } from "../db/client.ts";
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

interface Sent {
  /** `session=…`, as `session()` or an answer gave it */
  cookie?: string | null;
  /** where it comes from */
  address?: string;
  headers?: Record<string, string>;
}

type Run = (query: string, variables?: Record<string, unknown>, sent?: Sent) => Promise<Answer>;

export interface TestApi {
  server: FastifyInstance;
  services: Services;
  run: Run;
  /** opens a session for the account of this address, as a right password would; its Cookie header */
  session(email: string, mustReplace?: boolean): Promise<string>;
  /** the same, and asks as that person */
  as(email: string): Promise<Run>;
  /** the lines logged so far */
  logged(): string;
  close(): Promise<void>;
}

/** Keys that stay the same, so that what one test file writes a job started beside it can read. */
export const testKeys = (purpose: string): Buffer =>
  createHmac("sha256", "the secret of tests").update(purpose).digest();

/** What an answer set, ready to be sent back; null when it set nothing, `session=` when it took it back. */
export function cookieOf(answer: Pick<Answer, "headers">): string | null {
  const set = answer.headers["set-cookie"];
  return set === undefined ? null : (String(set).split(";")[0] ?? null);
}

/** The built site, or an empty one: most tests of the API need no page. */
function siteFolder(): string {
  const built = projectFile("dist/site");
  if (existsSync(built)) return built;
  const empty = join(tmpdir(), "mon-enfant-empty-site");
  mkdirSync(empty, { recursive: true });
  return empty;
}

/** The whole server on a test database, without a port. `now` is the clock; `trustProxy` as TRUST_PROXY says it. */
export async function startApi(
  db: Db,
  now: () => Date = () => new Date("2026-11-23T09:00:00Z"),
  { trustProxy, probes = [db] }: { trustProxy?: string; probes?: Db[] } = {},
): Promise<TestApi> {
  const lines: string[] = [];
  const log = pino({ level: "debug", base: null }, { write: (line: string) => lines.push(line) });
  const gazetteer = await loadGazetteer(db);
  const siteUrl = "http://localhost:4000";
  const sessions = new Sessions(db, siteUrl);
  const services: Services = {
    gazetteer,
    geocoder: createGeocoder(db, gazetteer),
    cursors: new CursorSigner(testKeys("cursor")),
    keys: testKeys,
    sessions,
    siteUrl,
    globalDays: GLOBAL_DAYS,
  };
  const server = await createServer({
    log,
    services,
    db,
    readers: [db],
    probes,
    schema: buildApiSchema(),
    trusted: new Map(Object.entries(manifest)),
    site: { folder: siteFolder(), demonstration: true },
    map: { origins: [] },
    trustProxy,
    now,
  });
  await server.ready();

  const run: Run = async (query, variables, { cookie, address, headers } = {}) => {
    const response = await server.inject({
      method: "POST",
      url: "/graphql",
      remoteAddress: address ?? "127.0.0.1",
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
      payload: { query, variables },
    });
    const body = response.json() as Pick<Answer, "data" | "errors">;
    return { status: response.statusCode, headers: response.headers, ...body };
  };
  const session = async (email: string, mustReplace = false) => {
    const [found] = await db.execute<{ id: string }>(sql`select id from account where email = ${email}`);
    if (!found) throw new Error(`no account of ${email}`);
    const token = await inTransaction(db, (tx) => sessions.open(tx, found.id, mustReplace, now()));
    return `session=${token}`;
  };
  return {
    server,
    services,
    run,
    session,
    as: async (email) => {
      const cookie = await session(email);
      return (query, variables, sent) => run(query, variables, { cookie, ...sent });
    },
    logged: () => lines.join(""),
    close: () => server.close(),
  };
}
