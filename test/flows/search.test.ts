import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESKTOP, PHONE, visit } from "../browser.ts";
import { openSite, PERPIGNAN, type RunningSite } from "./site.ts";

let site: RunningSite;

beforeAll(async () => {
  site = await openSite();
}, 120_000);
afterAll(() => site?.close());

const cards = (page: Page) => page.locator("ol.results > li > article.card");

const total = (page: Page) => page.locator(".list__total");
const place = (page: Page) => page.getByRole("combobox", { name: "Commune ou adresse" });

/** What has the focus, in words. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

async function tabTo(page: Page, selector: string, most = 60): Promise<void> {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

describe("a family, by keyboard alone", () => {
  test("goes from the home page to a sheet", async () => {
    const { page, complaints, close } = await visit(site.browser);
    await page.goto(site.url);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/contenu/i);
    await tabTo(page, "input[name=lieu]");
    await page.keyboard.type("perpignan");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/recherche\//);
    await cards(page).first().waitFor();
    expect(await total(page).innerText()).toMatch(/modes d’accueil/);
    const name = await cards(page).first().locator("h2").innerText();
    await tabTo(page, "ol.results .card__name a");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/fiche\/\?id=/);
    await page.locator("article.sheet h1").waitFor();
    expect(await page.locator("h1").innerText()).toBe(name);
    expect(complaints).toEqual([]);
    await close();
  });

  test("chooses a commune among those proposed, a typing error forgiven", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(`${site.url}/recherche/`);
    const field = place(page);
    await field.waitFor();
    await field.fill("");
    await field.pressSequentially("perpinan", { delay: 30 });
    await page
      .getByRole("option", { name: /Perpignan/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await cards(page).first().waitFor();
    expect(page.url()).toContain("commune=66136");
    await close();
  });

  test("reaches the map and leaves it", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + PERPIGNAN);
    await page.locator(".maplibregl-canvas").waitFor();
    await tabTo(page, ".maplibregl-canvas", 120);
    await page.keyboard.press("Escape");
    const inside = await page.evaluate(() => document.activeElement?.matches(".maplibregl-canvas"));
    expect(inside).toBe(false);
    await close();
  });
});

describe("the address is the state", () => {
  test("shared, reloaded, gone back to", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + PERPIGNAN);
    await cards(page).first().waitFor();
    const all = await total(page).innerText();
    await page.getByRole("checkbox", { name: "Crèches" }).check({ force: true });
    await page.waitForURL(/genres=CRECHE/);
    await page.waitForFunction(
      (before) => document.querySelector(".list__total")?.textContent !== before,
      all,
    );
    const creches = await total(page).innerText();
    for (const kind of await cards(page).evaluateAll((list) =>
      list.map((card) => (card as HTMLElement).dataset.kind),
    )) {
      expect(kind).toBe("creche");
    }
    await page.reload();
    await cards(page).first().waitFor();
    expect(await total(page).innerText()).toBe(creches);
    expect(await page.getByRole("checkbox", { name: "Crèches" }).isChecked()).toBe(true);
    await page.goBack();
    await page.waitForFunction(
      (before) => document.querySelector(".list__total")?.textContent === before,
      all,
    );
    await close();
  });

  test("more results follow, none twice", async () => {
    const { page, close } = await visit(site.browser);
    await page.goto(site.url + PERPIGNAN);
    await cards(page).first().waitFor();
    const before = await cards(page).count();
    await page.getByRole("button", { name: "Afficher la suite" }).click();
    await page.waitForFunction((n) => document.querySelectorAll("ol.results > li").length > n, before);
    const ids = await cards(page).evaluateAll((list) => list.map((card) => card.id));
    expect(new Set(ids).size).toBe(ids.length);
    await close();
  });
});

describe("list and map in step", () => {
  test("the map is fetched after the list works, and draws the points", async () => {
    const { page, close } = await visit(site.browser);
    const order: string[] = [];
    page.on("response", (response) => order.push(new URL(response.url()).pathname));
    await page.goto(site.url + PERPIGNAN, { waitUntil: "networkidle" });
    await page.locator(".maplibregl-canvas").waitFor();
    await page.waitForResponse(/\/tiles\/care\//).catch(() => null);
    const list = order.indexOf("/graphql");
    const map = order.findIndex((path) => /maplibre/.test(path));
    expect(list).toBeGreaterThan(-1);
    expect(map).toBeGreaterThan(list);
    expect(order.some((path) => path.startsWith("/tiles/care/"))).toBe(true);
    await close();
  });

  test("a phone shows the list first, and the map on request", async () => {
    const { page, close } = await visit(site.browser, PHONE);
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(request.url()));
    await page.goto(site.url + PERPIGNAN, { waitUntil: "networkidle" });
    await cards(page).first().waitFor();
    expect(fetched.some((url) => url.includes("/tiles/"))).toBe(false);
    await page.getByRole("button", { name: "Voir la carte" }).click();
    await page.locator(".maplibregl-canvas").waitFor();
    expect(page.url()).toContain("vue=carte");
    await close();
  });
});

describe("what fails leaves the rest working", () => {
  test("geolocation refused is said, and a commune still found", async () => {
    const { page, close } = await visit(site.browser, { ...DESKTOP, permissions: [] });
    await page.goto(`${site.url}/recherche/`);
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await page.getByText(/Votre (navigateur n’a pas donné|position n’a pas pu)/).waitFor();
    await place(page).fill("66000");
    await page.keyboard.press("Enter");
    await cards(page).first().waitFor();
    await close();
  });

  test("geolocation given is rounded to three decimals", async () => {
    const { page, close } = await visit(site.browser, {
      ...DESKTOP,
      permissions: ["geolocation"],
      geolocation: { longitude: 2.895412345, latitude: 42.698612345 },
    });
    await page.goto(`${site.url}/recherche/`);
    await page.getByRole("button", { name: "Autour de moi" }).click();
    await cards(page).first().waitFor();
    expect(page.url()).toContain("lng=2.895&lat=42.699");
    await close();
  });

  test("without WebGL the list serves, and says so", async () => {
    const { page, close } = await visit(site.browser);
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(site.url + PERPIGNAN);
    await cards(page).first().waitFor();
    await page.getByText("La carte ne peut pas s’afficher sur cet appareil").waitFor();
    await close();
  });

  test("an API that fails is said, and asked again", async () => {
    const { page, close } = await visit(site.browser);
    await page.route("**/graphql**", (route) => route.fulfill({ status: 503, body: "{}" }));
    await page.goto(site.url + PERPIGNAN);
    await page.getByText("La recherche n’a pas abouti").first().waitFor();
    await page.unroute("**/graphql**");
    await page.getByRole("button", { name: "Réessayer" }).click();
    await cards(page).first().waitFor();
    await close();
  });

  test("too wide an area, an unknown place and nothing found each have their words", async () => {
    const { page, close } = await visit(site.browser);
    for (const [path, words] of [
      ["/recherche/?zone=-5,42,8,51", "Cette zone est trop vaste"],
      ["/recherche/?lieu=Zzyzx-les-Bains-Imaginaires", "Nous ne trouvons pas ce lieu"],
      [`${PERPIGNAN}&texte=introuvable`, "Rien à cet endroit avec ces critères"],
    ] as const) {
      await page.goto(site.url + path);
      await page.getByText(words).first().waitFor();
    }
    await close();
  });
});

