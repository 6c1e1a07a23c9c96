import { readdirSync, readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Sql } from "postgres";

/** CPU time a process has used, milliseconds, all its threads: the scheduler's own count. */
export function cpuOf(pid: number): number {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    try {
      ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ", 1)[0]);
    } catch {
      // a thread that ended while it was being read
    }
  }
  return ns / 1e6;
}

/** CPU time of every process PostgreSQL runs, milliseconds. */
export class PostgresCpu {
  private constructor(private readonly postmaster: number) {}

  static async of(client: Sql): Promise<PostgresCpu> {
    const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
    try {
      return new PostgresCpu(parentOf(String(row?.pid)));
    } catch {
      throw new Error(
        "a bench reads CPU time from /proc: it needs Linux, and PostgreSQL on the same machine",
      );
    }
  }

  read(): number {
    let sum = reapedBy(this.postmaster);
    for (const pid of readdirSync("/proc")) {
      if (!/^\d+$/.test(pid)) continue;
      try {
        if (parentOf(pid) === this.postmaster) sum += cpuOf(Number(pid));
      } catch {
        // a process that ended while it was being read
      }
    }
    return sum;
  }
}

function parentOf(pid: string): number {
  // pid (name) state ppid
  const after = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
  return Number(after.split(" ")[1]);
}

/** CPU time of the children that have ended, milliseconds; /proc counts in hundredths of a second. */
function reapedBy(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/** What a figure was measured on, without names. */
export async function describeMachine(client: Sql): Promise<Record<string, string | number>> {
  const [row] = await client<{ version: string }[]>`select current_setting('server_version') as version`;
  return {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    postgres: row?.version ?? "unknown",
  };
}
