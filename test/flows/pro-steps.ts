import { sql } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { answerHash } from "../../api/captcha/answer.ts";
import type { Received } from "../../api/mail/mailbox.ts";
import { COMPOSERS } from "../../api/post.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, type Visit, visit } from "../browser.ts";
import { drainJobs } from "../jobs.ts";
import type { RunningSite } from "./site.ts";

/** What people and agents do again and again on the way to a habilitation. */
export const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** The letters that leave now. */
export const letters = (site: RunningSite, now = new Date()): Promise<Received[]> =>
  drainJobs(site.database, { composers: COMPOSERS, now });

export function to(received: Received[], address: string): Received {
  const letter = received.find((one) => one.to === address);
  if (!letter) throw new Error(`no letter to ${address}`);
  return letter;
}

/** The password between the quotation marks of a letter. */
export function passwordIn({ text }: Received): string {
  const [, password] = /«(\S+)»/.exec(text) ?? [];
  if (!password) throw new Error("the letter holds no password");
  return password;
}

/** The one in the letter that brings it, among all those to that address. */
export function passwordTo(received: Received[], address: string): string {
  const last = received.filter((one) => one.to === address).at(-1);
  return passwordIn(last ?? to(received, address));
}

/** What a person reads in the picture: found by trying, since only a hash is kept. */
export async function readDigits(site: RunningSite, page: Page): Promise<string> {
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

export interface Requester {
  lastName: string;
  firstName: string;
  email: string;
}

/** From the first page to the choice of a status, once it listens. */
export async function toRequest(site: RunningSite, page: Page): Promise<void> {
  await page.goto(`${site.url}/espace-professionnel/`);
  await page.getByRole("link", { name: "Faites votre demande d’habilitation en ligne" }).click();
  await page.waitForURL(/demande/);
  await page.waitForLoadState("networkidle");
}

/** The fields of R15, but for the digits of the picture. */
export async function fillPerson(page: Page, { lastName, firstName, email }: Requester): Promise<void> {
  await page.getByRole("radio", { name: "Mme" }).check();
  for (const [name, text] of [
    ["Nom", lastName],
    ["Prénom", firstName],
    ["N° de voie", "12"],
    ["Nom de voie", "des Genêts"],
    ["Code postal", "66000"],
    ["Commune", "Perpignan"],
    ["Téléphone où vous joindre", "06 39 98 00 01"],
    ["Adresse électronique", email],
    ["Confirmation de l’adresse électronique", email],
  ] as const) {
    await page
      .getByRole("textbox", { name: new RegExp(`^${name}(\\s|\\*|$)`) })
      .or(page.getByRole("combobox", { name: new RegExp(`^${name}(\\s|\\*|$)`) }))
      .first()
      .fill(text);
  }
}

export async function fileRequest(site: RunningSite, page: Page): Promise<void> {
  await page.locator(".captcha input").fill(await readDigits(site, page));
  await button(page, "Terminer la demande").click();
  await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
}

export async function signIn(site: RunningSite, page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${site.url}/espace-professionnel/`);
  await page.getByLabel("Votre adresse électronique").fill(email);
  await field(page, "Votre mot de passe").fill(password);
  await button(page, "Se connecter").click();
}

/** The generated password gives way to one's own (R20). */
export async function replacePassword(page: Page, current: string, next: string): Promise<void> {
  await page.waitForURL(/mot-de-passe/);
  await page.getByText("ne sert qu’une fois").waitFor();
  await page.locator("input[autocomplete='current-password']").fill(current);
  for (const input of await page.locator("input[autocomplete='new-password']").all()) await input.fill(next);
  await page.locator("form button[type=submit]").click();
  await page.getByRole("heading", { name: "Votre mot de passe est modifié" }).waitFor();
}

/** The browser of somebody who has signed in already. */
export async function signedIn(
  site: RunningSite,
  email: string,
  options: BrowserContextOptions = DESKTOP,
): Promise<Visit> {
  const came = await visit(site.browser, options);
  const [name = "", value = ""] = (await site.api.session(email)).split("=");
  await came.page.context().addCookies([{ name, value, url: site.url }]);
  return came;
}

/** One request at the desk, found by its name in the list. */
export async function openRequest(site: RunningSite, page: Page, lastName: string): Promise<void> {
  await page.goto(`${site.url}/espace-caf/`);
  await page
    .getByRole("link", { name: new RegExp(lastName, "i") })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: new RegExp(lastName, "i") }).waitFor();
}

/** A button of the desk, then the same in its dialog. */
export async function act(page: Page, name: string, within?: (page: Page) => Promise<void>): Promise<void> {
  await button(page, name).first().click();
  await within?.(page);
  await page.getByRole("dialog").getByRole("button", { name }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
