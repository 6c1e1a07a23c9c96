import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replaceRecoveryCodes } from "../../api/account/account.queries.ts";
import { hashRecoveryCode, newRecoveryCodes } from "../../api/account/totp.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD } from "../accounts.ts";
import { cookieOf, startApi, type TestApi, testKeys } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

/** A recovery code serves once, however many come with it at the same moment. */
let database: TestDatabase;
let api: TestApi;
let agents = 0;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function anAgent() {
  const email = `agent${++agents}@caf.example`;
  const id = await givenAccount(database.db, { email, role: "AGENT", departementCode: "66" });
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(testKeys, code));
  await inTransaction(database.db, (tx) => replaceRecoveryCodes(tx, id, hashes));
  const used = async () => {
    const rows = await database.db.execute(
      sql`select from recovery_code where account_id = ${id}::uuid and used_at is not null`,
    );
    return rows.length;
  };
  return { email, code: codes[0] ?? "", used };
}

async function signIn(email: string, password: string, code: string, address: string) {
  const answer = await api.run(
    `mutation($email: String!, $password: String!, $code: String) {
      signIn(email: $email, password: $password, code: $code) {
        ... on SignedIn { viewer { email } } ... on SignInRefused { problems { code } } } }`,
    { email, password, code },
    { address },
  );
  const { viewer, problems } = answer.data.signIn;
  return { is: viewer ? "SignedIn" : (problems[0].code as string), cookie: cookieOf(answer) };
}

test("of 50 sign-ins at once with one recovery code, from anywhere, one gets in", {
  repeats: times(0, 20),
}, async () => {
  const { email, code, used } = await anAgent();
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, i) => signIn(email, PASSWORD, code, `198.51.100.${i}`)),
  );
  const told = (what: string) => all.filter(({ is }) => is === what);
  expect(told("SignedIn")).toHaveLength(1);
  // not counted: nobody guesses 59 bits, and nobody shuts the owner out by trying
  expect(told("CODE_WRONG")).toHaveLength(49);
  expect(all.filter(({ cookie }) => cookie)).toEqual(told("SignedIn"));
  expect(await used()).toBe(1);
});

test("with a wrong password it is not looked at, and still serves", async () => {
  const { email, code, used } = await anAgent();
  const wrong = await Promise.all(
    Array.from({ length: 4 }, (_, i) => signIn(email, "faux-mot-de-passe-1", code, `198.51.100.${i}`)),
  );
  expect(new Set(wrong.map(({ is }) => is))).toEqual(new Set(["WRONG"]));
  expect(await used()).toBe(0);
  expect((await signIn(email, PASSWORD, code, "198.51.100.9")).is).toBe("SignedIn");
  expect(await used()).toBe(1);
});
