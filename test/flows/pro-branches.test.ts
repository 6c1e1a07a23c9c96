import { sql } from "drizzle-orm";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HOUSEKEEPING } from "../../api/post.ts";
import { givenAccount } from "../accounts.ts";
import { expectAccessible, PHONE, visit } from "../browser.ts";
import {
  act,
  button,
  fileRequest,
  fillPerson,
  letters,
  openRequest,
  passwordTo,
  type Requester,
  readDigits,
  replacePassword,
  signedIn,
  signIn,
  to,
  toRequest,
} from "./pro-steps.ts";
import { openSite, type RunningSite } from "./site.ts";

/** The ways of the guide that do not go straight on, and the manager's, each lived in a browser (R14–R25). */
const AGENT = "agente@caf.example";
const CHOSEN = "Quatre-girafes-et-7-pommes";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Listed extends Requester {
  approvalNumber: string;
}

let site: RunningSite;
/** Listed childminders of Perpignan whom no other has the name of, each for one way. */
let listed: Listed[];
let creche: { name: string };

beforeAll(async () => {
  site = await openSite();
  const { db } = site.database;
  await givenAccount(db, { email: AGENT, role: "AGENT", departementCode: "66" });
  const rows = await db.execute<Omit<Listed, "email"> & Record<string, unknown>>(sql`
    select c.last_name as "lastName", c.first_name as "firstName", c.approval_number as "approvalNumber"
    from pmi.childminder c join listing l on l.id = c.listing_id
    where l.state = 'PUBLISHED' and l.commune_code = '66136' and c.last_name ~ '^[A-Za-z]+$'
      and (select count(*) from pmi.childminder o where o.last_name = c.last_name) = 1
    order by c.approval_number limit 2`);
  listed = [...rows].map((row, i) => ({ ...row, email: `personne${i}@voie.example` }));
  const [first] = await db.execute<{ name: string }>(sql`
    select name from listing where kind = 'CRECHE' and state = 'PUBLISHED' and commune_code = '66136'
    order by name limit 1`);
  if (!first || listed.length < 2) throw new Error("the demonstration lists too few in Perpignan");
  creche = first;
}, 180_000);
afterAll(() => site?.close());

// one address asks for everything here
beforeEach(async () => {
  await site.database.db.execute(sql`delete from throttle`);
});

/** Asked for online, as a childminder. */
async function ask(person: Requester): Promise<void> {
  const { page, close } = await visit(site.browser, PHONE);
  await toRequest(site, page);
  await page.getByRole("radio", { name: /^Assistant\(e\) maternel\(le\)/ }).check();
  await button(page, "Poursuivre").click();
  await fillPerson(page, person);
  await fileRequest(site, page);
  await close();
  await letters(site);
}

/** The agent before that request. */
async function examine(lastName: string) {
  const desk = await signedIn(site, AGENT);
  await openRequest(site, desk.page, lastName);
  return desk;
}

/** From the request to the letter that activates, at the desk. */
async function activate(page: Page, name: string): Promise<void> {
  await page.locator(".candidate", { hasText: name }).first().getByRole("radio").check();
  await act(page, "Envoyer le formulaire");
  await act(page, "Noter la réception");
  await act(page, "Activer l’habilitation");
}

test("R18 not listed: the agent finds nobody, and the letter says where PMI is", async () => {
  const person = { lastName: "Introuvable", firstName: "Ysaline", email: "ysaline@voie.example" };
  await ask(person);
  const { page, complaints, close } = await examine(person.lastName);
  await page.getByText("Aucune fiche du département ne ressemble à cette demande.").waitFor();
  await act(page, "Orienter vers la PMI");
  await page.getByText("La personne est orientée vers la PMI").waitFor();
  const { text } = to(await letters(site), person.email);
  for (const line of ["allomaje@cd66.fr", "BP 142, 2 rue Joseph Sauvy", "66001 Perpignan cedex"])
    expect(text).toContain(line);
  expect(complaints).toEqual([]);
  await close();
  // the page that the letter leads to says the same
  const [way] = /http\S+etre-publie\/\S*/.exec(text) ?? [];
  const visitor = await visit(site.browser, PHONE);
  await visitor.page.goto(`${site.url}${new URL(way ?? "").pathname}`);
  await visitor.page.getByLabel("Votre département").selectOption("66");
  await visitor.page.getByText("66001 Perpignan cedex").waitFor();
  await visitor.close();
});

test("R18 refused: the reason is asked for, and the letter gives it", async () => {
  const person = { lastName: "Refusable", firstName: "Odile", email: "odile@voie.example" };
  await ask(person);
  const { page, complaints, close } = await examine(person.lastName);
  await button(page, "Refuser la demande").click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Refuser la demande" });
  await confirm.click();
  await page.locator("#motif-erreur").waitFor();
  await page.getByLabel("Motif (obligatoire)").fill("Votre agrément est celui d’un autre département.");
  await confirm.click();
  await page.getByText("La demande est refusée.").waitFor();
  expect(to(await letters(site), person.email).text).toMatch(
    /Motif\s:\sVotre agrément est celui\sd’un\sautre\sdépartement\./,
  );
  expect(complaints).toEqual([]);
  await close();
});

