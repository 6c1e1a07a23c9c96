import { sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerHash } from "../../api/captcha/answer.ts";
import { seedAccounts } from "../../db/seed/accounts.ts";
import { givenAccount, PASSWORD, TOTP_SECRET } from "../accounts.ts";
import { testKeys } from "../api.ts";
import { DESKTOP, expectAccessible, type Visit, visit } from "../browser.ts";
import { openSite, type RunningSite } from "./site.ts";

const HOME = "/espace-professionnel/";
const REQUEST = `${HOME}demande/`;
const CHANGE = `${HOME}mot-de-passe/`;
const FORGOTTEN = `${HOME}mot-de-passe-oublie/`;
const PLACE = `${HOME}disponibilites/`;
const PUBLISHED = `${HOME}etre-publie/`;
const DOOR = "/espace-caf/connexion/";
const PAGES = [HOME, REQUEST, CHANGE, FORGOTTEN, PLACE, PUBLISHED, DOOR];

let site: RunningSite;

beforeAll(async () => {
  site = await openSite();
  const { db } = site.database;
  await seedAccounts(db, { keys: testKeys, now: new Date(), log: () => {} });
  await givenAccount(db, { email: "partie@demo.example" });
  const [free] = await db.execute<{ id: string }>(sql`
    select l.id from listing l where l.kind = 'CHILDMINDER' and l.state = 'PUBLISHED'
      and not exists (select from habilitation h where h.listing_id = l.id)
      and not exists (select from account a where a.listing_id = l.id) limit 1`);
  await givenAccount(db, { email: "invalide@demo.example", listingId: free?.id ?? "" });
  const [creche] = await db.execute<{ id: string }>(sql`
    select l.id from listing l where l.kind = 'CRECHE' and l.state = 'PUBLISHED'
      and not exists (select from habilitation h where h.listing_id = l.id) limit 1`);
  const manager = { role: "MANAGER", departementCode: "66" } as const;
  await givenAccount(db, { ...manager, email: "creche-partie@demo.example" });
  await givenAccount(db, { ...manager, email: "creche-invalide@demo.example", listingId: creche?.id ?? "" });
}, 180_000);
afterAll(() => site?.close());

// one address asks for everything here
beforeEach(async () => {
  await site.database.db.execute(sql`delete from throttle`);
});

async function opened(
  path: string,
  options: BrowserContextOptions = DESKTOP,
  email?: string,
): Promise<Visit> {
  const came = await visit(site.browser, { reducedMotion: "reduce", ...options });
  if (email) {
    const [name = "", value = ""] = (await site.api.session(email, email.startsWith("nouvelle"))).split("=");
    await came.page.context().addCookies([{ name, value, url: site.url }]);
  }
  await came.page.goto(site.url + path, { waitUntil: "networkidle" });
  return came;
}

/** The four digits of the picture that was drawn last, found as nobody outside could: with the key. */
async function digits(): Promise<string> {
  const [drawn] = await site.database.db.execute<{ id: string; hash: Buffer }>(
    sql`select id, answer_hash as hash from captcha order by created_at desc limit 1`,
  );
  for (let n = 0; n < 10_000; n += 1) {
    const guess = String(n).padStart(4, "0");
    if (drawn && answerHash(testKeys("captcha"), drawn.id, guess).equals(drawn.hash)) return guess;
  }
  throw new Error("no picture was drawn");
}

const box = (page: Page, name: string | RegExp) => page.getByRole("textbox", { name, exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const problems = (page: Page) => page.locator(".problems");

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await box(page, "Votre adresse électronique").fill(email);
  await page.locator("input[name=password]").fill(password);
  await button(page, "Se connecter").click();
}

async function toForm(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /Assistant/ }).check();
  await button(page, "Poursuivre").click();
  await page.locator(".captcha img").waitFor();
}

async function fillForm(page: Page, lastName: string): Promise<void> {
  await page.getByRole("radio", { name: "Mme" }).check();
  await box(page, "Nom").fill(lastName);
  await box(page, "Prénom").fill("Léa");
  await box(page, "Nom de voie").fill("des Lilas");
  await box(page, "Code postal").fill("66000");
  await expect.poll(() => page.locator("#demande-commune").inputValue()).toBe("Perpignan");
  await box(page, "Téléphone où vous joindre").fill("04 68 00 00 12");
  await box(page, "Adresse électronique").fill(`${lastName}@personne.example`.toLowerCase());
  await box(page, "Confirmation de l’adresse électronique").fill(
    `${lastName}@personne.example`.toLowerCase(),
  );
}

