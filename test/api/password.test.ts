import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword, scorePassword, verifyPassword } from "../../api/account/password.ts";
import { flawOf, LEAST_SCORE, wordsAbout } from "../../api/account/password-policy.ts";
import { randomReadable } from "../../api/account/readable.ts";
import { GENERATED, givenAccount, givenCaptcha, PASSWORD } from "../accounts.ts";
import { cookieOf, startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { longestHold } from "../loop.ts";

let database: TestDatabase;
let api: TestApi;
let clock = new Date();
let people = 0;
const somebody = () => `quelquun${++people}@demo.example`;
const NEW = "Cerf-volant 7 rivages";

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(() => {
  clock = new Date("2026-11-23T09:00:00Z");
});

const REPLACE = `mutation($email: String!, $currentPassword: String!, $newPassword: String!) {
  replacePassword(email: $email, currentPassword: $currentPassword, newPassword: $newPassword) {
    ... on PasswordReplaced { ok } ... on PasswordRefused { problems { path code message } } } }`;
const SIGN_IN = `mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) {
  ... on SignedIn { viewer { email mustReplacePassword } } ... on SignInRefused { problems { code } } } }`;
const SEND = `mutation($email: String!, $captcha: CaptchaAnswerInput!) { sendNewPassword(email: $email, captcha: $captcha) {
  ... on NewPasswordSent { ok } ... on NewPasswordRefused { problems { path code } } } }`;

const address = () => `192.0.2.${people % 250}`;

async function replace(
  email: string,
  currentPassword: string,
  newPassword: string,
  sent: { cookie?: string | null } = {},
) {
  const answer = await api.run(
    REPLACE,
    { email, currentPassword, newPassword },
    { address: address(), ...sent },
  );
  const result = answer.data.replacePassword;
  const codes = ((result.problems ?? []) as { path: string[]; code: string }[]).map(
    ({ path, code }) => `${path[0] ?? ""} ${code}`,
  );
  return { ok: result.ok === true, codes, cookie: cookieOf(answer), problems: result.problems };
}

async function signIn(email: string, password: string) {
  const answer = await api.run(SIGN_IN, { email, password }, { address: address() });
  return { cookie: cookieOf(answer), ...answer.data.signIn };
}
const isIn = async (cookie: string | null) =>
  (await api.run(`{ viewer { email } }`, {}, { cookie })).data.viewer !== null;

const strong = (length: number) => "Xk7 qzw9 Vbn3 mjt5 ".repeat(60).slice(0, length);

describe("R20 what a password must be", () => {
  test.each([
    [7, strong(7), "TOO_SHORT"],
    [8, strong(8), null],
    [64, strong(64), null],
    [128, strong(128), null],
    [256, strong(256), null],
    [257, strong(257), "TOO_LONG"],
    [1_000, strong(1_000), "TOO_LONG"],
  ] as const)("%i characters: %j → %s", (_, password, flaw) => {
    expect(flawOf(password, "")).toBe(flaw);
  });

  test.each([
    ["12345678", "NO_LETTER"],
    ["        ", "NO_LETTER"],
    ["abcdefgh", "NO_DIGIT"],
    ["💥💥💥💥💥💥💥1", "NO_LETTER"],
    ["éèàùçœæ1", null],
    ["пароль12", null],
    ["كلمةالسر٣", null],
    // seven characters, of which several take two code units or two code points
    ["e\u0301e\u0301e\u0301e\u0301e\u0301e\u03011", "TOO_SHORT"],
    ["💥💥💥💥💥a1", "TOO_SHORT"],
    ["💥💥💥💥💥💥a1", null],
    ["\u0000\ud800abcdef1", null],
  ] as const)("%j → %s", (password, flaw) => {
    expect(flawOf(password, "")).toBe(flaw);
  });

  test("not the one it replaces, however its accents are composed", () => {
    expect(flawOf("Été-2026-à-nous", "Été-2026-à-nous".normalize("NFD"))).toBe("SAME");
  });

  test.each([
    "motdepasse1",
    "azerty123",
    "Bonjour2024",
    "Perpignan66",
    "qsdfghjklm1",
    "a1a1a1a1a1",
    "nounou2025",
  ])("%s is guessed", async (password) => {
    expect(await scorePassword(password, [])).toBeLessThan(LEAST_SCORE);
  });

  test.each([PASSWORD, GENERATED, NEW, "chevalbatterie7agrafe", strong(64), strong(128)])(
    "%s is not",
    async (password) => {
      expect(await scorePassword(password, [])).toBeGreaterThanOrEqual(LEAST_SCORE);
    },
  );

  test("what is known of the person counts", async () => {
    const about = wordsAbout("aude.vidal@creche-tournesol.example", ["Aude", "Vidal-Roquefeuil"]);
    expect(about).toEqual(expect.arrayContaining(["aude", "vidal", "roquefeuil", "tournesol"]));
    expect(await scorePassword("roquefeuil66", [])).toBeGreaterThan(
      await scorePassword("roquefeuil66", about),
    );
  });

  test("a generated one passes", async () => {
    for (let i = 0; i < 20; i += 1) {
      const password = randomReadable();
      expect(password).toMatch(/^[a-hj-np-z2-9]{4}(-[a-hj-np-z2-9]{4}){2}$/);
      expect(flawOf(password, "")).toBeNull();
    }
  });
});

describe("hashes", () => {
  test("argon2id at OWASP's cost or more; a long password counts to its last character", async () => {
    const hash = await hashPassword(strong(256));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const verify = (password: string, ...hashes: (string | null)[]) =>
      verifyPassword(hashes.map((one) => ({ password, hash: one })));
    expect(await verify(strong(256), hash, null)).toEqual([true, false]);
    expect(await verify(strong(255), hash, hash)).toEqual([false, false]);
    expect(await verify("", null, null)).toEqual([false, false]);
  });

  test("do not hold up the event loop", async () => {
    const { longest, took } = await longestHold(() =>
      Promise.all([
        ...Array.from({ length: 20 }, () => hashPassword("un mot de passe 1")),
        scorePassword(strong(128), []),
      ]),
    );
    expect(longest).toBeLessThan(took / 3);
  });
});

describe("R21 changing it", () => {
  test("acts at once, sends nothing, ends the other sessions and gives this one a new token", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const here = (await signIn(email, PASSWORD)).cookie;
    const elsewhere = (await signIn(email, PASSWORD)).cookie;
    const { ok, cookie } = await replace(email, PASSWORD, NEW, { cookie: here });
    expect(ok).toBe(true);
    expect(cookie).not.toBe(here);
    expect([await isIn(cookie), await isIn(here), await isIn(elsewhere)]).toEqual([true, false, false]);
    expect((await signIn(email, PASSWORD)).problems).toEqual([{ code: "WRONG" }]);
    expect((await signIn(email, NEW)).viewer.email).toBe(email);
    const [mails] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from mail`);
    expect(mails?.n).toBe(0);
  });

  test("works without being signed in, and opens no session", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    expect(await replace(email, PASSWORD, NEW)).toMatchObject({ ok: true, cookie: null });
  });

  test("of another account leaves the session of this one as it is", async () => {
    const [mine, theirs] = [somebody(), somebody()];
    await givenAccount(database.db, { email: mine });
    await givenAccount(database.db, { email: theirs });
    const { cookie } = await signIn(mine, PASSWORD);
    expect(await replace(theirs, PASSWORD, NEW, { cookie })).toMatchObject({ ok: true, cookie: null });
    expect(await isIn(cookie)).toBe(true);
  });

  test.each([
    ["a wrong one", "faux-mot-1", NEW, ["currentPassword WRONG"]],
    [
      "a wrong one and a short one",
      "faux-mot-1",
      "court1",
      ["currentPassword WRONG", "newPassword TOO_SHORT"],
    ],
    ["a short one", PASSWORD, "court1", ["newPassword TOO_SHORT"]],
    ["1,000 characters", PASSWORD, strong(1_000), ["newPassword TOO_LONG"]],
    ["the same", PASSWORD, PASSWORD, ["newPassword SAME"]],
    ["a guessable one", PASSWORD, "motdepasse1", ["newPassword GUESSABLE"]],
  ])("%s is refused, and nothing changes", async (_, current, fresh, codes) => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const { ok, codes: found, problems } = await replace(email, current, fresh);
    expect([ok, found]).toEqual([false, codes]);
    for (const { message } of problems) expect(message).not.toContain(fresh);
    expect((await signIn(email, PASSWORD)).viewer).toBeTruthy();
  });

  test("too many wrong ones from outside are stopped, and do not stop the owner who is signed in", async () => {
    const email = somebody();
    await givenAccount(database.db, { email });
    const { cookie } = await signIn(email, PASSWORD);
    for (let i = 0; i < 5; i += 1) {
      expect((await replace(email, `faux-mot-${i}`, NEW)).codes).toEqual(["currentPassword WRONG"]);
    }
    expect((await replace(email, PASSWORD, NEW)).codes).toEqual([" TOO_MANY"]);
    expect((await replace(email, PASSWORD, NEW, { cookie })).ok).toBe(true);
  });
});

describe("R19 replacing a generated password", () => {
  test("opens everything to the session that was good for that only", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, password: null, generated: GENERATED });
    const { cookie, viewer } = await signIn(email, GENERATED);
    expect(viewer.mustReplacePassword).toBe(true);
    const done = await replace(email, GENERATED, NEW, { cookie });
    expect(done.ok).toBe(true);
    const { data } = await api.run(`{ viewer { mustReplacePassword } }`, {}, { cookie: done.cookie });
    expect(data.viewer.mustReplacePassword).toBe(false);
    expect((await signIn(email, GENERATED)).problems).toEqual([{ code: "WRONG" }]);
    expect((await signIn(email, NEW)).viewer.mustReplacePassword).toBe(false);
  });

  test("of 50 at once one succeeds, and its password is the one that lets in", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, password: null, generated: GENERATED });
    const { cookie } = await signIn(email, GENERATED);
    const wishes = Array.from({ length: 50 }, (_, i) => `Cerf-volant ${i} rivages`);
    const all = await Promise.all(
      wishes.map((wish, i) =>
        api.run(
          REPLACE,
          { email, currentPassword: GENERATED, newPassword: wish },
          { address: `203.0.113.${i}`, ...(i === 0 ? { cookie } : {}) },
        ),
      ),
    );
    const done = all.map(({ data }) => data.replacePassword.ok === true);
    expect(done.filter(Boolean).length).toBe(1);
    const winner = wishes[done.indexOf(true)] ?? "";
    const loser = wishes[done.indexOf(false)] ?? "";
    clock = new Date("2026-11-23T10:00:00Z");
    expect((await signIn(email, winner)).viewer).toBeTruthy();
    expect((await signIn(email, loser)).problems).toEqual([{ code: "WRONG" }]);
  }, 60_000);

  test("is refused after 72 hours", async () => {
    const email = somebody();
    await givenAccount(database.db, { email, generated: GENERATED, generatedUntil: "2026-11-23T08:59:59Z" });
    expect((await replace(email, GENERATED, NEW)).codes).toEqual(["currentPassword GENERATED_EXPIRED"]);
    expect((await replace(email, PASSWORD, NEW)).ok).toBe(true);
  });
});

describe("R22 forgotten", () => {
  const planned = async (email: string) => {
    const rows = await database.db.execute<{ n: number }>(
      sql`select count(*)::int as n from mail where template = 'NEW_PASSWORD' and address = ${email}`,
    );
    return rows[0]?.n ?? 0;
  };
  const send = async (email: string, captcha: { id: string; text: string }) =>
    (await api.run(SEND, { email, captcha }, { address: address() })).data.sendNewPassword;

  test("known and unknown addresses get the same answer and the same row", async () => {
    const [known, unknown] = [somebody(), somebody()];
    await givenAccount(database.db, { email: known });
    for (const email of [known, unknown]) {
      expect(await send(email, await givenCaptcha(database.db, clock))).toEqual({ ok: true });
      expect(await planned(email)).toBe(1);
    }
  });

  test("a second click gets the same answer and no second letter; another wish with that captcha none", async () => {
    const email = somebody();
    const captcha = await givenCaptcha(database.db, clock);
    const all = await Promise.all(Array.from({ length: 5 }, () => send(email, captcha)));
    expect(all).toEqual(Array(5).fill({ ok: true }));
    expect(await planned(email)).toBe(1);
    expect((await send(somebody(), captcha)).problems).toEqual([{ path: ["captcha"], code: "CAPTCHA_GONE" }]);
  });

  test("a wrong captcha sends nothing and is burnt", async () => {
    const email = somebody();
    const captcha = await givenCaptcha(database.db, clock);
    expect((await send(email, { ...captcha, text: "1111" })).problems[0].code).toBe("CAPTCHA_WRONG");
    expect((await send(email, captcha)).problems[0].code).toBe("CAPTCHA_GONE");
    expect(await planned(email)).toBe(0);
  });

  test("one address is not flooded with letters", async () => {
    const email = somebody();
    for (let i = 0; i < 6; i += 1) {
      expect(await send(email, await givenCaptcha(database.db, clock))).toEqual({ ok: true });
    }
    expect(await planned(email)).toBe(3);
  });

  test.each([
    "",
    "personne",
    "a@b\r\nBcc: x@y.example",
    "a@b.example,c@d.example",
    `${"a".repeat(300)}@b.example`,
  ])("%j is no address", async (email) => {
    const captcha = await givenCaptcha(database.db, clock);
    expect((await send(email, captcha)).problems).toEqual([{ path: ["email"], code: "EMAIL_UNREADABLE" }]);
  });
});
