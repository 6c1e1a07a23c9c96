import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { addDays, daysBetween, type LocalDate, mondayOf, parisDay } from "../../api/kernel/local-date.ts";
import { seasonMonths } from "../../api/kernel/season.ts";
import { inTransaction } from "../../db/client.ts";
import { PASSWORD } from "../accounts.ts";
import { DESKTOP, expectAccessible, PHONE, type Visit, visit } from "../browser.ts";
import { aChildminder, aListing } from "../builders.ts";
import { givenOwner, type Owner } from "../owner.ts";
import { button } from "./pro-steps.ts";
import { openSite, type RunningSite } from "./site.ts";

/** An owner says what room there is, in a browser (R23–R32). */
const PLACE = "/espace-professionnel/disponibilites/";
let site: RunningSite;
let owner: Owner;
let today: LocalDate;
let n = 0;

beforeAll(async () => {
  site = await openSite();
}, 180_000);
afterAll(() => site?.close());
beforeEach(async () => {
  n += 1;
  today = parisDay(new Date());
  owner = await givenOwner(site.database.db, aChildminder({ id: randomUUID() }), `saisie${n}@demo.example`);
  await site.database.db.execute(sql`delete from throttle`);
});

async function opened(options: BrowserContextOptions = DESKTOP, email = owner.email): Promise<Visit> {
  const came = await visit(site.browser, { reducedMotion: "reduce", ...options });
  const [name = "", value = ""] = (await site.api.session(email)).split("=");
  await came.page.context().addCookies([{ name, value, url: site.url }]);
  await came.page.goto(site.url + PLACE, { waitUntil: "networkidle" });
  return came;
}

const card = (page: Page, name: string) => page.getByRole("radio", { name: new RegExp(`^${name}`) });
const tab = (page: Page, index: number) =>
  page.locator("input[name=tableau]").nth(index).check({ force: true });
const cell = (page: Page, name: RegExp) => page.getByRole("textbox", { name });
const monday = (weeks = 1) => addDays(mondayOf(today), 7 * weeks);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const saidOf = (page: Page) => page.locator(".editor__said").innerText();
/** What stands, as anybody may read it. */
async function standing(id = owner.listing.id) {
  const query = `query ($id: ID!) { care(id: $id) { availability { __typename signal version validUntil
    ... on WeeklyAvailability { weeks { startsOn days { weekday slots { slot places } } } }
    ... on SeasonalAvailability { months { startsOn days { weekday slots { slot places } } } }
    ... on PeriodAvailability { periods { name places } } } } }`;
  return (await site.api.run(query, { id })).data.care.availability;
}
type Days = { slots: { places: number }[] }[];
const numbers = (days: Days) => days.flatMap(({ slots }) => slots.map(({ places }) => places));

/** Publishes as another tab would. */
async function elsewhere(signal: string): Promise<void> {
  const run = await site.api.as(owner.email);
  await run(
    `mutation ($listing: ID!, $signal: AvailabilitySignal!) {
      publishGlobalAvailability(listing: $listing, signal: $signal) { __typename } }`,
    { listing: owner.listing.id, signal },
  );
}

/** Tab, until the focus is where it is wanted: no mouse. */
async function tabTo(page: Page, matches: (on: { id: string; value: string; text: string }) => boolean) {
  for (let i = 0; i < 250; i += 1) {
    await page.keyboard.press("Tab");
    const on = await page.evaluate(() => {
      const { id = "", textContent } = document.activeElement ?? {};
      return { id, value: (document.activeElement as HTMLInputElement).value ?? "", text: textContent ?? "" };
    });
    if (matches(on)) return;
  }
  throw new Error("never reached by Tab");
}

