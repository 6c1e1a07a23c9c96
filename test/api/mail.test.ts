import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readable } from "../../api/account/readable.ts";
import { BadAddress, oneAddress, senderOf } from "../../api/mail/address.ts";
import type { Block, Composers } from "../../api/mail/letter.ts";
import type { Received } from "../../api/mail/mailbox.ts";
import { passwordSeed } from "../../api/mail/nonce.ts";
import { forgetMail, nonceOf, planMail } from "../../api/mail/outbox.queries.ts";
import { renderLetter } from "../../api/mail/render.ts";
import { inTransaction } from "../../db/client.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { drainJobs, passwordLetter } from "../jobs.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.execute(sql`delete from graphile_worker._private_jobs`);
  await database.db.execute(sql`delete from mail`);
});

const ADDRESS = "camille.dupre@famille.example";

const composers: Composers = {
  PASSWORD: passwordLetter,
  NOBODY: async () => null,
  BROKEN: async ({ address }) => {
    throw new Error(`cannot write to ${address}`);
  },
};

function plan(template: string, address = ADDRESS): Promise<string> {
  return inTransaction(database.db, (tx) => planMail(tx, { template, address }));
}

const rows = async () => [
  ...(await database.db.execute(
    sql`select id, template, address, nonce, sent_at is not null as sent from mail order by created_at`,
  )),
];

const jobs = async () => [
  ...(await database.db.execute<{ payload: unknown; last_error: string | null; attempts: number }>(
    sql`select payload, last_error, attempts, run_at > now() as later from graphile_worker._private_jobs`,
  )),
];

describe("the outbox", () => {
  test("a letter is planned in the transaction that causes it: rolled back, nothing is", async () => {
    const failed = inTransaction(database.db, async (tx) => {
      await planMail(tx, { template: "PASSWORD", address: ADDRESS });
      throw new Error("refused");
    });
    await expect(failed).rejects.toThrow("refused");
    expect(await rows()).toEqual([]);
    expect(await jobs()).toEqual([]);
    const id = await plan("PASSWORD");
    expect(await rows()).toMatchObject([{ id, address: ADDRESS, sent: false }]);
    expect(await jobs()).toMatchObject([{ payload: { id }, attempts: 0 }]);
  });

  test("R19 sent, neither its row nor a job holds an address or what the password came from", async () => {
    const id = await plan("PASSWORD");
    const lines: string[] = [];
    const [letter] = await drainJobs(database, { composers, lines });
    expect(letter).toMatchObject({ to: ADDRESS, messageId: `<${id}@localhost>` });
    expect(await rows()).toMatchObject([{ id, address: null, nonce: null, sent: true }]);
    expect(await jobs()).toEqual([]);
    const code = passwordIn(letter);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join("")).not.toMatch(new RegExp(`camille|famille|${code}`));
    expect(await drainJobs(database, { composers })).toEqual([]);
  });

  test("a letter for nobody leaves nothing", async () => {
    await plan("NOBODY");
    expect(await drainJobs(database, { composers })).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  test("what fails is tried again later, and tells no address in logs or jobs", async () => {
    await plan("BROKEN");
    const lines: string[] = [];
    await drainJobs(database, { composers, lines });
    const [job] = await jobs();
    expect(job).toMatchObject({ attempts: 1, later: true });
    expect(JSON.stringify(job)).not.toContain("famille");
    expect(lines.join("")).toContain("to be tried again");
    expect(lines.join("")).not.toContain("famille");
  });

  test("given up after the last try, it stays to be seen, and is told", async () => {
    const id = await plan("BROKEN");
    await database.db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts - 1`);
    const lines: string[] = [];
    await drainJobs(database, { composers, lines });
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ msg: "mail given up", mail: id, level: 50 }),
    );
    await drainJobs(database, { composers });
    expect(await jobs()).toMatchObject([{ attempts: 25 }]);
    // nothing is left of what a password could be derived from, nor of whose it would be
    expect(await rows()).toMatchObject([{ id, sent: false, nonce: null, address: null }]);
  });

  test("rows are erased 30 days later, with the jobs of those that were given up", async () => {
    await plan("PASSWORD");
    await drainJobs(database, { composers, now: new Date("2026-11-23T09:00:00Z") });
    await plan("BROKEN");
    await database.db.execute(sql`update mail set created_at = '2026-11-23T09:00:00Z'`);
    await database.db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts`);
    const forget = (now: string) => inTransaction(database.db, (tx) => forgetMail(tx, new Date(now)));
    expect(await forget("2026-12-23T08:59:00Z")).toBe(0);
    expect(await forget("2026-12-23T09:01:00Z")).toBe(2);
    expect(await jobs()).toEqual([]);
  });

  test("a letter goes to one address and carries no header of its own", async () => {
    const to = (address: string): Composers => ({
      ANY: async () => ({ to: address, subject: "Bonjour\r\nBcc: x@y.example", body: [] }),
    });
    for (const bad of ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "A <a@b.example>"]) {
      await plan("ANY");
      expect(await drainJobs(database, { composers: to(bad) })).toEqual([]);
    }
    await plan("ANY");
    const [letter] = await drainJobs(database, { composers: to(ADDRESS) });
    expect(letter?.subject).toBe("Bonjour Bcc: x@y.example");
  });
});

