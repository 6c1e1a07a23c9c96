import { beforeEach, expect, test, vi } from "vitest";
import { draft, wipeDrafts } from "../../site/src/client/tab-store.ts";
import { MailLink } from "../../site/src/components/mail-link.tsx";
import {
  communeSent,
  filedIn,
  keepTyped,
  NOTHING,
  readTyped,
  statusIsKnown,
  stepOf,
} from "../../site/src/pro/request/request.ts";
import { after } from "../../site/src/pro/sign-in/after.ts";

const stored: Record<string, string> = {};

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
  // its keys are its own properties, as those of the real one are
  const storage = Object.create({
    getItem: (key: string) => stored[key] ?? null,
    setItem(key: string, value: string) {
      stored[key] = value;
      Object.assign(storage, { [key]: value });
    },
    removeItem(key: string) {
      delete stored[key];
      delete storage[key];
    },
  }) as Storage;
  vi.stubGlobal("sessionStorage", storage);
});

test("R23 what was typed comes back to the same person, and to nobody else", () => {
  draft("semaines", "lea@exemple.fr").write([1, 2, 0]);
  expect(draft("semaines", "lea@exemple.fr").read()).toEqual([1, 2, 0]);
  expect(draft("semaines", "paul@exemple.fr").read()).toBeNull();
});

test("R23 another person's sign-in wipes it, one's own does not, and closing the session wipes all", () => {
  const mine = draft("semaines", "lea@exemple.fr");
  mine.write("4 places");
  wipeDrafts("lea@exemple.fr");
  expect(mine.read()).toBe("4 places");
  wipeDrafts("paul@exemple.fr");
  expect(mine.read()).toBeNull();
  mine.write("4 places");
  sessionStorage.setItem("mon-enfant.recherche", "lieu=Perpignan");
  keepTyped({ ...NOTHING, lastName: "Exemple" });
  wipeDrafts("paul@exemple.fr");
  expect(readTyped().lastName).toBe("Exemple");
  mine.write("4 places");
  wipeDrafts();
  expect(mine.read()).toBeNull();
  expect(readTyped()).toEqual(NOTHING);
  expect(sessionStorage.getItem("mon-enfant.recherche")).toBe("lieu=Perpignan");
});

const childminder = {
  firstName: "Léa",
  lastName: "Exemple",
  email: "lea@exemple.fr",
  role: "CHILDMINDER",
  mustReplacePassword: false,
  sessionEndsAt: "2026-11-23T09:30:00Z",
  access: "OPEN",
} as const;
const agent = { ...childminder, role: "AGENT" } as const;
const OWN = "/espace-professionnel/disponibilites/";

test("signing in leads to one's own space, and back only where one may be", () => {
  expect(after(childminder, null)).toBe(OWN);
  expect(after(agent, null)).toBe("/espace-caf/");
  expect(after(childminder, "/espace-professionnel/mot-de-passe/?a=1")).toBe(
    "/espace-professionnel/mot-de-passe/?a=1",
  );
  expect(after(agent, "/espace-caf/?demande=3")).toBe("/espace-caf/?demande=3");
  expect(after(agent, "/espace-professionnel/disponibilites/")).toBe("/espace-caf/");
  expect(after(agent, "/espace-caf/connexion/")).toBe("/espace-caf/");
  expect(after(childminder, "/espace-caf/")).toBe(OWN);
  for (const elsewhere of [
    "https://evil.example/espace-professionnel/x",
    "//evil.example/espace-professionnel/x",
    "/\\evil.example/espace-professionnel/x",
    "/espace-professionnel/../espace-caf/",
    "javascript:alert(1)",
    "//",
    "/espace-professionnel/",
  ])
    expect(after(childminder, elsewhere), elsewhere).toBe(OWN);
});

test("R20 a generated password is replaced before anything else", () => {
  const first = { ...childminder, mustReplacePassword: true };
  expect(after(first, null)).toBe("/espace-professionnel/mot-de-passe/");
  expect(after(first, "/espace-professionnel/etre-publie/")).toBe(
    "/espace-professionnel/mot-de-passe/?retour=%2Fespace-professionnel%2Fetre-publie%2F",
  );
});

test("R14 the form opens once the status is known, and a manager's structure", () => {
  expect(statusIsKnown(NOTHING)).toBe(false);
  expect(statusIsKnown({ ...NOTHING, status: "CHILDMINDER" })).toBe(true);
  expect(statusIsKnown({ ...NOTHING, status: "MANAGER" })).toBe(false);
  expect(statusIsKnown({ ...NOTHING, status: "MANAGER", structure: "c1" })).toBe(true);
  expect(stepOf("?etape=formulaire")).toBe("formulaire");
  expect(stepOf("?etape=nimporte")).toBe("statut");
});

test("R16 the answer to the captcha is not kept with what was typed", () => {
  const typed = { ...NOTHING, lastName: "Exemple", captcha: "1234" };
  expect(keepTyped(typed)).toEqual({ ...typed, captcha: "" });
  expect(readTyped()).toEqual({ ...typed, captcha: "" });
});

test("R17 what the confirmation says is read from the history of the tab, whoever wrote it", () => {
  expect(filedIn({ caf: "Caf de l’Ain", structure: "Les Lilas" })).toEqual({
    caf: "Caf de l’Ain",
    structure: "Les Lilas",
  });
  expect(filedIn({ caf: "Caf de l’Ain" })).toEqual({ caf: "Caf de l’Ain", structure: "" });
  for (const entry of [null, undefined, "Caf", {}, { caf: 3 }]) expect(filedIn(entry)).toBeNull();
});

test("R15 a commune chosen in the list is sent by its code, a typed one by its name", () => {
  expect(communeSent({ commune: "Perpignan", communeCode: "66136" })).toBe("66136");
  expect(communeSent({ commune: " Perpignan ", communeCode: "" })).toBe("Perpignan");
});

test("a link to write to somebody holds their whole address and nothing else", () => {
  const { href } = MailLink({ email: "a?cc=b&c+d%@exemple.fr" }).props as { href: string };
  expect(href).toBe("mailto:a%3Fcc%3Db%26c%2Bd%25@exemple.fr");
});
