import { sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerHash } from "../../api/captcha/answer.ts";
import { setListingState } from "../../api/directory/listing.queries.ts";
import type { Received } from "../../api/mail/mailbox.ts";
import { COMPOSERS } from "../../api/post.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, expectAccessible, PHONE, visit } from "../browser.ts";
import { drainJobs } from "../jobs.ts";
import { openSite, type RunningSite } from "./site.ts";

/** The whole path of the guide, as a childminder and an agent of the Caf walk it, each in a browser (R13–R24). */
const AGENT = "agente@caf.example";
const EMAIL = "prenom.nom@personne.example";
const CHOSEN = "Quatre-girafes-et-7-pommes";

let site: RunningSite;
let person: { name: string; firstName: string; lastName: string; civility: string; approvalNumber: string };

beforeAll(async () => {
  site = await openSite();
  await givenAccount(site.database.db, { email: AGENT, role: "AGENT", departementCode: "66" });
  const [row] = await site.database.db.execute<typeof person>(sql`
    select l.name, c.first_name as "firstName", c.last_name as "lastName", c.civility,
           c.approval_number as "approvalNumber"
    from pmi.childminder c join listing l on l.id = c.listing_id
    where l.state = 'PUBLISHED' and l.commune_code = '66136' order by c.approval_number limit 1`);
  if (!row) throw new Error("the demonstration lists nobody in Perpignan");
  person = row;
}, 180_000);
afterAll(() => site?.close());

const letters = (now = new Date()): Promise<Received[]> =>
  drainJobs(site.database, { composers: COMPOSERS, now });
const to = (received: Received[], address: string) => {
  const letter = received.find((one) => one.to === address);
  if (!letter) throw new Error(`no letter to ${address}`);
  return letter;
};
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** What a person reads in the picture: found by trying, since only a hash is kept. */
async function readDigits(page: Page): Promise<string> {
  await page.locator(".captcha img").waitFor();
  const [row] = await site.database.db.execute<{ id: string; hash: string }>(
    sql`select id, encode(answer_hash, 'hex') as hash from captcha order by created_at desc limit 1`,
  );
  if (!row) throw new Error("no captcha was made");
  for (let n = 0; n < 10_000; n += 1) {
    const digits = String(n).padStart(4, "0");
    if (answerHash(testKeys("captcha"), row.id, digits).toString("hex") === row.hash) return digits;
  }
  throw new Error("no four digits answer it");
}

/** The password between the quotation marks of a letter. */
const passwordIn = ({ text }: Received): string => {
  const [, password] = /«(\S+)»/.exec(text) ?? [];
  if (!password) throw new Error("the letter holds no password");
  return password;
};

async function fillRequest(page: Page): Promise<void> {
  await page.goto(`${site.url}/espace-professionnel/`);
  await page.getByRole("link", { name: "Faites votre demande d’habilitation en ligne" }).click();
  await page.getByRole("radio", { name: /^Assistant\(e\) maternel\(le\)/ }).check();
  await button(page, "Poursuivre").click();
  await page.getByRole("radio", { name: "Mme" }).check();
  for (const [name, text] of [
    ["Nom", person.lastName],
    ["Prénom", person.firstName],
    ["N° de voie", "12"],
    ["Nom de voie", "des Genêts"],
    ["Code postal", "66000"],
    ["Commune", "Perpignan"],
    ["Téléphone où vous joindre", "06 39 98 00 01"],
    ["Adresse électronique", EMAIL],
    ["Confirmation de l’adresse électronique", EMAIL],
  ] as const) {
    await page
      .getByRole("textbox", { name: new RegExp(`^${name}(\\s|\\*|$)`) })
      .or(page.getByRole("combobox", { name: new RegExp(`^${name}(\\s|\\*|$)`) }))
      .first()
      .fill(text);
  }
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${site.url}/espace-professionnel/`);
  await page.getByLabel("Votre adresse électronique").fill(email);
  await field(page, "Votre mot de passe").fill(password);
  await button(page, "Se connecter").click();
}

let generated = "";

test("R13–R17 a childminder asks for access, and is told by e-mail", async () => {
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await fillRequest(page);
  // a wrong answer burns the picture, and nothing typed is lost
  const first = await readDigits(page);
  await page.locator(".captcha input").fill(first === "0000" ? "0001" : "0000");
  await button(page, "Terminer la demande").click();
  await page.getByRole("alert").or(page.locator(".errors, .form__complaints")).first().waitFor();
  await expectAccessible(page);
  await page.waitForFunction(() => document.querySelector(".captcha img"));
  await page.waitForTimeout(500);
  await page.locator(".captcha input").fill(await readDigits(page));
  await button(page, "Terminer la demande").dblclick();
  await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Pyrénées-Orientales");
  await expectAccessible(page);
  const [{ count } = { count: 0 }] = await site.database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from habilitation where email = ${EMAIL}`,
  );
  expect(count).toBe(1);
  const received = await letters();
  const letter = to(received, EMAIL);
  expect(letter.text).toMatch(/Caf|Caisse/);
  expect(letter.text).toMatch(/formulaire/);
  // the Caf hears of it, without the person's address (R10)
  expect(to(received, AGENT).text).not.toContain(EMAIL);
  expect(complaints).toEqual([]);
  await close();
});

