import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays, mondayOf, parisDay } from "../../api/kernel/local-date.ts";
import { SLOTS_A_WEEK, type WeekGrid } from "../../api/kernel/week.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { DESKTOP, expectAccessible, PHONE, visit } from "../browser.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { openSite, PERPIGNAN, type RunningSite } from "./site.ts";

/** Out at sea, where the demonstration has nobody. */
const HERE = { lng: 3.3, lat: 42.9 };
const HERE_QUERY = `/recherche/?lng=${HERE.lng}&lat=${HERE.lat}&rayon=2`;
/** Another such place, with more listings than a page holds. */
const MANY_QUERY = "/recherche/?lng=3.4&lat=42.6&rayon=2";
const WEEK = "besoin=lu2345,ma2345,me2345,je2345,ve2345";

/** As many places on these days (0: Monday) in these slots (1: 8:00–12:00). */
function grid(days: number[], slots: number[], places: number): WeekGrid {
  const cells: WeekGrid = Array(SLOTS_A_WEEK).fill(0);
  for (const day of days) for (const slot of slots) cells[day * 6 + slot] = places;
  return cells;
}

const today = parisDay(new Date());
const weekly = (week: WeekGrid): AvailabilityContent => ({
  level: "WEEKLY",
  startsOn: mondayOf(today),
  weeks: [week, week, week, week],
});

const FIVE = [0, 1, 2, 3, 4];
const DAY = [1, 2, 3, 4];

/** From the nearest to the farthest: the order by fit is another. */
const PEOPLE: [name: string, content: AvailabilityContent][] = [
  ["Fanny Complète", { level: "GLOBAL", available: false }],
  ["Edmée Soirs", weekly(grid(FIVE, [5], 2))],
  ["Dora Globale", { level: "GLOBAL", available: true }],
  ["Céleste Matins", weekly(grid(FIVE, [1], 2))],
  ["Blanche Quatre", weekly(grid([0, 1, 2, 3], DAY, 2))],
  ["Alba Semaine", weekly(grid(FIVE, DAY, 1))],
];

let site: RunningSite;

beforeAll(async () => {
  site = await openSite();
  const { db } = site.database;
  const at = `${addDays(today, -1)}T09:00:00Z`;
  for (const [index, [name, content]] of PEOPLE.entries()) {
    const listing = aChildminder({ name, lng: HERE.lng + 0.001 * (index + 1), lat: HERE.lat });
    await given(db, listing);
    await published(db, listing.id, content, at);
  }
  await given(db, aListing({ kind: "RELAIS", name: "Relais du large", detail: {}, ...HERE }));
  for (let index = 0; index < 27; index += 1) {
    const listing = aChildminder({ name: `Voisine ${index}`, lng: 3.4, lat: 42.6 + 0.0001 * index });
    await given(db, listing);
    const content = index % 9 === 0 ? PEOPLE[2]?.[1] : PEOPLE[5]?.[1];
    if (content) await published(db, listing.id, content, at);
  }
}, 120_000);
afterAll(() => site?.close());

const names = (page: Page) => page.locator("ol.results .card__name").allInnerTexts();
const headings = (page: Page) => page.locator(".results__group").allInnerTexts();
const fits = (page: Page, name: string) =>
  page.locator("article.card", { hasText: name }).locator(".fit").allInnerTexts();
const words = (page: Page) => page.locator(".need__words").innerText();
const toggle = (page: Page) => page.getByRole("button", { name: "Préciser mes besoins" });

