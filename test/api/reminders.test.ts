import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { type LinkPurpose, readLink, signLink } from "../../api/reminders/link.ts";
import { sendReminders } from "../../api/reminders/remind.ts";
import { inTransaction } from "../../db/client.ts";
import { startApi, type TestApi, testKeys } from "../api.ts";
import { aChildminder, aListing, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { drainJobs } from "../jobs.ts";
import { aGrid, givenOwner, type Owner } from "../owner.ts";
import { times } from "../soak.ts";

/** Reminders, and «still correct» by the link of a letter (R29). */
let database: TestDatabase;
let api: TestApi;
let clock: Date;
let owner: Owner;
let n = 0;

const at = (day: string) => {
  clock = new Date(`${day}T08:00:00Z`);
};

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(async () => {
  at("2026-08-03");
  n += 1;
  // whoever was there before is not reminded any more
  await database.db.execute(sql`update habilitation set state = 'EXPIRED' where state = 'ACTIVE'`);
  owner = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `owner${n}@demo.example`);
});

const WEEKS = { level: "WEEKLY", startsOn: "2026-08-03", weeks: Array(4).fill(aGrid(1)) } as const; // to 30 August
const publishWeeks = () => published(database.db, owner.listing.id, WEEKS, clock.toISOString());
/** What leaves on a day. */
async function letters(day: string) {
  at(day);
  await sendReminders(database.db, clock);
  return drainJobs(database, { now: clock });
}
const tokenIn = (text: string, page: string) => new RegExp(`/${page}/#(\\S+)`).exec(text)?.[1] ?? "";

const RESULT = `{ __typename ... on AvailabilityPublished { listing { availability { confirmedAt validUntil version } } }
  ... on AvailabilityRejected { problems { path code message } } }`;
const confirm = async (token: string, run = api.run) =>
  (await run(`mutation ($t: String!) { r: confirmAvailabilityByLink(token: $t) ${RESULT} }`, { t: token }))
    .data.r;
const stop = async (token: string) =>
  (await api.run("mutation ($t: String!) { r: stopReminders(token: $t) }", { t: token })).data.r;
const preview = async (token: string) =>
  (
    await api.run(
      "query ($t: String!) { r: availabilityToConfirm(token: $t) { listing { id phone email } } }",
      { t: token },
    )
  ).data.r;

