import { parseArgs } from "node:util";
import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { openDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { UnreadableFile } from "../intake/encoding.ts";
import { importStructures } from "./import.ts";
import { printReport, unreadable } from "./structures.messages.ts";

const USAGE = "Usage : npm run structures -- FICHIER [--dry-run]\n";

/** 0: applied or tried; 1: refused, nothing is written. */
async function main(): Promise<number> {
  const args = readArguments();
  if (!args) {
    process.stderr.write(USAGE);
    return 1;
  }
  const database = await openDatabase(readEnv());
  try {
    await inTransaction(database.db, (tx) => loadReference(tx));
    const format = /\.(json|ndjson|jsonl)$/i.test(args.path) ? "json" : "csv";
    const report = await importStructures(database.db, { ...args, format, now: new Date() });
    process.stdout.write(printReport(report, args.dryRun));
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, args.path)}\n`);
    return 1;
  } finally {
    await database.close();
  }
}

function readArguments(): { path: string; dryRun: boolean } | null {
  try {
    const options = { "dry-run": { type: "boolean", default: false } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [path] = positionals;
    return path !== undefined && positionals.length === 1 ? { path, dryRun: values["dry-run"] } : null;
  } catch {
    return null;
  }
}

/** The message of a failed statement may quote a row: its code is enough. */
function sentenceOf(error: unknown, path: string): string {
  if (error instanceof UnreadableFile) return unreadable(error);
  const code =
    error instanceof Error && "code" in error ? String(error.code) : String((error as Error)?.name);
  if (code === "ENOENT") return `Fichier introuvable : ${path}`;
  return `L’import a échoué, rien n’a changé (${code}).`;
}

process.exitCode = await main();
