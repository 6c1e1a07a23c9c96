import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ConsentFormFacts, consentForm } from "../../api/documents/consent-form.ts";
import { guide } from "../../api/documents/guide.ts";
import { publicationSlip } from "../../api/documents/publication-slip.ts";
import { french, longDate, printable, telephone } from "../../api/documents/typography.ts";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

const NBSP = "\u00a0";

function facts(given: Partial<ConsentFormFacts> = {}): ConsentFormFacts {
  return {
    civility: "MME",
    lastName: "Vidal",
    firstName: "Aude",
    addressLines: ["12 bis rue de la Loge", "66000 Perpignan"],
    phone: "+33465710000",
    email: "aude.vidal@exemple.fr",
    caf: { name: "Caf des Pyrénées-Orientales", postalAddress: [], email: null },
    today: "2026-11-23",
    ...given,
  };
}

const PMI_66 = {
  name: "Service de PMI des Pyrénées-Orientales",
  postalAddress: ["BP 142, 2 rue Joseph Sauvy", "66001 Perpignan cedex"],
  email: "allomaje@cd66.fr",
  phone: null,
};
const PMI_01 = { name: "Service de PMI de l’Ain", postalAddress: [], email: null, phone: null };

interface Read {
  pages: number;
  /** with ordinary spaces */
  text: string;
  /** tags in reading order */
  tags: string[];
  lang: unknown;
  marked: unknown;
  info: { Title?: string; Subject?: string };
  raw: string;
}

type Node = { role?: string; children?: Node[] };

async function read(bytes: Buffer): Promise<Read> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  let text = "";
  const tags: string[] = [];
  const walk = (node: Node) => {
    if (node.role && node.role !== "Root") tags.push(node.role);
    for (const child of node.children ?? []) walk(child);
  };
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n);
    const content = await page.getTextContent();
    for (const item of content.items) if ("str" in item) text += item.str + (item.hasEOL ? " " : "");
    text += " ";
    walk(((await page.getStructTree()) ?? {}) as Node);
  }
  const { info } = await document.getMetadata();
  return {
    pages: document.numPages,
    text: text.replaceAll(NBSP, " ").replace(/\s+/g, " "),
    tags,
    lang: (info as { Language?: unknown }).Language,
    marked: ((await document.getMarkInfo()) as { Marked?: unknown } | null)?.Marked,
    info: info as Read["info"],
    raw: bytes.toString("latin1"),
  };
}

test.each([
  ["consent", () => consentForm(facts()), "Formulaire d’accord pour la publication des disponibilités"],
  ["slip", () => publicationSlip({ departementName: "Ain", pmi: PMI_01 }), "Bulletin-réponse – Ain"],
  ["slip for any département", () => publicationSlip(), "Bulletin-réponse"],
  ["guide", guide, "Guide de l’espace professionnel"],
])("%s: tagged, in French, titled, with its fonts", async (_name, make, title) => {
  const { tags, lang, marked, info, raw } = await read(await make());
  expect(raw).toMatch(/^%PDF-1\.7/);
  expect(raw).toContain("/StructTreeRoot");
  expect(marked).toBe(true);
  expect(lang).toBe("fr-FR");
  expect(info.Title).toBe(title);
  expect(info.Subject).toBeTruthy();
  expect(raw).toMatch(/\/DisplayDocTitle true/);
  expect(raw).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(tags.filter((tag) => tag === "H1")).toHaveLength(1);
  for (const tag of ["H2", "P", "L", "LI", "LBody"]) expect(tags).toContain(tag);
  const fonts = [
    ...new Set([...raw.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?(\S+)/g)].map((match) => match[1])),
  ];
  expect(fonts.toSorted()).toEqual(["NotoSans-Regular", "NotoSans-SemiBold"]);
  expect(raw.match(/\/FontFile2 /g)).toHaveLength(2);
});