const filed = async (lastName: string) => {
  const [row] = await site.database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from habilitation where last_name ilike ${lastName}`,
  );
  return row?.n;
};

type State = [name: string, path: string, email?: string, act?: (page: Page) => Promise<unknown>];
const STATES: State[] = [
  ["home", HOME],
  ["home, the session has ended", `${HOME}?motif=fin`],
  ["home, already signed in", HOME, "assmat@demo.example"],
  ["home, wrong password", HOME, undefined, (page) => signIn(page, "assmat@demo.example", "pas celui-ci")],
  ["home, a code is asked", HOME, undefined, (page) => toCode(page)],
  ["home, a wrong code", HOME, undefined, wrongCode],
  ["agents' door", DOOR],
  ["agents' door, the session was closed", `${DOOR}?motif=fermee`],
  ["change of password", CHANGE],
  ["change, left empty", CHANGE, undefined, (page) => button(page, "Modifier le mot de passe").click()],
  ["first sign-in", CHANGE, "nouvelle@demo.example"],
  ["forgotten password", FORGOTTEN, undefined, (page) => page.locator(".captcha img").waitFor()],
  ["request, status", REQUEST],
  ["request, a manager's structure", REQUEST, undefined, nameStructure],
  ["request, form", REQUEST, undefined, toForm],
  [
    "request, form left empty",
    REQUEST,
    undefined,
    async (page) => {
      await toForm(page);
      await button(page, "Terminer la demande").click();
    },
  ],
  ["own page, open", PLACE, "assmat@demo.example"],
  ["own page, a structure", PLACE, "creche@demo.example"],
  ["own page, suspended", PLACE, "suspendue@demo.example"],
  ["own page, no longer listed", PLACE, "partie@demo.example"],
  ["own page, habilitation invalid", PLACE, "invalide@demo.example"],
  ["own page, a structure no longer listed", PLACE, "creche-partie@demo.example"],
  ["own page, a structure, habilitation invalid", PLACE, "creche-invalide@demo.example"],
  ["being published", PUBLISHED],
  ["being published, PMI known", `${PUBLISHED}?departement=66`],
  ["being published, PMI not known", `${PUBLISHED}?departement=75`],
];

async function toCode(page: Page): Promise<void> {
  await signIn(page, "agent66@demo.example");
  await page.locator("#connexion-code").waitFor();
}

async function wrongCode(page: Page): Promise<void> {
  await toCode(page);
  await page.locator("#connexion-code").fill("000000");
  await button(page, "Se connecter").click();
  await problems(page).waitFor();
}

async function nameStructure(page: Page): Promise<void> {
  await page.getByRole("radio", { name: /Gestionnaire/ }).check();
  await page.getByRole("combobox", { name: "Commune de votre structure" }).pressSequentially("perpignan");
  await page
    .getByRole("option", { name: /Perpignan/ })
    .first()
    .click();
  await page.getByRole("group", { name: "Votre structure" }).waitFor();
}

describe("axe-core finds nothing: light, dark, at 320 px", () => {
  test.each(STATES)("%s", async (name, path, email, act) => {
    const { page, complaints, close } = await opened(path, DESKTOP, email);
    await act?.(page);
    await page.waitForLoadState("networkidle");
    expect(await page.locator("h1").count()).toBe(1);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectAccessible(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    expect(complaints).toEqual([]);
    await close();
  });
});

test.each([
  ["creche-partie@demo.example", "Votre structure n’est plus publiée sur ce site"],
  ["creche-invalide@demo.example", "Votre habilitation n’est pas valide"],
])(
  "R24 R25 closed to a manager, it speaks of the structure and of the Caf, never of PMI: %s",
  async (email, title) => {
    const { page, close } = await opened(PLACE, DESKTOP, email);
    await page.getByRole("heading", { name: title }).waitFor();
    const words = await page.locator("main").innerText();
    expect(words).toContain("structure");
    expect(words).toContain("Votre Caf");
    expect(words).not.toMatch(/PMI|agrément|publié\(e\)/);
    await close();
  },
);

test("without JavaScript every page says what it needs and gives a way", async () => {
  for (const path of PAGES) {
    const { page, close } = await opened(path, { ...DESKTOP, javaScriptEnabled: false });
    expect(await page.locator("h1").count(), path).toBe(1);
    expect(await page.locator("main").innerText(), path).toMatch(/JavaScript/);
    expect(await page.locator("main form:visible").count(), path).toBe(path === PUBLISHED ? 1 : 0);
    await close();
  }
});

describe("a request for a habilitation", () => {
  test("R13 R15 R16 R17 by keyboard alone, from the first page to the confirmation", async () => {
    const { page, complaints, close } = await opened(HOME);
    const tab = async (until: RegExp, most = 60) => {
      for (let i = 0; i < most; i += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const active = document.activeElement as HTMLInputElement | null;
          return `${active?.id ?? ""} ${active?.textContent?.trim() ?? ""}`;
        });
        if (until.test(at)) return;
      }
      throw new Error(`the keyboard does not reach ${until}`);
    };
    const type = async (id: string, text: string) => {
      await tab(new RegExp(`^${id} `));
      await page.keyboard.type(text);
    };
    await tab(/Faites votre demande/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/demande/);
    await tab(/^statut-status /);
    await page.keyboard.press("Space");
    await tab(/Poursuivre/);
    await page.keyboard.press("Enter");
    await page.locator(".captcha img").waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Vos coordonnées");
    await expect.poll(() => page.title()).toMatch(/^Étape 2 sur 2/);
    await tab(/^demande-civility /);
    await page.keyboard.press("Space");
    await type("demande-lastName", "Clavier");
    await type("demande-firstName", "Léo");
    await type("demande-streetNumber", "12 bis");
    await type("demande-streetType", "Impasse");
    await type("demande-streetName", "des Lilas");
    await type("demande-postcode", "66000");
    await type("demande-commune", "perpin");
    await page
      .getByRole("option", { name: /Perpignan/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    // the one of the postcode comes first, though other names look more like what was typed
    expect(await page.locator("#demande-commune").inputValue()).toBe("Perpignan");
    await type("demande-phone", "0468000013");
    await type("demande-email", "leo.clavier@personne.example");
    await type("demande-emailConfirmation", "leo.clavier@personne.example");
    await type("demande-captcha", await digits());
    await tab(/Terminer la demande/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("est enregistrée");
    const words = await page.locator("main").innerText();
    expect(words).toMatch(/courriel de confirmation/);
    expect(words).toMatch(/Pyrénées-Orientales/);
    expect(words).toMatch(/formulaire d’accord à signer/);
    expect(words).toContain("vos disponibilités");
    await expect.poll(() => page.title()).toMatch(/^Demande enregistrée/);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Retour à la page d’accueil" }).click();
    await page.waitForURL(`${site.url}/`);
    expect(await filed("Clavier")).toBe(1);
    expect(complaints).toEqual([]);
    await close();
  });

  test("R15 errors are listed on top, linked to their fields, and nothing typed is lost", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await fillForm(page, "Fautive");
    await box(page, "Téléphone où vous joindre").fill("12");
    await box(page, "Confirmation de l’adresse électronique").fill("autre@personne.example");
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Terminer la demande").click();
    await problems(page).waitFor();
    expect(await page.evaluate(() => document.activeElement?.classList.contains("problems"))).toBe(true);
    expect(await page.title()).toMatch(/^Erreur/);
    expect(await problems(page).getByRole("link").count()).toBe(2);
    await problems(page).getByRole("link").first().click();
    const field = page.locator("#demande-phone");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("demande-phone");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#demande-phone-erreur").innerText()).toMatch(/téléphone/);
    expect(await field.getAttribute("aria-describedby")).toContain("demande-phone-erreur");
    expect(await box(page, "Nom").inputValue()).toBe("Fautive");
    // what is changed is no longer said to be wrong, beside it and on top
    await field.fill("04 68 00 00 14");
    await expect.poll(() => page.locator("#demande-phone-erreur").count()).toBe(0);
    expect(await field.getAttribute("aria-invalid")).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("demande-phone");
    expect(await problems(page).getByRole("link").count()).toBe(1);
    await box(page, "Confirmation de l’adresse électronique").fill("fautive@personne.example");
    await expect.poll(() => problems(page).count()).toBe(0);
    await expect.poll(() => page.title()).not.toMatch(/^Erreur/);
    // a right answer serves until the request is accepted
    await button(page, "Terminer la demande").click();
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    await close();
  });

  test("R16 a wrong answer brings other digits and keeps the rest", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await fillForm(page, "Distraite");
    const before = await page.locator(".captcha img").getAttribute("src");
    const right = await digits();
    await box(page, "Vérification du texte").fill(right === "0000" ? "1111" : "0000");
    await button(page, "Terminer la demande").click();
    await problems(page).getByRole("link").waitFor();
    await expect
      .poll(() =>
        page
          .locator(".captcha img")
          .getAttribute("src")
          .catch(() => before),
      )
      .not.toBe(before);
    expect(await box(page, "Vérification du texte").inputValue()).toBe("");
    expect(await box(page, "Prénom").inputValue()).toBe("Léa");
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Terminer la demande").click();
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    await close();
  });

  test("R16 another picture comes with an empty field: «Page précédente», Back and Forward keep no answer", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await fillForm(page, "Revenante");
    await box(page, "Téléphone où vous joindre").fill("12");
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Terminer la demande").click();
    await problems(page).waitFor();
    await button(page, "Page précédente").click();
    await button(page, "Poursuivre").click();
    await page.locator(".captcha img").waitFor();
    expect(await box(page, "Vérification du texte").inputValue()).toBe("");
    await box(page, "Vérification du texte").fill("1234");
    await page.goBack();
    await page.getByRole("heading", { name: /Votre statut/ }).waitFor();
    await page.goForward();
    await page.locator(".captcha img").waitFor();
    expect(await box(page, "Vérification du texte").inputValue()).toBe("");
    expect(await box(page, "Nom").inputValue()).toBe("Revenante");
    await close();
  });

  test("suggestions that come once the field is left do not open over the form", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    let answered = 0;
    await page.route(/startingWith/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
      answered += 1;
    });
    await page.locator("#demande-commune").pressSequentially("perp");
    await page.waitForTimeout(200);
    await page.keyboard.press("Tab");
    await expect.poll(() => answered).toBe(1);
    await page.waitForLoadState("networkidle");
    expect(await page.getByRole("option").count()).toBe(0);
    expect(await page.locator("#demande-commune").inputValue()).toBe("perp");
    await page.locator("#demande-commune").pressSequentially("perpi");
    await page
      .getByRole("option", { name: /Perpignan/ })
      .first()
      .waitFor();
    await page.keyboard.press("Tab");
    await expect.poll(() => page.getByRole("option").count()).toBe(0);
    await close();
  });

  test("a double click files one request; what was typed is wiped once it is filed", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await fillForm(page, "Double");
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Terminer la demande").dblclick();
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    expect(await filed("Double")).toBe(1);
    await page.reload();
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    await page.goto(site.url + REQUEST);
    expect(await page.getByRole("radio", { name: /Assistant/ }).isChecked()).toBe(false);
    expect(await page.evaluate(() => sessionStorage.getItem("mon-enfant.demande"))).toBeNull();
    await close();
  });

  test("what was typed survives «Page précédente», Back and a reload", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await fillForm(page, "Patiente");
    await button(page, "Page précédente").click();
    await page.getByRole("heading", { name: /Votre statut/ }).waitFor();
    expect(await page.getByRole("radio", { name: /Assistant/ }).isChecked()).toBe(true);
    await page.goForward();
    await page.getByRole("heading", { name: /Vos coordonnées/ }).waitFor();
    expect(await box(page, "Nom").inputValue()).toBe("Patiente");
    await page.reload();
    await page.getByRole("heading", { name: /Vos coordonnées/ }).waitFor();
    expect(await page.locator("#demande-commune").inputValue()).toBe("Perpignan");
    expect(await page.getByRole("radio", { name: "Mme" }).isChecked()).toBe(true);
    await close();
  });

  test("R15 a postcode of several communes proposes them", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await box(page, "Code postal").fill("66300");
    const offered = page.getByRole("list", { name: /Communes du 66300/ });
    await offered.getByRole("button", { name: "Thuir" }).click();
    expect(await page.locator("#demande-commune").inputValue()).toBe("Thuir");
    await close();
  });

  test("R15 nor is the commune proposed that is there already, written by hand", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await page.locator("#demande-commune").fill("perpignan");
    await box(page, "Code postal").fill("66000");
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(300);
    expect(await page.locator(".offers").count()).toBe(0);
    await close();
  });

  test("R15 what is wrong with a postcode is said across both fields, which stay in line", async () => {
    const { page, close } = await opened(REQUEST);
    await toForm(page);
    await button(page, "Terminer la demande").click();
    await problems(page).waitFor();
    const top = async (id: string) => (await page.locator(id).boundingBox())?.y;
    const width = async (id: string) => (await page.locator(id).boundingBox())?.width ?? 0;
    expect(await top("#demande-postcode")).toBe(await top("#demande-commune"));
    expect(await width("#demande-postcode-erreur")).toBeGreaterThan(500);
    await close();
  });

  test("R14 a manager names the structure", async () => {
    const { page, close } = await opened(REQUEST);
    await page.getByRole("radio", { name: /Gestionnaire/ }).check();
    await button(page, "Poursuivre").click();
    await problems(page)
      .getByRole("link", { name: /commune/ })
      .waitFor();
    await nameStructure(page);
    expect(await problems(page).count()).toBe(0);
    expect(await page.locator("#statut-structureCommune-erreur").count()).toBe(0);
    const structure = page.getByRole("group", { name: "Votre structure" }).getByRole("radio").first();
    await structure.check();
    await button(page, "Poursuivre").click();
    await page.locator(".captcha img").waitFor();
    await page.getByText("La vôtre, et non celle de votre structure.").waitFor();
    const name = await page.locator("form strong").first().innerText();
    await fillForm(page, "Gerante");
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Terminer la demande").click();
    await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
    const words = await page.locator("main").innerText();
    expect(words).toContain(`des disponibilités de votre structure «\u00a0${name}\u00a0»`);
    expect(words).not.toContain("vos disponibilités");
    const [row] = await site.database.db.execute<{ structure: string | null }>(
      sql`select listing_id as structure from habilitation where last_name ilike 'gerante'`,
    );
    expect(row?.structure).toBeTruthy();
    await close();
  });
});

describe("signing in", () => {
  test("R24 leads a childminder to the details that PMI sent", async () => {
    const { page, complaints, close } = await opened(HOME);
    await signIn(page, "assmat@demo.example");
    await page.waitForURL(site.url + PLACE);
    await page.getByRole("link", { name: "Indiquez vos disponibilités" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    expect(
      await page.getByRole("link", { name: "Assistantes maternelles" }).getAttribute("aria-current"),
    ).toBe("page");
    const details = page.getByRole("region", { name: /telles que la PMI/ });
    expect(await details.innerText()).toMatch(/Numéro d’agrément/);
    expect(await details.innerText()).toMatch(/non montré aux familles/);
    await page.getByText("allomaje@cd66.fr").waitFor();
    expect(complaints).toEqual([]);
    await close();
  });

  test("R24 without a session one is led to sign in, and back", async () => {
    const { page, close } = await opened(PLACE);
    await page.waitForURL(/retour=/);
    await page.getByText("Connectez-vous pour ouvrir cette page.").waitFor();
    await signIn(page, "creche@demo.example");
    await page.waitForURL(site.url + PLACE);
    await page.getByRole("link", { name: "Votre structure" }).waitFor();
    await close();
  });

  test("a wrong password and an unknown address are told the same", async () => {
    const said: string[] = [];
    for (const email of ["assmat@demo.example", "inconnue@demo.example"]) {
      const { page, close } = await opened(HOME);
      await signIn(page, email, "pas celui-ci");
      said.push(await problems(page).innerText());
      expect(await box(page, "Votre adresse électronique").inputValue()).toBe(email);
      await close();
    }
    expect(said[0]).toBe(said[1]);
  });

  test("after too many wrong ones the captcha lets the owner in", async () => {
    const { page, close } = await opened(HOME);
    for (let i = 0; i < 12 && (await page.locator(".captcha img").count()) === 0; i += 1) {
      await signIn(page, "deuxieme@demo.example", "pas celui-ci");
      await expect.poll(() => page.getByText("Envoi en cours").count()).toBe(0);
      await page.waitForLoadState("networkidle");
    }
    await page.locator(".captcha img").waitFor();
    await expectAccessible(page);
    await page.locator("input[name=password]").fill(PASSWORD);
    await box(page, "Vérification du texte").fill(await digits());
    await button(page, "Se connecter").click();
    await page.waitForURL(site.url + PLACE);
    await close();
  });

  test("an agent gives a code as well", async () => {
    const { page, close } = await opened(HOME);
    await signIn(page, "agent66@demo.example");
    const code = box(page, "Code à 6 chiffres de votre application, ou l’un de vos codes de secours");
    await code.waitFor();
    expect(await code.getAttribute("autocomplete")).toBe("one-time-code");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("connexion-code");
    // a second step, and no error
    await page.getByRole("group", { name: /^Étape 2 sur 2/ }).waitFor();
    expect(await page.title()).not.toContain("Erreur");
    expect(await problems(page).count()).toBe(0);
    expect(await code.getAttribute("aria-invalid")).toBeNull();
    await button(page, "Page précédente").click();
    expect(await box(page, "Votre adresse électronique").inputValue()).toBe("agent66@demo.example");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("connexion-email");
    await button(page, "Se connecter").click();
    await code.waitFor();
    // a wrong code is one
    await code.fill("000000");
    await button(page, "Se connecter").click();
    await problems(page)
      .getByRole("link", { name: /Ce code ne convient pas/ })
      .click();
    expect(await page.title()).toMatch(/^Erreur/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("connexion-code");
    expect(await code.getAttribute("aria-invalid")).toBe("true");
    await code.fill(new TOTP({ secret: Secret.fromBase32(TOTP_SECRET) }).generate());
    await button(page, "Se connecter").click();
    await page.waitForURL(/\/espace-caf\//);
    await close();
  });

  test("a password can be looked at while typing, by keyboard too", async () => {
    const { page, close } = await opened(HOME);
    const field = page.locator("input[name=password]");
    await field.fill("Tournesol");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await field.getAttribute("type")).toBe("text");
    await page.getByRole("status").getByText("Votre mot de passe est visible.").waitFor();
    await button(page, "Masquer le mot de passe").click();
    expect(await field.getAttribute("type")).toBe("password");
    await close();
  });
});

describe("passwords", () => {
  test("R20 the first sign-in replaces the generated one before anything else", async () => {
    const { page, close } = await opened(HOME);
    await signIn(page, "nouvelle@demo.example", "Premiere-66-fois");
    await page.waitForURL(site.url + CHANGE);
    await page.getByText("ne sert qu’une fois").waitFor();
    const title = "Choisissez votre mot de passe";
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(title);
    await expect.poll(() => page.title()).toContain(title);
    // the reason comes first
    expect(await page.locator("h1 ~ div p").first().innerText()).toContain("ne sert qu’une fois");
    await button(page, "Modifier le mot de passe").click();
    await problems(page).getByRole("link", { name: "Indiquez le mot de passe reçu par courriel." }).waitFor();
    expect(await box(page, "Votre adresse électronique").inputValue()).toBe("nouvelle@demo.example");
    await page.goto(site.url + PLACE);
    await page.waitForURL(site.url + CHANGE);
    await page.getByText("ne sert qu’une fois").waitFor();
    const [current, next, again] = ["currentPassword", "newPassword", "again"].map((name) =>
      page.locator(`input[name=${name}]`),
    );
    await current?.fill("Premiere-66-fois");
    await next?.fill("Girouette-9-mandarine");
    await again?.fill("Girouette-9-mandarines");
    await button(page, "Modifier le mot de passe").click();
    await problems(page)
      .getByRole("link", { name: /pas les mêmes/ })
      .waitFor();
    await next?.fill("azerty1");
    await again?.fill("azerty1");
    await button(page, "Modifier le mot de passe").click();
    await page.locator("#mot-de-passe-newPassword-erreur").waitFor();
    await next?.fill("Girouette-9-mandarine");
    await again?.fill("Girouette-9-mandarine");
    await button(page, "Modifier le mot de passe").click();
    await page.getByRole("heading", { level: 1, name: "Votre mot de passe est modifié" }).waitFor();
    const words = await page.locator("main").innerText();
    expect(words.match(/Aucun courriel n’est envoyé/g)).toHaveLength(1);
    // its rules and reasons have served
    expect(words).not.toMatch(/8 caractères|ne sert qu’une fois/);
    await page.getByRole("link", { name: "Continuer vers votre espace" }).click();
    await page.waitForURL(site.url + PLACE);
    await close();
  });

  test("R21 says that access is personal", async () => {
    const { page, close } = await opened(CHANGE);
    await page.getByText("Votre accès est personnel, ne le communiquez à personne").waitFor();
    await close();
  });

  test("R22 the answer is the same, known or not", async () => {
    const said: string[] = [];
    for (const email of ["deuxieme@demo.example", "inconnue@demo.example"]) {
      const { page, close } = await opened(FORGOTTEN);
      await page.locator(".captcha img").waitFor();
      await box(page, "Votre adresse électronique").fill(email);
      await box(page, "Vérification du texte").fill(await digits());
      await button(page, "Envoyer le mot de passe").click();
      await page.getByRole("heading", { name: "Votre demande est enregistrée" }).waitFor();
      said.push((await page.locator("main").innerText()).replace(email, "…"));
      expect(said.at(-1)).toMatch(/72 heures/);
      await close();
    }
    expect(said[0]).toBe(said[1]);
  });
});
