import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { resetAgent } from "../../api/account/agents.ts";
import { codeAt } from "../../api/account/totp.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { cookieOf, startApi, type TestApi, testKeys } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

/** What happens between the verification of a password and the session that it opens. */
const between = vi.hoisted(() => ({ once: null as null | (() => Promise<unknown>) }));
vi.mock("../../api/account/password.ts", async (original) => {
  const real = await original<typeof import("../../api/account/password.ts")>();
  return {
    ...real,
    verifyPassword: async (tries: Parameters<typeof real.verifyPassword>[0]) => {
      const found = await real.verifyPassword(tries);
      const { once } = between;
      between.once = null;
      await once?.();
      return found;
    },
  };
});

const NOW = new Date("2026-11-23T09:00:00Z");
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => NOW);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const SIGN_IN = `mutation($email: String!, $password: String!, $code: String) {
  signIn(email: $email, password: $password, code: $code) {
    ... on SignedIn { viewer { email } } ... on SignInRefused { problems { code } } } }`;
const REPLACE = `mutation($email: String!, $to: String!) {
  replacePassword(email: $email, currentPassword: "${PASSWORD}", newPassword: $to) { ... on PasswordReplaced { ok } } }`;

async function signIn(email: string, code?: string) {
  const answer = await api.run(SIGN_IN, { email, password: PASSWORD, code });
  return { cookie: cookieOf(answer), code: answer.data.signIn.problems?.[0].code };
}

test("R21 a password that is changed while it signs in opens nothing", async () => {
  const email = "course@demo.example";
  await givenAccount(database.db, { email });
  expect((await signIn(email)).cookie).toBeTruthy();
  between.once = async () => {
    const { data } = await api.run(REPLACE, { email, to: "Cerf-volant 7 rivages" });
    expect(data.replacePassword.ok).toBe(true);
  };
  expect(await signIn(email)).toEqual({ cookie: null, code: "WRONG" });
});

test("an agent whose access is made anew at that moment is not let in either", async () => {
  const email = "agent-course@demo.example";
  await givenAccount(database.db, { email, role: "AGENT", departementCode: "66" });
  between.once = () => inTransaction(database.db, (tx) => resetAgent(tx, testKeys, email, NOW));
  expect(await signIn(email, codeAt(TOTP_SECRET, NOW))).toEqual({ cookie: null, code: "WRONG" });
});

test("of 20 sign-ins and one change at once, no session of before the change is left", async () => {
  const email = "foule@demo.example";
  await givenAccount(database.db, { email });
  const [changed, ...all] = await Promise.all([
    api.run(REPLACE, { email, to: "Cerf-volant 8 rivages" }, { address: "192.0.2.250" }),
    ...Array.from({ length: 20 }, () => signIn(email)),
  ]);
  expect(changed?.data.replacePassword.ok).toBe(true);
  for (const { cookie } of all) {
    const viewer = cookie && (await api.run("{ viewer { email } }", {}, { cookie })).data.viewer;
    expect(viewer).toBeFalsy();
  }
});