test("R18 the consent form says what the requester typed, what it means, and how to take it back", async () => {
  const { pages, text } = await read(await consentForm(facts()));
  expect(pages).toBe(1);
  const typed = [
    "Mme Vidal Aude",
    "12 bis rue de la Loge",
    "66000 Perpignan",
    "04 65 71 00 00",
    "aude.vidal@exemple.fr",
  ];
  for (const words of typed) expect(text).toContain(words);
  expect(text).toContain("distinct de l’accord donné à la PMI");
  expect(text).toContain("reprendre ce consentement à tout moment");
  expect(text).toContain("pictogramme gris");
  expect(text).toContain("personnel");
  expect(text).toContain("Fait à :");
  expect(text).toContain("Signature");
  expect(text).toContain("Formulaire préparé le 23 novembre 2026");
});

test("R18 it goes back to the Caf's address where that is known, and is never guessed", async () => {
  const unknown = await read(await consentForm(facts()));
  expect(unknown.text).toContain(
    "Caf des Pyrénées-Orientales dont l’adresse figure sur ses courriers et sur caf.fr",
  );
  const caf = {
    name: "Caf de l’Ain",
    postalAddress: ["4 rue Aristide Briand", "01000 Bourg"],
    email: "a@caf.example",
  };
  const known = await read(await consentForm(facts({ caf })));
  expect(known.text).toContain("4 rue Aristide Briand 01000 Bourg ou par courriel : a@caf.example");
  expect(known.text).not.toContain("dont l’adresse figure sur ses courriers");
});

test("R18 a manager's form names the structure and speaks of no permission of PMI", async () => {
  const { text } = await read(await consentForm(facts({ structureName: "Les Petits Pas" })));
  expect(text).toContain("Structure que je gère : Les Petits Pas");
  expect(text).not.toContain("PMI");
});

test("names with any letters, and very long ones, break nothing", async () => {
  const accented = await read(
    await consentForm(facts({ lastName: "Łukasz-Œuvrard", firstName: "Noëlle Ỹlva Ægir" })),
  );
  expect(accented.text).toContain("Łukasz-Œuvrard Noëlle Ỹlva Ægir");
  // decomposed accents and a character that turns the line around
  const composed = await read(await consentForm(facts({ firstName: "Noe\u0308lle\u202e\u0000\nB" })));
  expect(composed.text).toContain("Vidal Noëlle B");
  for (const name of [
    "שרה",
    "محمد",
    "李小龙",
    "Ѳеодоръ",
    "👍🏽",
    "\ud800",
    "a".repeat(1_000),
    "mot ".repeat(300),
  ]) {
    const { pages, text } = await read(
      await consentForm(facts({ lastName: name, addressLines: [name, name] })),
    );
    expect(pages).toBeLessThanOrEqual(3);
    expect(text).toContain("Signature");
  }
});

test("what was typed stays inside the page", async () => {
  const bytes = await consentForm(facts({ lastName: "W".repeat(400), addressLines: ["x".repeat(300)] }));
  const page = await (await getDocumentProxy(new Uint8Array(bytes))).getPage(1);
  const { items } = await page.getTextContent();
  for (const item of items)
    if ("str" in item && item.str)
      expect((item.transform[4] as number) + item.width, item.str).toBeLessThan(595 - 50);
});

test("R4 the slip gives, corrects or takes back; it says what publishing means and where to send it", async () => {
  const { pages, text, tags } = await read(
    await publicationSlip({ departementName: "Pyrénées-Orientales", pmi: PMI_66 }),
  );
  expect(pages).toBe(2);
  for (const wish of ["soient publiées", "de les corriger", "de les retirer"]) expect(text).toContain(wish);
  expect(tags.filter((tag) => tag === "Figure")).toHaveLength(6);
  expect(text).toContain("Numéro d’agrément :");
  expect(text).toContain("À corriger :");
  expect(text).toContain("Cochez au moins le téléphone ou l’adresse électronique");
  expect(text).toContain("Toute personne peut lire, copier et conserver");
  expect(text).toContain("à tout moment");
  expect(text).toContain("2 rue Joseph Sauvy 66001 Perpignan cedex Courriel : allomaje@cd66.fr");
});

