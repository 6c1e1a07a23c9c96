import { afterAll, beforeAll, expect, test } from "vitest";
import { DESKTOP, visit } from "../browser.ts";
import { openSite, type RunningSite } from "./site.ts";

let site: RunningSite;
beforeAll(async () => {
  site = await openSite();
}, 180_000);
afterAll(() => site?.close());

/** A page whose scripts come when `arrive` is called: a slow network. */
async function slowly(path: string) {
  const { page } = await visit(site.browser, DESKTOP);
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\.js($|\?)/, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(site.url + path, { waitUntil: "commit" });
  return { page, arrive };
}

test("R13 what was typed, or filled in by a password manager, before the script came is not lost", async () => {
  const { page, arrive } = await slowly("/espace-professionnel/");
  const [email, password] = [page.locator("#connexion-email"), page.locator("#connexion-password")];
  await email.fill("assmat@demo.example");
  await password.fill("un-mot-de-passe-12");
  arrive();
  await page.waitForLoadState("networkidle");
  expect([await email.inputValue(), await password.inputValue()]).toEqual([
    "assmat@demo.example",
    "un-mot-de-passe-12",
  ]);
  await page.getByRole("button", { name: "Se connecter" }).click();
  // it was sent, not called empty
  await page.getByRole("link", { name: /ne convient pas/ }).waitFor();
  await page.context().close();
}, 60_000);

test("R14 nor is the status that was chosen, and it is kept for the next page", async () => {
  const { page, arrive } = await slowly("/espace-professionnel/demande/");
  const [radio] = await page.getByRole("radio").all();
  await radio?.check();
  arrive();
  await page.waitForLoadState("networkidle");
  expect(await radio?.isChecked()).toBe(true);
  await page.getByRole("button", { name: "Poursuivre" }).click();
  await page.getByRole("heading", { name: /Étape 2/ }).waitFor();
  await page.context().close();
}, 60_000);