test("R19 R22 a generated password past its 72 hours: said, and «Mot de passe oublié ?» is the way out", async () => {
  const [person] = listed as [Listed];
  await ask(person);
  const desk = await examine(person.lastName);
  await activate(desk.page, `${person.firstName} ${person.lastName}`);
  await desk.close();
  // the letter left three days ago and a little
  const old = passwordTo(await letters(site, new Date(Date.now() - 73 * HOUR)), person.email);
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await signIn(site, page, person.email, old);
  await page
    .locator(".problems")
    .getByText(/n’est plus valable/)
    .waitFor();
  expect(await page.locator(".problems").innerText()).toMatch(/72 heures[\s\S]*Mot de passe oublié/);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Mot de passe oublié ?", exact: true }).click();
  await page.getByLabel("Votre adresse électronique").fill(person.email);
  await page.locator(".captcha input").fill(await readDigits(site, page));
  await button(page, "Envoyer le mot de passe").click();
  await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
  const fresh = passwordTo(await letters(site), person.email);
  expect(fresh).not.toBe(old);
  await page.getByRole("link", { name: "Revenir à l’espace professionnel" }).click();
  await signIn(site, page, person.email, fresh);
  await replacePassword(page, fresh, CHOSEN);
  await page.getByRole("link", { name: "Continuer vers votre espace" }).click();
  await page.getByText(person.approvalNumber).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

describe("R14 R25 the manager of a crèche", () => {
  const manager = { lastName: "Directrice", firstName: "Aurore", email: "aurore@voie.example" };

  test("asks for the habilitation of their structure", async () => {
    const { page, complaints, close } = await visit(site.browser, PHONE);
    await toRequest(site, page);
    await page.getByRole("radio", { name: /^Gestionnaire/ }).check();
    await page.getByRole("combobox", { name: "Commune de votre structure" }).pressSequentially("perpignan");
    await page
      .getByRole("option", { name: /Perpignan/ })
      .first()
      .click();
    await page.getByRole("group", { name: "Votre structure" }).getByLabel(creche.name).first().check();
    await button(page, "Poursuivre").click();
    await page.locator("main").getByText(creche.name).waitFor();
    await fillPerson(page, manager);
    await expectAccessible(page);
    await fileRequest(site, page);
    expect(to(await letters(site), manager.email).text.replace(/\s+/g, " ")).toContain(creche.name);
    expect(complaints).toEqual([]);
    await close();
  });

  test("is examined, consents and is activated; PMI has no part in it", async () => {
    const { page, complaints, close } = await examine(manager.lastName);
    expect(await button(page, "Orienter vers la PMI").count()).toBe(0);
    await activate(page, creche.name);
    await page.getByText(/L’habilitation est active/).waitFor();
    const received = await letters(site);
    const texts = received.filter((letter) => letter.to === manager.email).map(({ text }) => text);
    expect(texts.length).toBe(3);
    for (const text of texts) expect(text).not.toContain("PMI");
    const generated = passwordTo(received, manager.email);
    expect(complaints).toEqual([]);
    await close();

    const owner = await visit(site.browser, PHONE);
    await signIn(site, owner.page, manager.email, generated);
    await replacePassword(owner.page, generated, CHOSEN);
    await owner.page.getByRole("link", { name: "Continuer vers votre espace" }).click();
    await owner.page.getByRole("heading", { level: 2, name: creche.name }).waitFor();
    const words = await owner.page.locator("main").innerText();
    expect(words).toContain("Votre structure");
    expect(words).toContain("Indiquez vos disponibilités");
    expect(words).toContain("Crèche");
    expect(words).not.toMatch(/PMI|Assistantes maternelles/);
    expect(await owner.page.locator(".session__name").innerText()).toContain("Aurore");
    await expectAccessible(owner.page);
    expect(owner.complaints).toEqual([]);
    await owner.close();
  });
});

test("R19 the form never comes back: closed by the calendar and told; the agent may send it again", async () => {
  const [, person] = listed as [Listed, Listed];
  await ask(person);
  const desk = await examine(person.lastName);
  await desk.page
    .locator(".candidate", { hasText: `${person.firstName} ${person.lastName}` })
    .first()
    .getByRole("radio")
    .check();
  await act(desk.page, "Envoyer le formulaire");
  await desk.close();
  await letters(site);
  const later = new Date(Date.now() + 61 * DAY);
  await HOUSEKEEPING.unanswered?.(site.database.db, later);
  expect(to(await letters(site, later), person.email).text.replace(/\s+/g, " ")).toMatch(
    /n’est pas revenu signé dans les 60 jours.*votre demande est close/,
  );
  const { page, complaints, close } = await examine(person.lastName);
  await page.locator(".request__state").getByText("Sans réponse, close").waitFor();
  expect(await page.locator(".history").innerText()).toMatch(/Close[\s\S]*automatiquement/);
  await act(page, "Envoyer le formulaire");
  await page.locator(".request__state").getByText("Formulaire envoyé").waitFor();
  expect(to(await letters(site), person.email).attachments.length).toBe(1);
  expect(complaints).toEqual([]);
  await close();
});
