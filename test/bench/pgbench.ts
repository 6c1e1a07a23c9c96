import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PostgresCpu } from "./machine.ts";
import type { Cost } from "./rounds.ts";

export function hasPgbench(): boolean {
  return spawnSync("pgbench", ["--version"]).status === 0;
}

/** Runs a statement `times` times by `pgbench -M prepared`, which reads the answer and does nothing with it. */
export async function runPgbench(
  url: string,
  statement: { sql: string; params: unknown[] },
  times: number,
  postgres: PostgresCpu,
): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), "mon-enfant-pgbench-"));
  try {
    const script = join(folder, "search.sql");
    writeFileSync(script, `${statement.sql.replace(/\s+/g, " ").replace(/\$(\d+)/g, ":p$1")};\n`);
    const { hostname, port, username, password, pathname } = new URL(url);
    const defined = statement.params.flatMap((value, i) => ["-D", `p${i + 1}=${value}`]);
    const args = ["-n", "-M", "prepared", "-c", "1", "-t", String(times), "-f", script, ...defined];
    const before = { postgres: postgres.read(), wall: performance.now() };
    // bash times its child alone
    const { stderr, status } = spawnSync(
      "bash",
      ["-c", 'TIMEFORMAT="cpu %U %S"; time pgbench "$@"', "-", ...args],
      {
        encoding: "utf8",
        env: {
          PATH: process.env.PATH ?? "",
          LC_ALL: "C",
          PGHOST: hostname,
          PGPORT: port,
          PGUSER: username,
          PGPASSWORD: decodeURIComponent(password),
          PGDATABASE: pathname.slice(1),
          PGOPTIONS: "-c role=mon_enfant_app -c jit=off -c TimeZone=UTC",
        },
      },
    );
    const used = stderr.match(/cpu ([\d.]+) ([\d.]+)/);
    if (status !== 0 || !used) throw new Error(`pgbench failed: ${stderr.trim()}`);
    const wall = (performance.now() - before.wall) / times;
    // its connection ends a moment after it
    await sleep(200);
    const client = ((Number(used[1]) + Number(used[2])) * 1_000) / times;
    const server = (postgres.read() - before.postgres) / times;
    return { node: client, postgres: server, cpu: client + server, wall };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
