import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parisDay } from "../../api/kernel/local-date.ts";
import { connect, type Db, inTransaction } from "../../db/client.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { projectFile } from "../../db/files.ts";
import { migrate } from "../../db/migrate.ts";
import { loadReference } from "../../db/reference/load.ts";
import { seedNational } from "../../db/seed/national.ts";

export interface BenchDatabase {
  url: string;
  db: Db;
  today: string;
  close(): Promise<void>;
}

/** Share of the national set that `--small` loads, for correctness. */
const SMALL = 0.01;

/** pg_stat_statements comes with the embedded server; planning is counted to see what was prepared. */
const SETTINGS = ["shared_preload_libraries=pg_stat_statements", "pg_stat_statements.track=top"];

/**
 * The national set: in DATABASE_URL (a database for benches only), or in an embedded one that is filled once and kept.
 * Small: a hundredth of it, thrown away.
 */
export async function openBenchDatabase(small: boolean): Promise<BenchDatabase> {
  const given = process.env.DATABASE_URL;
  const folder = small
    ? mkdtempSync(join(tmpdir(), "mon-enfant-bench-"))
    : projectFile(".cache/bench/postgres");
  const server = given ? null : await startEmbedded(folder, { durable: !small, settings: SETTINGS });
  const url = given ?? server?.url ?? "";
  const opened = await fillBenchDatabase(url, small ? SMALL : 1);
  return {
    ...opened,
    close: async () => {
      await opened.close();
      await server?.stop();
      if (small) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Migrations, reference and listings, where they are missing. */
export async function fillBenchDatabase(url: string, scale: number): Promise<BenchDatabase> {
  await migrate(url);
  const db = connect(url, { max: 2 });
  const today = parisDay(new Date());
  await inTransaction(db, (tx) => loadReference(tx));
  await seedNational(db, { scale, today, ownerUrl: url, log: () => {} });
  return { url, db, today, close: () => db.$client.end({ timeout: 5 }) };
}
