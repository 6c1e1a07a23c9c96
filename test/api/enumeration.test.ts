import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GENERATED, givenAccount, givenCaptcha, PASSWORD } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

/** What the thread of passwords was asked, in the order of asking. */
const hashed = vi.hoisted(() => [] as string[]);
vi.mock("../../api/account/password.ts", async (original) => {
  const real = await original<typeof import("../../api/account/password.ts")>();
  return {
    ...real,
    verifyPassword: (tries: Parameters<typeof real.verifyPassword>[0]) => {
      hashed.push(`verify ${tries.length}`);
      return real.verifyPassword(tries);
    },
    hashPassword: (password: string) => {
      hashed.push("hash");
      return real.hashPassword(password);
    },
    scorePassword: (password: string, about: readonly string[]) => {
      hashed.push("score");
      return real.scorePassword(password, about);
    },
  };
});

let database: TestDatabase;
let api: TestApi;
const clock = new Date("2026-11-23T09:00:00Z");
/** the statements that reached PostgreSQL */
let sent: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  // postgres.js tells every statement, those of transactions as well
  const { options } = database.db.$client;
  (options as { debug: unknown }).debug = (_connection: number, statement: string) => sent.push(statement);
  await givenAccount(database.db, { email: "connue@demo.example", generated: GENERATED });
  await givenAccount(database.db, { email: "vide@demo.example", password: null });
  await givenAccount(database.db, {
    email: "expiree@demo.example",
    password: null,
    generated: GENERATED,
    generatedUntil: "2026-11-01T09:00:00Z",
  });
  await givenAccount(database.db, { email: "agent@demo.example", role: "AGENT", departementCode: "66" });
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const KNOWN = ["connue@demo.example", "vide@demo.example", "expiree@demo.example", "agent@demo.example"];
let turn = 0;

/** What an operation costs and answers for an address. */
async function trace(query: string, variables: Record<string, unknown>) {
  sent = [];
  hashed.length = 0;
  const { status, data, errors, headers } = await api.run(query, variables, {
    address: `203.0.113.${++turn}`,
  });
  return {
    statements: sent.filter((text) => !/^select b\.oid/.test(text.trim())),
    hashes: [...hashed],
    answer: { status, data, errors, length: headers["content-length"], cookie: headers["set-cookie"] },
  };
}

const SIGN_IN = `mutation($email: String!, $code: String) { signIn(email: $email, password: "faux-mot-de-passe-1", code: $code) {
  __typename ... on SignInRefused { problems { path code message } } } }`;
const REPLACE = `mutation($email: String!, $new: String!) { replacePassword(email: $email, currentPassword: "faux-mot-de-passe-1", newPassword: $new) {
  __typename ... on PasswordRefused { problems { path code message } } } }`;
const SEND = `mutation($email: String!, $captcha: CaptchaAnswerInput!) { sendNewPassword(email: $email, captcha: $captcha) {
  __typename ... on NewPasswordRefused { problems { path code message } } } }`;

describe("R22 whether an address is known cannot be told", () => {
  test("signIn: same words, same statements, same hashes", async () => {
    const unknown = await trace(SIGN_IN, { email: "inconnue@demo.example" });
    expect(unknown.hashes).toEqual(["verify 2"]);
    expect(unknown.statements.length).toBeGreaterThanOrEqual(6);
    for (const email of KNOWN) expect(await trace(SIGN_IN, { email })).toEqual(unknown);
  });

  test("signIn with a code: the same, agent or not", async () => {
    const unknown = await trace(SIGN_IN, { email: "autre@demo.example", code: "123456" });
    for (const email of KNOWN) expect(await trace(SIGN_IN, { email, code: "123456" })).toEqual(unknown);
  });

  test("replacePassword: the same, and what is wrong with the new one is said alike", async () => {
    for (const fresh of ["Cerf-volant 7 rivages", "court1", "motdepasse1"]) {
      const unknown = await trace(REPLACE, { email: `inconnue${fresh.length}@demo.example`, new: fresh });
      expect(unknown.hashes).toEqual(["verify 2"]);
      for (const email of KNOWN) expect(await trace(REPLACE, { email, new: fresh })).toEqual(unknown);
    }
  });

  test("sendNewPassword: no hash, and nobody looks the address up", async () => {
    const captcha = () => givenCaptcha(database.db, clock);
    const unknown = await trace(SEND, { email: "inconnue@demo.example", captcha: await captcha() });
    expect(unknown.hashes).toEqual([]);
    expect(unknown.statements.join("\n")).not.toMatch(/from "?account/);
    for (const email of KNOWN)
      expect(await trace(SEND, { email, captcha: await captcha() })).toEqual(unknown);
  });

  test("too many tries are told alike", async () => {
    const tries = async (email: string) => {
      const codes: string[] = [];
      for (let i = 0; i < 7; i += 1) {
        const { answer } = await trace(SIGN_IN, { email });
        codes.push(answer.data.signIn.problems[0].code);
      }
      return codes;
    };
    await givenAccount(database.db, { email: "visee@demo.example" });
    const known = await tries("visee@demo.example");
    expect(known.slice(-2)).toEqual(["CAPTCHA_REQUIRED", "CAPTCHA_REQUIRED"]);
    expect(await tries("personne@demo.example")).toEqual(known);
  });

  test("the counting sees a difference when there is one", async () => {
    const right = SIGN_IN.replace("faux-mot-de-passe-1", PASSWORD);
    const unknown = await trace(right, { email: "personne2@demo.example" });
    await givenAccount(database.db, { email: "intacte@demo.example" });
    const known = await trace(right, { email: "intacte@demo.example" });
    expect(known.hashes).toEqual(unknown.hashes);
    expect(known.statements).not.toEqual(unknown.statements);
  });
});
