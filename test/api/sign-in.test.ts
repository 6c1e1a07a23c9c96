import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { replaceRecoveryCodes, storeGenerated } from "../../api/account/account.queries.ts";
import { matchOf } from "../../api/account/match.ts";
import { hashPassword } from "../../api/account/password.ts";
import {
  codeAt,
  hashRecoveryCode,
  newRecoveryCodes,
  openSecret,
  sealSecret,
} from "../../api/account/totp.ts";
import { inTransaction } from "../../db/client.ts";
import { GENERATED, givenAccount, givenCaptcha, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { cookieOf, startApi, type TestApi, testKeys } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let api: TestApi;
let clock = new Date();
const START = Date.parse("2026-11-23T09:00:00Z");
const minutes = (n: number) => {
  clock = new Date(START + n * 60_000);
};
let people = 0;
/** Somebody new, since tries are counted by person and by address. */
const somebody = () => `personne${++people}@demo.example`;
const somewhere = () => `192.0.${Math.floor(people / 250)}.${people % 250}`;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(() => minutes(0));

const SIGN_IN = `mutation($email: String!, $password: String!, $code: String, $captcha: CaptchaAnswerInput) {
  signIn(email: $email, password: $password, code: $code, captcha: $captcha) {
    ... on SignedIn { viewer { email role mustReplacePassword access } } ... on SignInRefused { problems { path code message } } } }`;

interface Asked {
  email: string;
  password?: string;
  code?: string;
  captcha?: { id: string; text: string };
  address?: string;
  cookie?: string | null;
}

async function signIn({ address, cookie, password = PASSWORD, ...rest }: Asked) {
  const answer = await api.run(
    SIGN_IN,
    { password, ...rest },
    { address: address ?? somewhere(), ...(cookie ? { cookie } : {}) },
  );
  const result = answer.data?.signIn;
  return {
    cookie: cookieOf(answer),
    viewer: result?.viewer,
    code: result?.problems?.[0]?.code as string | undefined,
    problem: result?.problems?.[0],
  };
}
const isIn = async (cookie: string | null) =>
  (await api.run(`{ viewer { email } }`, {}, { cookie })).data.viewer !== null;
async function audited(action: string): Promise<number> {
  const owner = await database.db.$client.begin(async (client) => {
    await client.unsafe("set local role none");
    return client.unsafe("select count(*)::int as n from audit_entry where action = $1", [action]);
  });
  return Number(owner[0]?.n);
}

describe("R13 signing in", () => {
  test("opens a session; capitals, spaces around and the way accents are composed do not matter", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, password: "Élodie-66-tournesol" });
    for (const [typed, password] of [
      [email, "Élodie-66-tournesol"],
      [` ${email.toUpperCase()} `, "Élodie-66-tournesol".normalize("NFD")],
    ] as const) {
      const { cookie, viewer } = await signIn({ email: typed, password });
      expect(viewer).toEqual({
        email,
        role: "CHILDMINDER",
        mustReplacePassword: false,
        access: "NOT_LISTED",
      });
      expect(await isIn(cookie)).toBe(true);
    }
  });

  test("R22 a wrong password and an unknown address are told the same, without a cookie", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const wrong = await signIn({ email, password: "autre-chose-12" });
    const unknown = await signIn({ email: somebody(), password: "autre-chose-12" });
    expect(wrong.problem).toEqual(unknown.problem);
    expect(wrong.problem).toMatchObject({ path: ["password"], code: "WRONG" });
    expect([wrong.cookie, unknown.cookie]).toEqual([null, null]);
  });

  test.each(["", " ", "\u0000", "'; drop table account; --", "\ud800", "a".repeat(10_000), "💥@💥", `"a"@b`])(
    "an address like %j is nobody's, and no error",
    async (email) => {
      expect((await signIn({ email, password: "\u0000\ud800" })).code).toBe("WRONG");
    },
  );

  test("an account without any password lets nobody in, not even the empty one", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, password: null });
    for (const password of ["", "null", PASSWORD])
      expect((await signIn({ email, password })).code).toBe("WRONG");
  });
});

