import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findAgents } from "../../api/account/account.queries.ts";
import { printAgents, printSecrets } from "../../api/account/agent.messages.ts";
import { type AgentSecrets, addAgent, removeAgent, resetAgent } from "../../api/account/agents.ts";
import { codeAt } from "../../api/account/totp.ts";
import { inTransaction } from "../../db/client.ts";
import { cookieOf, startApi, type TestApi, testKeys } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let api: TestApi;
const now = new Date("2026-11-23T09:00:00Z");
const AGENT = {
  email: "Agent.Nouveau@caf66.example",
  firstName: "Aline",
  lastName: "Puig",
  departementCode: "66",
};

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => now);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function signIn({ password, secret }: Pick<AgentSecrets, "password" | "secret">) {
  const code = codeAt(secret, now);
  const answer = await api.run(
    `mutation($password: String!, $code: String) { signIn(email: "agent.nouveau@caf66.example", password: $password, code: $code) {
      ... on SignedIn { viewer { firstName lastName role mustReplacePassword departement { code } caf { name } } }
      ... on SignInRefused { problems { code } } } }`,
    { password, code },
  );
  return { ...answer.data.signIn, cookie: cookieOf(answer) };
}
const add = () => inTransaction(database.db, (tx) => addAgent(tx, testKeys, AGENT, now));
const reset = (email: string) => inTransaction(database.db, (tx) => resetAgent(tx, testKeys, email, now));

test("an agent is added, signs in with what was printed, is reset and removed", async () => {
  const secrets = await add();
  if (!secrets) throw new Error("refused");
  expect(await add()).toBeNull();
  const printed = printSecrets(secrets);
  expect(secrets.recoveryCodes.length).toBe(10);
  for (const one of [secrets.password, secrets.secret, secrets.uri, ...secrets.recoveryCodes])
    expect(printed).toContain(one);
  expect(printed).toContain("26 novembre 2026");
  expect(secrets.uri).toMatch(/^otpauth:\/\/totp\/mon-enfant:agent\.nouveau%40caf66\.example\?/);

  const { viewer, cookie } = await signIn(secrets);
  expect(viewer).toMatchObject({
    firstName: "Aline",
    lastName: "Puig",
    role: "AGENT",
    mustReplacePassword: true,
    departement: { code: "66" },
  });
  expect(viewer.caf.name).toContain("Pyrénées-Orientales");
  expect(printAgents(await findAgents(database.db))).toContain("66  agent.nouveau@caf66.example  Aline Puig");

  const fresh = await reset(AGENT.email);
  if (!fresh) throw new Error("refused");
  const { data } = await api.run(`{ viewer { email } }`, {}, { cookie });
  expect(data.viewer).toBeNull();
  expect((await signIn(secrets)).problems).toEqual([{ code: "WRONG" }]);
  expect((await signIn({ ...fresh, secret: secrets.secret })).problems).toEqual([{ code: "CODE_WRONG" }]);
  // the step that served was of the old secret
  expect((await signIn(fresh)).viewer.role).toBe("AGENT");
  const [codes] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from recovery_code`);
  expect(codes?.n).toBe(10);

  expect(await inTransaction(database.db, (tx) => removeAgent(tx, AGENT.email))).toBe(true);
  expect((await signIn(fresh)).problems).toEqual([{ code: "WRONG" }]);
  expect(await inTransaction(database.db, (tx) => removeAgent(tx, AGENT.email))).toBe(false);
  expect(await reset(AGENT.email)).toBeNull();
});
