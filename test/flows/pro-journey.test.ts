import { sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { DESKTOP, expectAccessible, PHONE, visit } from "../browser.ts";
import {
  act,
  button,
  field,
  fillPerson,
  letters,
  passwordIn,
  readDigits,
  signIn,
  to,
  toRequest,
} from "./pro-steps.ts";
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

async function fillRequest(page: Page): Promise<void> {
  await toRequest(site, page);
  await page.getByRole("radio", { name: /^Assistant\(e\) maternel\(le\)/ }).check();
  await button(page, "Poursuivre").click();
  await fillPerson(page, { ...person, email: EMAIL });
}

let generated = "";

test("R13–R17 a childminder asks for access, and is told by e-mail", async () => {
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await fillRequest(page);
  // a wrong answer burns the picture, and nothing typed is lost
  const first = await readDigits(site, page);
  await page.locator(".captcha input").fill(first === "0000" ? "0001" : "0000");
  await button(page, "Terminer la demande").click();
  await page.getByRole("alert").or(page.locator(".errors, .form__complaints")).first().waitFor();
  await expectAccessible(page);
  await page.waitForFunction(() => document.querySelector(".captcha img"));
  await page.waitForTimeout(500);
  await page.locator(".captcha input").fill(await readDigits(site, page));
  await button(page, "Terminer la demande").dblclick();
  await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Pyrénées-Orientales");
  await expectAccessible(page);
  const [{ count } = { count: 0 }] = await site.database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from habilitation where email = ${EMAIL}`,
  );
  expect(count).toBe(1);
  const received = await letters(site);
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
  await page.waitForURL(/espace-caf\/connexion/);
  await page.getByLabel("Votre adresse électronique").fill(AGENT);
  await field(page, "Votre mot de passe").fill(PASSWORD);
  await button(page, "Se connecter").click();
  await page
    .locator("input[autocomplete=one-time-code]")
    .fill(new TOTP({ secret: Secret.fromBase32(TOTP_SECRET) }).generate());
  await button(page, "Se connecter").click();
  await page.waitForURL(/espace-caf\/$/);
  await page
    .getByRole("link", { name: new RegExp(person.lastName) })
    .first()
    .click();
  await page.locator(".candidate", { hasText: person.name }).first().getByRole("radio").check();
  await act(page, "Envoyer le formulaire");
  const form = to(await letters(site), EMAIL);
  expect(form.attachments).toMatchObject([{ contentType: "application/pdf" }]);
  await act(page, "Noter la réception");
  expect(to(await letters(site), EMAIL).text).toMatch(/reçu/);
  await button(page, "Activer l’habilitation").click();
  expect(await page.getByRole("dialog").innerText()).toContain("••••");
  await page.getByRole("dialog").getByRole("button", { name: "Activer l’habilitation" }).click();
  await page.getByText(/L’habilitation est active/).waitFor();
  const letter = to(await letters(site), EMAIL);
  generated = passwordIn(letter);
  expect(letter.text).toMatch(/72\sheures/);
  // nobody at the Caf ever had it before them
  expect(await page.content()).not.toContain(generated);
  await button(page, "Fermer la session").click();
  await page.waitForURL(/espace-caf\/connexion\/(\?motif=fermee)?$/);
  await page.getByText("Votre session est fermée.").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("R20 R24 the first sign-in asks for another password, then shows the details as PMI sent them", async () => {
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await signIn(site, page, EMAIL, generated);
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
  await page.locator(".captcha input").fill(await readDigits(site, page));
  await button(page, "Envoyer le mot de passe").click();
  await page.getByText(/72/).first().waitFor();
  await expectAccessible(page);
  const sent = to(await letters(site), EMAIL);
  const mailed = passwordIn(sent);
  const asked = (password: string) =>
    site.api.run(
      `mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { __typename
        ... on SignedIn { viewer { mustReplacePassword } } } }`,
      { email: EMAIL, password },
    );
  expect((await asked(CHOSEN)).data.signIn).toMatchObject({ viewer: { mustReplacePassword: false } });
  await signIn(site, page, EMAIL, mailed);
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
