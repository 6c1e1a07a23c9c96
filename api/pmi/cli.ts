import { parseArgs } from "node:util";
import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { openDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { importPmiFile, type PmiOutcome } from "./import.ts";
import { printOutcome } from "./print.ts";
import { PmiImportFailed, REFUSAL_KEY } from "./refusal.ts";

const USAGE = "Usage : npm run pmi -- FICHIER --departement 66 [--partial] [--dry-run] [--approve]\n";

/** 0 applied, 2 held, 1 refused. */
const EXIT: Record<PmiOutcome["outcome"], number> = { APPLIED: 0, TRIED: 0, HELD: 2, REFUSED: 1 };

async function main(): Promise<number> {
  const args = readArguments();
  if (!args) {
    process.stderr.write(USAGE);
    return 1;
  }
  const database = await openDatabase(readEnv());
  try {
    await inTransaction(database.db, (tx) => loadReference(tx));
    const { file: source, ...options } = args;
    const hashKey = database.hashKey(REFUSAL_KEY);
    const outcome = await importPmiFile(database.db, { source, ...options, hashKey, now: new Date() });
    process.stdout.write(printOutcome(outcome));
    return outcome.outcome === "TRIED" && outcome.guards.length > 0 ? EXIT.HELD : EXIT[outcome.outcome];
  } finally {
    await database.close();
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        departement: { type: "string" },
        partial: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        approve: { type: "boolean", default: false },
      },
    });
    const [file] = positionals;
    if (!file || positionals.length > 1 || !values.departement) return null;
    const departement = values.departement.toUpperCase();
    return { file, departement, partial: values.partial, dryRun: values["dry-run"], approve: values.approve };
  } catch {
    return null;
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof PmiImportFailed)) throw error;
  process.stderr.write(`L’import a échoué, rien n’a changé (${error.code}).\n`);
  process.exitCode = 1;
}
