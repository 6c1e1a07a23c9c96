import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

/** Whom a request comes from: the socket, unless that is a proxy that the configuration names. */
const PROXY = "127.0.0.1";
let database: TestDatabase;
let open: TestApi;
let behind: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  open = await startApi(database.db);
  behind = await startApi(database.db, undefined, { trustProxy: PROXY });
}, 120_000);
afterAll(async () => {
  await open?.close();
  await behind?.close();
  await database?.drop();
});

const SIGN_IN = `mutation($email: String!) { signIn(email: $email, password: "faux-mot-de-passe-1") {
  ... on SignInRefused { problems { code } } } }`;
let victims = 0;

/** What 61 wrong sign-ins are told, each for another account: the first 60, and the last. */
async function codesOf(api: TestApi, address: string, forwarded: (i: number) => string) {
  const one = async (i: number) => {
    const sent = { address, headers: { "x-forwarded-for": forwarded(i) } };
    const { data } = await api.run(SIGN_IN, { email: `victime${++victims}@demo.example` }, sent);
    return data.signIn.problems[0].code as string;
  };
  const first = await Promise.all(Array.from({ length: 60 }, (_, i) => one(i)));
  return { first: [...new Set(first)], last: await one(60) };
}

describe("R13 wrong sign-ins are counted by the address they come from", () => {
  const STOPPED = { first: ["WRONG"], last: "CAPTCHA_REQUIRED" };

  test("nobody's word is taken where no proxy is named", async () => {
    expect(await codesOf(open, "198.51.100.1", (i) => `203.0.113.${i}`)).toEqual(STOPPED);
    expect(await codesOf(open, PROXY, (i) => `203.0.113.${i}`)).toEqual(STOPPED);
  });

  test("nor that of whoever is not the proxy", async () => {
    expect(await codesOf(behind, "198.51.100.2", (i) => `203.0.113.${i}`)).toEqual(STOPPED);
  });

  test("the proxy's is, and not what stood there before it", async () => {
    const forged = await codesOf(behind, PROXY, (i) => `203.0.113.${i}, 198.51.100.3`);
    expect(forged).toEqual(STOPPED);
    const many = await codesOf(behind, PROXY, (i) => `198.51.100.3, 192.0.2.${i}`);
    expect(many).toEqual({ first: ["WRONG"], last: "WRONG" });
  });
});
