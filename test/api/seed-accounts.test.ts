import { performance } from "node:perf_hooks";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyPassword } from "../../api/account/password.ts";
import { openSecret } from "../../api/account/totp.ts";
import { parisDay } from "../../api/kernel/local-date.ts";
import { seedAccounts } from "../../db/seed/accounts.ts";
import { seedDemo } from "../../db/seed/demo.ts";
import { startApi, type TestApi, testKeys } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let api: TestApi;
let clock = new Date("2026-11-23T09:00:00Z");
const lines: string[] = [];
const start = () =>
  seedAccounts(database.db, { keys: testKeys, now: clock, log: (line) => lines.push(line) });

beforeAll(async () => {
  database = await freshDatabase();
  await seedDemo(database.db, { hashKey: Buffer.alloc(32, 7), today: parisDay(clock), log: () => {} });
  await start();
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const VIEWER = `{ viewer { role access firstName lastName listing { __typename name commune { code }
  ... on Childminder { approvedPlaces } } details { places addressLines } caf { name } departement { code } } }`;

async function viewer(email: string) {
  return (await (await api.as(email))(VIEWER)).data.viewer;
}

describe("the accounts of the demonstration", () => {
  test("open what 2-house.md says", async () => {
    expect(await viewer("assmat@demo.example")).toMatchObject({
      role: "CHILDMINDER",
      access: "OPEN",
      listing: { __typename: "Childminder", commune: { code: "66136" }, approvedPlaces: 4 },
      details: { places: 4 },
    });
    const [first, second] = [await viewer("assmat@demo.example"), await viewer("deuxieme@demo.example")];
    expect(second).toMatchObject({ access: "OPEN", listing: { commune: { code: "66136" } } });
    expect(second.listing.name).not.toBe(first.listing.name);
    expect(`${first.firstName} ${first.lastName}`).toBe(first.listing.name);
    expect(await viewer("suspendue@demo.example")).toMatchObject({ access: "SUSPENDED", listing: null });
    expect(await viewer("nouvelle@demo.example")).toMatchObject({ access: "OPEN" });
    expect(await viewer("creche@demo.example")).toMatchObject({
      role: "MANAGER",
      access: "OPEN",
      listing: { __typename: "Creche", commune: { code: "66136" } },
    });
    for (const [name, type] of [
      ["loisirs", "LeisureCentre"],
      ["relais", "Relais"],
    ])
      expect(await viewer(`${name}@demo.example`)).toMatchObject({
        ...{ role: "MANAGER", access: "OPEN", departement: { code: "66" } },
        listing: { __typename: type },
      });
    for (const code of ["66", "44"])
      expect(await viewer(`agent${code}@demo.example`)).toMatchObject({
        role: "AGENT",
        departement: { code },
      });
    expect(lines.join("\n")).toContain("JBSWY3DPEHPK3PXP");
  });

  test("have the passwords and the secret that are printed", async () => {
    const rows = await database.db.execute<{
      email: string;
      password: string;
      generated: string;
      totp: Buffer | null;
      until: string;
    }>(sql`
      select email, password_hash as password, generated_hash as generated, generated_until as until, totp_secret as totp
      from account order by email`);
    expect(rows).toHaveLength(9);
    for (const { email, password, generated, totp, until } of rows) {
      const isNew = email === "nouvelle@demo.example";
      const [main, given] = [
        await verifyPassword([{ password: "Tournesol-66-demo", hash: password }]),
        await verifyPassword([{ password: "Premiere-66-fois", hash: generated }]),
      ];
      expect([email, main[0], given[0]]).toEqual([email, !isNew, isNew]);
      if (isNew) expect(Date.parse(until)).toBe(clock.getTime() + 72 * 3_600_000);
      expect(totp && openSecret(testKeys, totp)).toBe(email.startsWith("agent") ? "JBSWY3DPEHPK3PXP" : null);
    }
  });
});

const QUEUE = `{ habilitationRequests { nodes { status state ageDays email lastName matched { name } candidates { agreesOn }
  history { action by } } } }`;

describe("the desk of the demonstration", () => {
  test("opens on five requests in different states beside the active ones, one of a manager", async () => {
    const { data } = await (await api.as("agent66@demo.example"))(QUEUE);
    const requests = data.habilitationRequests.nodes.filter(
      ({ state }: { state: string }) => state !== "ACTIVE",
    );
    expect(
      requests.map(({ status, state, ageDays }: Record<string, unknown>) => [status, state, ageDays]),
    ).toEqual([
      ["CHILDMINDER", "CONSENT_RECEIVED", 30],
      ["MANAGER", "RECEIVED", 9],
      ["CHILDMINDER", "RECEIVED", 1],
      ["CHILDMINDER", "CONSENT_ASKED", 12],
      ["CHILDMINDER", "DIRECTED_TO_PMI", 20],
    ]);
    const [signed, manager, waiting] = requests;
    expect(signed.history.map(({ action, by }: Record<string, unknown>) => [action, by])).toEqual([
      ["REQUESTED", null],
      ["CONSENT_ASKED", "Agathe Inventée"],
      ["CONSENT_RECEIVED", "Agathe Inventée"],
    ]);
    const active = data.habilitationRequests.nodes.filter(
      ({ state }: { state: string }) => state === "ACTIVE",
    );
    expect(active.length).toBeGreaterThan(0);
    for (const { history } of [...requests, ...active])
      for (const { action, by } of history)
        expect(by).toBe(action === "REQUESTED" ? null : "Agathe Inventée");
    expect(manager.matched.name).toBeTruthy();
    expect(waiting.candidates[0].agreesOn).toEqual(expect.arrayContaining(["NAME", "COMMUNE"]));
    expect((await (await api.as("agent44@demo.example"))(QUEUE)).data.habilitationRequests.nodes).toEqual([]);
    expect([...(await database.db.execute(sql`select 1 from mail`))]).toEqual([]);
  });

  test("a second start changes nothing, and is quick", async () => {
    const state = async () => [
      ...(await database.db.execute(sql`
        select h.id::text as id, h.state::text as state from habilitation h union all select a.id::text, a.listing_id::text from account a
        order by 1`)),
    ];
    const cookie = await api.session("assmat@demo.example");
    const before = await state();
    const from = performance.now();
    await start();
    expect(performance.now() - from).toBeLessThan(1_500);
    expect(await state()).toEqual(before);
    expect((await api.run(VIEWER, {}, { cookie })).data.viewer.access).toBe("OPEN");
  });

  test("a later start renews what was done with them", async () => {
    const run = await api.as("agent66@demo.example");
    const nodes = async () =>
      (await run("{ habilitationRequests(first: 100) { nodes { id state email } } }")).data
        .habilitationRequests.nodes;
    const of = async (email: string) =>
      (await nodes()).find((node: { email: string }) => node.email === email);
    const done = async (field: string, email: string) =>
      (
        await run(
          `mutation($id: ID!) { ${field}(request: $id) { ... on HabilitationMoved { request { state } }
        ... on HabilitationActionRefused { problems { code } } } }`,
          { id: (await of(email)).id },
        )
      ).data[field];
    expect(await done("activateHabilitation", "demande-5@demo.example")).toEqual({
      request: { state: "ACTIVE" },
    });
    expect(await done("revokeHabilitation", "assmat@demo.example")).toEqual({
      request: { state: "REVOKED" },
    });
    expect((await viewer("assmat@demo.example")).access).toBe("HABILITATION_INVALID");
    await start();
    expect((await viewer("assmat@demo.example")).access).toBe("OPEN");
    expect((await of("demande-5@demo.example")).state).toBe("CONSENT_RECEIVED");
    expect(await done("activateHabilitation", "demande-5@demo.example")).toEqual({
      request: { state: "ACTIVE" },
    });
    clock = new Date("2026-12-24T09:00:00Z");
    await start();
    const { data } = await (await api.as("agent66@demo.example"))(QUEUE);
    const waiting = data.habilitationRequests.nodes.filter(
      ({ state }: { state: string }) => state !== "ACTIVE",
    );
    expect(waiting.map(({ ageDays }: { ageDays: number }) => ageDays)).toEqual([30, 9, 1, 12, 20]);
  });
});
