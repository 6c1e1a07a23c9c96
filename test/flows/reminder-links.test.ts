import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addDays, type LocalDate, parisDay } from "../../api/kernel/local-date.ts";
import { signLink } from "../../api/reminders/link.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, expectAccessible, PHONE, visit } from "../browser.ts";
import { aChildminder, published } from "../builders.ts";
import { givenOwner, type Owner } from "../owner.ts";
import { button } from "./pro-steps.ts";
import { openSite, type RunningSite } from "./site.ts";

/** The two pages that the links of a reminder open (R29). */
const CONFIRM = "/espace-professionnel/confirmer/";
const STOP = "/espace-professionnel/rappels/";
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
  owner = await givenOwner(
    site.database.db,
    aChildminder({ id: randomUUID(), name: `Aude Essai ${n}` }),
    `lien${n}@demo.example`,
  );
  const before = `${addDays(today, -50)}T09:00:00Z`;
  await published(site.database.db, owner.listing.id, { level: "GLOBAL", available: true }, before);
});

async function standing() {
  const query = "query ($id: ID!) { care(id: $id) { availability { validUntil version } } }";
  return (await site.api.run(query, { id: owner.listing.id })).data.care.availability;
}
const wanted = async () =>
  (await (await site.api.as(owner.email))("{ viewer { reminders } }")).data.viewer.reminders;
async function linkOf(purpose: "CONFIRM" | "STOP", on = today): Promise<string> {
  const { version } = await standing();
  const { habilitationId } = owner;
  const token = signLink(testKeys, purpose, { habilitationId, version }, on);
  return `${site.url}${purpose === "CONFIRM" ? CONFIRM : STOP}#${token}`;
}
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name });

test.each([
  ["phone, light", { ...PHONE, viewport: { width: 320, height: 640 }, colorScheme: "light" }],
  ["desktop, dark", { ...DESKTOP, colorScheme: "dark" }],
] as const)(
  "R29 a link shows what it would confirm, and does nothing before its button is pressed: %s",
  async (_, screen) => {
    const { page, complaints, close } = await visit(site.browser, { ...screen, reducedMotion: "reduce" });
    await page.goto(await linkOf("CONFIRM"), { waitUntil: "networkidle" });
    await heading(page, owner.listing.name).waitFor();
    // the token is not left to be copied, nor to be sent on
    expect(page.url()).toBe(site.url + CONFIRM);
    expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
    expect(await page.locator("main").innerText()).toContain("De la place");
    expect(await standing()).toMatchObject({ validUntil: addDays(today, 10) });
    await expectAccessible(page);
    await button(page, "Confirmer que c’est toujours exact").dblclick();
    await heading(page, /C’est confirmé/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("C’est confirmé");
    expect(await standing()).toMatchObject({ validUntil: addDays(today, 60) });
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await close();
  },
);

test("a link that serves no more says so and leads to sign in; so does one that was altered", async () => {
  const { page, close } = await visit(site.browser);
  const link = await linkOf("CONFIRM", addDays(today, -22));
  for (const over of [link, `${await linkOf("CONFIRM")}x`, `${site.url}${CONFIRM}#rien`]) {
    await page.goto("about:blank");
    await page.goto(over);
    await heading(page, "Ce lien n’est plus valable").waitFor();
  }
  await expectAccessible(page);
  await page.getByRole("link", { name: "Se connecter à votre espace" }).click();
  await page.waitForURL(/espace-professionnel\/\?/);
  await close();
});

test("published meanwhile: the button confirms nothing else than what was seen", async () => {
  const { page, close } = await visit(site.browser);
  await page.goto(await linkOf("CONFIRM"));
  await heading(page, owner.listing.name).waitFor();
  await published(
    site.database.db,
    owner.listing.id,
    { level: "GLOBAL", available: false },
    `${today}T00:00:00Z`,
  );
  await button(page, "Confirmer que c’est toujours exact").click();
  await heading(page, "Ce lien n’est plus valable").waitFor();
  await close();
});

test("without a link, and with another opened in the same tab", async () => {
  const { page, close } = await visit(site.browser);
  await page.goto(site.url + CONFIRM);
  await page.getByText("Cette page s’ouvre par le lien du courriel").waitFor();
  await page.goto(await linkOf("CONFIRM"));
  await heading(page, owner.listing.name).waitFor();
  await close();
});

test("no more reminders, by one button and without a session", async () => {
  const { page, complaints, close } = await visit(site.browser, PHONE);
  await page.goto(await linkOf("STOP"), { waitUntil: "networkidle" });
  expect(page.url()).toBe(site.url + STOP);
  expect(await wanted()).toBe(true);
  await expectAccessible(page);
  await button(page, "Ne plus recevoir de rappels").click();
  await heading(page, /vous ne recevrez plus de rappels/).waitFor();
  expect(await wanted()).toBe(false);
  await expectAccessible(page);
  await page.goto("about:blank");
  await page.goto(`${site.url}${STOP}#rien`);
  await button(page, "Ne plus recevoir de rappels").click();
  await heading(page, "Ce lien n’est plus valable").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test("without JavaScript both say what is missing", async () => {
  const { page, close } = await visit(site.browser, { javaScriptEnabled: false });
  for (const path of [CONFIRM, STOP]) {
    await page.goto(site.url + path);
    await page.getByText(/Cette page demande JavaScript/).waitFor();
  }
  await close();
});
