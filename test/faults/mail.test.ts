import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { type ParsedMail, simpleParser } from "mailparser";
import { pino } from "pino";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Jobs, startJobs } from "../../api/jobs.ts";
import type { Composers } from "../../api/mail/letter.ts";
import { planMail } from "../../api/mail/outbox.queries.ts";
import { smtpTransport } from "../../api/mail/transport.ts";
import { connect, type Db, inTransaction } from "../../db/client.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aPost, passwordLetter } from "../jobs.ts";
import { times } from "../soak.ts";

const ADDRESS = "camille.dupre@famille.example";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A real mail server. `onLetter` runs before it says that it has taken the letter over. */
async function aMailServer(onLetter: (letter: ParsedMail) => void | Promise<void>, port = 0) {
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData: (stream, _session, taken) => {
      simpleParser(stream)
        .then(onLetter)
        .then(() => taken(), taken);
    },
  });
  // a client that is killed
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  closing.push(close);
  return { port: (server.server.address() as AddressInfo).port, close };
}

async function jobsOn(
  at: { url: string; db: Db },
  port: number,
  composers: Composers = { PASSWORD: passwordLetter },
): Promise<Jobs & { lines: string[] }> {
  const lines: string[] = [];
  const jobs = await startJobs({
    ...at,
    post: aPost(composers, smtpTransport(`smtp://127.0.0.1:${port}`)),
    housekeeping: {},
    log: pino({ level: "debug" }, { write: (line: string) => lines.push(line) }),
    now: () => new Date(),
  });
  return { ...jobs, lines };
}

const plan = (db: Db, template = "PASSWORD") =>
  inTransaction(db, (tx) => planMail(tx, { template, address: ADDRESS }));