describe("when", () => {
  test("a week before it runs out, once; a fortnight later nobody is asked again of the same", async () => {
    await publishWeeks();
    expect(await letters("2026-08-22")).toHaveLength(0);
    const [letter, ...more] = await letters("2026-08-23");
    expect(more).toHaveLength(0);
    expect(letter?.to).toBe(owner.email);
    expect(letter?.subject).toBe("Vos disponibilités sont valables jusqu’au 30\u00a0août\u00a02026");
    for (const day of ["2026-08-24", "2026-08-30", "2026-08-31", "2026-09-06", "2026-10-01"]) {
      expect(await letters(day), day).toHaveLength(0);
    }
  });

  test("before 1 December childminders, whatever stands; a crèche only when hers runs out", async () => {
    const creche = await givenOwner(database.db, aListing({ id: randomUUID() }), `creche${n}@demo.example`);
    const global = { level: "GLOBAL", available: true } as const;
    for (const { listing } of [owner, creche])
      await published(database.db, listing.id, global, "2026-10-20T08:00:00Z");
    expect(await letters("2026-11-09")).toHaveLength(0);
    const sent = await letters("2026-11-10");
    expect(sent.map(({ to }) => to)).toEqual([owner.email]);
    expect(sent[0]?.text.replace(/\s+/g, " ")).toContain("avant le 1er juin et avant le 1er décembre");
    expect(await letters("2026-11-30")).toHaveLength(0);
    expect((await letters("2026-12-14")).map(({ to }) => to).sort()).toEqual(
      [creche.email, owner.email].sort(),
    );
  });

  test("not those who are suspended, whose habilitation ended, or who want none", async () => {
    await publishWeeks();
    const state = (to: "SUSPENDED" | "PUBLISHED") =>
      inTransaction(database.db, (tx) => setListingState(tx, [owner.listing.id], to), "pmi");
    await state("SUSPENDED");
    expect(await letters("2026-08-23")).toHaveLength(0);
    await state("PUBLISHED");
    let run = await api.as(owner.email);
    expect((await run("mutation { setReminders(wanted: false) }")).data.setReminders).toBe(false);
    expect(await letters("2026-08-24")).toHaveLength(0);
    run = await api.as(owner.email);
    expect((await run("{ viewer { reminders } }")).data.viewer.reminders).toBe(false);
    expect((await run("mutation { setReminders(wanted: true) }")).data.setReminders).toBe(true);
    await database.db.execute(
      sql`update habilitation set state = 'REVOKED' where id = ${owner.habilitationId}::uuid`,
    );
    expect(await letters("2026-08-25")).toHaveLength(0);
    await database.db.execute(
      sql`update habilitation set state = 'ACTIVE' where id = ${owner.habilitationId}::uuid`,
    );
    expect(await letters("2026-08-25")).toHaveLength(1);
  });

  test("whoever publishes between planning and sending gets no letter", async () => {
    await publishWeeks();
    at("2026-08-23");
    await sendReminders(database.db, clock);
    await published(database.db, owner.listing.id, { level: "GLOBAL", available: true }, clock.toISOString());
    expect(await drainJobs(database, { now: clock })).toHaveLength(0);
  });

  test("several processes at once plan one letter", async () => {
    await publishWeeks();
    at("2026-08-23");
    const planned = await Promise.all([1, 2, 3].map(() => sendReminders(database.db, clock)));
    expect(planned.reduce((a, b) => a + b)).toBe(1);
    expect(await drainJobs(database, { now: clock })).toHaveLength(1);
  });
});