function passwordIn(letter: Received | undefined): string {
  return /“(.+)”/.exec(letter?.text ?? "")?.[1] ?? "";
}

describe("R19 a generated password", () => {
  const key = createHmac("sha256", "k").digest();
  const derive = (by: Buffer, id: string, nonce: Buffer) => readable(passwordSeed(by, id, nonce));

  test("is readable, long, mixed, and the same for the same letter", () => {
    const seen = new Map<string, number>();
    const passwords = new Set<string>();
    for (let i = 0; i < 4_000; i += 1) {
      const [id, nonce] = [randomUUID(), randomBytes(32)];
      const made = derive(key, id, nonce);
      expect(made).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
      expect(made).toMatch(/[a-z]/);
      expect(made).toMatch(/\d/);
      expect(derive(key, id, nonce)).toBe(made);
      passwords.add(made);
      for (const character of made) seen.set(character, (seen.get(character) ?? 0) + 1);
    }
    expect(passwords.size).toBe(4_000);
    // 31 signs and the hyphen; 48,000 signs: about 1,500 of each
    expect(seen.size).toBe(32);
    const signs = [...seen].filter(([sign]) => sign !== "-").map(([, count]) => count);
    expect(Math.min(...signs)).toBeGreaterThan(1_200);
    expect(Math.max(...signs)).toBeLessThan(1_900);
  });

  test("is another for another letter, nonce or key", () => {
    const [id, nonce] = [randomUUID(), randomBytes(32)];
    const made = derive(key, id, nonce);
    expect(derive(key, randomUUID(), nonce)).not.toBe(made);
    expect(derive(key, id, randomBytes(32))).not.toBe(made);
    expect(derive(randomBytes(32), id, nonce)).not.toBe(made);
  });

  test("its nonce comes once, also under two tries at once, and not after the letter was sent", async () => {
    const id = await plan("PASSWORD");
    const tries = Array.from({ length: 8 }, () => inTransaction(database.db, (tx) => nonceOf(tx, id)));
    const nonces = await Promise.all(tries);
    expect(new Set(nonces.map(({ nonce }) => nonce.toString("hex"))).size).toBe(1);
    expect(nonces.filter(({ fresh }) => fresh)).toHaveLength(1);
    await drainJobs(database, { composers });
    await expect(inTransaction(database.db, (tx) => nonceOf(tx, id))).rejects.toThrow();
  });
});

