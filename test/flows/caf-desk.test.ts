import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { record } from "../../api/audit/audit.queries.ts";
import { insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import type { CheckedRequest } from "../../api/habilitation/request.ts";
import type { HabilitationState } from "../../api/kernel/habilitation.ts";
import { inTransaction } from "../../db/client.ts";
import { givenAccount, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { DESKTOP, expectAccessible, PHONE, type Visit, visit } from "../browser.ts";
import { aListing, given as givenListings } from "../builders.ts";
import { aRequest } from "../desk.ts";
import { openSite, type RunningSite } from "./site.ts";

const AGENT = "agent-du-bureau@caf.example";
const NOBODY = { lastName: "Introuvable", firstName: "Ysaline", phone: "+33639989999" };

interface Listed {
  id: string;
  name: string;
  lastName: string;
  firstName: string;
  phone: string;
  communeCode: string;
}

let site: RunningSite;
/** Two people whom PMI lists. */
let listed: [Listed, Listed];
let requests = 0;

beforeAll(async () => {
  site = await openSite();
  const { db } = site.database;
  await givenAccount(db, { email: AGENT, role: "AGENT", departementCode: "66" });
  const rows = await db.execute<Listed & Record<string, unknown>>(sql`
    select l.id, l.name, c.last_name as "lastName", c.first_name as "firstName", c.phone,
           l.commune_code as "communeCode"
    from pmi.childminder c join listing l on l.id = c.listing_id
    where l.state = 'PUBLISHED' and c.phone is not null
      and not exists (select from habilitation h where h.listing_id = l.id)
    order by c.approval_number limit 2`);
  const [one, other] = rows;
  if (!one || !other) throw new Error("the demonstration lists nobody");
  listed = [one, other];
}, 180_000);
afterAll(() => site?.close());

/** A request that came `days` ago, and to its state `since` days ago. */
async function given(
  facts: Partial<CheckedRequest>,
  { days = 0, since, state = "RECEIVED" }: { days?: number; since?: number; state?: HabilitationState } = {},
): Promise<string> {
  const ago = (n: number) => new Date(Date.now() - n * 86_400_000);
  const createdAt = ago(days);
  requests += 1;
  const email = `demande${requests}@personne.example`;
  return inTransaction(site.database.db, async (tx) => {
    const id = await insertRequest(
      tx,
      { ...aRequest({ email, ...facts }), state },
      { createdAt, stateSince: ago(since ?? days) },
    );
    const at = createdAt.toISOString();
    await record(tx, { action: "HABILITATION_RECEIVED", subjectId: id, at, facts: { to: "RECEIVED" } });
    return id;
  });
}

const of = ({ lastName, firstName, phone, communeCode }: Listed) => ({
  lastName,
  firstName,
  phone,
  communeCode,
});

/** The desk, opened by the agent. */
async function desk(path = "", options: BrowserContextOptions = DESKTOP): Promise<Visit> {
  const opened = await visit(site.browser, { reducedMotion: "reduce", ...options });
  const [name = "", value = ""] = (await site.api.session(AGENT)).split("=");
  await opened.page.context().addCookies([{ name, value, url: site.url }]);
  await opened.page.goto(`${site.url}/espace-caf/${path}`);
  await opened.page.locator("nav[aria-label='Espace Caf']").waitFor();
  return opened;
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

async function tabTo(page: Page, words: RegExp, most = 60): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (words.test(await focused(page))) return;
  }
  throw new Error(`the keyboard does not reach ${words}`);
}

async function rowOf(id: string) {
  const [row] = await site.database.db.execute<{
    state: string;
    reason: string | null;
    listingId: string | null;
    mails: string[];
  }>(sql`
    select h.state, h.reason, h.listing_id as "listingId",
           array(select m.template from mail m where m.habilitation_id = h.id order by m.created_at) as mails
    from habilitation h where h.id = ${id}::uuid`);
  return row;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Leaves the list with those alone who answer this text. */
async function filterBy(page: Page, text: string): Promise<void> {
  await page.getByLabel("Nom, adresse électronique ou téléphone").fill(text);
  const answered = page.waitForResponse((response) => response.url().endsWith("/graphql"));
  await button(page, "Filtrer").click();
  await answered;
  await page.locator("section[aria-busy=false]").waitFor();
}

const dialog = (page: Page) => page.getByRole("dialog");

describe("who may come in", () => {
  test("nobody signed in: led to sign in, with password and code, and back", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(`${site.url}/espace-caf/?vue=chiffres`);
    await page.waitForURL(/\/espace-caf\/connexion\/\?.*retour=%2Fespace-caf%2F/);
    // their own door, in the words of their space
    await page.getByRole("heading", { level: 1, name: "Espace Caf" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Connexion des agents de la Caf" }).waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/habilité\(e\)/);
    expect(await focused(page)).toBe("Espace Caf");
    await expectAccessible(page);
    await page.getByLabel("Votre adresse électronique").fill(AGENT);
    await page.getByLabel("Votre mot de passe", { exact: true }).fill(PASSWORD);
    await button(page, "Se connecter").click();
    const code = page.getByLabel("Code à 6 chiffres");
    await code.waitFor();
    await code.fill(new TOTP({ secret: Secret.fromBase32(TOTP_SECRET) }).generate());
    await button(page, "Se connecter").click();
    await page.waitForURL(/\/espace-caf\/\?vue=chiffres$/);
    await page.getByRole("heading", { level: 1, name: "Chiffres" }).waitFor();
    await expect.poll(() => focused(page)).toBe("Chiffres");
    await close();
  });

  test("a childminder is told so, and sees no request", async () => {
    const email = "assmat-au-bureau@personne.example";
    await givenAccount(site.database.db, { email });
    const { page, close } = await visit(site.browser);
    const [name = "", value = ""] = (await site.api.session(email)).split("=");
    await page.context().addCookies([{ name, value, url: site.url }]);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.postData() ?? ""));
    await page.goto(`${site.url}/espace-caf/`);
    await page.getByRole("heading", { level: 1, name: /réservé aux agents/ }).waitFor();
    await expectAccessible(page);
    expect(asked.filter((body) => body.includes("documentId")).length).toBe(1);
    await close();
  });
});

describe("the queue", () => {
  test("R10 ages and states in words; the state filter in the address, the text beside it, through Back and reload", async () => {
    await given({ lastName: "Ancienne" }, { days: 9 });
    await given({ lastName: "Recente" }, { days: 2 });
    const { page, complaints, close } = await desk();
    const search = page.getByLabel("Nom, adresse électronique ou téléphone");
    await search.fill("ancienne");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "1 demande" }).waitFor();
    const row = page.getByRole("row", { name: /Ancienne/ });
    expect(await row.innerText()).toMatch(/il\sy\sa\s9\sjours\s+depuis plus d’une semaine/);
    expect(await row.innerText()).toContain("À examiner");
    await page.getByLabel("État").selectOption({ label: "Refusée" });
    await button(page, "Filtrer").click();
    await page.getByRole("heading", { name: "Aucune demande ne répond à ces critères" }).waitFor();
    expect(page.url()).toMatch(/\?etat=refusee$/);
    await page.goBack();
    await row.waitFor();
    await page.reload();
    await row.waitFor();
    expect(await search.inputValue()).toBe("ancienne");
    await page.goBack();
    await page.getByRole("row", { name: /Recente/ }).waitFor();
    expect(await search.inputValue()).toBe("");
    await page.goForward();
    await page.getByRole("status").filter({ hasText: "1 demande" }).waitFor();
    // a request keeps what its list was filtered by
    await page.getByRole("link", { name: /Ancienne/ }).click();
    await page.waitForURL(/\?demande=[\w-]+$/);
    await page.getByRole("link", { name: "Revenir aux demandes" }).click();
    await row.waitFor();
    expect(await search.inputValue()).toBe("ancienne");
    expect(page.url()).toMatch(/\/espace-caf\/$/);
    expect(complaints).toEqual([]);
    // nor does it follow to the sign-in form
    await page.context().clearCookies();
    await search.fill("autre personne");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/espace-caf\/connexion\/\?/);
    expect(decodeURIComponent(page.url())).not.toMatch(/ancienne|autre/);
    await close();
  });

  test("an age is marked once it is past a week", async () => {
    const { page, complaints, close } = await desk();
    const search = page.getByLabel("Nom, adresse électronique ou téléphone");
    await search.fill("recente");
    await button(page, "Filtrer").click();
    expect(await page.getByRole("row", { name: /Recente/ }).innerText()).not.toContain("semaine");
    expect(complaints).toEqual([]);
    await close();
  });

  test("what waits for the Caf waits since the signed form came, however old the request", async () => {
    await given({ lastName: "Revenue" }, { days: 40, state: "CONSENT_RECEIVED", since: 2 });
    await given({ lastName: "Tardive" }, { days: 40, state: "CONSENT_RECEIVED", since: 9 });
    const { page, close } = await desk();
    await filterBy(page, "revenue");
    const fresh = await page.getByRole("row", { name: /Revenue/ }).innerText();
    expect(fresh).toMatch(/Formulaire reçu il\sy\sa\s2\sjours/);
    expect(fresh).not.toContain("semaine");
    await filterBy(page, "tardive");
    expect(await page.getByRole("row", { name: /Tardive/ }).innerText()).toMatch(
      /Formulaire reçu il\sy\sa\s9\sjours\s+depuis plus d’une semaine/,
    );
    await close();
  });

  test("what is being typed stays when the list arrives", async () => {
    await given({ lastName: "Presente" });
    const { page, close } = await desk("?vue=chiffres");
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/graphql", async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole("link", { name: "Demandes", exact: true }).click();
    const search = page.getByLabel("Nom, adresse électronique ou téléphone");
    await search.fill("anc");
    answer();
    await page.getByRole("row").nth(1).waitFor();
    expect(await search.inputValue()).toBe("anc");
    await close();
  });

  test("what waits for the Caf comes before what does not", async () => {
    const closed = await given({ lastName: "Ordre" }, { days: 300, state: "REFUSED" });
    const waiting = await given({ lastName: "Ordre" }, { days: 1 });
    const { page, close } = await desk();
    await filterBy(page, "ordre");
    await page.getByRole("row", { name: /Ordre/ }).first().waitFor();
    const links = await page.locator(".queue__who a").evaluateAll((found) => found.map(({ id }) => id));
    expect(links).toEqual([`demande-${waiting}`, `demande-${closed}`]);
    await close();
  });

  test("«Afficher la suite» adds the next ones and moves the focus to the first of them", async () => {
    for (let n = 0; n < 23; n += 1) await given({ lastName: "Nombreuse" });
    const { page, close } = await desk();
    await filterBy(page, "nombreuse");
    await button(page, "Afficher la suite").click();
    await page.waitForFunction(() => document.querySelectorAll(".queue__who a").length === 23);
    const ids = await page.locator(".queue__who a").evaluateAll((found) => found.map(({ id }) => id));
    expect(new Set(ids).size).toBe(23);
    await page.waitForFunction((id) => document.activeElement?.id === id, ids[20]);
    await close();
  });
});

