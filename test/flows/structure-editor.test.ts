import { sql } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedAccounts } from "../../db/seed/accounts.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, expectAccessible, PHONE } from "../browser.ts";
import { button, field, signedIn } from "./pro-steps.ts";
import { openSite, type RunningSite } from "./site.ts";

/** The manager of a structure changes its details, and families see it (R25). */
const PLACE = "/espace-professionnel/disponibilites/";
const MANAGERS = ["creche@demo.example", "loisirs@demo.example", "relais@demo.example"];

let site: RunningSite;

beforeAll(async () => {
  site = await openSite();
  await seedAccounts(site.database.db, { keys: testKeys, now: new Date(), log: () => {} });
}, 180_000);
afterAll(() => site?.close());

async function opened(email: string, options: BrowserContextOptions = DESKTOP) {
  const came = await signedIn(site, email, { reducedMotion: "reduce", ...options });
  await came.page.goto(site.url + PLACE);
  await form(came.page).waitFor();
  return came;
}

const form = (page: Page) => page.getByRole("region", { name: "Les informations de votre structure" });
const save = (page: Page) => button(page, "Enregistrer les informations");
const row = (page: Page, name: string) => page.getByRole("group", { name, exact: true });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const listingOf = async (email: string) => {
  const [found] = await site.database.db.execute<{ id: string }>(
    sql`select listing_id as id from account where email = ${email}`,
  );
  return found?.id ?? "";
};