test("R26 R28 a childminder fills four weeks by keyboard alone, and the public sheet shows them", async () => {
  const { page, complaints, close } = await opened();
  await tabTo(page, ({ text }) => text.includes("Indiquez vos disponibilités"));
  await page.keyboard.press("Enter");
  expect(await focused(page)).toBe("disponibilites");
  await tabTo(page, ({ value }) => value === "GLOBAL" || value === "WEEKLY");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  expect(await card(page, "Semaine par semaine").isChecked()).toBe(true);
  // the week to come, whose days are none of them past
  await tabTo(page, ({ id }) => id.startsWith("debut"));
  if ((await focused(page)) === "debut") await page.keyboard.press("ArrowDown");
  expect(await page.locator("#debut-suivante").isChecked()).toBe(true);
  await tabTo(page, ({ id }) => id === `case-${monday(1)}-0-0`);
  // a whole day, then slot by slot: the arrows move and never count
  await page.keyboard.press("2");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("1");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe(`case-${monday(1)}-2-1`);
  await page.keyboard.press("3");
  await page.keyboard.press("Home");
  expect(await focused(page)).toBe(`case-${monday(1)}-2-0`);
  await page.keyboard.press("End");
  await page.keyboard.press("4");
  for (const week of [2, 3, 4]) {
    await page.keyboard.press("PageDown");
    expect(await focused(page)).toBe(`case-${monday(week)}-2-6`);
    await page.keyboard.press(String(week - 1));
  }
  await page.keyboard.press("PageUp");
  expect(await focused(page)).toBe(`case-${monday(3)}-2-6`);
  await page.keyboard.press("Escape");
  expect(await focused(page)).toBe("tableau-actions");
  await tabTo(page, ({ text }) => text === "Publier");
  await page.keyboard.press("Enter");
  await page.getByRole("status").getByText("C’est publié").waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("C’est publié");
  const { weeks, validUntil } = await standing();
  expect(validUntil).toBe(addDays(monday(5), -1));
  const [first, second, third, fourth] = weeks.map(({ days }: { days: Days }) => numbers(days));
  expect(first.slice(0, 6)).toEqual([0, 2, 2, 2, 2, 0]);
  expect(first.slice(6, 12)).toEqual([0, 3, 1, 1, 1, 0]);
  expect([first, second, third, fourth].map((grid) => grid[37])).toEqual([4, 1, 2, 3]);
  // said where and until when, and the way to the sheet shows it
  await page.getByRole("link", { name: "votre fiche publique", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/fiche/);
  await page.getByRole("heading", { name: "Places libres, semaine par semaine" }).waitFor();
  expect(await page.locator(".grid__free").count()).toBe(8 + 3 + 1);
  expect(complaints).toEqual([]);
  await close();
});

test("R26 copy, whole day and clear say what they did, and can be taken back", async () => {
  const { page, close } = await opened();
  await card(page, "Semaine par semaine").check();
  await page.locator("#debut-suivante").check();
  await cell(page, /^mardi .*journée entière/).fill("2");
  expect(await saidOf(page)).toMatch(/^Mardi .*: 2\splaces de 8/);
  expect(await cell(page, /^mardi .*avant/).inputValue()).toBe("");
  expect(await cell(page, /^mardi .*16\sh\s30\s– 19/).inputValue()).toBe("2");
  await button(page, "Recopier sur les semaines suivantes").click();
  expect(await saidOf(page)).toMatch(/recopiée sur les 3 semaines suivantes/);
  await tab(page, 3);
  expect(await cell(page, /^mardi .*16\sh\s30\s– 19/).inputValue()).toBe("2");
  await button(page, "Effacer cette semaine").click();
  expect(await saidOf(page)).toMatch(/tout est effacé/);
  expect(await cell(page, /^mardi .*16\sh\s30\s– 19/).inputValue()).toBe("");
  await button(page, "Annuler cette action").click();
  expect(await cell(page, /^mardi .*16\sh\s30\s– 19/).inputValue()).toBe("2");
  // live beside it
  await page.locator(".editor__families").getByText("De la place").waitFor();
  expect(await page.locator(".editor__families .grid__free").count()).toBe(16);
  await close();
});

test("R26 past days of the week under way are not asked, and hide no room of the weeks to come (R31)", async () => {
  const { page, close } = await opened();
  await card(page, "Semaine par semaine").check();
  await page.locator("#debut").check();
  const past = 7 - (await page.locator(".cells__whole input").count());
  expect(past).toBe(daysBetween(mondayOf(today), today));
  // from the second week on there is room on Mondays
  await tab(page, 1);
  await cell(page, /^lundi .*journée entière/).fill("1");
  await button(page, "Recopier sur les semaines suivantes").click();
  await button(page, "Publier").click();
  await page.getByText("C’est publié").waitFor();
  const { weeks } = await standing();
  const mondays = weeks.map(({ days }: { days: Days }) => numbers(days)[1]);
  expect(mondays).toEqual([past > 0 ? 1 : 0, 1, 1, 1]);
  await close();
});

test("R26 January and September, in the order they come", async () => {
  const { page, close } = await opened(PHONE);
  await card(page, "Pour janvier et septembre").check();
  await cell(page, /lundi, journée entière/).fill("1");
  await button(page, "Recopier sur l’autre mois").click();
  await tab(page, 1);
  await cell(page, /lundi, après/).fill("3");
  await button(page, "Publier").click();
  await page.getByText("C’est publié").waitFor();
  const { months } = await standing();
  expect(months.map(({ startsOn }: { startsOn: string }) => startsOn)).toEqual(seasonMonths(today));
  expect(months.map(({ days }: { days: Days }) => numbers(days).slice(0, 6))).toEqual([
    [0, 1, 1, 1, 1, 0],
    [0, 1, 1, 1, 1, 3],
  ]);
  // what stands is where one begins the next time
  await page.reload({ waitUntil: "networkidle" });
  expect(await card(page, "Pour janvier et septembre").isChecked()).toBe(true);
  expect(await cell(page, /lundi, 8\sh/).inputValue()).toBe("1");
  expect(await page.getByText("Votre saisie non publiée").count()).toBe(0);
  await close();
});

test("R26 R29 in a word: one request however often one presses; confirmed in one action; grey clears", async () => {
  const { page, close } = await opened();
  let sent = 0;
  page.on("request", (request) => {
    if (request.method() === "POST" && (request.postData() ?? "").includes('"signal"')) sent += 1;
  });
  await card(page, "En un mot").check();
  await button(page, "Publier").click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: "Choisissez ce que les familles doivent voir." })
    .click();
  expect(await focused(page)).toBe("pictogramme");
  await card(page, "Complet").check();
  await button(page, "Publier").dblclick();
  await page.getByText("C’est publié").waitFor();
  expect(sent).toBe(1);
  expect(await standing()).toMatchObject({ signal: "UNAVAILABLE", validUntil: addDays(today, 60) });
  await site.database.db.execute(sql`
    update availability_summary set valid_until = ${addDays(today, 3)} where listing_id = ${owner.listing.id}`);
  await button(page, "Confirmer").click();
  await page
    .getByRole("status")
    .getByText(/C’est confirmé/)
    .waitFor();
  expect(await standing()).toMatchObject({ signal: "UNAVAILABLE", validUntil: addDays(today, 60) });
  await card(page, "Ne rien indiquer").check();
  await button(page, "Publier").click();
  await page.getByText("C’est effacé").waitFor();
  expect(await standing()).toMatchObject({ signal: "UNKNOWN" });
  expect(await button(page, "Confirmer").count()).toBe(0);
  await close();
});

