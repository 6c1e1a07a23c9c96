import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { flawOf } from "../../api/account/password-policy.ts";
import { codeAt } from "../../api/account/totp.ts";
import { inTransaction } from "../../db/client.ts";
import { GENERATED, givenAccount, givenCaptcha, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { cookieOf } from "../api.ts";
import { useDesk } from "../desk.ts";
import { drainJobs } from "../jobs.ts";

const desk = useDesk();
const START = Date.parse("2026-11-23T09:00:00Z");
const hours = (n: number) => {
  desk.clock = new Date(START + n * 3_600_000);
};
beforeEach(() => hours(0));

const REPLACE = `mutation($email: String!, $from: String!, $to: String!) {
  replacePassword(email: $email, currentPassword: $from, newPassword: $to) {
    ... on PasswordReplaced { ok } ... on PasswordRefused { problems { path code } } } }`;
const SIGN_IN = `mutation($email: String!, $password: String!, $code: String, $captcha: CaptchaAnswerInput) {
  signIn(email: $email, password: $password, code: $code, captcha: $captcha) {
    ... on SignedIn { viewer { email } } ... on SignInRefused { problems { code } } } }`;
const NEW = "Cerf-volant 7 rivages";

async function replace(email: string, from: string, to: string, cookie: string | null = null) {
  const answer = await desk.api.run(REPLACE, { email, from, to }, { cookie });
  const { ok, problems } = answer.data.replacePassword;
  return ok ? "OK" : problems.map(({ code }: { code: string }) => code).join();
}

async function signIn(email: string, password: string, more: Record<string, unknown> = {}, address?: string) {
  const answer = await desk.api.run(
    SIGN_IN,
    { email, password, ...more },
    { address: address ?? "192.0.2.1" },
  );
  const { viewer, problems } = answer.data.signIn;
  return { said: viewer ? "IN" : problems[0].code, cookie: cookieOf(answer) };
}

describe("R20 a new password", () => {
  test("is not the mailed one, with or without the quotation marks it is written between", () => {
    for (const given of [GENERATED, `«${GENERATED}»`, ` "${GENERATED}" `])
      expect(flawOf(GENERATED, given)).toBe("SAME");
    expect(flawOf(NEW, `«${GENERATED}»`)).toBeNull();
  });

  test("made of what the request and PMI's file say of the person is guessed", async () => {
    const email = "devinee@personne.example";
    const id = await desk.given({ email, listingId: await desk.listing("A1") }, "CONSENT_RECEIVED");
    await desk.run66(`mutation($id: ID!) { activateHabilitation(request: $id) { __typename } }`, { id });
    await givenPassword(email);
    for (const guessed of ["vidal0639980001", "genets-perpignan1", "Perpignan66000!", "VidalMartin66000"])
      expect([guessed, await replace(email, PASSWORD, guessed)]).toEqual([guessed, "GUESSABLE"]);
    expect(await replace(email, PASSWORD, NEW)).toBe("OK");
  });
});

/** In the place of the one that is mailed. */
async function givenPassword(email: string): Promise<void> {
  await givenAccount(desk.db, { email: "modele@personne.example" });
  await inTransaction(desk.db, (tx) =>
    tx.execute(sql`update account set password_hash = (select password_hash from account where email = 'modele@personne.example')
                   where email = ${email}`),
  );
}

test("an agent's password is changed from a session, which had a code: the password alone changes nothing", async () => {
  const email = "agente@caf.example";
  await givenAccount(desk.db, { email, role: "AGENT", departementCode: "66" });
  expect(await replace(email, PASSWORD, NEW)).toBe("SIGN_IN_FIRST");
  expect(await replace(email, "faux-mot-12", NEW)).toBe("WRONG");
  const { cookie } = await signIn(email, PASSWORD, { code: codeAt(TOTP_SECRET, desk.clock) });
  expect(await replace(email, PASSWORD, "AlineAgent66", cookie)).toBe("GUESSABLE");
  expect(await replace(email, PASSWORD, NEW, cookie)).toBe("OK");
});

describe("tries", () => {
  test("with a captcha and the right password cost the others of an office nothing", async () => {
    const [email, colleague] = ["attaquee@personne.example", "collegue@personne.example"];
    await givenAccount(desk.db, { email });
    await givenAccount(desk.db, { email: colleague });
    for (let i = 0; i < 5; i += 1) await signIn(email, "faux-mot-12", {}, `198.51.100.${i}`);
    const office = "203.0.113.9";
    for (let i = 0; i < 61; i += 1) {
      const captcha = await givenCaptcha(desk.db, desk.clock);
      expect((await signIn(email, PASSWORD, { captcha }, office)).said).toBe("IN");
    }
    expect((await signIn(colleague, PASSWORD, {}, office)).said).toBe("IN");
  }, 60_000);

  test("that are not let through empty no other account's bucket", async () => {
    const network = "203.0.113.10";
    for (let i = 0; i < 60; i += 1) await signIn(`inconnu${i}@personne.example`, "faux-mot-12", {}, network);
    const email = "tranquille@personne.example";
    await givenAccount(desk.db, { email });
    for (let i = 0; i < 6; i += 1)
      expect((await signIn(email, "faux-mot-12", {}, network)).said).toBe("CAPTCHA_REQUIRED");
    expect((await signIn(email, PASSWORD)).said).toBe("IN");
  }, 60_000);
});

test("R19 72 hours run from the letter that arrives, however long the mail server was down", async () => {
  const email = "attend@personne.example";
  await givenAccount(desk.db, { email, password: null });
  const captcha = await givenCaptcha(desk.db, desk.clock);
  const SEND = `mutation($email: String!, $captcha: CaptchaAnswerInput!) {
    sendNewPassword(email: $email, captcha: $captcha) { __typename } }`;
  await desk.api.run(SEND, { email, captcha });
  const down = {
    send: async () => {
      throw new Error("no mail server");
    },
    close: () => {},
  };
  expect(await drainJobs(desk, { now: desk.clock, transport: down })).toEqual([]);
  hours(71);
  await desk.db.execute(sql`update graphile_worker._private_jobs set run_at = now()`);
  const letter = (await drainJobs(desk, { now: desk.clock })).find(({ to }) => to === email);
  const [, password = ""] = /«([^»]+)»/.exec(letter?.text ?? "") ?? [];
  hours(71 + 71.9);
  expect((await signIn(email, password)).said).toBe("IN");
  hours(71 + 72);
  expect((await signIn(email, password)).said).toBe("GENERATED_EXPIRED");
});
