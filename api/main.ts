import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { type Db, inTransaction } from "../db/client.ts";
import { projectFile } from "../db/files.ts";
import { loadReference } from "../db/reference/load.ts";
import { seedDemo } from "../db/seed/demo.ts";
import { openDatabase } from "./database.ts";
import { CursorSigner } from "./directory/cursor.ts";
import { readEnv } from "./env.ts";
import { loadGazetteer } from "./geocoding/gazetteer.ts";
import { createGeocoder } from "./geocoding/geocode.ts";
import { createServer } from "./http/server.ts";
import { parisDay } from "./kernel/local-date.ts";
import { REFUSAL_KEY } from "./pmi/refusal.ts";
import { buildApiSchema } from "./schema.ts";

/** How long answers in flight, and then all of the stop, may take. */
const ANSWERS_TIMEOUT_MS = 6_000;
const STOP_TIMEOUT_MS = 20_000;

const env = readEnv();
const log = pino({ level: env.LOG_LEVEL, base: null });

/** A line for the person who started it; the structured log is for machines. */
function say(line: string): void {
  if (env.LOG_LEVEL !== "silent")
    console.log(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${line}`);
}

say(
  env.DATABASE_URL
    ? "Base de données : connexion et migrations"
    : "PostgreSQL embarqué : démarrage et migrations",
);
const database = await openDatabase(env);

try {
  const demonstration = await isDemonstration(database.db);
  await inTransaction(database.db, (tx) => loadReference(tx));
  if (demonstration) {
    await seedDemo(database.db, {
      hashKey: database.hashKey(REFUSAL_KEY),
      today: parisDay(new Date()),
      log: say,
    });
  }
  say("Annuaire : lecture des communes");
  const gazetteer = await loadGazetteer(database.db);
  const server = await createServer({
    log,
    services: {
      gazetteer,
      geocoder: createGeocoder(database.db, gazetteer),
      cursors: new CursorSigner(database.hashKey("cursor")),
    },
    db: database.db,
    readers: database.readers,
    schema: buildApiSchema(),
    trusted: trustedDocuments(),
    site: { folder: projectFile("dist/site"), demonstration },
    map: { styleUrl: env.MAP_STYLE_URL, origins: env.MAP_STYLE_ORIGINS },
    trustProxy: env.TRUST_PROXY,
    now: () => new Date(),
  });
  stopOnSignal(async () => {
    // answers in flight have their time; a request that never ends does not hold the rest
    const impatient = setTimeout(() => server.server.closeAllConnections(), ANSWERS_TIMEOUT_MS);
    await server.close();
    clearTimeout(impatient);
    await database.close();
  });
  const host = env.HOST ?? (demonstration ? "127.0.0.1" : "0.0.0.0");
  const address = await server.listen({ port: env.PORT, host });
  // the first person to type a commune does not wait for the index
  gazetteer.suggest("perpignan", 1);
  say(`Prêt : ${address.replace("127.0.0.1", "localhost")}/`);
} catch (error) {
  console.error(reasonOf(error));
  await database.close();
  process.exit(1);
}

/** What went wrong in a line: of a failed statement what the database said, not the statement. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}

/** SIGTERM or Ctrl-C: no new connection, answers in flight are finished, then SQL, then PostgreSQL. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

/**
 * Whether this is the demonstration: the embedded database is, unless other listings were loaded into it.
 * Invented people never stand among real ones: neither may be loaded over the other.
 */
async function isDemonstration(db: Db): Promise<boolean> {
  const [found] = await db.execute<{ demo: boolean; listings: boolean }>(sql`
    select exists (select from installation where key = 'demo') as demo, exists (select from listing) as listings`);
  const others = found?.listings === true && !found.demo;
  if (env.DEMO && others)
    throw new Error("DEMO=1 is refused: this database holds listings that are not the demonstration.");
  if (found?.demo && !(env.DEMO ?? database.embedded)) {
    throw new Error(
      "This database holds the demonstration: start with DEMO=1, or give another DATABASE_URL.",
    );
  }
  return env.DEMO ?? (database.embedded && !others);
}

/** The documents the site was built with, by their SHA-256. */
function trustedDocuments(): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(projectFile("site/src/gql/manifest.json"), "utf8")) as Record<
    string,
    string
  >;
  return new Map(Object.entries(manifest));
}