test("R28 what is no number of places is marked, listed and led to; nothing typed is lost", async () => {
  const { page, close } = await opened();
  await card(page, "Semaine par semaine").check();
  await page.locator("#debut-suivante").check();
  await cell(page, /^jeudi .*12\sh\s– 14/).fill("5");
  const wrong = cell(page, /^jeudi .*12\sh\s– 14/);
  expect(await wrong.getAttribute("aria-invalid")).toBe("true");
  expect(await wrong.getAttribute("aria-describedby")).toBe("case-erreur");
  await tab(page, 2);
  await button(page, "Publier").click();
  const list = page.getByRole("alert");
  await list.getByText("Une correction est nécessaire").waitFor();
  await expect.poll(() => page.title()).toMatch(/^Erreur/);
  await expectAccessible(page);
  // it is in a week that is not shown
  await list.getByRole("link", { name: /^jeudi .*Indiquez un nombre de 0 à 4/ }).click();
  expect(await focused(page)).toBe(`case-${monday(1)}-3-3`);
  expect(await wrong.inputValue()).toBe("5");
  await page.keyboard.type("4");
  await list.waitFor({ state: "detached" });
  await expect.poll(() => page.title()).not.toMatch(/^Erreur/);
  await button(page, "Publier").click();
  await page.getByText("C’est publié").waitFor();
  await close();
});

