import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { describe, expect, test } from "vitest";
import { takeUpload, type Upload } from "../../api/desk/pmi-upload.ts";
import { AGENT_66, PEOPLE, useDesk } from "../desk.ts";
import { linesOf, upload } from "../upload.ts";
import { writersOf } from "./pmi-database.ts";
import { aRow, asCsv } from "./pmi-file.ts";

const desk = useDesk();
const LISTED = PEOPLE.slice(0, -1);
/** Held: two of six rows cannot be read. */
const held = (number: string) =>
  asCsv([...LISTED, aRow(number, { nom: "Nouvelle" }), aRow(`${number}-Q`, { places: "douze" })]);

describe("what an agent approves is one file, after those before it, in spite of the guards they saw", () => {
  const approve = (csv: string, approval: string | null) =>
    upload(desk, csv, { query: `?approuver=${approval}` });

  async function expectHeld(csv: string, approval: string | null) {
    const before = await writersOf(desk.db);
    const { last } = await approve(csv, approval);
    expect(last).toMatchObject({ outcome: "HELD", fileId: null });
    expect(last.approval).not.toBe(approval);
    expect(await writersOf(desk.db)).toEqual(before);
  }

  test("a trial and a file that is held give the same approval, one that is applied none", async () => {
    const trial = await upload(desk, held("P1"), { query: "?essai=1" });
    const { last } = await upload(desk, held("P1"));
    expect(last).toMatchObject({ outcome: "HELD", guards: [{ code: "MANY_QUARANTINED" }] });
    expect(last.approval).toMatch(/^[\w-]{43}$/);
    expect(trial.last).toMatchObject({ outcome: "TRIED", approval: last.approval });
    const applied = await approve(held("P1"), last.approval);
    expect(applied.last).toMatchObject({ outcome: "APPLIED", approval: null, counts: { new: 1 } });
    expect(await desk.listing("P1")).toBeTruthy();
  });

  test.each(["1", "true", "null", ""])("%j approves nothing", async (word) => {
    await expectHeld(held("P2"), word);
  });

  test("nor does the approval of another file", async () => {
    const other = await upload(desk, held("P3"));
    await expectHeld(held("P2"), other.last.approval);
  });

  test("nor one that was given before another file was applied", async () => {
    const { last } = await upload(desk, held("P2"));
    const [between] = [asCsv([...LISTED, aRow("P1", { nom: "Entre-temps" })])];
    expect((await upload(desk, between)).last.outcome).toBe("APPLIED");
    await expectHeld(held("P2"), last.approval);
    // looked at again it is taken
    const again = await upload(desk, held("P2"));
    expect((await approve(held("P2"), again.last.approval)).last.outcome).toBe("APPLIED");
  });

  test("used once it is used up: the file applied is held as such", async () => {
    const { last } = await upload(desk, held("P4"));
    expect((await approve(held("P4"), last.approval)).last.outcome).toBe("APPLIED");
    await expectHeld(held("P4"), last.approval);
  });
});