test("R4 where nothing is known of a PMI, there is room to write, and no invented address", async () => {
  const { text } = await read(await publicationSlip({ departementName: "Ain", pmi: PMI_01 }));
  expect(text).toContain("Adressez-le au service de PMI de votre département (Service de PMI de l’Ain)");
  expect(text).not.toMatch(/@|\d{5} |Où écrire/);
});

test("R4 a slip for any département has room for its name and for the address of its PMI", async () => {
  const { pages, text } = await read(await publicationSlip());
  expect(pages).toBe(2);
  expect(text).toContain("Département :");
  expect(text).toContain(
    "Adressez-le au service de PMI de votre département, dont vous pouvez noter ici l’adresse",
  );
  expect(text).not.toMatch(/@|\d{5} |Où écrire|undefined|null/);
});

test("R13 the guide follows the path, in the words of the screen", async () => {
  const { pages, text } = await read(await guide());
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(pages).toBeLessThanOrEqual(5);
  for (const words of [
    "« Faites votre demande d’habilitation en ligne »",
    "« Poursuivre »",
    "« Recommencer »",
    "« Terminer la demande »",
    "« Modifier votre mot de passe »",
    "« Mot de passe oublié ? »",
    "« Envoyer le mot de passe »",
    "« Fermer la session »",
    "« Être publié(e) sur ce site »",
    "«7zfq-hxbr-jbyq»",
    "« Indiquez vos disponibilités »",
    "72 heures",
    "30 minutes",
    "guillemets n’en font pas partie",
    "Au moins 8 caractères",
  ])
    expect(text).toContain(words);
});

test("the guide is the same at each making, so that its tag holds", async () => {
  expect((await guide()).equals(await guide())).toBe(true);
});

test("French spacing, dates and telephones", () => {
  expect(french("« Oui » : à 16 h 30 ?")).toBe(`«${NBSP}Oui${NBSP}»${NBSP}: à 16${NBSP}h${NBSP}30${NBSP}?`);
  expect(longDate("2027-01-01")).toBe(`1er${NBSP}janvier${NBSP}2027`);
  expect(telephone("+33465710000").replaceAll(NBSP, " ")).toBe("04 65 71 00 00");
  expect(telephone("+262262123456")).toBe("+262262123456");
  expect(printable("  a\u0000b\n c ")).toBe("a b c");
});

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db);
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

test("R13 the guide is downloaded as a PDF, and asked about by its tag", async () => {
  const url = "/espace-professionnel/guide.pdf";
  const first = await api.server.inject({ url });
  expect(first.statusCode).toBe(200);
  expect(first.headers["content-type"]).toBe("application/pdf");
  expect(first.headers["cache-control"]).toBe("no-cache");
  expect(first.headers["content-disposition"]).toContain('filename="guide-espace-professionnel.pdf"');
  const again = await api.server.inject({ url, headers: { "if-none-match": String(first.headers.etag) } });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe("");
});

test("R4 the slip of a département bears the address of its PMI; for an unknown one the site's page answers", async () => {
  const url = "/espace-professionnel/etre-publie/bulletin.pdf";
  const slip = await api.server.inject({ url: `${url}?departement=66` });
  expect(slip.headers["content-disposition"]).toContain("bulletin-reponse-66.pdf");
  expect((await read(slip.rawPayload)).text).toContain("allomaje@cd66.fr");
  const corsica = await api.server.inject({ url: `${url}?departement=2a` });
  expect((await read(corsica.rawPayload)).text).toContain("Corse-du-Sud");
  for (const query of ["", "?departement="]) {
    const any = await api.server.inject({ url: url + query });
    expect(any.statusCode, query).toBe(200);
    expect((await read(any.rawPayload)).text).toContain("Département :");
  }
  for (const query of ["?departement=99", "?departement=__proto__", "?departement=66&departement=01"]) {
    const { statusCode, headers, body } = await api.server.inject({ url: url + query });
    expect(statusCode, query).toBe(404);
    expect(headers["content-type"]).toMatch(/^text\/html/);
    expect(body).toContain("<h1");
  }
});