async function until(met: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !(await met()); ) {
    if (Date.now() > end) throw new Error("it did not come to pass");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const sent = async (db: Db, id: string) => {
  const [row] = await db.execute<{ sent: boolean }>(
    sql`select sent_at is not null as sent from mail where id = ${id}`,
  );
  return row?.sent === true;
};

const passwordIn = (letter: ParsedMail | undefined) => /“(.+)”/.exec(letter?.text ?? "")?.[1];

test("a letter as a mail server receives it", async () => {
  const letters: ParsedMail[] = [];
  const { port } = await aMailServer((letter) => void letters.push(letter));
  const pdf = Buffer.from("%PDF-1.7 …");
  const jobs = await jobsOn(database, port, {
    FORM: async () => ({
      to: ADDRESS,
      subject: "Formulaire d’accord à signer : « à l’été, cœur, ÉCOLE »\r\nBcc: x@y.example",
      body: [{ p: "Voici le formulaire à l’œuvre." }],
      attachments: [{ filename: "Accord-été.pdf", content: pdf, contentType: "application/pdf" }],
    }),
  });
  closing.push(jobs.stop);
  const id = await plan(database.db, "FORM");
  await until(() => sent(database.db, id));
  expect(letters).toHaveLength(1);
  const [letter] = letters;
  expect(letter).toMatchObject({
    messageId: `<${id}@localhost>`,
    subject: "Formulaire d’accord à signer : « à l’été, cœur, ÉCOLE » Bcc: x@y.example",
    to: { text: ADDRESS },
    from: { value: [{ name: "mon-enfant", address: "ne-pas-repondre@localhost" }] },
  });
  expect(letter?.bcc).toBeUndefined();
  expect(letter?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(letter?.text).toContain("Voici le formulaire à l’œuvre.");
  expect(letter?.html).toContain("Voici le formulaire à l’œuvre.");
  const [file] = letter?.attachments ?? [];
  expect(file).toMatchObject({ filename: "Accord-été.pdf", contentType: "application/pdf" });
  expect(file?.content.equals(pdf)).toBe(true);
});

test("a mail server that is down for a while loses nothing", async () => {
  const letters: ParsedMail[] = [];
  const gone = await aMailServer(() => {});
  await gone.close();
  const jobs = await jobsOn(database, gone.port);
  closing.push(jobs.stop);
  const id = await plan(database.db);
  await until(() => jobs.lines.some((line) => line.includes("to be tried again")));
  expect(jobs.lines.join("")).toContain("ESOCKET");
  expect(jobs.lines.join("")).not.toContain("famille");
  await aMailServer((letter) => void letters.push(letter), gone.port);
  // the next try is some seconds away
  await until(() => sent(database.db, id));
  expect(letters).toHaveLength(1);
});

test("a refusal that names the address is not kept, in jobs or logs", async () => {
  const { port } = await aMailServer(() => {
    throw Object.assign(new Error(`550 unknown <${ADDRESS}>`), { responseCode: 550 });
  });
  const jobs = await jobsOn(database, port);
  closing.push(jobs.stop);
  await plan(database.db);
  await until(() => jobs.lines.some((line) => line.includes("to be tried again")));
  expect(jobs.lines.join("")).toContain("550");
  expect(jobs.lines.join("")).not.toContain("famille");
  let left: { last_error: string }[] = [];
  await until(async () => {
    left = [
      ...(await database.db.execute<{ last_error: string }>(
        sql`select last_error from graphile_worker._private_jobs where last_error is not null`,
      )),
    ];
    return left.length > 0;
  });
  expect(JSON.stringify(left)).not.toContain("famille");
  await database.db.execute(sql`delete from graphile_worker._private_jobs`);
});

test("R19 SIGKILL between sending and noting: once more, with the same Message-ID and password", {
  timeout: 60_000,
  repeats: times(0, 20),
}, async () => {
  const letters: ParsedMail[] = [];
  let kill: (() => Promise<unknown>) | undefined;
  const { port } = await aMailServer(async (letter) => {
    letters.push(letter);
    await kill?.();
  });
  const id = await plan(database.db);
  const script = join(import.meta.dirname, "mail-kill-child.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", script, database.url, `smtp://127.0.0.1:${port}`],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  kill = () => {
    kill = undefined;
    child.kill("SIGKILL");
    return ended;
  };
  await until(() => letters.length === 1, 40_000);
  await ended;
  expect(await sent(database.db, id)).toBe(false);
  await until(async () => {
    const [row] = await database.db.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_stat_activity where application_name = 'mon-enfant-jobs' and datname = current_database()`,
    );
    return row?.n === 0;
  });
  const jobs = await jobsOn(database, port);
  closing.push(jobs.stop);
  await until(() => sent(database.db, id));
  expect(letters).toHaveLength(2);
  expect(letters[1]?.messageId).toBe(letters[0]?.messageId);
  expect(passwordIn(letters[0])).toMatch(/^\w{4}(-\w{4}){2}$/);
  expect(passwordIn(letters[1])).toBe(passwordIn(letters[0]));
  const [row] = await database.db.execute(sql`select address, nonce from mail where id = ${id}`);
  expect(row).toEqual({ address: null, nonce: null });
});

test("a mail server that never answers does not hold the stop", async () => {
  let reached = false;
  const { port } = await aMailServer(() => {
    reached = true;
    return new Promise(() => {});
  });
  const jobs = await jobsOn(database, port);
  const id = await plan(database.db);
  await until(() => reached);
  const began = Date.now();
  await jobs.stop();
  expect(Date.now() - began).toBeLessThan(10_000);
  const [job] = await database.db.execute(
    sql`select attempts, locked_by from graphile_worker._private_jobs where key = ${id}`,
  );
  expect(job).toEqual({ attempts: 1, locked_by: null });
  closing.length = 0;
});

test("the user that serves owns nothing, and plans and does jobs", async () => {
  const name = `serves_${process.pid}`;
  const owner = connect(database.ownerUrl, { max: 1, asOwner: true });
  await owner.$client.unsafe(`create role ${name} login password 'x' noinherit`);
  closing.push(async () => {
    await owner.$client.unsafe(`drop role ${name}`);
    await owner.$client.end();
  });
  const url = new URL(database.url);
  url.username = name;
  url.password = "x";
  await migrate(database.ownerUrl, url.href);
  const db = connect(url.href, { max: 2 });
  closing.push(() => db.$client.end());
  const { port } = await aMailServer(() => {});
  const jobs = await jobsOn({ url: url.href, db }, port);
  closing.push(jobs.stop);
  const id = await plan(db);
  await until(() => sent(db, id));
});

test("PostgreSQL killed and back: jobs go on without a hand", {
  timeout: 90_000,
  repeats: times(0, 10),
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "mon-enfant-mail-"));
  closing.push(async () => rmSync(folder, { recursive: true, force: true }));
  const server = await startEmbedded(folder);
  closing.push(server.stop);
  await migrate(server.url);
  const db = connect(server.url, { max: 2 });
  closing.push(() => db.$client.end({ timeout: 1 }));
  const letters: ParsedMail[] = [];
  let slow = true;
  const { port } = await aMailServer(async (letter) => {
    letters.push(letter);
    if (!slow) return;
    slow = false;
    process.kill(Number(readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
  });
  const jobs = await jobsOn({ url: server.url, db }, port);
  closing.push(jobs.stop);
  // killed while this one is on its way
  const first = await plan(db);
  await until(() => letters.length > 0);
  const again = await (async () => {
    for (;;) {
      try {
        return await plan(db);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  })();
  // whoever was connected may be answered for a moment more, and then not
  const sentWhenBack = (id: string) => until(() => sent(db, id).catch(() => false), 40_000);
  await sentWhenBack(again);
  await sentWhenBack(first);
  const ids = letters.map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(2);
  expect(ids.length).toBeLessThanOrEqual(3);
});