describe("R19 R20 a generated password", () => {
  test("opens a session that is good for replacing it; its first use ends the old one and its sessions", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, generated: GENERATED });
    const old = await signIn({ email });
    expect(old.viewer.mustReplacePassword).toBe(false);
    const { cookie, viewer } = await signIn({ email, password: GENERATED });
    expect(viewer).toMatchObject({ mustReplacePassword: true, access: "PASSWORD_TO_REPLACE" });
    expect(await isIn(cookie)).toBe(true);
    expect(await isIn(old.cookie)).toBe(false);
    expect((await signIn({ email })).code).toBe("WRONG");
    // until it is replaced it lets in again
    expect((await signIn({ email, password: GENERATED })).viewer.mustReplacePassword).toBe(true);
    // copied with the quotation marks it is written between, or with a space
    for (const copied of [`«${GENERATED}»`, ` ${GENERATED}\n`]) {
      expect((await signIn({ email, password: copied })).viewer.mustReplacePassword).toBe(true);
    }
  });

  test("R22 until then the old one works, so that nobody can shut another out", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, generated: GENERATED });
    expect((await signIn({ email })).viewer).toBeTruthy();
    expect((await signIn({ email })).viewer).toBeTruthy();
  });

  test("R22 a second letter does not void the first, used or not, until its own password is used", async () => {
    const email = somebody();
    const accountId = await givenAccount(database.db, { email, password: null });
    const letter = async (password: string) => {
      const generated = { hash: await hashPassword(password), until: new Date("2026-11-26T09:00:00Z") };
      await inTransaction(database.db, (tx) => storeGenerated(tx, accountId, generated, clock));
    };
    const mustReplace = async (password: string) =>
      (await signIn({ email, password })).viewer?.mustReplacePassword ?? false;
    await letter("premiere-23-lettre");
    await letter("deuxieme-23-lettre");
    // somebody else asked for it: whoever holds the first one is not shut out
    expect(await mustReplace("premiere-23-lettre")).toBe(true);
    await letter("troisieme-23-lettre");
    expect(await mustReplace("premiere-23-lettre")).toBe(true);
    expect(await mustReplace("troisieme-23-lettre")).toBe(true);
    expect(await mustReplace("premiere-23-lettre")).toBe(false);
    expect(await mustReplace("troisieme-23-lettre")).toBe(true);
  });

  test("of 50 first uses at once all go on to replace it, and the audit says one", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, generated: GENERATED });
    const before = await audited("GENERATED_PASSWORD_USED");
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        signIn({ email, password: GENERATED, address: `198.51.100.${i}` }),
      ),
    );
    expect(new Set(all.map(({ viewer, code }) => viewer?.mustReplacePassword ?? code))).toEqual(
      new Set([true]),
    );
    // nobody's session is ended by the ones that came after it
    expect(await Promise.all(all.map(({ cookie }) => isIn(cookie)))).toEqual(Array(50).fill(true));
    expect(await audited("GENERATED_PASSWORD_USED")).toBe(before + 1);
  });

  test("runs out after 72 hours, which is said to whoever has it and to nobody else", async () => {
    const email = somebody();
    const generatedUntil = "2026-11-23T09:00:00Z";
    await givenAccount(database.db, { email, password: null, generated: GENERATED, generatedUntil });
    minutes(-0.01);
    expect((await signIn({ email, password: GENERATED })).viewer).toBeTruthy();
    minutes(0);
    const { problem, cookie } = await signIn({ email, password: GENERATED });
    expect(problem.code).toBe("GENERATED_EXPIRED");
    expect(problem.message).toContain("Mot de passe oublié");
    expect(cookie).toBeNull();
    expect((await signIn({ email, password: "autre-chose-12" })).code).toBe("WRONG");
  });

  test("the one in use counts first, and none matches what is not there", () => {
    const now = new Date("2026-11-23T09:00:00Z");
    const later = "2026-11-23 09:00:01+00";
    const one = (matches: boolean, hash: string | null, until: string | null) => ({ matches, hash, until });
    expect(matchOf([one(true, "a", null), one(true, "b", later)], now)).toEqual({ is: "CHOSEN", hash: "a" });
    expect(matchOf([one(false, "a", null), one(true, "b", later)], now)).toEqual({
      is: "GENERATED",
      hash: "b",
    });
    expect(matchOf([one(true, "a", later), one(false, "b", later)], now)).toEqual({
      is: "GENERATED",
      hash: "a",
    });
    const past = "2026-11-23 09:00:00+00";
    expect(matchOf([one(true, "a", past), one(true, "b", later)], now)).toEqual({
      is: "GENERATED",
      hash: "b",
    });
    expect(matchOf([one(true, "a", past), one(false, "b", later)], now)).toEqual({ is: "GENERATED_EXPIRED" });
    expect(matchOf([one(true, null, null), one(false, "b", later)], now)).toEqual({ is: "NONE" });
  });
});

