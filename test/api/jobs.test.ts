import { sql } from "drizzle-orm";
import { pino } from "pino";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { JOBS_NAME, releaseAbandoned } from "../../api/jobs.queries.ts";
import { tasksOf } from "../../api/jobs.ts";
import { planMail } from "../../api/mail/outbox.queries.ts";
import { COMPOSERS, HOUSEKEEPING } from "../../api/post.ts";
import { inTransaction } from "../../db/client.ts";
import { nodePostgresUrl } from "../../db/node-postgres.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aPost } from "../jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const now = () => new Date("2026-11-23T09:00:00Z");

test("every night each thing is done by itself: what fails holds nothing else, and is told without details", async () => {
  const lines: string[] = [];
  const done: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const { housekeeping } = tasksOf({
    db: database.db,
    post: aPost({}),
    housekeeping: {
      first: async () => done.push("first"),
      broken: async () => {
        throw new Error("camille@famille.example");
      },
      last: async (_, at) => done.push(`last ${at.toISOString()}`),
    },
    log,
    now,
  });
  await expect(housekeeping()).rejects.toThrow("housekeeping failed: broken");
  expect(done).toEqual(["first", "last 2026-11-23T09:00:00.000Z"]);
  expect(lines.join("")).toContain('"name":"broken"');
  expect(lines.join("")).not.toContain("famille");
});

test("what the product does every night runs on an empty database, under its own role", async () => {
  const log = pino({ level: "silent" });
  const { housekeeping } = tasksOf({
    db: database.db,
    post: aPost(COMPOSERS),
    housekeeping: HOUSEKEEPING,
    log,
    now,
  });
  expect(Object.keys(HOUSEKEEPING)).toEqual(
    expect.arrayContaining(["accounts", "captchas", "unanswered", "mail", "throttles"]),
  );
  await housekeeping();
});

test("the jobs of a dead process are done by the next one; those of a living one are left to it", async () => {
  const { db } = database;
  await inTransaction(db, (tx) => planMail(tx, { template: "X", address: "a@b.fr" }));
  const take = (age: string) =>
    db.execute(sql`
      update graphile_worker._private_jobs set locked_by = 'somebody', locked_at = now() - ${age}::interval`);
  const isTaken = async () => {
    await inTransaction(db, (tx) => releaseAbandoned(tx));
    const [job] = await db.execute<{ taken: boolean }>(
      sql`select locked_at is not null as taken from graphile_worker._private_jobs`,
    );
    return job?.taken;
  };
  await take("1 second");
  expect(await isTaken()).toBe(false);
  const worker = postgres(database.url, { max: 1, connection: { application_name: JOBS_NAME } });
  await worker`select 1`;
  await take("1 second");
  expect(await isTaken()).toBe(true);
  await take("16 minutes");
  expect(await isTaken()).toBe(false);
  await worker.end();
});

test("an address of PostgreSQL as the library's driver reads it", () => {
  const read = (url: string) =>
    new URL(nodePostgresUrl(url, "jobs", { role: "r", TimeZone: "UTC" })).searchParams;
  const plain = read("postgres://u:p@h/db");
  expect(plain.get("options")).toBe("-c role=r -c TimeZone=UTC");
  expect(plain.get("application_name")).toBe("jobs");
  expect(read("postgres://u@h/db?options=-c%20jit%3Doff").get("options")).toBe(
    "-c jit=off -c role=r -c TimeZone=UTC",
  );
  // `require` encrypts and checks no certificate, as everywhere else
  for (const url of ["postgres://u@h/db?sslmode=require", "postgres://u@h/db?ssl=require"]) {
    expect(Object.fromEntries(read(url))).toMatchObject({ sslmode: "require", uselibpqcompat: "true" });
  }
});
