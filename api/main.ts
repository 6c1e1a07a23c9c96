import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { pino } from "pino";
import { inTransaction } from "../db/client.ts";
import { projectFile } from "../db/files.ts";
import { loadReference } from "../db/reference/load.ts";
import { Sessions } from "./account/session.ts";
import { openDatabase } from "./database.ts";
import { isDemonstration, loadDemonstration } from "./demonstration.ts";
import { CursorSigner } from "./directory/cursor.ts";
import { readServerEnv, siteUrlOf } from "./env.ts";
import { loadGazetteer } from "./geocoding/gazetteer.ts";
import { createGeocoder } from "./geocoding/geocode.ts";
import { createServer } from "./http/server.ts";
import { type Jobs, startJobs } from "./jobs.ts";
import { MAILBOX_PATH } from "./mail/mailbox.routes.ts";
import { HOUSEKEEPING, openPost } from "./post.ts";
import { buildApiSchema } from "./schema.ts";
import { reasonOf, stopOnSignal } from "./stop.ts";

/** How long answers in flight may take when it stops. */
const ANSWERS_TIMEOUT_MS = 6_000;

const env = readServerEnv();
const now = () => new Date();
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
  const { db, hashKey } = database;
  const demonstration = await isDemonstration(database, env);
  const { post, mailbox } = openPost(env, database, demonstration);
  await inTransaction(db, (tx) => loadReference(tx));
  if (demonstration) await loadDemonstration(database, now(), say);
  say("Annuaire : lecture des communes");
  const gazetteer = await loadGazetteer(db);
  const siteUrl = siteUrlOf(env);
  const server = await createServer({
    log,
    services: {
      gazetteer,
      geocoder: createGeocoder(db, gazetteer),
      cursors: new CursorSigner(hashKey("cursor")),
      keys: hashKey,
      sessions: new Sessions(db, siteUrl),
      siteUrl,
      globalDays: env.GLOBAL_AVAILABILITY_DAYS,
    },
    db,
    readers: database.readers,
    probes: database.probes,
    schema: buildApiSchema(),
    trusted: trustedDocuments(),
    site: { folder: projectFile("dist/site"), demonstration },
    map: { styleUrl: env.MAP_STYLE_URL, origins: env.MAP_STYLE_ORIGINS },
    trustProxy: env.TRUST_PROXY,
    mailbox,
    now,
  });
  let jobs: Jobs | undefined;
  stopOnSignal(async () => {
    // answers in flight have their time; a request that never ends does not hold the rest
    const impatient = setTimeout(() => server.server.closeAllConnections(), ANSWERS_TIMEOUT_MS);
    await server.close();
    clearTimeout(impatient);
    await jobs?.stop();
    await database.close();
  });
  const host = env.HOST ?? (demonstration ? "127.0.0.1" : "0.0.0.0");
  const address = await server.listen({ port: env.PORT, host });
  if (env.JOBS === "on") {
    jobs = await startJobs({ url: database.url, db, post, housekeeping: HOUSEKEEPING, log, now });
  }
  // the first person to type a commune does not wait for the index
  gazetteer.suggest("perpignan", 1);
  const home = address.replace("127.0.0.1", "localhost");
  if (mailbox) say(`Démonstration : les courriels arrivent sur ${home}${MAILBOX_PATH}`);
  say(`Prêt : ${home}/`);
} catch (error) {
  console.error(reasonOf(error));
  await database.close();
  process.exit(1);
}

/** The documents the site was built with, by their SHA-256. */
function trustedDocuments(): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync(projectFile("site/src/gql/manifest.json"), "utf8")) as Record<
    string,
    string
  >;
  return new Map(Object.entries(manifest));
}