describe("too many tries", () => {
  test("for one account, from anywhere: a captcha is asked for, and a right one lets the owner through", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    for (let i = 0; i < 5; i += 1) {
      expect((await signIn({ email, password: "faux-mot-1", address: `198.51.100.${i}` })).code).toBe(
        "WRONG",
      );
    }
    // the right one is not even looked at: guessing goes on at the pace of captchas only
    const asked = await signIn({ email, address: "203.0.113.7" });
    expect(asked.problem).toMatchObject({ path: ["captcha"], code: "CAPTCHA_REQUIRED" });
    const captcha = await givenCaptcha(database.db, clock);
    const wrong = await signIn({ email, captcha: { ...captcha, text: "0000" }, address: "203.0.113.7" });
    expect(wrong.code).toBe("CAPTCHA_WRONG");
    expect((await signIn({ email, captcha, address: "203.0.113.7" })).code).toBe("CAPTCHA_GONE");
    const right = await givenCaptcha(database.db, clock);
    const through = await signIn({ email, captcha: right, address: "203.0.113.7" });
    expect(through.viewer.email).toBe(email);
    // and serves once
    expect((await signIn({ email, captcha: right, address: "203.0.113.7" })).code).toBe("CAPTCHA_GONE");
    // in time it is forgotten
    minutes(2.1);
    expect((await signIn({ email, address: "203.0.113.7" })).viewer).toBeTruthy();
  });

  test("an unknown address is counted alike", async () => {
    const email = somebody();
    for (let i = 0; i < 5; i += 1) expect((await signIn({ email })).code).toBe("WRONG");
    expect((await signIn({ email })).code).toBe("CAPTCHA_REQUIRED");
  });

  test("right ones are not counted: a whole office signs in, and one person again and again", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    for (let i = 0; i < 12; i += 1) expect((await signIn({ email })).viewer).toBeTruthy();
  });

  test("many accounts from one address: the address is asked for a captcha, others are not", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const address = "198.51.100.200";
    const tries = Array.from({ length: 60 }, (_, i) =>
      signIn({ email: `victime${i}@demo.example`, address }),
    );
    expect(new Set((await Promise.all(tries)).map(({ code }) => code))).toEqual(new Set(["WRONG"]));
    expect((await signIn({ email, address })).code).toBe("CAPTCHA_REQUIRED");
    expect((await signIn({ email, address: "198.51.100.201" })).viewer).toBeTruthy();
  });

  test("50 right ones at once from one address all get in", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const address = "198.51.100.202";
    const emails = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const one = somebody();
        await givenAccount(database.db, { email: one });
        return one;
      }),
    );
    const all = await Promise.all(emails.map((one) => signIn({ email: one, address })));
    expect(all.filter(({ viewer }) => viewer).length).toBe(50);
  });
});