describe("the links", () => {
  test("«still correct»: opening it changes nothing, its button confirms, and nothing else is open to it", async () => {
    await published(
      database.db,
      owner.listing.id,
      { level: "GLOBAL", available: true },
      "2026-06-10T08:00:00Z",
    );
    const [letter] = await letters("2026-08-03");
    const token = tokenIn(letter?.text ?? "", "confirmer");
    // in the fragment, which no server is told
    expect(letter?.text).toContain(`/espace-professionnel/confirmer/#${token}`);
    expect(letter?.html).toContain(token);
    const read = async () =>
      (await api.run(`{ care(id: "${owner.listing.id}") { availability { confirmedAt validUntil } } }`)).data
        .care.availability;
    const before = await read();
    expect(await preview(token)).toEqual({ listing: { id: owner.listing.id, phone: null, email: null } });
    expect(await read()).toEqual(before);
    at("2026-08-08");
    const done = await confirm(token);
    expect(done.listing.availability).toMatchObject({
      confirmedAt: "2026-08-08T08:00:00Z",
      validUntil: "2026-10-07",
    });
    expect(await stop(token)).toBe(false);
    const answer = await api.run(
      `mutation { publishGlobalAvailability(listing: "${owner.listing.id}", signal: UNAVAILABLE) ${RESULT} }`,
      {},
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(answer.errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("it serves three weeks, for what stood when it was written, and not while suspended or revoked", async () => {
    await publishWeeks();
    const [letter] = await letters("2026-08-23");
    const token = tokenIn(letter?.text ?? "", "confirmer");
    const codes = async () =>
      ((await confirm(token)).problems ?? []).map(({ code }: { code: string }) => code);
    expect(await codes()).toEqual([]);
    const state = (to: "SUSPENDED" | "PUBLISHED") =>
      inTransaction(database.db, (tx) => setListingState(tx, [owner.listing.id], to), "pmi");
    await state("SUSPENDED");
    expect(await codes()).toEqual(["SUSPENDED"]);
    expect(await preview(token)).toBeNull();
    await state("PUBLISHED");
    await database.db.execute(
      sql`update habilitation set state = 'REVOKED' where id = ${owner.habilitationId}::uuid`,
    );
    expect(await codes()).toEqual(["HABILITATION_INVALID"]);
    await database.db.execute(
      sql`update habilitation set state = 'ACTIVE' where id = ${owner.habilitationId}::uuid`,
    );
    at("2026-08-31");
    expect(await codes()).toEqual(["NOTHING_TO_CONFIRM"]);
    at("2026-08-24");
    await published(
      database.db,
      owner.listing.id,
      { level: "GLOBAL", available: false },
      clock.toISOString(),
    );
    expect(await codes()).toEqual(["STALE"]);
    expect(await preview(token)).toBeNull();
    at("2026-09-14");
    expect(await codes()).toEqual(["LINK_OVER"]);
  });

  test("another person signed in on that computer does not matter, nor changes whose it is", async () => {
    await publishWeeks();
    const [letter] = await letters("2026-08-23");
    const other = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `other${n}@demo.example`);
    const done = await confirm(tokenIn(letter?.text ?? "", "confirmer"), await api.as(other.email));
    expect(done.__typename).toBe("AvailabilityPublished");
  });

  test("no more reminders, by the link and without a password", async () => {
    await publishWeeks();
    const [letter] = await letters("2026-08-23");
    const token = tokenIn(letter?.text ?? "", "rappels");
    expect(await confirm(token)).toMatchObject({ problems: [{ path: ["token"], code: "LINK_OVER" }] });
    expect(await stop(token)).toBe(true);
    expect(await stop(token)).toBe(true);
    // the other link of the same letter goes on serving
    expect(await preview(tokenIn(letter?.text ?? "", "confirmer"))).not.toBeNull();
    expect(await letters("2026-11-15")).toHaveLength(0);
  });

  test("what is not ours, was altered or is for something else is no link", async () => {
    const link = { habilitationId: owner.habilitationId, version: randomUUID() };
    const token = signLink(testKeys, "CONFIRM", link, "2026-08-03");
    expect(readLink(testKeys, "CONFIRM", token, "2026-08-24")).toEqual(link);
    expect(readLink(testKeys, "CONFIRM", token, "2026-08-25")).toBeNull();
    expect(readLink(testKeys, "STOP", token, "2026-08-03")).toBeNull();
    expect(readLink((purpose) => testKeys(`x${purpose}`), "CONFIRM", token, "2026-08-03")).toBeNull();
    const odd = [
      "",
      ".",
      "a.b",
      "é",
      "x".repeat(10_000),
      `${token}x`,
      token.slice(1),
      token.replace(".", ""),
      `${token}.x`,
    ];
    for (let i = 0; i < times(200, 5_000); i += 1) {
      const place = i % token.length;
      const other = token[place] === "A" ? "B" : "A";
      odd.push(token.slice(0, place) + other + token.slice(place + 1));
    }
    for (const purpose of ["CONFIRM", "STOP"] as LinkPurpose[]) {
      for (const text of odd) {
        const read = readLink(testKeys, purpose, text, "2026-08-03");
        // the last letter of a signature holds bits that say nothing
        if (read !== null) expect(read).toEqual(link);
      }
    }
    expect(await preview("nothing")).toBeNull();
    expect(await stop("nothing")).toBe(false);
    expect(api.logged()).not.toContain("unexpected error");
  });
});

test("the letter says what families see, until when, both ways on, and how to be left alone", async () => {
  await publishWeeks();
  const [letter] = await letters("2026-08-23");
  const text = (letter?.text ?? "").replace(/\s+/g, " ");
  for (const words of [
    "« Aude Vidal »",
    "jusqu’au 30 août 2026",
    "le pictogramme gris",
    "Confirmer que mes disponibilités sont toujours exactes",
    "/espace-professionnel/disponibilites/",
    "au plus une fois tous les quinze jours",
    "Ne plus recevoir de rappels",
  ]) {
    expect(text).toContain(words);
  }
  expect(api.logged()).not.toContain(tokenIn(letter?.text ?? "", "confirmer"));
});