/** Text with ordinary spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (name.test(plain(focused).trim())) return;
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

describe("R31 a parent says what they need, by keyboard alone", () => {
  test("finds who fits best first, and reads why", async () => {
    const { page, complaints, close } = await visit(site.browser);
    await page.goto(site.url + HERE_QUERY);
    await page.getByText("Relais du large").waitFor();
    await tabTo(page, /^Préciser mes besoins/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^Toute la semaine/);
    await page.keyboard.press("Space");
    await page.waitForURL(/besoin=lu2345,ma2345,me2345,je2345,ve2345/);
    await page.getByRole("heading", { name: "Conviennent", exact: true }).waitFor();
    expect(await names(page)).toEqual(
      PEOPLE.map(([name]) => name)
        .reverse()
        .toSpliced(4, 2, "Fanny Complète", "Edmée Soirs"),
    );
    expect(await headings(page)).toEqual([
      "Conviennent",
      "Conviennent en partie",
      "De la place, horaires à demander",
      "Les autres",
    ]);
    expect((await fits(page, "Alba Semaine")).map(plain)).toEqual(["Convient : 5 jours sur 5"]);
    expect((await fits(page, "Blanche Quatre")).map(plain)).toEqual(["4 jours sur 5"]);
    expect((await fits(page, "Céleste Matins")).map(plain)).toEqual(["Une partie des horaires (25 %)"]);
    expect((await fits(page, "Dora Globale")).map(plain)).toEqual(["Horaires à demander"]);
    expect((await fits(page, "Edmée Soirs")).map(plain)).toEqual(["Ne couvre pas ces horaires"]);
    expect(await fits(page, "Fanny Complète")).toEqual([]);
    expect(plain(await words(page))).toBe(
      "Vos besoins : 5 jours, 20 tranches horaires, 1 enfant, dès aujourd’hui.",
    );
    await tabTo(page, /^Voir qui convient/);
    await page.keyboard.press("Enter");
    expect(await toggle(page).getAttribute("aria-expanded")).toBe("false");
    await page.waitForFunction(() => document.activeElement?.id === "resultats");
    expect(await page.getByText("Alba Semaine").first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("arrows go from box to box, many ticks are one request and one step back", async () => {
    const { page, close } = await visit(site.browser);
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("need")) asked.push(request.url());
    });
    await page.goto(site.url + HERE_QUERY);
    await page.getByText("Relais du large").waitFor();
    await toggle(page).click();
    await page.getByRole("checkbox", { name: "lundi, 8 h – 12 h" }).focus();
    for (const key of ["Space", "ArrowRight", "Space", "ArrowDown", "Space", "ArrowLeft", "Space"])
      await page.keyboard.press(key);
    await page.waitForURL(/besoin=lu23,ma23/);
    await page.getByRole("heading", { name: "Conviennent", exact: true }).waitFor();
    // the list, and the points of the map when it is there
    expect(new Set(asked).size).toBeLessThanOrEqual(2);
    await page.keyboard.press("Space");
    await page.waitForURL(/besoin=lu2,ma23/);
    await page.goBack();
    await page.getByText("Relais du large").waitFor();
    expect(page.url()).not.toContain("besoin");
    expect(await page.getByRole("checkbox", { name: "lundi, 8 h – 12 h" }).isChecked()).toBe(false);
    await close();
  });

  test("headings of days and slots tick their column and row, and untick them", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + HERE_QUERY);
    await toggle(page).click();
    await page.getByRole("button", { name: "mardi, de 8 h à 19 h" }).click();
    await page.waitForURL(/besoin=ma2345/);
    await page.getByRole("button", { name: "avant 8 h, du lundi au vendredi" }).click();
    await page.waitForURL(/besoin=lu1,ma12345,me1,je1,ve1/);
    await page.getByRole("button", { name: "mardi, de 8 h à 19 h" }).click();
    await page.waitForURL(/besoin=lu1,me1,je1,ve1/);
    await page.getByRole("button", { name: "Ajouter le week-end" }).click();
    await page.getByRole("checkbox", { name: "samedi, après 19 h" }).check();
    await page.waitForURL(/besoin=lu1,me1,je1,ve1,sa6/);
    await page.getByRole("button", { name: "Retirer le week-end" }).click();
    await page.waitForURL(/besoin=lu1,me1,je1,ve1(&|$)/);
    await page.getByRole("button", { name: "Effacer les horaires" }).click();
    await page.waitForURL((url) => !url.search.includes("besoin"));
    await close();
  });
});

describe("R31 the address holds the need", () => {
  const SHARED = `${HERE_QUERY}&${WEEK}&enfants=2`;

  test("shared and reloaded: for two children fewer fit, and another order can be chosen", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + SHARED);
    await page.getByRole("heading", { name: "Conviennent en partie" }).waitFor();
    expect((await names(page)).slice(0, 2)).toEqual(["Blanche Quatre", "Céleste Matins"]);
    expect(await headings(page)).not.toContain("Conviennent");
    expect(await toggle(page).getAttribute("aria-expanded")).toBe("true");
    expect(await page.getByLabel("Nombre d’enfants").inputValue()).toBe("2");
    await page.getByRole("button", { name: /^Filtres/ }).click();
    expect(await page.getByLabel("Trier").inputValue()).toBe("BEST_FIT");
    await page.getByLabel("Trier").selectOption("DISTANCE");
    await page.waitForURL(/tri=distance/);
    await page.waitForFunction(() => !document.querySelector(".results__group"));
    expect((await names(page))[0]).toBe("Fanny Complète");
    expect((await fits(page, "Blanche Quatre")).map(plain)).toEqual(["4 jours sur 5"]);
    await page.reload();
    await page.getByText("Blanche Quatre").waitFor();
    expect((await names(page))[0]).toBe("Fanny Complète");
    await page.getByRole("button", { name: /^Filtres/ }).click();
    await page.getByRole("button", { name: "Effacer les filtres" }).click();
    await page.getByText("Relais du large").waitFor();
    expect(page.url()).not.toMatch(/besoin|enfants/);
    await close();
  });

  test("kinds without pictogram are left out, and it is said", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + SHARED);
    await page.getByText("Blanche Quatre").waitFor();
    expect(await page.getByText("Relais du large").count()).toBe(0);
    await page.getByText("ils sont laissés de côté").waitFor();
    await page.goto(`${site.url + SHARED}&genres=RELAIS`);
    await page.locator(".notice").getByText("ils sont laissés de côté").waitFor();
    await close();
  });

  test("a start that is past is today; a later one is said, and may leave nobody who fits", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(`${site.url + SHARED}&des=2020-01-01`);
    await page.getByText("Blanche Quatre").waitFor();
    expect(plain(await words(page))).toContain("dès aujourd’hui");
    expect(await page.getByLabel("À partir du").inputValue()).toBe(today);
    await page.getByLabel("À partir du").fill(addDays(today, 400));
    await page.waitForURL(/des=/);
    await page.getByText("personne n’annonce de place à ces horaires").waitFor();
    expect((await headings(page))[0]).toBe("De la place, horaires à demander");
    expect(plain(await words(page))).toMatch(/à partir du .* 20\d\d/);
    await close();
  });

  test("over several pages each heading stands once, where its listings begin", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(`${site.url + MANY_QUERY}&${WEEK}`);
    await page.getByText("20 sur 27").waitFor();
    expect(await headings(page)).toEqual(["Conviennent"]);
    await page.getByRole("button", { name: "Afficher la suite" }).click();
    await page.getByText("27 sur 27").waitFor();
    expect(await headings(page)).toEqual(["Conviennent", "De la place, horaires à demander"]);
    expect(await page.locator("ol.results").first().locator("> li").count()).toBe(24);
    await close();
  });

  test("the map shows the points of the list, asked with the need", async () => {
    const { page, close } = await visit(site.browser);
    const points = page.waitForRequest(
      (request) =>
        /"need".*BEST_FIT/.test(decodeURIComponent(request.url())) &&
        !/"first"/.test(decodeURIComponent(request.url())),
    );
    await page.goto(site.url + SHARED);
    await points;
    await close();
  });
});

describe("R31 without JavaScript", () => {
  const still = { ...DESKTOP, javaScriptEnabled: false };

  test("a shared need is honoured and said in words", async () => {
    const { page, close } = await visit(site.browser, still);
    await page.goto(`${site.url + HERE_QUERY}&${WEEK}`);
    await page.getByRole("link", { name: "Voir ces résultats en liste simple" }).click();
    await page.waitForURL(/\/recherche\/liste\/\?.*besoin=/);
    expect((await names(page)).slice(0, 3)).toEqual(["Alba Semaine", "Blanche Quatre", "Céleste Matins"]);
    expect((await fits(page, "Blanche Quatre")).map(plain)).toEqual(["4 jours sur 5"]);
    expect(plain(await words(page))).toContain("5 jours, 20 tranches horaires");
    expect(await page.getByRole("checkbox", { name: "lundi, 8 h – 12 h" }).isChecked()).toBe(true);
    await close();
  });

  test("the form offers the need", async () => {
    const { page, close } = await visit(site.browser, still);
    await page.goto(`${site.url}/recherche/`);
    await page.locator("form.search-plain input[name=lieu]").fill("Perpignan");
    await page.locator("form.search-plain summary", { hasText: "Préciser mes besoins" }).click();
    for (const day of ["lundi", "jeudi"])
      for (const slot of ["8 h – 12 h", "12 h – 14 h"])
        await page.getByRole("checkbox", { name: `${day}, ${slot}` }).check();
    await page.getByLabel("Nombre d’enfants").selectOption("2");
    await page.locator("form.search-plain button[type=submit]").click();
    await page.waitForURL(/besoin=lu2&besoin=/);
    expect(plain(await words(page))).toBe(
      "Vos besoins : 2 jours, 4 tranches horaires, 2 enfants, dès aujourd’hui.",
    );
    expect(await page.locator(".fit").count()).toBeGreaterThan(0);
    const next = await page.getByRole("link", { name: "Page suivante" }).getAttribute("href");
    expect(next).toContain("besoin=lu23,je23&enfants=2");
    await close();
  });

  test("what cannot be read of a need is left out", async () => {
    for (const query of [
      "besoin=%00,zz9,lu0,lu7,lundi",
      "besoin=lu2&enfants=0&des=hier",
      "enfants=9&des=2026-02-30",
    ])
      expect((await fetch(`${site.url}/recherche/liste/?lieu=Perpignan&${query}`)).status).toBe(200);
  });
});

describe.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
  ["320 px", { ...PHONE, viewport: { width: 320, height: 640 } }],
])("axe-core finds nothing in the need, %s", (_, screen) => {
  test.each(["light", "dark"] as const)(
    "%s",
    async (colorScheme) => {
      const { page, complaints, close } = await visit(site.browser, {
        ...screen,
        colorScheme,
        reducedMotion: "reduce",
      });
      const check = async () => {
        await expectAccessible(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
        expect(over).toBeLessThanOrEqual(0);
      };
      await page.goto(`${site.url}/recherche/`, { waitUntil: "networkidle" });
      await toggle(page).click();
      await check();
      for (const path of [
        `${HERE_QUERY}&${WEEK}`,
        `${PERPIGNAN}&besoin=lu2345,sa2,di6&enfants=2`,
        `${HERE_QUERY}&${WEEK}&des=${addDays(today, 400)}`,
        `${HERE_QUERY}&${WEEK}&genres=LAEP`,
        `/recherche/liste/?lng=${HERE.lng}&lat=${HERE.lat}&rayon=2&${WEEK}`,
      ]) {
        await page.goto(site.url + path, { waitUntil: "networkidle" });
        await check();
      }
      expect(complaints).toEqual([]);
      await close();
    },
    120_000,
  );
});