describe("an upload that stalls", () => {
  async function take(body: Readable, stalledMs: number, wholeMs = 60_000) {
    const { api, db, clock } = desk;
    const [agent] = await db.execute<{ id: string }>(sql`select id from account where email = ${AGENT_66}`);
    const job: Upload = {
      departementCode: "66",
      actorId: agent?.id ?? "",
      dryRun: true,
      approve: undefined,
      now: clock,
      isSignedIn: async () => true,
    };
    const log = pino({ level: "silent" });
    const patience = { stalledMs, wholeMs };
    const answer = await text(takeUpload(body, job, { db, services: api.services, log, patience }));
    return linesOf(answer).at(-1);
  }

  test("is given up, nothing is written, and the next one of the département is taken", async () => {
    const csv = asCsv([...LISTED, aRow("L1")]);
    const before = await writersOf(desk.db);
    const body = new PassThrough();
    body.write(csv.slice(0, 900));
    const stalled = take(body, 200);
    const meanwhile = await upload(desk, csv, { query: "?essai=1" });
    expect(meanwhile.last).toMatchObject({
      outcome: "REFUSED",
      message: expect.stringContaining("déjà en cours"),
    });
    expect(await stalled).toMatchObject({
      outcome: "REFUSED",
      fileId: null,
      message: expect.stringContaining("trop lentement"),
    });
    await expect.poll(() => body.destroyed).toBe(true);
    expect((await upload(desk, csv, { query: "?essai=1" })).last.outcome).toBe("TRIED");
    expect(await writersOf(desk.db)).toEqual(before);
  });

  test("or that takes for ever, a little at a time, is given up too", async () => {
    async function* drops() {
      yield Buffer.from(asCsv(LISTED).slice(0, 400));
      for (let i = 0; i < 200; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield Buffer.from("x");
      }
    }
    expect(await take(Readable.from(drops()), 5_000, 200)).toMatchObject({ outcome: "REFUSED" });
    await expect
      .poll(async () => (await upload(desk, asCsv(LISTED), { query: "?essai=1" })).last.outcome)
      .toBe("TRIED");
  });

  test("is not one that comes slowly", async () => {
    const csv = Buffer.from(asCsv(LISTED));
    async function* slowly() {
      for (let at = 0; at < csv.length; at += 200) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        yield csv.subarray(at, at + 200);
      }
    }
    expect(csv.length / 200).toBeGreaterThan(5);
    expect(await take(Readable.from(slowly()), 250)).toMatchObject({ outcome: "TRIED" });
  });
});

test("what was given up is not applied, though the rest of it comes after all", async () => {
  const csv = asCsv([...LISTED, aRow("Z1")]);
  const { last } = await upload(desk, csv, { query: "?essai=1" });
  const before = await writersOf(desk.db);
  const [agent] = await desk.db.execute<{ id: string }>(
    sql`select id from account where email = ${AGENT_66}`,
  );
  const job: Upload = {
    departementCode: "66",
    actorId: agent?.id ?? "",
    dryRun: false,
    approve: last.approval ?? undefined,
    now: desk.clock,
    isSignedIn: async () => true,
  };
  async function* late() {
    yield Buffer.from(csv.slice(0, 400));
    // given up after 100 ms, and cut half a second later
    await new Promise((resolve) => setTimeout(resolve, 250));
    yield Buffer.from(csv.slice(400));
  }
  const services = { db: desk.db, services: desk.api.services, log: pino({ level: "silent" }) };
  const patience = { stalledMs: 100, wholeMs: 60_000 };
  const answer = await text(takeUpload(Readable.from(late()), job, { ...services, patience }));
  expect(linesOf(answer).at(-1)?.message).toContain("trop lentement");
  await expect.poll(async () => (await upload(desk, csv, { query: "?essai=1" })).last.outcome).toBe("TRIED");
  expect(await writersOf(desk.db)).toEqual(before);
});

test("R23 a file on its way does not outlive the session of who sends it", async () => {
  const csv = asCsv([...LISTED, aRow("O1")]);
  const { last } = await upload(desk, csv, { query: "?essai=1" });
  const before = await writersOf(desk.db);
  const [agent] = await desk.db.execute<{ id: string }>(
    sql`select id from account where email = ${AGENT_66}`,
  );
  const job: Upload = {
    departementCode: "66",
    actorId: agent?.id ?? "",
    dryRun: false,
    approve: last.approval ?? undefined,
    now: desk.clock,
    isSignedIn: async () => false,
  };
  const log = pino({ level: "silent" });
  const answer = await text(
    takeUpload(Readable.from([Buffer.from(csv)]), job, { db: desk.db, services: desk.api.services, log }),
  );
  expect(linesOf(answer).at(-1)).toMatchObject({
    outcome: "REFUSED",
    message: expect.stringContaining("session est terminée"),
  });
  expect(await writersOf(desk.db)).toEqual(before);
});