describe("agents give a code as well", () => {
  const agent = async () => {
    const email = somebody();
    const id = await givenAccount(database.db, { email, role: "AGENT", departementCode: "66" });
    return { email, id };
  };

  test("it is asked for after a right password only, and each code serves once", async () => {
    const { email } = await agent();
    expect((await signIn({ email, password: "faux-mot-1" })).code).toBe("WRONG");
    expect((await signIn({ email, password: "faux-mot-1", code: codeAt(TOTP_SECRET, clock) })).code).toBe(
      "WRONG",
    );
    expect((await signIn({ email })).problem).toMatchObject({ path: ["code"], code: "CODE_REQUIRED" });
    expect((await signIn({ email, code: "  " })).code).toBe("CODE_REQUIRED");
    const code = codeAt(TOTP_SECRET, clock);
    const { viewer, cookie } = await signIn({ email, code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(viewer.role).toBe("AGENT");
    expect(await isIn(cookie)).toBe(true);
    expect((await signIn({ email, code })).problem).toMatchObject({ path: ["code"], code: "CODE_WRONG" });
    minutes(0.5);
    expect((await signIn({ email, code: codeAt(TOTP_SECRET, clock) })).viewer).toBeTruthy();
  });

  test("the step before and the one after serve, and none before one that has served", async () => {
    const { email } = await agent();
    const at = (seconds: number) => codeAt(TOTP_SECRET, new Date(clock.getTime() + seconds * 1_000));
    expect((await signIn({ email, code: at(-60) })).code).toBe("CODE_WRONG");
    expect((await signIn({ email, code: at(60) })).code).toBe("CODE_WRONG");
    expect((await signIn({ email, code: at(-30) })).viewer).toBeTruthy();
    expect((await signIn({ email, code: at(30) })).viewer).toBeTruthy();
    expect((await signIn({ email, code: at(0) })).code).toBe("CODE_WRONG");
  });

  test("of 5 at once with one code one gets in", async () => {
    const { email } = await agent();
    const code = codeAt(TOTP_SECRET, clock);
    const all = await Promise.all(Array.from({ length: 5 }, () => signIn({ email, code })));
    expect(all.filter(({ viewer }) => viewer).length).toBe(1);
  });

  test("a recovery code serves once in its place; the table holds no code", async () => {
    const { email, id } = await agent();
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(testKeys, code));
    await inTransaction(database.db, (tx) => replaceRecoveryCodes(tx, id, hashes));
    const [first = "", second = ""] = codes;
    expect((await signIn({ email, code: first.toUpperCase() })).viewer).toBeTruthy();
    expect((await signIn({ email, code: first })).code).toBe("CODE_WRONG");
    expect((await signIn({ email, code: second.replaceAll("-", " ") })).viewer).toBeTruthy();
    const [row] = await database.db.execute<{ dump: string }>(
      sql`select string_agg(r::text, '') as dump from recovery_code r`,
    );
    for (const code of codes) expect(row?.dump).not.toContain(code.replaceAll("-", ""));
  });

  test("right ones are not counted", async () => {
    const { email, id } = await agent();
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(testKeys, code));
    await inTransaction(database.db, (tx) => replaceRecoveryCodes(tx, id, hashes));
    for (const code of codes) expect((await signIn({ email, code })).viewer).toBeTruthy();
  });

  test.each(["é23456", "😀😀😀", "\ud800".repeat(6), "٣".repeat(6), "123 45", "1234567", "abcdef"])(
    "%j is no code, and no error",
    async (code) => {
      const { email } = await agent();
      const before = await audited("CODE_REFUSED");
      expect((await signIn({ email, code })).code).toBe("CODE_WRONG");
      expect(await audited("CODE_REFUSED")).toBe(before + 1);
    },
  );

  test("full-width digits are digits", async () => {
    const { email } = await agent();
    const wide = codeAt(TOTP_SECRET, clock).replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)));
    expect((await signIn({ email, code: wide })).viewer).toBeTruthy();
  });

  test("6 codes in a quarter of an hour, then none, not even the right one", async () => {
    const { email, id } = await agent();
    for (let i = 0; i < 6; i += 1) expect((await signIn({ email, code: "000000" })).code).toBe("CODE_WRONG");
    expect((await signIn({ email, code: codeAt(TOTP_SECRET, clock) })).code).toBe("CODE_TOO_MANY");
    // whoever has the password alone does not shut the owner out
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => hashRecoveryCode(testKeys, code));
    await inTransaction(database.db, (tx) => replaceRecoveryCodes(tx, id, hashes));
    expect((await signIn({ email, code: codes[0] ?? "" })).viewer).toBeTruthy();
    minutes(15);
    expect((await signIn({ email, code: codeAt(TOTP_SECRET, clock) })).viewer).toBeTruthy();
    expect(await audited("CODE_REFUSED")).toBeGreaterThanOrEqual(6);
  });

  test("a generated password does not save the code", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, role: "AGENT", departementCode: "66", generated: GENERATED });
    expect((await signIn({ email, password: GENERATED })).code).toBe("CODE_REQUIRED");
    expect((await signIn({ email, password: GENERATED, code: "000000" })).code).toBe("CODE_WRONG");
    // and was not used by that
    expect((await signIn({ email, code: codeAt(TOTP_SECRET, clock) })).viewer).toBeTruthy();
  });

  test("the secret is sealed, and another key does not open it", () => {
    const sealed = sealSecret(testKeys, TOTP_SECRET);
    expect(sealed.toString("latin1")).not.toContain(TOTP_SECRET);
    expect(openSecret(testKeys, sealed)).toBe(TOTP_SECRET);
    expect(() => openSecret((purpose) => testKeys(`x${purpose}`), sealed)).toThrow();
    const altered = Buffer.from(sealed);
    altered[30] = (altered[30] ?? 0) ^ 1;
    expect(() => openSecret(testKeys, altered)).toThrow();
  });
});

test("logs hold no address, password, code or token", async () => {
  const email = "secret-person@demo.example";
  await givenAccount(database.db, { email, role: "AGENT", departementCode: "66" });
  const code = codeAt(TOTP_SECRET, clock);
  const { cookie } = await signIn({ email, code, address: "198.51.100.99" });
  await signIn({ email, password: "un-autre-secret-9", address: "198.51.100.99" });
  const logged = api.logged();
  for (const secret of [
    "secret-person",
    PASSWORD,
    "un-autre-secret-9",
    code,
    "198.51.100.99",
    String(cookie),
  ])
    expect(logged).not.toContain(secret);
});