describe("one address", () => {
  test.each(["a@b.fr", "Prénom.Nom+crèche@école.example", "o'neill@x-y.example"])("%s", (address) => {
    expect(oneAddress(address)).toBe(address);
  });

  test.each([
    "",
    "a",
    "a@",
    "@b.fr",
    "a@b@c.fr",
    "a b@c.fr",
    "a@b.fr,c@d.fr",
    "a@b.fr;c@d.fr",
    "a@b.fr\n",
    "a@b.fr\r\nBcc: c@d.fr",
    "<a@b.fr>",
    '"a"@b.fr',
    "a@b..fr",
    "a\u0000@b.fr",
    "a\u202e@b.fr",
    `${"a".repeat(65)}@b.fr`,
    `a@${"b".repeat(260)}.fr`,
  ])("not %j", (address) => {
    expect(() => oneAddress(address)).toThrow(BadAddress);
  });

  test("a sender has a name beside it, or none", () => {
    expect(senderOf("mon-enfant <a@b.fr>")).toEqual({ name: "mon-enfant", address: "a@b.fr" });
    expect(senderOf('"Caf, mon-enfant" <a@b.fr>')).toEqual({ name: "Caf, mon-enfant", address: "a@b.fr" });
    expect(senderOf("a@b.fr")).toEqual({ name: "", address: "a@b.fr" });
    expect(() => senderOf("mon-enfant")).toThrow(BadAddress);
  });
});

describe("a letter", () => {
  const NAME = `<script>alert("O'Neill & fils")</script>`;
  const body: Block[] = [
    {
      p: `Madame ${NAME}, votre demande d’habilitation est enregistrée ; la Caf des Pyrénées-Orientales va l’examiner.`,
    },
    {
      list: [
        "Signez le formulaire",
        "Renvoyez-le à la Caf de votre département, à l’adresse qui figure en tête du formulaire",
      ],
    },
    { code: "“Abc234”" },
    { lines: ["Pôle PMI", "BP 142", "66001 Perpignan cedex"] },
    {
      link: {
        href: "https://mon-enfant.example/espace-professionnel/?a=1&b=2",
        text: "L’espace professionnel",
      },
    },
  ];
  const letter = { to: ADDRESS, subject: "Accusé de réception\r\nBcc: x@y.example", body };

  test("says the same as text and as HTML, with a greeting and a signature", () => {
    const { text, html, subject } = renderLetter(letter);
    expect(subject).toBe("Accusé de réception Bcc: x@y.example");
    expect(text).toMatch(/^Bonjour,\n\n/);
    expect(text).toContain("personne ne lit les réponses");
    expect(text).toContain("\n\n“Abc234”\n\n");
    expect(text).toContain(
      "L’espace professionnel\u00a0:\nhttps://mon-enfant.example/espace-professionnel/?a=1&b=2\n",
    );
    expect(text).toContain("Pôle PMI\nBP 142\n66001 Perpignan cedex");
    for (const said of ["Bonjour,", "“Abc234”", "BP 142", "Signez le formulaire", "personne ne lit"]) {
      expect(html).toContain(said);
    }
    expect(html).toContain('<html lang="fr"');
    expect(renderLetter(letter, { demonstration: true }).text).toContain("personnes inventées");
    expect(text).not.toContain("inventées");
  });

  test("its lines are short, but for addresses, and no-break spaces hold", () => {
    const long = `${"mot ".repeat(40)}Tél.\u00a0: 04\u00a068\u00a000\u00a000\u00a000`;
    const { text } = renderLetter({ ...letter, body: [...body, { p: long }] });
    for (const line of text.split("\n")) expect(line.startsWith("http") || line.length <= 72).toBe(true);
    expect(text).toContain("Tél.\u00a0: 04\u00a068\u00a000\u00a000\u00a000");
    expect(text).toMatch(/\n- Renvoyez-le [^\n]+\n {2}\S/);
  });

  test("escapes what people typed, fetches nothing and links to pages only", () => {
    const { html } = renderLetter(letter);
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script&gt;alert(&quot;O&#39;Neill &amp; fils&quot;)");
    expect(html).toContain('href="https://mon-enfant.example/espace-professionnel/?a=1&amp;b=2"');
    expect(html).not.toMatch(/<img|url\(|src=|color:(?! *light)/);
    const link = { href: "javascript:alert(1)", text: "x" };
    expect(() => renderLetter({ ...letter, body: [{ link }] })).toThrow();
    const marks = renderLetter({ ...letter, body: [{ p: "a\u0000b\u202ec\ud800d" }] });
    expect(marks.text).toContain("abcd");
    expect(marks.html).toContain("abcd");
  });
});
