import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Gazetteer, loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import { importPmiFile } from "../../api/pmi/import.ts";
import type { Db } from "../../db/client.ts";
import { contentOf } from "../api/pmi-database.ts";
import { aRow, asCsv } from "../api/pmi-file.ts";
import { FakeGeocoder, HASH_KEY, NOW } from "../api/pmi-fixtures.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

const PEOPLE = 3_000;
const KILLS = times(6, 60);

let folder: string;
const bases: TestDatabase[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pmi-kill-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all(bases.map((base) => base.drop()));
});

async function aDatabase(): Promise<TestDatabase> {
  const base = await freshDatabase();
  bases.push(base);
  return base;
}

/** One month: every tenth person changes, refuses, is suspended, is gone or in quarantine. */
function aMonth(month: number): string {
  const rows = Array.from({ length: PEOPLE }, (_, i) => {
    const turn = (i + month) % 50;
    const number = `66-2026-${i}`;
    if (turn === 1) return aRow(number, { accord_publication: "N" });
    if (turn === 2) return aRow(number, { statut: "SUSPENDU" });
    if (turn === 3) return aRow(number, { places: "douze" });
    if (turn === 4) return null;
    const places = String(1 + ((i + month) % 6));
    return aRow(number, { places, num_voie: String(1 + month), accord_adresse: i % 3 ? "O" : "N" });
  });
  const path = join(folder, `${month}.csv`);
  writeFileSync(path, asCsv(rows.filter((row) => row !== null)));
  return path;
}

let gazetteer: Gazetteer | undefined;

async function apply(db: Db, source: string) {
  gazetteer ??= await loadGazetteer(db);
  const job = { source, departement: "66", hashKey: HASH_KEY, now: NOW, approve: true };
  return importPmiFile(db, { ...job, gazetteer, geocoder: new FakeGeocoder() });
}

/** Runs the importer and kills it `delay` ms after `step` was told; gives the steps that were told. */
function killed(url: string, source: string, step: string, delay: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "pmi-kill-child.ts"), url, source],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const steps: string[] = [];
  return new Promise((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const told = String(chunk).trim().split("\n");
      if (!steps.includes(step) && told.includes(step)) setTimeout(() => child.kill("SIGKILL"), delay);
      steps.push(...told);
    });
    child.on("exit", () => resolve(steps));
  });
}

/** PostgreSQL notices a lost client when it next writes to it, and may still commit what was under way. */
async function settled(db: Db): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const [row] = await db.execute<{ busy: number }>(sql`
      select count(*)::int as busy from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or xact_start is not null)`);
    if (row?.busy === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("a transaction of the killed importer never ended");
}

it("SIGKILL at any moment leaves the old version or the new one, and running it again converges", {
  timeout: times(180_000, 1_800_000),
}, async () => {
  const [victim, model] = [await aDatabase(), await aDatabase()];
  const first = aMonth(0);
  for (const { db } of [victim, model]) expect(await apply(db, first)).toMatchObject({ outcome: "APPLIED" });
  expect(await contentOf(victim.db)).toEqual(await contentOf(model.db));
  let undone = 0;
  let amid = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const file = aMonth(kill);
    const old = await contentOf(victim.db);
    expect(await apply(model.db, file)).toMatchObject({ outcome: "APPLIED" });
    const wanted = await contentOf(model.db);
    // early kills while reading, most of them in the transaction
    const round = kill % 6;
    const step = round === 1 || round === 2 ? "READY" : round === 3 ? "LOCATE" : "APPLY";
    const steps = await killed(victim.url, file, step, (kill * 37) % 120);
    await settled(victim.db);
    const left = await contentOf(victim.db);
    const isOld = JSON.stringify(left) === JSON.stringify(old);
    expect(isOld || JSON.stringify(left) === JSON.stringify(wanted)).toBe(true);
    if (isOld) undone += 1;
    if (isOld && steps.includes("APPLY")) amid += 1;
    const [files] = await victim.db.execute<{ n: number }>(sql`select count(*)::int as n from pmi.file`);
    expect(files?.n).toBe(isOld ? kill : kill + 1);
    expect(await apply(victim.db, file)).toMatchObject({ outcome: "APPLIED" });
    expect(await contentOf(victim.db)).toEqual(wanted);
  }
  // else it was never killed in time, and nothing is proved
  expect(undone).toBeGreaterThan(0);
  expect(amid).toBeGreaterThan(0);
});