describe("one examination", () => {
  test("R18 R19 by keyboard alone, from the queue to the activation", async () => {
    const [person] = listed;
    const id = await given(of(person), { days: 1 });
    const { page, complaints, close } = await desk();
    await filterBy(page, person.lastName);
    await page.locator(`#demande-${id}`).waitFor();
    await page.locator(`#demande-${id}`).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/demande=/);
    await page.getByRole("heading", { name: "Ce que contient l’annuaire" }).waitFor();
    expect(await focused(page)).toContain(`Demande de Mme ${person.firstName} ${person.lastName}`);
    const choice = page.locator(".candidate", { hasText: person.name }).first();
    expect(await choice.innerText()).toMatch(
      /Le nom concorde[\s\S]*La commune concorde[\s\S]*téléphone concorde/,
    );
    expect(await choice.getByRole("radio").isChecked()).toBe(true);

    await tabTo(page, /^Envoyer le formulaire$/);
    await page.keyboard.press("Enter");
    await dialog(page).waitFor();
    expect(await focused(page)).toBe("Envoyer le formulaire");
    expect(await dialog(page).innerText()).toMatch(/formulaire-d-accord\.pdf[\s\S]*Datez-le et signez-le/);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    expect(await focused(page)).toBe("Envoyer le formulaire");
    expect((await rowOf(id))?.state).toBe("RECEIVED");
    await page.keyboard.press("Enter");
    await dialog(page).waitFor();
    await tabTo(page, /^Envoyer le formulaire$/);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => /part par courriel/.test(document.activeElement?.textContent ?? ""));
    expect(await rowOf(id)).toMatchObject({ state: "CONSENT_ASKED", mails: ["CONSENT_ASKED"] });
    expect(await page.locator(".history").innerText()).toMatch(/Formulaire envoyé[\s\S]*par Aline Agent/);

    await tabTo(page, /^Noter la réception/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Noter la réception$/);
    await page.keyboard.press("Enter");
    await page.getByText("La réception du formulaire signé est notée.").waitFor();
    await tabTo(page, /^Activer l’habilitation$/);
    await page.keyboard.press("Enter");
    await dialog(page).getByText("••••").waitFor();
    expect(await dialog(page).innerText()).toContain("personne à la Caf ne le voit");
    await tabTo(page, /^Activer l’habilitation$/);
    await page.keyboard.press("Enter");
    await page.getByText(/L’habilitation est active/).waitFor();
    expect(await rowOf(id)).toMatchObject({ state: "ACTIVE" });
    expect(await page.locator(".history li").count()).toBe(4);
    expect(complaints).toEqual([]);

    await tabTo(page, /^Revenir aux demandes$/, 120);
    await page.keyboard.press("Enter");
    await page.waitForFunction((link) => document.activeElement?.id === link, `demande-${id}`);
    await close();
  });

  test("nobody of that name: the form is not offered, the way to PMI is", async () => {
    const id = await given(NOBODY);
    const { page, close } = await desk(`?demande=${id}`);
    await page.getByText("Aucune fiche du département ne ressemble à cette demande.").waitFor();
    expect(await button(page, "Envoyer le formulaire").count()).toBe(0);
    await button(page, "Orienter vers la PMI").click();
    expect(await dialog(page).innerText()).toContain("allomaje@cd66.fr");
    await dialog(page).getByRole("button", { name: "Orienter vers la PMI" }).click();
    await page.getByText(/La personne est orientée vers la PMI/).waitFor();
    expect(await rowOf(id)).toMatchObject({ state: "DIRECTED_TO_PMI", mails: ["DIRECTED_TO_PMI"] });
    // what is done is no longer asked for
    await page.getByText(/Cette personne a été orientée vers la PMI le \d/).waitFor();
    expect(await page.getByText("orientez-la vers la PMI").count()).toBe(0);
    expect(await page.locator(".request__state").innerText()).toMatch(/à \d\d?\u00a0h\u00a0\d\d/);
    await close();
  });

  test("R18 somebody whom a listing fits: before the way to PMI, a look at the listing", async () => {
    const [, person] = listed;
    const id = await given(of(person));
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Orienter vers la PMI").click();
    await expectAccessible(page);
    expect(await dialog(page).innerText()).toContain("semble être celle de cette personne");
    expect(await dialog(page).innerText()).toContain(person.name);
    expect(await dialog(page).locator(".button--main").allInnerTexts()).toEqual([
      "Regarder la fiche d’abord",
    ]);
    await button(page, "Regarder la fiche d’abord").click();
    await dialog(page).waitFor({ state: "detached" });
    await page.waitForFunction(
      (value) => (document.activeElement as HTMLInputElement).value === value,
      person.id,
    );
    expect((await rowOf(id))?.state).toBe("RECEIVED");
    // it stays the agent's to decide
    await button(page, "Orienter vers la PMI").click();
    await button(page, "Orienter vers la PMI quand même").click();
    await page.getByText(/La personne est orientée vers la PMI/).waitFor();
    expect((await rowOf(id))?.state).toBe("DIRECTED_TO_PMI");
    await close();
  });

  test("an end of a habilitation: a reason is asked for its revocation, not for a consent taken back", async () => {
    const creche = aListing({ name: "La Maison en exercice" });
    await givenListings(site.database.db, creche);
    const id = await given({ status: "MANAGER", listingId: creche.id }, { state: "ACTIVE" });
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Révoquer l’habilitation").click();
    await dialog(page).getByRole("button", { name: "Révoquer l’habilitation" }).click();
    await page.locator("#motif-erreur").waitFor();
    await button(page, "Annuler").click();
    await button(page, "Enregistrer le retrait de l’accord").click();
    await page.getByLabel("Motif (facultatif)").waitFor();
    await dialog(page).getByRole("button", { name: "Enregistrer le retrait" }).click();
    await page.getByText("Le retrait de l’accord est enregistré.").waitFor();
    await close();
  });

  test("the reason of a refusal is read in the letter before it leaves", async () => {
    const id = await given(NOBODY);
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Refuser la demande").click();
    const letter = dialog(page).locator(".letter__text");
    expect(await letter.innerText()).not.toContain("Motif");
    const reason = page.getByLabel("Motif (obligatoire)");
    const wrong = async (words: RegExp) => {
      await dialog(page).getByRole("button", { name: "Refuser la demande" }).click();
      await page.locator("#motif-erreur").filter({ hasText: words }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("motif");
      expect(await reason.getAttribute("aria-describedby")).toContain("motif-erreur");
      expect(await reason.getAttribute("aria-invalid")).toBe("true");
      expect((await rowOf(id))?.state).toBe("RECEIVED");
    };
    await wrong(/Écrivez le motif/);
    await reason.fill("x".repeat(501));
    await dialog(page).getByText("1 de trop").waitFor();
    await wrong(/500 caractères/);
    expect(await reason.inputValue()).toBe("x".repeat(501));
    await reason.fill("Cette adresse $& n’est pas la vôtre.");
    expect(await letter.innerText()).toMatch(/^Motif\s:\sCette adresse \$& n’est pas la vôtre\.$/m);
    await dialog(page).getByRole("button", { name: "Refuser la demande" }).click();
    await page.getByText("La demande est refusée.").waitFor();
    expect(await rowOf(id)).toMatchObject({
      state: "REFUSED",
      reason: "Cette adresse $& n’est pas la vôtre.",
      mails: ["REFUSED"],
    });
    expect(await page.getByText("Il n’y a plus rien à faire pour cette demande.").count()).toBe(1);
    await close();
  });

  test("a reason being written waits for the same agent in this tab (R23)", async () => {
    const id = await given(NOBODY);
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Refuser la demande").click();
    await page.getByLabel("Motif (obligatoire)").fill("À garder");
    await page.reload();
    await button(page, "Refuser la demande").click();
    expect(await page.getByLabel("Motif (obligatoire)").inputValue()).toBe("À garder");
    await close();
  });

  test("another agent was quicker: said, and the page shows what is", async () => {
    const id = await given(NOBODY);
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Orienter vers la PMI").click();
    await inTransaction(site.database.db, (tx) =>
      tx.execute(sql`update habilitation set state = 'REFUSED' where id = ${id}::uuid`),
    );
    await dialog(page).getByRole("button", { name: "Orienter vers la PMI" }).click();
    await dialog(page)
      .getByRole("alert")
      .filter({ hasText: /n’est plus possible/ })
      .waitFor();
    await expectAccessible(page);
    await button(page, "Annuler").click();
    await page.getByText("Il n’y a plus rien à faire pour cette demande.").waitFor();
    await close();
  });

  test("R19 the form by post: a PDF to print, its sending noted, and the person told of it", async () => {
    const id = await given(of(listed[1]));
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, /Imprimer le formulaire/).click();
    const href = await page.getByRole("link", { name: /Ouvrir le formulaire/ }).getAttribute("href");
    const pdf = await page.request.get(site.url + href);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    await button(page, "Noter l’envoi par la poste").click();
    await page.getByText("L’envoi du formulaire par la poste est noté.").waitFor();
    expect(await rowOf(id)).toMatchObject({ state: "CONSENT_ASKED", mails: ["CONSENT_POSTED"] });
    await close();
  });

  test("several listings may fit: one is to be chosen first", async () => {
    const id = await given({ ...of(listed[1]), communeCode: "66001" });
    const { page, close } = await desk(`?demande=${id}`);
    await button(page, "Envoyer le formulaire").click();
    await page.getByText("Choisissez d’abord la fiche de cette personne.").waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "fiche");
    expect(await dialog(page).count()).toBe(0);
    await close();
  });

  test("R18 nobody of that name: another listing is looked for, chosen and asked for consent", async () => {
    const [, person] = listed;
    const id = await given(NOBODY);
    const { page, complaints, close } = await desk(`?demande=${id}`);
    const field = page.getByLabel("Chercher une autre fiche");
    const said = page.locator(".listing-search__said");
    await field.fill("x");
    await page.keyboard.press("Enter");
    await page.getByText("Écrivez au moins deux caractères.").waitFor();
    await field.fill("zzzz introuvable");
    await page.keyboard.press("Enter");
    await said.filter({ hasText: "Aucune fiche du département ne répond à" }).waitFor();
    expect(await button(page, "Envoyer le formulaire").count()).toBe(0);
    await field.fill(`${person.lastName} ${person.firstName}`);
    await page.keyboard.press("Enter");
    await said.filter({ hasText: /trouvée/ }).waitFor();
    await expectAccessible(page);
    await button(page, "Envoyer le formulaire").click();
    await page.getByText("Choisissez d’abord la fiche de cette personne.").waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "fiche");
    const choice = page.getByRole("group", { name: "Fiches trouvées" }).getByLabel(person.name);
    await choice.first().check();
    await button(page, "Envoyer le formulaire").click();
    await dialog(page).getByText(person.name).waitFor();
    await dialog(page).getByRole("button", { name: "Envoyer le formulaire" }).click();
    await page.getByText("Le formulaire part par courriel.").waitFor();
    expect(await rowOf(id)).toMatchObject({ state: "CONSENT_ASKED", listingId: person.id });
    await page.getByRole("group", { name: /Quelle fiche/ }).waitFor();
    expect(await page.getByRole("radio", { name: person.name }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("R18 a manager named the wrong structure: the letter and the form name the one chosen", async () => {
    const { db } = site.database;
    const [named, own] = [
      aListing({ name: "La Maison nommée" }),
      aListing({ name: "Les Hirondelles d’Ondine" }),
    ];
    await givenListings(db, named, own);
    const id = await given({ status: "MANAGER", listingId: named.id });
    const { page, close } = await desk(`?demande=${id}`);
    expect(await page.getByRole("radio", { name: named.name }).isChecked()).toBe(true);
    await page.getByLabel("Chercher une autre fiche").fill("hirondelles ondine");
    await button(page, "Chercher").click();
    await page.getByRole("radio", { name: own.name }).check();
    await button(page, "Envoyer le formulaire").click();
    const letter = await dialog(page).locator(".letter__text").innerText();
    expect(letter).toContain(own.name);
    expect(letter).not.toContain(named.name);
    await button(page, "Annuler").click();
    await button(page, /Imprimer le formulaire/).click();
    const href = await page.getByRole("link", { name: /Ouvrir le formulaire/ }).getAttribute("href");
    expect(href).toMatch(new RegExp(`formulaire\\.pdf\\?fiche=${own.id}$`));
    expect((await page.request.get(site.url + href)).headers()["content-type"]).toBe("application/pdf");
    await button(page, "Noter l’envoi par la poste").click();
    await page.getByText("L’envoi du formulaire par la poste est noté.").waitFor();
    const history = await page.locator(".history").innerText();
    expect(history).toMatch(/Demande reçue[\s\S]*par la personne/);
    expect(history).toMatch(/Formulaire envoyé par la poste[\s\S]*par Aline Agent/);
    expect(await rowOf(id)).toMatchObject({
      state: "CONSENT_ASKED",
      listingId: own.id,
      mails: ["CONSENT_POSTED"],
    });
    await close();
  });

  test("whoever did a step that no agent did is said only where it is known", async () => {
    const id = await given(NOBODY, { days: 70, state: "DIRECTED_TO_PMI" });
    await inTransaction(site.database.db, async (tx) => {
      for (const to of ["DIRECTED_TO_PMI", "EXPIRED"])
        await record(tx, { action: `HABILITATION_${to}`, subjectId: id, facts: { to } });
    });
    const { page, close } = await desk(`?demande=${id}`);
    const lines = page.locator(".history li");
    await lines.first().waitFor();
    const said = await lines.allInnerTexts();
    expect(said.find((line) => line.startsWith("Demande reçue"))).toMatch(/, par la personne$/);
    expect(said.find((line) => line.startsWith("Orientée"))).toMatch(/\d$/);
    expect(said.find((line) => line.startsWith("Close"))).toMatch(/, automatiquement$/);
    await close();
  });

  test("unknown, or another Caf’s: the same answer", async () => {
    const elsewhere = await given({ departementCode: "44", communeCode: "44109" });
    for (const id of [elsewhere, "00000000-0000-4000-8000-000000000000", "n-est-pas-un-identifiant"]) {
      const { page, close } = await desk(`?demande=${id}`);
      await page.getByText("Cette demande n’existe pas dans votre département").waitFor();
      await close();
    }
  });
});

const HEADER =
  "numero_agrement;civilite;nom;prenom;num_voie;type_voie;nom_voie;complement;code_postal;commune;code_insee;telephone;courriel;places;date_debut_agrement;date_fin_agrement;statut;lieu_exercice;nom_mam;accord_publication;accord_adresse;accord_telephone;accord_courriel";
const ROW =
  "66-2099-00001;Mme;Essai;Ondine;3;rue;des Lilas;;66000;Perpignan;66136;04 65 71 99 01;ondine@assmat.example;3;2025-01-06;2030-03-18;ACTIF;DOMICILE;;O;O;O;O";
const SMALL_FILE = {
  name: "pmi-66-petit.csv",
  mimeType: "text/csv",
  buffer: Buffer.from([HEADER, ROW, ROW.replace("00001", "00002").replace(";3;2025", ";99;2025")].join("\n")),
};

const versions = async () => {
  const [row] = await site.database.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pmi.file`,
  );
  return row?.count ?? 0;
};

describe("the PMI file", () => {
  test("a file that is none is refused with its sentence", async () => {
    const { page, close } = await desk("?vue=fichiers");
    await button(page, "Lancer l’essai").click();
    await page.getByText("Choisissez d’abord un fichier.").waitFor();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "photo.csv", mimeType: "text/csv", buffer: Buffer.from("nom;prenom\na;b\n") });
    await button(page, "Lancer l’essai").click();
    await page.getByRole("heading", { name: "Le fichier est refusé" }).waitFor();
    await page.getByText(/Il manque des colonnes obligatoires/).waitFor();
    expect(await button(page, "Appliquer le fichier").count()).toBe(0);
    await expectAccessible(page);
    await close();
  });

  test("R6 a trial writes nothing; guards ask for a look; then it is applied", async () => {
    const before = await versions();
    const { page, complaints, close } = await desk("?vue=fichiers");
    await page.locator("input[type=file]").setInputFiles(SMALL_FILE);
    await button(page, "Lancer l’essai").click();
    await page.getByRole("heading", { name: "Résultat de l’essai" }).waitFor({ timeout: 60_000 });
    expect(await focused(page)).toBe("Résultat de l’essai");
    expect(await versions()).toBe(before);
    expect(await page.getByRole("row", { name: /Nouvelles fiches/ }).innerText()).toMatch(/1$/);
    expect(await page.locator(".quarantine tbody tr").innerText()).toMatch(
      /^3\s+places\s+Le nombre de places/,
    );
    expect(await page.locator(".guards").innerText()).toMatch(
      /[\d\s]+fiches sur [\d\s]+\(\d+\s%\).*plus de 10\s%/,
    );
    await expectAccessible(page);
    const waiting = page.waitForEvent("download");
    await page.getByRole("link", { name: "Télécharger la quarantaine (CSV)" }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe("pmi-66-petit-quarantaine.csv");

    await button(page, "Appliquer le fichier").click();
    await page.getByText(/Cochez d’abord la case/).waitFor();
    expect(await versions()).toBe(before);
    await page.getByLabel(/J’ai vérifié/).check();
    await button(page, "Appliquer le fichier").click();
    await page.getByRole("heading", { name: "Le fichier est appliqué" }).waitFor({ timeout: 60_000 });
    expect(await versions()).toBe(before + 1);
    const newest = page
      .locator(".files tbody tr")
      .first()
      .getByRole("link", { name: /Quarantaine/ });
    const newestCsv = async () =>
      (await page.request.get(site.url + (await newest.getAttribute("href")))).text();
    // the list is read again once the file is applied
    await expect
      .poll(async () => (await newestCsv()).split("\r\n")[1])
      .toMatch(/^3;places;PLACES_UNREADABLE;/);
    expect(complaints).toEqual([]);
    await close();
  });

  test("R6 another file is applied between the trial and the approval: held, looked at again, then applied", async () => {
    const numbered = (number: string) => [HEADER, ROW.replace("00001", number)].join("\n");
    const { page, complaints, close } = await desk("?vue=fichiers");
    await page
      .locator("input[type=file]")
      .setInputFiles({ ...SMALL_FILE, buffer: Buffer.from(numbered("00007")) });
    await button(page, "Lancer l’essai").click();
    await page.getByRole("heading", { name: "Résultat de l’essai" }).waitFor({ timeout: 60_000 });
    await page.getByLabel(/J’ai vérifié/).check();
    await page.evaluate(async (body) => {
      const headers = { "content-type": "application/octet-stream" };
      const send = async (query: string) => {
        const answer = await fetch(`/espace-caf/fichiers-pmi?${query}`, { method: "POST", headers, body });
        return JSON.parse((await answer.text()).trim().split("\n").at(-1) ?? "");
      };
      const { approval } = await send("essai=1");
      const { outcome } = await send(new URLSearchParams({ approuver: approval }).toString());
      if (outcome !== "APPLIED") throw new Error(outcome);
    }, numbered("00008"));
    const before = await versions();
    await button(page, "Appliquer le fichier").click();
    await page.getByRole("heading", { name: "Le fichier est retenu" }).waitFor({ timeout: 60_000 });
    await expect.poll(() => focused(page)).toBe("Le fichier est retenu");
    await page.getByText("L’annuaire ou le fichier a changé depuis l’essai").waitFor();
    await page.locator(".guards li").first().waitFor();
    expect(await page.getByLabel(/J’ai vérifié/).isChecked()).toBe(false);
    await expectAccessible(page);
    await button(page, "Appliquer le fichier").click();
    await page.getByText(/Cochez d’abord la case/).waitFor();
    expect(await versions()).toBe(before);
    await page.getByLabel(/J’ai vérifié/).check();
    await button(page, "Appliquer le fichier").click();
    await page.getByRole("heading", { name: "Le fichier est appliqué" }).waitFor({ timeout: 60_000 });
    expect(await versions()).toBe(before + 1);
    expect(complaints).toEqual([]);
    await close();
  });

  test("a connection that is cut is said, and the file may be tried again", async () => {
    const { page, close } = await desk("?vue=fichiers");
    await page.route("**/espace-caf/fichiers-pmi?*", (route) => route.abort("connectionreset"));
    await page.locator("input[type=file]").setInputFiles(SMALL_FILE);
    await button(page, "Lancer l’essai").click();
    await page
      .getByRole("alert")
      .filter({ hasText: /connexion a été coupée/ })
      .waitFor();
    await page.unroute("**/espace-caf/fichiers-pmi?*");
    await button(page, "Lancer l’essai").click();
    await page.getByRole("heading", { name: "Résultat de l’essai" }).waitFor({ timeout: 60_000 });
    await close();
  });

  test("a file that changes after it was chosen is not sent", async () => {
    const folder = mkdtempSync(join(tmpdir(), "mon-enfant-"));
    const path = join(folder, "pmi.csv");
    writeFileSync(path, SMALL_FILE.buffer);
    const { page, close } = await desk("?vue=fichiers");
    await page.locator("input[type=file]").setInputFiles(path);
    writeFileSync(path, `${SMALL_FILE.buffer}\n${ROW.replace("00001", "00003")}`);
    await button(page, "Lancer l’essai").click();
    await page
      .getByRole("alert")
      .filter({ hasText: /a changé ou a été déplacé/ })
      .waitFor();
    await close();
    rmSync(folder, { recursive: true });
  });

  test("a session that has ended leads to sign in", async () => {
    const { page, close } = await desk("?vue=fichiers");
    await page.locator("input[type=file]").setInputFiles(SMALL_FILE);
    await page.context().clearCookies();
    await button(page, "Lancer l’essai").click();
    await page.waitForURL(/\/espace-caf\/connexion\/\?.*vue%3Dfichiers/);
    await close();
  });
});

test("figures say in words what waits", async () => {
  await given(NOBODY, { days: 12 });
  const { page, close } = await desk("?vue=chiffres");
  await page.getByText(/\d+\sdemandes attendent la Caf, la plus ancienne depuis \d+\sjours\./).waitFor();
  await page.getByRole("link", { name: "À examiner" }).click();
  await page.waitForURL(/etat=recue/);
  await expect.poll(() => focused(page)).toBe("Demandes d’habilitation");
  await close();
});

type Act = (page: Page) => Promise<void>;

async function lookFor(page: Page, text: string): Promise<void> {
  await page.getByLabel("Chercher une autre fiche").fill(text);
  await page.keyboard.press("Enter");
  await page.locator(".listing-search__said").filter({ hasText: "trouvée" }).waitFor();
}

async function refuseWithoutReason(page: Page): Promise<void> {
  await button(page, "Refuser la demande").click();
  await dialog(page).getByRole("button", { name: "Refuser la demande" }).click();
}

/** The views of the desk, and its dialogs. */
async function eachView(options: BrowserContextOptions, look: (page: Page, path: string) => Promise<void>) {
  const id = await given(of(listed[1]));
  const views: [path: string, act?: Act][] = [
    [""],
    ["", (page) => filterBy(page, "introuvable-partout")],
    ["?vue=chiffres"],
    ["?vue=fichiers"],
    ["?demande=00000000-0000-4000-8000-000000000000"],
    [`?demande=${id}`],
    [`?demande=${id}`, (page) => lookFor(page, "mar")],
    [`?demande=${id}`, (page) => button(page, "Envoyer le formulaire").click()],
    [`?demande=${id}`, (page) => button(page, "Refuser la demande").click()],
    [`?demande=${id}`, refuseWithoutReason],
    [`?demande=${id}`, (page) => button(page, "Orienter vers la PMI").click()],
  ];
  for (const [path, act] of views) {
    const { page, close } = await desk(path, options);
    await page.waitForLoadState("networkidle");
    await act?.(page);
    await look(page, path);
    await close();
  }
}

describe.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("axe-core finds nothing, %s", (_, screen) => {
  test.each(["light", "dark"] as const)("%s", { timeout: 120_000 }, async (colorScheme) => {
    await eachView({ ...screen, colorScheme }, async (page, path) => {
      await expectAccessible(page);
      expect(await page.locator("h1").count(), path).toBe(1);
    });
  });
});

test("at 320 px nothing scrolls sideways", { timeout: 60_000 }, async () => {
  await eachView({ viewport: { width: 320, height: 256 } }, async (page, path) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
    expect(over, path).toBeLessThanOrEqual(0);
  });
});
