import { describe, expect, test } from "vitest";
import type { Signal } from "../../api/kernel/care.ts";
import { fitOf, runsByFit } from "../../site/src/search/fit.tsx";
import { daytimeOf, NO_NEED, WORKING_DAYS } from "../../site/src/search/need.ts";
import { fitWords, needWords } from "../../site/src/search/need-words.ts";
import { nothingOf } from "../../site/src/search/nothing.ts";
import { EMPTY } from "../../site/src/search/state.ts";

const TODAY = "2026-11-24";

/** Text with ordinary spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");

describe("R31 what is needed, in words", () => {
  const week = { slots: daytimeOf(...WORKING_DAYS), children: 1, from: null };

  test.each([
    [NO_NEED, ""],
    [{ ...NO_NEED, children: 3, from: "2027-01-04" }, ""],
    [week, "5 jours, 20 tranches horaires, 1 enfant, dès aujourd’hui"],
    [{ ...week, from: "2026-11-24" }, "5 jours, 20 tranches horaires, 1 enfant, dès aujourd’hui"],
    [{ ...week, from: "2020-01-01" }, "5 jours, 20 tranches horaires, 1 enfant, dès aujourd’hui"],
    [
      { slots: daytimeOf("MONDAY", "TUESDAY", "THURSDAY", "FRIDAY"), children: 2, from: "2026-12-01" },
      "4 jours, 16 tranches horaires, 2 enfants, à partir du 1er décembre",
    ],
    [
      { slots: [5], children: 1, from: "2027-01-04" },
      "1 jour, 1 tranche horaire, 1 enfant, à partir du 4 janvier 2027",
    ],
  ])("%o", (need, words) => expect(plain(needWords(need, TODAY))).toBe(words));
});

describe("R31 what fits, in words", () => {
  const said = (fit: number | null, daysCovered: number | null, daysNeeded: number, signal: Signal) => {
    const words = fitWords({ fit, daysCovered, daysNeeded }, signal);
    return words && plain([words.main, words.finer].filter(Boolean).join(" · "));
  };

  test.each([
    [1, 5, 5, "AVAILABLE", "Convient : 5 jours sur 5"],
    [1, 1, 1, "AVAILABLE", "Convient : le jour demandé"],
    [0.8, 4, 5, "AVAILABLE", "4 jours sur 5"],
    [0.9, 4, 5, "AVAILABLE", "4 jours sur 5 · 90 % des horaires"],
    [0.4, 1, 5, "AVAILABLE", "1 jour sur 5 · 40 % des horaires"],
    [0.4, 0, 5, "AVAILABLE", "Une partie des horaires (40 %)"],
    [41 / 42, 6, 7, "AVAILABLE", "6 jours sur 7 · 98 % des horaires"],
    [null, null, 5, "AVAILABLE", "Horaires à demander"],
    [0, 0, 5, "AVAILABLE", "Ne couvre pas ces horaires"],
    [0, 0, 5, "UNAVAILABLE", null],
    [0, 0, 5, "UNKNOWN", null],
  ] as const)("%s, %s days of %s, %s", (fit, covered, needed, signal, words) =>
    expect(said(fit, covered, needed, signal)).toBe(words),
  );
});

test("R31 a list ordered by fit is cut where the group changes, another is left whole", () => {
  const edges = [1, 1, 0.5, 0.1, null, null, 0].map((fit) => ({ fit }));
  expect(runsByFit(edges, true).map(({ group, edges }) => [group, edges.length])).toEqual([
    ["ALL", 2],
    ["PART", 2],
    ["ASK", 2],
    ["NONE", 1],
  ]);
  expect(runsByFit(edges, false)).toEqual([{ group: null, edges }]);
  expect(runsByFit([], true)).toEqual([]);
});

test("without a need an edge says nothing of a fit", () => {
  expect(fitOf({ fit: null, daysCovered: null, daysNeeded: null })).toBe(null);
  expect(fitOf({ fit: null, daysCovered: null, daysNeeded: 5 })).not.toBe(null);
});

test("R31 when only kinds without pictogram are asked for, the empty list says why", () => {
  const need = { ...NO_NEED, slots: [1] };
  expect(nothingOf({ ...EMPTY, need, kinds: ["RELAIS", "LAEP"] }).words.text).toContain("laissés de côté");
  expect(nothingOf({ ...EMPTY, need, kinds: ["RELAIS", "CRECHE"] }).words.text).not.toContain("laissés");
});