describe("R30 two tabs", () => {
  async function behind(): Promise<Visit> {
    const came = await opened();
    await card(came.page, "En un mot").check();
    await card(came.page, "De la place").check();
    await elsewhere("UNAVAILABLE");
    await button(came.page, "Publier").click();
    await came.page.getByText("ont changé entre-temps", { exact: false }).first().waitFor();
    expect(await standing()).toMatchObject({ signal: "UNAVAILABLE" });
    await came.page.locator(".outcome__signal").getByText("Complet").waitFor();
    return came;
  }

  test("what the other one published can be taken up", async () => {
    const { page, close } = await behind();
    await expectAccessible(page);
    await button(page, "Reprendre ce qui est enregistré").click();
    await page.getByText("Vous repartez de ce qui est enregistré.").waitFor();
    expect(await card(page, "Complet").isChecked()).toBe(true);
    await page.reload({ waitUntil: "networkidle" });
    expect(await card(page, "Complet").isChecked()).toBe(true);
    await close();
  });

  test("or replaced, knowingly", async () => {
    const { page, close } = await behind();
    await button(page, "Publier ma saisie à la place").click();
    await page.getByText("C’est publié").waitFor();
    expect(await standing()).toMatchObject({ signal: "AVAILABLE" });
    await close();
  });

  test("an entry found again replaces nothing that was published meanwhile", async () => {
    const { page, close } = await opened();
    await card(page, "En un mot").check();
    await card(page, "De la place").check();
    await elsewhere("UNAVAILABLE");
    await page.reload({ waitUntil: "networkidle" });
    await page.getByText("Votre saisie non publiée a été retrouvée").waitFor();
    await button(page, "Publier").click();
    await page.getByText("ont changé entre-temps", { exact: false }).first().waitFor();
    expect(await standing()).toMatchObject({ signal: "UNAVAILABLE" });
    await close();
  });
});

