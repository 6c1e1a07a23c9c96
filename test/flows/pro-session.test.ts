import { sql } from "drizzle-orm";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedAccounts } from "../../db/seed/accounts.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, expectAccessible, type Visit, visit } from "../browser.ts";
import { button } from "./pro-steps.ts";
import { openSite, type RunningSite } from "./site.ts";

const PLACE = "/espace-professionnel/disponibilites/";

let site: RunningSite;

beforeAll(async () => {
  site = await openSite();
  await seedAccounts(site.database.db, { keys: testKeys, now: new Date(), log: () => {} });
}, 180_000);
afterAll(() => site?.close());

async function opened(path: string, options: BrowserContextOptions, email: string): Promise<Visit> {
  const came = await visit(site.browser, { reducedMotion: "reduce", ...options });
  const [name = "", value = ""] = (await site.api.session(email)).split("=");
  await came.page.context().addCookies([{ name, value, url: site.url }]);
  await came.page.goto(site.url + path, { waitUntil: "networkidle" });
  return came;
}

describe("R23 the session", () => {
  const dialog = (page: Page) => page.getByRole("dialog", { name: "Votre session va se terminer" });

  /** The page, with a clock that the test moves. */
  async function timed(cookie: string): Promise<Visit> {
    const came = await visit(site.browser, DESKTOP);
    const [name = "", value = ""] = cookie.split("=");
    await came.page.context().addCookies([{ name, value, url: site.url }]);
    await came.page.clock.install();
    await came.page.goto(site.url + PLACE);
    await button(came.page, "Fermer la session").first().waitFor();
    // what is drawn sets its clocks a moment later
    await came.page.clock.runFor(1_000);
    return came;
  }

  test("first and last name, and «Fermer la session», which ends it in every tab and wipes what was typed", async () => {
    const { page, close } = await opened(PLACE, DESKTOP, "assmat@demo.example");
    const other = await page.context().newPage();
    await other.goto(site.url + PLACE);
    await button(other, "Fermer la session").first().waitFor();
    const typed = ["mon-enfant.brouillon.semaines", "mon-enfant.demande"];
    const kept = (tab: Page) =>
      tab.evaluate((keys) => keys.filter((key) => sessionStorage.getItem(key) !== null), typed);
    for (const tab of [page, other])
      await tab.evaluate((keys) => {
        for (const key of keys) sessionStorage.setItem(key, "{}");
      }, typed);
    expect(await kept(other)).toEqual(typed);
    expect(await page.locator(".session__name").innerText()).toMatch(/\S+ \S+/);
    await button(page, "Fermer la session").first().click();
    for (const tab of [page, other]) {
      await tab.getByText("Votre session est fermée.").waitFor();
      expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe("Espace professionnel");
      expect(await kept(tab)).toEqual([]);
    }
    await page.goto(site.url + PLACE);
    await page.waitForURL(/retour=/);
    await close();
  });

  test("a dialog opens two minutes before the end, and lets one stay", async () => {
    const { page, close } = await timed(await site.api.session("assmat@demo.example"));
    const kept: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST") kept.push(request.postData() ?? "");
    });
    await page.clock.fastForward("27:00");
    expect(await dialog(page).count()).toBe(0);
    await page.clock.fastForward("01:30");
    await dialog(page).waitFor();
    await expectAccessible(page);
    expect(await dialog(page).innerText()).toMatch(/1 min \d\d s/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Prolonger ma session");
    expect(kept).toEqual([]);
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "hidden" });
    expect(kept.length).toBe(1);
    await close();
  });

  test("Esc stays as well, and the keyboard is where it was, or at the heading", async () => {
    const { page, close } = await timed(await site.api.session("assmat@demo.example"));
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.clock.fastForward("28:30");
    await dialog(page).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await expect.poll(focused).toBe("Vos disponibilités");
    await button(page, "Fermer la session").first().focus();
    await page.clock.fastForward("29:00");
    await dialog(page).waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    await expect.poll(focused).toBe("Fermer la session");
    await close();
  });

  test("at its end it leads to sign in, which says so and leads back", async () => {
    const { page, close } = await timed(await site.api.session("deuxieme@demo.example"));
    await site.database.db.execute(sql`delete from session`);
    await page.clock.fastForward("31:00");
    await page.waitForURL(/retour=/);
    await page.getByText("Votre session est terminée").waitFor();
    await close();
  });

  test("typing extends it, told at most once a minute; reading does not", async () => {
    const { page, close } = await timed(await site.api.session("assmat@demo.example"));
    let told = 0;
    page.on("request", (request) => {
      if (request.method() === "POST") told += 1;
    });
    await page.clock.fastForward("01:10");
    expect(told).toBe(0);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press("Shift");
    await page.clock.runFor(1_000);
    await expect.poll(() => told).toBe(1);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press("Shift");
    await page.clock.runFor(5_000);
    expect(told).toBe(1);
    await close();
  });

  test("after twelve hours nothing prolongs it: said when asked, and let be", async () => {
    const email = "assmat@demo.example";
    const cookie = await site.api.session(email);
    await site.database.db.execute(sql`
      update session set created_at = now() - interval '11 hours 58 minutes 30 seconds',
        expires_at = now() + interval '90 seconds'
      where account_id = (select id from account where email = ${email})`);
    const { page, close } = await timed(cookie);
    await dialog(page).waitFor();
    await button(page, "Prolonger ma session").click();
    await dialog(page)
      .getByText(/douze heures au plus\s: la vôtre se termine à \d\d\sh\s\d\d/)
      .waitFor();
    expect(await button(page, "Prolonger ma session").count()).toBe(0);
    await expectAccessible(page);
    await button(page, "J’ai compris").click();
    await dialog(page).waitFor({ state: "hidden" });
    // it does not come back before the end, which leads to sign in
    await page.clock.runFor(10_000);
    expect(await dialog(page).count()).toBe(0);
    await site.database.db.execute(sql`delete from session`);
    await page.clock.fastForward("02:00");
    await page.waitForURL(/motif=fin|retour=/);
    await page.getByText(/Votre session est terminée.*douze heures/).waitFor();
    await close();
  });

  // the browser of the tests keeps no page whole: it is told that it did
  const comeBack = (page: Page) =>
    page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

  test.each([
    ["deuxieme@demo.example", PLACE],
    ["agent66@demo.example", "/espace-caf/"],
  ])("Back after «Fermer la session» shows nothing of %s", async (email, path) => {
    const { page, close } = await opened(path, DESKTOP, email);
    await comeBack(page);
    // still theirs: shown as it was
    await expect.poll(() => page.evaluate(() => document.body.style.visibility)).toBe("");
    await site.database.db.execute(sql`delete from session`);
    await comeBack(page);
    await page.waitForURL(/motif=|retour=/);
    await page.getByText("Connectez-vous pour ouvrir cette page.").waitFor();
    await close();
  });
});