test("R18 R19 the agent signs in with a code, finds the listing, sends the form, then activates", async () => {
  const { page, complaints, close } = await visit(site.browser, DESKTOP);
  await page.goto(`${site.url}/espace-caf/`);
  await page.waitForURL(/espace-professionnel/);
  await page.getByLabel("Votre adresse électronique").fill(AGENT);
  await field(page, "Votre mot de passe").fill(PASSWORD);
  await button(page, "Se connecter").click();
  await page
    .locator("input[autocomplete=one-time-code]")
    .fill(new TOTP({ secret: Secret.fromBase32(TOTP_SECRET) }).generate());
  await button(page, "Se connecter").click();
  await page.waitForURL(/espace-caf/);
  await page
    .getByRole("link", { name: new RegExp(person.lastName) })
    .first()
    .click();
  await page.locator(".candidate", { hasText: person.name }).first().getByRole("radio").check();
  const act = async (name: string) => {
    await button(page, name).first().click();
    await page.getByRole("dialog").getByRole("button", { name }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await act("Envoyer le formulaire");
  const form = to(await letters(), EMAIL);
  expect(form.attachments).toMatchObject([{ contentType: "application/pdf" }]);
  await act("Noter la réception");
  expect(to(await letters(), EMAIL).text).toMatch(/reçu/);
  await button(page, "Activer l’habilitation").click();
  expect(await page.getByRole("dialog").innerText()).toContain("••••");
  await page.getByRole("dialog").getByRole("button", { name: "Activer l’habilitation" }).click();
  await page.getByText(/L’habilitation est active/).waitFor();
  const letter = to(await letters(), EMAIL);
  generated = passwordIn(letter);
  expect(letter.text).toMatch(/72\sheures/);
  // nobody at the Caf ever had it before them
  expect(await page.content()).not.toContain(generated);
  await button(page, "Fermer la session").click();
  await page.waitForURL(/espace-professionnel/);
  expect(complaints).toEqual([]);
  await close();
});

test("R20 R24 the first sign-in asks for another password, then shows the details as PMI sent them", async () => {
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await signIn(page, EMAIL, generated);
  await page.waitForURL(/mot-de-passe/);
  await expectAccessible(page);
  // nothing else is open before it is replaced
  await page.goto(`${site.url}/espace-professionnel/disponibilites/`);
  await page.waitForURL(/mot-de-passe/);
  const fill = async (current: string, next: string) => {
    const passwords = page.locator("input[autocomplete='current-password']");
    await passwords.first().fill(current);
    for (const input of await page.locator("input[autocomplete='new-password']").all())
      await input.fill(next);
    await page.locator("form button[type=submit]").click();
  };
  const email = page.getByLabel(/^Votre adresse électronique|^Adresse électronique/);
  if ((await email.count()) > 0 && (await email.first().isEditable())) await email.first().fill(EMAIL);
  await fill(generated, "motdepasse1");
  await page
    .getByText(/se devine trop facilement/)
    .first()
    .waitFor();
  await fill(generated, CHOSEN);
  await page
    .getByText(/en vigueur|pris en compte|remplacé|modifié|changé/)
    .first()
    .waitFor();
  await page.goto(`${site.url}/espace-professionnel/disponibilites/`);
  await page.getByText(person.approvalNumber).waitFor();
  const words = await page.locator("body").innerText();
  expect(words).toContain("Assistantes maternelles");
  expect(words).toContain("Indiquez vos disponibilités");
  expect(words).toContain(person.firstName);
  await expectAccessible(page);
  await button(page, "Fermer la session").click();
  await page.waitForURL((url) => !url.pathname.includes("disponibilites"));
  await page.goto(`${site.url}/espace-professionnel/disponibilites/`);
  await page.waitForURL(/retour=/);
  expect(complaints).toEqual([]);
  await close();
});

test("R22 a forgotten password: the old one works until the new one is used", async () => {
  const { page, close } = await visit(site.browser);
  await page.goto(`${site.url}/espace-professionnel/mot-de-passe-oublie/`);
  await page.getByLabel(/adresse électronique/i).fill(EMAIL);
  await page.locator(".captcha input").fill(await readDigits(page));
  await button(page, "Envoyer le mot de passe").click();
  await page.getByText(/72/).first().waitFor();
  await expectAccessible(page);
  const sent = to(await letters(), EMAIL);
  const mailed = passwordIn(sent);
  const asked = (password: string) =>
    site.api.run(
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { __typename
        ... on SignedIn { viewer { mustReplacePassword } } } }`,
      { email: EMAIL, password },
    );
  expect((await asked(CHOSEN)).data.signIn).toMatchObject({ viewer: { mustReplacePassword: false } });
  await signIn(page, EMAIL, mailed);
  await page.waitForURL(/mot-de-passe/);
  expect((await asked(CHOSEN)).data.signIn.__typename).toBe("SignInRefused");
  await close();
});

test("R7 R24 suspended meanwhile: a page says so and what to do", async () => {
  const { db } = site.database;
  const [owner] = await db.execute<{ id: string }>(
    sql`select listing_id as id from account where email = ${EMAIL}`,
  );
  await inTransaction(db, (tx) => setListingState(tx, [owner?.id ?? ""], "SUSPENDED"), "pmi");
  const [name = "", value = ""] = (await site.api.session(EMAIL)).split("=");
  const { page, close } = await visit(site.browser, PHONE);
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/espace-professionnel/disponibilites/`);
  await page
    .getByText(/révision|renouvellement/)
    .first()
    .waitFor();
  expect(await page.locator("main").innerText()).toContain("PMI");
  expect(await page.getByText("Indiquez vos disponibilités").count()).toBe(0);
  await expectAccessible(page);
  await close();
});