test("R23 a session that ends leaves the entry in the tab for the same person", async () => {
  const { page, close } = await opened();
  await card(page, "Pour janvier et septembre").check();
  await cell(page, /mercredi, journée entière/).fill("2");
  await site.database.db.execute(sql`delete from session`);
  await button(page, "Publier").click();
  await page.waitForURL(/retour=/);
  await page.getByLabel("Votre adresse électronique").fill(owner.email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await button(page, "Se connecter").click();
  await page.waitForURL(site.url + PLACE);
  await page.getByText("Votre saisie non publiée a été retrouvée").waitFor();
  expect(await cell(page, /mercredi, 8\sh/).inputValue()).toBe("2");
  await expectAccessible(page);
  await button(page, "Abandonner cette saisie").click();
  expect(await saidOf(page)).toMatch(/abandonnée/);
  expect(await page.getByRole("radio", { checked: true }).count()).toBe(0);
  await page.reload({ waitUntil: "networkidle" });
  expect(await page.getByText("Votre saisie non publiée").count()).toBe(0);
  await close();
});

test("R7 R30 suspended meanwhile: nothing is published, nothing typed is lost", async () => {
  const { page, close } = await opened();
  await card(page, "En un mot").check();
  await card(page, "De la place").check();
  const { db } = site.database;
  const state = (to: "SUSPENDED" | "PUBLISHED") =>
    inTransaction(db, (tx) => setListingState(tx, [owner.listing.id], to), "pmi");
  await state("SUSPENDED");
  await button(page, "Publier").click();
  await page
    .getByRole("alert")
    .getByText(/suspendue par la PMI/)
    .waitFor();
  await expectAccessible(page);
  await state("PUBLISHED");
  expect(await standing()).toMatchObject({ signal: "UNKNOWN" });
  await button(page, "Recharger la page").click();
  await page.getByText("Votre saisie non publiée a été retrouvée").waitFor();
  expect(await card(page, "De la place").isChecked()).toBe(true);
  await close();
});

test("without network it is said, and trying again publishes", async () => {
  const { page, close } = await opened();
  await card(page, "En un mot").check();
  await card(page, "De la place").check();
  await page.context().setOffline(true);
  await button(page, "Publier").click();
  await page
    .getByRole("alert")
    .getByText(/hors connexion/)
    .waitFor();
  await page.context().setOffline(false);
  await button(page, "Réessayer").click();
  await page.getByText("C’est publié").waitFor();
  await close();
});

describe("R32 other kinds", () => {
  test("a leisure centre says what it knows of its periods", async () => {
    const listing = aListing({ id: randomUUID(), kind: "LEISURE_CENTRE", detail: { capacity: 40 } });
    const centre = await givenOwner(site.database.db, listing, `centre${n}@demo.example`);
    const { page, close } = await opened(DESKTOP, centre.email);
    expect(await card(page, "Semaine par semaine").count()).toBe(0);
    await card(page, "Par période").check();
    await button(page, "Publier").click();
    await page
      .getByRole("alert")
      .getByRole("link", { name: /au moins une période/ })
      .waitFor();
    await expectAccessible(page);
    const fields = page.locator(".period-table input");
    await fields.last().fill("41");
    expect(await fields.last().getAttribute("aria-invalid")).toBe("true");
    await fields.last().fill("12");
    await fields.first().fill("0");
    await button(page, "Publier").click();
    await page.getByText("C’est publié").waitFor();
    const { periods } = await standing(listing.id);
    expect(periods.map(({ places }: { places: number }) => places)).toEqual([0, 12]);
    await close();
  });

  test("where no period is offered, that is said, and a word is left", async () => {
    const listing = aListing({
      id: randomUUID(),
      kind: "LEISURE_CENTRE",
      communeCode: "2A004",
      communeName: "Ajaccio",
    });
    const centre = await givenOwner(site.database.db, listing, `ajaccio${n}@demo.example`);
    const { page, close } = await opened(DESKTOP, centre.email);
    await page.getByText(/Les périodes ne sont pas proposées ici/).waitFor();
    expect(await card(page, "Par période").count()).toBe(0);
    await close();
  });

  test("R28 a crèche counts to its capacity", async () => {
    const listing = aListing({ id: randomUUID(), detail: { capacity: 30 } });
    const creche = await givenOwner(site.database.db, listing, `creche${n}@demo.example`);
    const { page, close } = await opened(PHONE, creche.email);
    await card(page, "Semaine par semaine").check();
    await page.locator("#debut-suivante").check();
    await cell(page, /^lundi .*8\sh\s– 12/).fill("31");
    expect(await cell(page, /^lundi .*8\sh\s– 12/).getAttribute("aria-invalid")).toBe("true");
    await cell(page, /^lundi .*8\sh\s– 12/).fill("30");
    await button(page, "Publier").click();
    await page.getByText("C’est publié").waitFor();
    await close();
  });
});

test("reminders are wanted, or not, at once", async () => {
  const { page, close } = await opened();
  const wanted = page.getByRole("checkbox", { name: /Recevoir un rappel par courriel/ });
  const before = await wanted.isChecked();
  await wanted.click();
  await page
    .getByRole("status")
    .getByText(/C’est noté/)
    .waitFor();
  await page.reload({ waitUntil: "networkidle" });
  expect(await wanted.isChecked()).toBe(!before);
  await close();
});

describe("axe-core finds nothing and nothing scrolls sideways", () => {
  const SCREENS = [
    ["phone", { ...PHONE, viewport: { width: 320, height: 640 } }],
    ["enlarged four times", { viewport: { width: 320, height: 256 } }],
    ["desktop", DESKTOP],
  ] as const;
  describe.each(SCREENS)("%s", (_, screen) => {
    test.each(["light", "dark"] as const)("%s", async (colorScheme) => {
      const { page, complaints, close } = await opened({ ...screen, colorScheme });
      const look = async () => {
        await expectAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
        expect(over).toBeLessThanOrEqual(0);
      };
      await look();
      await card(page, "Semaine par semaine").check();
      await page.locator("#debut-suivante").check();
      await cell(page, /^mardi .*journée entière/).fill("2");
      await cell(page, /^jeudi .*journée entière/).fill("9");
      await look();
      await cell(page, /^jeudi .*journée entière/).fill("");
      await button(page, "Recopier").click();
      await button(page, "Publier").click();
      await page.getByText("C’est publié").waitFor();
      await look();
      await card(page, "Pour janvier").check();
      await look();
      await card(page, "En un mot").check();
      await look();
      expect(complaints).toEqual([]);
      await close();
    });
  });
});
