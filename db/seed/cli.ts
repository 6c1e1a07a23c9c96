import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { openDatabase } from "../../api/database.ts";
import { readEnv } from "../../api/env.ts";
import { parisDay } from "../../api/kernel/local-date.ts";
import { inTransaction } from "../client.ts";
import { loadReference } from "../reference/load.ts";
import { RealListings, seedNational } from "./national.ts";

const { values } = parseArgs({
  options: { national: { type: "boolean" }, scale: { type: "string", default: "1" } },
});
const scale = Number(values.scale);
if (!values.national || !(scale > 0 && scale <= 100)) {
  console.error("Usage : npm run seed -- --national [--scale 1]");
  process.exit(64);
}

const log = (line: string) => console.log(`[${(performance.now() / 1000).toFixed(1).padStart(5)} s] ${line}`);
const database = await openDatabase(readEnv());
log("Base prête");
try {
  await inTransaction(database.db, (tx) => loadReference(tx));
  const { db, ownerUrl } = database;
  await seedNational(db, { scale, today: parisDay(new Date()), ownerUrl, log });
} catch (error) {
  if (!(error instanceof RealListings)) throw error;
  console.error(
    "Refusé : cette base contient déjà des fiches. Indiquez une base vide (DATABASE_URL ou DATA_DIR).",
  );
  process.exitCode = 1;
} finally {
  await database.close();
}
