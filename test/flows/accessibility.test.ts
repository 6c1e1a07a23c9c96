import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DESKTOP, expectAccessible, PHONE, visit } from "../browser.ts";
import { openSite, PERPIGNAN, type RunningSite } from "./site.ts";

let site: RunningSite;
let sheets: string[] = [];

beforeAll(async () => {
  site = await openSite();
  const kinds = ["CHILDMINDER", "CRECHE", "LEISURE_CENTRE", "RELAIS", "LAEP"];
  sheets = await Promise.all(
    kinds.map(async (kind) => {
      const query = `query($k: [CareKind!]) { careSearch(area: { near: { lng: 2.8954, lat: 42.6986, radiusKm: 50 } }, filter: { kinds: $k }, sort: BEST_FIT, first: 1) { nodes { id } } }`;
      const { data } = await site.api.run(query, { k: [kind] });
      return `/fiche/?id=${data.careSearch.nodes[0].id}`;
    }),
  );
}, 120_000);
afterAll(() => site?.close());

const PAGES = [
  ["home", "/"],
  ["search, empty", "/recherche/"],
  ["search, results", PERPIGNAN],
  ["search, nothing found", `${PERPIGNAN}&texte=introuvable`],
  ["search, unknown place", "/recherche/?lieu=Zzyzx-les-Bains-Imaginaires"],
  ["search, too wide an area", "/recherche/?zone=-5,42,8,51"],
  ["search, map asked on a phone", `${PERPIGNAN}&vue=carte`],
  ["list without JavaScript", "/recherche/liste/?lieu=Perpignan"],
  ["list without JavaScript, nothing asked", "/recherche/liste/"],
  ["unknown sheet", "/fiche/?id=00000000-0000-4000-8000-000000000000"],
  ["404", "/nulle-part/"],
] as const;

describe.each([
  ["desktop", DESKTOP],
  ["phone", PHONE],
])("axe-core finds nothing, %s", (_, screen) => {
  describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
    test.each(PAGES)("%s", async (name, path) => {
      const { page, complaints, close } = await visit(site.browser, {
        ...screen,
        colorScheme,
        reducedMotion: "reduce",
      });
      await page.goto(site.url + path, { waitUntil: "networkidle" });
      await expectAccessible(page);
      expect(await page.locator("h1").count()).toBe(1);
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
      expect(width, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
      expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
      await close();
    });

    test("a sheet of each kind, and its plain twin", async () => {
      for (const sheet of sheets) {
        for (const path of [sheet, sheet.replace("/fiche/", "/fiche/texte/")]) {
          const { page, complaints, close } = await visit(site.browser, {
            ...screen,
            colorScheme,
            reducedMotion: "reduce",
          });
          await page.goto(site.url + path, { waitUntil: "networkidle" });
          await page.locator("article.sheet").waitFor();
          await expectAccessible(page);
          expect(complaints).toEqual([]);
          await close();
        }
      }
    });
  });
});

test("at 320 px, and enlarged four times, nothing scrolls sideways", async () => {
  for (const path of ["/", PERPIGNAN, "/recherche/liste/?lieu=Perpignan", ...sheets]) {
    const { page, close } = await visit(site.browser, { viewport: { width: 320, height: 256 } });
    await page.goto(site.url + path, { waitUntil: "networkidle" });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.screen.width);
    expect(over, path).toBeLessThanOrEqual(0);
    await close();
  }
});