/** Moves the hour of the field in focus up or down, and types its minutes: the same whether a browser counts to 12 or 24. */
async function turn(page: Page, hours: number, minutes: string): Promise<void> {
  for (let i = 0; i < Math.abs(hours); i += 1) await page.keyboard.press(hours < 0 ? "ArrowDown" : "ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type(minutes);
}

test("R25 by keyboard: hours changed, a remark added, saved, and on the public sheet at once", async () => {
  const { page, complaints, close } = await opened("creche@demo.example");
  const rows = await page.locator(".hours__row").count();
  const first = row(page, "Horaire 1");
  await first.getByLabel("Ouverture").focus();
  await turn(page, -1, "45");
  await first.getByLabel("Fermeture").focus();
  await turn(page, 1, "15");
  await first.getByLabel("Précision").focus();
  await page.keyboard.type("hors vacances");
  await page.getByRole("button", { name: "Ajouter un horaire" }).focus();
  await page.keyboard.press("Enter");
  // the new row takes the focus: the day after the last, at the same hours
  const added = row(page, `Horaire ${rows + 1}`);
  await added.waitFor();
  await expect.poll(() => focused(page)).toBe(await added.getByLabel("Jour").getAttribute("id"));
  expect(await added.getByLabel("Jour").inputValue()).toBe("SATURDAY");
  expect(await added.getByLabel("Ouverture").inputValue()).toBe("07:00");
  await page.keyboard.press("Tab");
  await turn(page, 2, "00");
  await save(page).focus();
  await page.keyboard.press("Enter");
  await page.getByText("C’est enregistré").waitFor();
  const history = page.getByRole("region", { name: "Modifications" });
  await history.getByText("Horaires d’ouverture").waitFor();
  expect(await history.innerText()).toMatch(
    /^Modifications\s+Le \d.* à \d+\sh\s\d\d, par Dominique Inventée/,
  );

  await form(page).getByRole("link", { name: "votre fiche publique" }).click();
  const details = page.getByRole("region", { name: "Informations" });
  await details.getByText("lundi : 6 h 45 – 20 h 15 (hors vacances)").waitFor();
  await details.getByText("samedi : 9 h – 19 h").waitFor();
  const download = page.waitForEvent("download");
  await details.getByRole("link", { name: "Ajouter à mon agenda" }).click();
  expect((await download).suggestedFilename()).toMatch(/^horaires-[a-z0-9-]+\.ics$/);
  expect(complaints).toEqual([]);
  await close();
});

test("R25 what is wrong is listed, linked and focused, all at once, and nothing typed is lost", async () => {
  const { page, close } = await opened("creche@demo.example");
  await field(page, "Téléphone").fill("12");
  await field(page, "Capacité").fill("trop");
  await row(page, "Horaire 2").getByLabel("Ouverture").fill("19:30");
  await save(page).click();
  const problems = page.locator(".problems");
  await problems.getByRole("heading", { name: "3 corrections sont nécessaires" }).waitFor();
  await problems.getByRole("link", { name: /horaire doit se terminer/i }).click();
  expect(await focused(page)).toMatch(/^structure-r\d+-closes$/);
  await expectAccessible(page);
  await problems.getByRole("link", { name: /numéro de téléphone français/ }).click();
  expect(await focused(page)).toBe("structure-phone");
  expect(await field(page, "Téléphone").getAttribute("aria-invalid")).toBe("true");
  expect(await field(page, "Capacité").inputValue()).toBe("trop");
  // R23: it waits in this tab
  await page.reload();
  await page.getByText("Votre saisie non enregistrée a été retrouvée").waitFor();
  expect(await field(page, "Capacité").inputValue()).toBe("trop");
  await button(page, "Abandonner cette saisie").click();
  await page.getByText("voici ce qui est publié").waitFor();
  expect(await field(page, "Capacité").inputValue()).toMatch(/^\d+$/);
  await save(page).click();
  await page.getByText("Rien n’a été modifié").waitFor();
  await close();
});

test("R25 a relais says which communes it serves, and takes a session back", async () => {
  const { page, close } = await opened("relais@demo.example");
  const served = page.getByRole("group", { name: "Communes du secteur" });
  const communes = await served.getByRole("listitem").count();
  const add = page.getByRole("combobox", { name: "Ajouter une commune" });
  await add.pressSequentially("banyuls-sur");
  await page.getByRole("option", { name: /Banyuls-sur-Mer/ }).click();
  await served.getByText("Banyuls-sur-Mer", { exact: true }).waitFor();
  expect(await add.inputValue()).toBe("");
  await add.pressSequentially("quelque part");
  await save(page).click();
  await page
    .locator(".problems")
    .getByRole("link", { name: /Choisissez la commune/ })
    .click();
  expect(await focused(page)).toBe("structure-commune");
  await add.fill("");
  const sessions = await page.locator(".hours__row").count();
  await page.getByRole("button", { name: "Retirer la séance 1" }).click();
  await expect.poll(() => page.locator(".hours__row").count()).toBe(sessions - 1);
  await save(page).click();
  await page.getByText("C’est enregistré").waitFor();
  expect(await served.getByRole("listitem").count()).toBe(communes + 1);
  const id = await listingOf("relais@demo.example");
  await page.goto(`${site.url}/fiche/?id=${id}`);
  await page.getByText(/Banyuls-sur-Mer/).waitFor();
  await close();
});

test("R25 a leisure centre says its ages and periods", async () => {
  const { page, close } = await opened("loisirs@demo.example");
  await field(page, "Âge minimum, en ans").fill("12");
  await field(page, "Âge maximum, en ans").fill("6");
  await field(page, "Périodes d’ouverture").fill("Mercredis\n\nVacances d’été");
  await save(page).click();
  await page
    .locator(".problems")
    .getByRole("link", { name: /âge maximum est inférieur/ })
    .waitFor();
  await field(page, "Âge minimum, en ans").fill("3");
  await save(page).click();
  await page.getByText("C’est enregistré").waitFor();
  const id = await listingOf("loisirs@demo.example");
  await page.goto(`${site.url}/fiche/?id=${id}`);
  await page.getByText("de 3 ans à 6 ans").waitFor();
  expect(await page.getByRole("listitem").allInnerTexts()).toEqual(
    expect.arrayContaining(["Mercredis", "Vacances d’été"]),
  );
  await close();
});

describe.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
  ["320 px", { viewport: { width: 320, height: 640 } }],
])("axe-core finds nothing, %s", (_, screen) => {
  test.each(["light", "dark"] as const)("%s", async (colorScheme) => {
    for (const email of MANAGERS) {
      const { page, complaints, close } = await opened(email, { ...screen, colorScheme });
      await page.waitForLoadState("networkidle");
      await expectAccessible(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([email, over <= 0]).toEqual([email, true]);
      const small = await form(page)
        .locator("button, input, select, textarea, summary")
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML),
        );
      expect(small).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    }
  });
});
