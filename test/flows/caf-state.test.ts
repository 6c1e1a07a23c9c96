import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterText } from "../../site/src/caf/letter-text.ts";
import { quarantineCsv } from "../../site/src/caf/quarantine-csv.ts";
import { EMPTY, fromQuery, STATE_FILTERS, statesOf, toQuery } from "../../site/src/caf/state.ts";

describe("the address of the desk", () => {
  const state = fc.record({
    view: fc.constant("REQUESTS" as const),
    request: fc.option(fc.uuid()),
    filter: fc.constantFrom(...STATE_FILTERS),
    text: fc.string({ maxLength: 100 }).map((text) => text.trim()),
  });

  test("what is written reads back the same", () => {
    fc.assert(
      fc.property(state, (written) => {
        expect(fromQuery(toQuery(written))).toEqual(written);
      }),
    );
    for (const view of ["FILES", "FIGURES"] as const) {
      expect(fromQuery(toQuery({ ...EMPTY, view }))).toEqual({ ...EMPTY, view });
    }
  });

  test("what is not understood is left out", () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(fromQuery(query).view).toBe("REQUESTS");
      }),
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
  expect(quarantineCsv([cell, { ...cell, column: null }])).toBe(
    `\ufeffligne;colonne;code;raison\r\n3;'=CMD();EMPTY;"Un « ; » et un """\r\n3;;EMPTY;"Un « ; » et un """\r\n`,
  );
});
