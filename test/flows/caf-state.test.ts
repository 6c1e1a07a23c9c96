import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterText } from "../../site/src/caf/letter-text.ts";
import { saidCsv } from "../../site/src/caf/said-csv.ts";
import {
  EMPTY,
  fromQuery,
  kept,
  STATE_FILTERS,
  statesOf,
  textIn,
  toQuery,
} from "../../site/src/caf/state.ts";
import { times } from "../soak.ts";

describe("the address of the desk", () => {
  const state = fc.record({
    view: fc.constant("REQUESTS" as const),
    request: fc.option(fc.uuid()),
    filter: fc.constantFrom(...STATE_FILTERS),
  });

  test("what is written reads back the same", () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(fromQuery(toQuery(written))).toEqual(written);
      }),
      { numRuns: times(100, 20_000) },
    );
    for (const view of ["FILES", "FIGURES"] as const) {
      expect(fromQuery(toQuery({ ...EMPTY, view }))).toEqual({ ...EMPTY, view });
    }
  });

  test("R10 whom the list is filtered by is in the history of the tab, and never in the address", () => {
    const text = fc.string({ maxLength: 100 }).map((typed) => typed.trim());
    fc.assert(
      fc.property(state, text, (address, typed) => {
        expect(toQuery({ ...address, ...{ text: typed } })).toBe(toQuery(address));
        expect(textIn(kept({ ...address, text: typed }))).toBe(typed);
      }),
    );
    expect(kept({ ...EMPTY, view: "FILES", text: "Vidal" })).toBeNull();
    for (const entry of [null, undefined, "Vidal", 3, { text: 3 }, { caf: "Caf" }])
      expect(textIn(entry)).toBe("");
    expect(textIn({ text: `  ${"x".repeat(200)}` })).toBe("x".repeat(100));
  });

  test("what is not understood is left out", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(fromQuery(query).view).toBe("REQUESTS");
      }),
      { numRuns: times(100, 20_000) },
    );
    expect(fromQuery("?vue=autre&etat=constructor&demande=../..&q=%20")).toEqual(EMPTY);
  });

  test("what waits for the Caf is two states", () => {
    expect(statesOf("ALL")).toBeNull();
    expect(statesOf("WAITING")).toEqual(["RECEIVED", "CONSENT_RECEIVED"]);
    expect(statesOf("REFUSED")).toEqual(["REFUSED"]);
  });
});

describe("a letter on screen", () => {
  const long = "Votre demande d’habilitation ne peut pas être acceptée par la Caf, qui";
  const text = `Bonjour,\n\n${long}\nvous en dit la raison.\n\nMotif\u00a0: […]\n\n- un\n- deux\n\nAdresse\nPerpignan\n`;

  test("lines broken for their width are joined, the others stay", () => {
    expect(letterText(text, "").split("\n\n")).toEqual([
      "Bonjour,",
      `${long} vous en dit la raison.`,
      "- un\n- deux",
      "Adresse\nPerpignan",
    ]);
  });

  test("the structure chosen stands in place of the one named before, broken over two lines as it may be", () => {
    const named = `${"x".repeat(50)} Elle concerne la structure «\u00a0La Maison\nnommée\u00a0». Pour la suite,\n`;
    expect(letterText(named, "", ["La Maison nommée", "Chez $& et moi"])).toContain(
      "la structure «\u00a0Chez $& et moi\u00a0». Pour",
    );
  });

  test("the reason stands as it is written, on one line", () => {
    expect(letterText(text, " Deux\nlignes, $1 et $& ")).toContain(
      "\n\nMotif\u00a0: Deux lignes, $1 et $&\n\n",
    );
  });
});

test("the quarantine on its way to a spreadsheet holds no formula", () => {
  const cell = { line: 3, column: "=CMD()", code: "EMPTY", message: 'Un « ; » et un "' };
  expect(saidCsv([cell, { ...cell, column: null }])).toBe(
    `\ufeffligne;colonne;code;raison\r\n3;'=CMD();EMPTY;"Un « ; » et un """\r\n3;;EMPTY;"Un « ; » et un """\r\n`,
  );
});
