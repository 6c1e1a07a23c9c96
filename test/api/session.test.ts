import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetAccounts } from "../../api/account/forget.ts";
import { Sessions } from "../../api/account/session.ts";
import { insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD } from "../accounts.ts";
import { cookieOf, startApi, type TestApi } from "../api.ts";
import { aChildminder, given } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aRequest } from "../desk.ts";

let database: TestDatabase;
let api: TestApi;
let clock = new Date();
const START = Date.parse("2026-11-23T09:00:00Z");
const EMAIL = "assmat@demo.example";
const minutes = (n: number) => {
  clock = new Date(START + n * 60_000);
};

beforeAll(async () => {
  database = await freshDatabase();
  await givenAccount(database.db, { email: EMAIL });
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(() => minutes(0));

const VIEWER = `{ viewer { email sessionEndsAt } }`;
const KEEP = `mutation { keepSession { sessionEndsAt } }`;
const SIGN_IN = `mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) {
  ... on SignedIn { viewer { email sessionEndsAt } } ... on SignInRefused { problems { code } } } }`;

const isIn = async (cookie: string) => (await api.run(VIEWER, {}, { cookie })).data.viewer !== null;
const endsAt = async (cookie: string) => (await api.run(VIEWER, {}, { cookie })).data.viewer.sessionEndsAt;

describe("R23 a session ends 30 minutes after the last action", () => {
  test("to the second", async () => {
    const cookie = await api.session(EMAIL);
    minutes(29.99);
    expect(await isIn(cookie)).toBe(true);
    minutes(30);
    expect(await isIn(cookie)).toBe(false);
    expect((await api.run(KEEP, {}, { cookie })).data.keepSession).toBeNull();
  });

  test("queries never prolong it, nor GETs, nor what the site asks for on its own", async () => {
    const cookie = await api.session(EMAIL);
    const before = await endsAt(cookie);
    minutes(20);
    await api.run(VIEWER, {}, { cookie });
    await api.run(`{ departements { code } }`, {}, { cookie });
    await api.server.inject({ url: "/graphql?documentId=x", headers: { cookie } });
    expect(await endsAt(cookie)).toBe(before);
    minutes(30);
    expect(await isIn(cookie)).toBe(false);
  });

  test("an action prolongs it, and is written at most once a minute", async () => {
    const cookie = await api.session(EMAIL);
    minutes(0.9);
    expect((await api.run(KEEP, {}, { cookie })).data.keepSession.sessionEndsAt).toBe("2026-11-23T09:30:00Z");
    minutes(20);
    expect((await api.run(KEEP, {}, { cookie })).data.keepSession.sessionEndsAt).toBe("2026-11-23T09:50:00Z");
    minutes(45);
    expect(await isIn(cookie)).toBe(true);
  });

  test("a mutation that the limits refuse is no action", async () => {
    const cookie = await api.session(EMAIL);
    minutes(10);
    const { errors } = await api.run(
      `mutation { a: keepSession { email } b: keepSession { email } }`,
      {},
      { cookie },
    );
    expect(errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
    expect(await endsAt(cookie)).toBe("2026-11-23T09:30:00Z");
  });

  test("and 12 hours after it began, whatever is done", async () => {
    const cookie = await api.session(EMAIL);
    for (let at = 20; at < 720; at += 20) {
      minutes(at);
      await api.run(KEEP, {}, { cookie });
    }
    minutes(719);
    expect((await api.run(KEEP, {}, { cookie })).data.keepSession.sessionEndsAt).toBe("2026-11-23T21:00:00Z");
    minutes(720);
    expect(await isIn(cookie)).toBe(false);
  });

  test("«Fermer la session» ends it at once, in all tabs, and takes the cookie back", async () => {
    const cookie = await api.session(EMAIL);
    const other = await api.session(EMAIL);
    const answer = await api.run(`mutation { signOut }`, {}, { cookie });
    expect(answer.data.signOut).toBe(true);
    expect(answer.headers["set-cookie"]).toBe("session=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax");
    expect(await isIn(cookie)).toBe(false);
    expect(await isIn(other)).toBe(true);
    expect((await api.run(`mutation { signOut }`)).data.signOut).toBe(true);
  });
});

describe("the cookie and the token", () => {
  test("is HttpOnly, SameSite=Lax and ends with the browser; the table holds its SHA-256 only", async () => {
    const answer = await api.run(SIGN_IN, { email: EMAIL, password: PASSWORD });
    expect(answer.headers["set-cookie"]).toMatch(/^session=[a-z2-7]{40}; HttpOnly; Path=\/; SameSite=Lax$/);
    expect(answer.headers["cache-control"]).toBe("no-store");
    const token = cookieOf(answer)?.slice("session=".length) ?? "";
    const rows = await database.db.execute<{ dump: string }>(sql`select session::text as dump from session`);
    const dump = rows.map((row) => row.dump).join("\n");
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(Buffer.from(token).toString("hex"));
    expect(api.logged()).not.toContain(token);
  });

  test("is Secure and bound to its host where the site is https", () => {
    const sessions = new Sessions(database.db, "https://mon-enfant.example");
    expect(sessions.cookie("a".repeat(40))).toBe(
      `__Host-session=${"a".repeat(40)}; HttpOnly; Path=/; SameSite=Lax; Secure`,
    );
    expect(sessions.tokenOf(`session=${"a".repeat(40)}`)).toBeNull();
    expect(sessions.tokenOf(`x=%; __Host-session=${"a".repeat(40)}`)).toBe("a".repeat(40));
  });

  test.each([
    "session=%E0%A4%A",
    "%=%; session=x",
    `session=${"a".repeat(40)}`,
    `session=' or 1=1 --`,
    "session=",
    ";;;=",
    `session=${"z".repeat(5_000)}`,
  ])("a cookie %s is nobody's, and no error", async (cookie) => {
    const { status, data, errors } = await api.run(VIEWER, {}, { cookie });
    expect([status, data?.viewer, errors]).toEqual([200, null, undefined]);
  });

  test("fixation: a session that was there before is worth nothing after signing in", async () => {
    const planted = await api.session(EMAIL);
    const answer = await api.run(SIGN_IN, { email: EMAIL, password: PASSWORD }, { cookie: planted });
    const own = cookieOf(answer) ?? "";
    expect(own).not.toBe(planted);
    expect(await isIn(own)).toBe(true);
    expect(await isIn(planted)).toBe(false);
    // nor does a token that somebody made up become one
    const invented = `session=${"b".repeat(40)}`;
    const again = await api.run(SIGN_IN, { email: EMAIL, password: PASSWORD }, { cookie: invented });
    expect(cookieOf(again)).not.toBe(invented);
    expect(await isIn(invented)).toBe(false);
  });

  test("one statement reads session and account", async () => {
    const token = (await api.session(EMAIL)).slice("session=".length);
    const sessions = new Sessions(database.db, "http://localhost");
    const seen: string[] = [];
    const { $client } = database.db;
    const counting = {
      ...database.db,
      $client: {
        unsafe: (text: string, ...rest: never[]) => {
          seen.push(text);
          return $client.unsafe(text, ...rest);
        },
      },
    };
    const counted = new Sessions(counting as unknown as typeof database.db, "http://localhost");
    for (const isAction of [false, true]) expect(await counted.read(token, clock, isAction)).not.toBeNull();
    expect(seen.length).toBe(2);
    expect(await sessions.read("b".repeat(40), clock, false)).toBeNull();
  });
});

describe("R8 once a day", () => {
  test("sessions that are over go; accounts without a listing or without a request are closed, and erased 40 days later", async () => {
    const listing = aChildminder();
    await given(database.db, listing);
    const listed = await givenAccount(database.db, { email: "listed@demo.example", listingId: listing.id });
    await inTransaction(database.db, (tx) =>
      insertRequest(
        tx,
        { ...aRequest({ listingId: listing.id }), state: "REVOKED", accountId: listed },
        { createdAt: clock },
      ),
    );
    const gone = await givenAccount(database.db, { email: "gone@demo.example" });
    const forgotten = await givenAccount(database.db, {
      email: "forgotten@demo.example",
      listingId: listing.id,
    });
    const agent = await givenAccount(database.db, {
      email: "agent@demo.example",
      role: "AGENT",
      departementCode: "66",
    });
    await api.session("gone@demo.example");
    const left = async () => {
      const rows = await database.db.execute<{ id: string; closed: boolean }>(
        sql`select id, closed_at is not null as closed from account`,
      );
      return new Map(rows.map(({ id, closed }) => [id, closed]));
    };
    await forgetAccounts(database.db, clock);
    const closed = await left();
    expect([listed, gone, forgotten, agent].map((id) => closed.get(id))).toEqual([false, true, true, false]);
    minutes(40 * 24 * 60 - 1);
    await forgetAccounts(database.db, clock);
    expect((await left()).has(gone)).toBe(true);
    const [sessions] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from session`);
    expect(sessions?.n).toBe(0);
    minutes(40 * 24 * 60);
    await forgetAccounts(database.db, clock);
    const kept = await left();
    expect([gone, forgotten, listed, agent].map((id) => kept.has(id))).toEqual([false, false, true, true]);
  });
});

test("sessions go with their account", async () => {
  await givenAccount(database.db, { email: "leaves@demo.example" });
  const cookie = await api.session("leaves@demo.example");
  await inTransaction(database.db, (tx) =>
    tx.execute(sql`delete from account where email = 'leaves@demo.example'`),
  );
  expect(await isIn(cookie)).toBe(false);
});
