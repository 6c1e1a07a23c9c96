import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, givenCaptcha, PASSWORD } from "../accounts.ts";
import { cookieOf, startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { drainJobs } from "../jobs.ts";

let database: TestDatabase;
let api: TestApi;
const clock = new Date("2026-11-23T09:00:00Z");
let people = 0;
const somebody = () => `personne${++people}@demo.example`;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

/** «Envoyer le mot de passe», and the letters that leave. */
async function ask(email: string) {
  const { data } = await api.run(
    `mutation($email: String!, $captcha: CaptchaAnswerInput!) {
      sendNewPassword(email: $email, captcha: $captcha) { ... on NewPasswordSent { ok } } }`,
    { email, captcha: await givenCaptcha(database.db, clock) },
  );
  expect(data.sendNewPassword).toEqual({ ok: true });
  return drainJobs(database);
}

/** The password that a letter brings. */
async function letterTo(email: string): Promise<string> {
  const [letter, ...more] = await ask(email);
  expect([letter?.to, more]).toEqual([email, []]);
  return /«([\w-]+)»/.exec(letter?.text ?? "")?.[1] ?? "";
}

async function signIn(email: string, password: string) {
  const answer = await api.run(
    `mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) {
      ... on SignedIn { viewer { mustReplacePassword } } ... on SignInRefused { problems { code } } } }`,
    { email, password },
  );
  const { viewer, problems } = answer.data.signIn;
  const is = viewer ? (viewer.mustReplacePassword ? "TO_REPLACE" : "IN") : problems[0].code;
  return { is: is as string, cookie: cookieOf(answer) };
}
const stays = async ({ cookie }: { cookie: string | null }) =>
  (await api.run("{ viewer { email } }", {}, { cookie })).data.viewer !== null;

describe("R22 to whom a new password goes", () => {
  test("a closed account gets no letter, and the same answer", async () => {
    const [closed, open] = [somebody(), somebody()];
    for (const email of [closed, open]) await givenAccount(database.db, { email });
    await inTransaction(database.db, (tx) =>
      tx.execute(sql`update account set closed_at = ${clock.toISOString()} where email = ${closed}`),
    );
    const rows = () =>
      database.db.execute<{ generated: string | null }>(
        sql`select generated_hash as generated from account where email = ${closed} and closed_at is not null`,
      );
    expect([...(await rows())]).toEqual([{ generated: null }]);
    expect(await ask(closed)).toEqual([]);
    expect([...(await rows())]).toEqual([{ generated: null }]);
    // nothing is left that could still leave
    expect([...(await database.db.execute(sql`select from mail where address = ${closed}`))]).toEqual([]);
    expect((await ask(open)).map(({ to }) => to)).toEqual([open]);
  });
});

describe("R22 the order of letters", () => {
  test("a chosen password works beside two letters until the second is used; then neither it nor the first", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const [first, second] = [await letterTo(email), await letterTo(email)];
    expect(first).not.toBe(second);
    const chosen = await signIn(email, PASSWORD);
    expect(chosen.is).toBe("IN");
    expect((await signIn(email, first)).is).toBe("WRONG");
    expect(await stays(chosen)).toBe(true);
    const used = await signIn(email, second);
    expect(used.is).toBe("TO_REPLACE");
    expect([await stays(chosen), await stays(used)]).toEqual([false, true]);
    expect((await signIn(email, PASSWORD)).is).toBe("WRONG");
    expect((await signIn(email, first)).is).toBe("WRONG");
    expect((await signIn(email, second)).is).toBe("TO_REPLACE");
  });

  test("a letter used, then another: asking ends nothing, its use ends the sessions of the first", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const first = await letterTo(email);
    const sessions = [await signIn(email, first), await signIn(email, first)];
    const second = await letterTo(email);
    expect(await Promise.all(sessions.map(stays))).toEqual([true, true]);
    expect((await signIn(email, first)).is).toBe("TO_REPLACE");
    const last = await signIn(email, second);
    expect(last.is).toBe("TO_REPLACE");
    expect(await Promise.all([...sessions, last].map(stays))).toEqual([false, false, true]);
    expect((await signIn(email, first)).is).toBe("WRONG");
  });
});

test("the same wish sent 30 times at once is one letter, and costs the address one", async () => {
  const email = somebody();
  await givenAccount(database.db, { email });
  const captcha = await givenCaptcha(database.db, clock);
  const send = (i: number) =>
    api.run(
      `mutation($email: String!, $captcha: CaptchaAnswerInput!) {
        sendNewPassword(email: $email, captcha: $captcha) { __typename } }`,
      { email, captcha },
      { address: `198.51.100.${i}` },
    );
  const all = await Promise.all(Array.from({ length: 30 }, (_, i) => send(i)));
  expect(new Set(all.map(({ data }) => data.sendNewPassword.__typename))).toEqual(
    new Set(["NewPasswordSent"]),
  );
  expect((await drainJobs(database)).map(({ to }) => to)).toEqual([email]);
  // two of the three letters an hour are left
  for (let i = 0; i < 2; i += 1) expect(await ask(email)).toHaveLength(1);
  expect(await ask(email)).toHaveLength(0);
});