describe("without JavaScript", () => {
  test("the form leads to a plain list, and the list to plain sheets", async () => {
    const { page, close } = await visit(site.browser, { ...DESKTOP, javaScriptEnabled: false });
    await page.goto(`${site.url}/recherche/`);
    await page.locator("form.search-plain input[name=lieu]").fill("Perpignan");
    await page.locator("form.search-plain button[type=submit]").click();
    await page.waitForURL(/\/recherche\/liste\//);
    expect(await page.locator("h1").innerText()).toContain("Perpignan");
    expect(await cards(page).count()).toBe(20);
    const first = await cards(page).first().locator("h2").innerText();
    await page.getByRole("link", { name: "Page suivante" }).click();
    expect(await cards(page).first().locator("h2").innerText()).not.toBe(first);
    const name = await cards(page).first().locator("h2").innerText();
    await cards(page).first().locator("h2 a").click();
    await page.waitForURL(/\/fiche\/texte\//);
    expect(await page.locator("h1").innerText()).toBe(name);
    await close();
  });

  test("what visitors get wrong is never a failure of the service", async () => {
    for (const query of [
      "lieu=Perpignan&apres=junk",
      "lieu=Perpignan&apres=",
      "lieu=%00",
      `lieu=${"a".repeat(200)}`,
    ]) {
      expect((await fetch(`${site.url}/recherche/liste/?${query}`)).status).toBe(200);
    }
  });

  test("a shared link leads to the same in plain", async () => {
    const { page, close } = await visit(site.browser, { ...DESKTOP, javaScriptEnabled: false });
    await page.goto(site.url + PERPIGNAN);
    await page.locator('noscript a, a[href^="/recherche/liste/?"]').first().click();
    await page.waitForURL(/\/recherche\/liste\/\?.*Perpignan/);
    expect(await cards(page).count()).toBe(20);
    await close();
  });

  test("a place nobody knows, and a sheet that is gone, are said", async () => {
    const { page, close } = await visit(site.browser, { ...DESKTOP, javaScriptEnabled: false });
    await page.goto(`${site.url}/recherche/liste/?lieu=Zzyzx-les-Bains-Imaginaires`);
    await page.getByText("Nous ne trouvons pas ce lieu").waitFor();
    const answer = await page.goto(`${site.url}/fiche/texte/?id=00000000-0000-4000-8000-000000000000`);
    expect(answer?.status()).toBe(404);
    await page.getByText("n’est plus publiée").first().waitFor();
    await close();
  });
});

test("several are chosen, compared, shared and kept in this browser only", async () => {
  const { page, close } = await visit(site.browser);
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.method()));
  await page.goto(site.url + PERPIGNAN);
  await cards(page).first().waitFor();
  for (const i of [0, 1, 2]) await cards(page).nth(i).getByRole("checkbox").check({ force: true });
  const names = await cards(page).locator("h2").allInnerTexts();
  await page.getByRole("button", { name: "Comparer", exact: true }).click();
  await page.waitForURL(/comparer=/);
  for (const name of names.slice(0, 3)) await page.getByText(name).first().waitFor();
  const shared = page.url();
  await close();
  const other = await visit(site.browser);
  await other.page.goto(shared);
  await other.page
    .getByText(names[0] ?? "")
    .first()
    .waitFor();
  await other.close();
  expect(new Set(sent)).toEqual(new Set(["GET"]));
});

test("R7 a sheet without a listing says the same for all", async () => {
  const { page, close } = await visit(site.browser);
  for (const id of ["00000000-0000-4000-8000-000000000000", "n'importe quoi", ""]) {
    await page.goto(`${site.url}/fiche/?id=${encodeURIComponent(id)}`);
    await page.getByText("n’est plus publiée").first().waitFor();
  }
  await close();
});
