import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_CHILDREN as MOST_OF_THE_API } from "../../api/availability/summary.ts";
import { CARE_KINDS, SIGNALS } from "../../api/kernel/care.ts";
import { SLOTS_A_WEEK } from "../../api/kernel/week.ts";
import {
  allOf,
  daytimeOf,
  MOST_CHILDREN,
  type Need,
  NO_NEED,
  withSlots,
} from "../../site/src/search/need.ts";
import {
  DEFAULT_RADIUS,
  EMPTY,
  filterCount,
  fromQuery,
  NO_FILTERS,
  needsPoints,
  RADII,
  type SearchState,
  shownKinds,
  sortOf,
  toQuery,
  toVariables,
} from "../../site/src/search/state.ts";
import { times } from "../soak.ts";

const coordinate = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((n) => n / 1000);
const point = fc.record({ lng: coordinate(180), lat: coordinate(90) });
const words = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.trim());

const where = fc.oneof(
  fc.constant(null),
  fc.record({ type: fc.constant("point" as const), point }),
  fc.record({
    type: fc.constant("commune" as const),
    code: fc.constantFrom("66136", "2A004", "97411"),
    centre: fc.option(point),
  }),
  fc.constant({ type: "box" as const, box: { west: 2.5, south: 42.5, east: 3.25, north: 42.75 } }),
);

const need: fc.Arbitrary<Need> = fc.record({
  slots: fc.subarray(Array.from({ length: SLOTS_A_WEEK }, (_, slot) => slot)),
  children: fc.integer({ min: 1, max: MOST_CHILDREN }),
  from: fc.constantFrom(null, "2026-12-01", "2020-02-29"),
});

const anyState: fc.Arbitrary<SearchState> = fc.record({
  place: words,
  where,
  radiusKm: fc.constantFrom(...RADII),
  kinds: fc.subarray([...CARE_KINDS]),
  signals: fc.subarray([...SIGNALS]),
  availableNow: fc.boolean(),
  text: words,
  confirmedSince: fc.constantFrom(null, "2026-11-01", "2024-02-29"),
  need,
  sort: fc.constantFrom(null, "DISTANCE" as const, "RECENTLY_CONFIRMED" as const),
  compare: fc.uniqueArray(fc.uuid(), { maxLength: 4 }),
  view: fc.constantFrom("list" as const, "map" as const),
});

/** A box has no radius. */
const state = anyState.map((given) =>
  given.where?.type === "box" ? { ...given, radiusKm: DEFAULT_RADIUS } : given,
);

describe("the address of the map search", () => {
  test("reads back what it wrote", () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(fromQuery(toQuery(given))).toEqual(given);
      }),
      { numRuns: times(100, 20_000) },
    );
  });

  test("an empty search has an empty address", () => {
    expect(toQuery(EMPTY)).toBe("");
    expect(fromQuery("")).toEqual(EMPTY);
  });

  test("leaves out what it does not understand, whoever wrote it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = fromQuery(text);
        expect(fromQuery(toQuery(read))).toEqual(read);
      }),
      { numRuns: times(100, 20_000) },
    );
    expect(
      fromQuery("genres=CRECHE,XXX&signaux=&rayon=-3&zone=9,9,1,1&lng=500&lat=1&confirme=2026-02-30"),
    ).toEqual({
      ...EMPTY,
      kinds: ["CRECHE"],
    });
  });

  test("asks the API within its bounds", () => {
    fc.assert(
      fc.property(state, (given) => {
        const variables = toVariables(given);
        if (!variables) {
          expect(given.where).toBe(null);
          return;
        }
        expect(
          Object.values(variables.area).filter((part) => part !== undefined && part !== null).length,
        ).toBe(1);
        const { near } = variables.area;
        if (near) expect(near.radiusKm).toBeGreaterThanOrEqual(0.1);
        if (near) expect(near.radiusKm).toBeLessThanOrEqual(50);
      }),
      { numRuns: times(100, 20_000) },
    );
  });

  test("R31 a need is read in the short form and in that of the form without JavaScript, garbage left out", () => {
    const given = { slots: [1, 2, 3, 4, 12], children: 2, from: "2026-12-01" };
    for (const query of [
      "besoin=lu2345,me1&enfants=2&des=2026-12-01",
      "besoin=lu2&besoin=lu3&besoin=lu4&besoin=lu5&besoin=me1&enfants=2&des=2026-12-01&tri=",
      "besoin=ME1, LU5432,lu2,xx2,lu,lu0,lu7,2,lundi2&enfants= 2&des=2026-12-01 ",
    ])
      expect(fromQuery(query).need, query).toEqual(given);
    expect(toQuery({ ...EMPTY, need: given })).toBe("besoin=lu2345,me1&enfants=2&des=2026-12-01");
    for (const query of [
      "enfants=0",
      "enfants=7",
      "enfants=deux",
      "enfants=1.5",
      "des=2026-02-30",
      "des=demain",
    ])
      expect(fromQuery(query), query).toEqual(EMPTY);
  });

  test("R31 a need is asked once a slot is ticked, and orders by what fits best unless told otherwise", () => {
    const at = { ...EMPTY, where: { type: "commune" as const, code: "66136", centre: null }, radiusKm: 0 };
    const asked = { ...at, need: { slots: [1, 2, 8], children: 2, from: null } };
    expect(toVariables({ ...at, need: { ...NO_NEED, children: 3 } })).toEqual({
      area: { commune: "66136" },
      filter: {},
      sort: "DISTANCE",
    });
    expect(toVariables(asked)).toEqual({
      area: { commune: "66136" },
      filter: {},
      need: {
        slots: [
          { weekday: "MONDAY", slots: ["MORNING", "MIDDAY"] },
          { weekday: "TUESDAY", slots: ["MIDDAY"] },
        ],
        children: 2,
      },
      sort: "BEST_FIT",
    });
    expect(sortOf({ ...asked, sort: "DISTANCE" })).toBe("DISTANCE");
    expect(sortOf({ ...asked, sort: "RECENTLY_CONFIRMED" })).toBe("RECENTLY_CONFIRMED");
  });

  test("R31 a need filters: it counts, it is cleared, and the map shows the points of the list", () => {
    const asked = { ...EMPTY, need: { slots: [0], children: 1, from: null } };
    expect([filterCount(EMPTY), filterCount(asked)]).toEqual([0, 1]);
    expect([needsPoints(EMPTY), needsPoints(asked)]).toEqual([false, true]);
    expect({ ...asked, ...NO_FILTERS }).toEqual(EMPTY);
    expect(shownKinds(asked)).toEqual(["CHILDMINDER", "CRECHE", "LEISURE_CENTRE"]);
    expect(shownKinds({ ...asked, kinds: ["RELAIS"] })).toEqual([]);
  });

  test("R31 as many children as the API takes", () => expect(MOST_CHILDREN).toBe(MOST_OF_THE_API));

  test("R31 a day is ticked from 8:00 to 19:00 and unticked whole", () => {
    expect(daytimeOf("MONDAY", "TUESDAY")).toEqual([1, 2, 3, 4, 7, 8, 9, 10]);
    expect(withSlots([0, 7], daytimeOf("MONDAY"), true)).toEqual([0, 1, 2, 3, 4, 7]);
    expect(withSlots([0, 1, 5, 7], allOf("MONDAY"), false)).toEqual([7]);
  });

  test("R31 kinds without a pictogram are left out of the map when one is asked for", () => {
    expect(shownKinds({ ...EMPTY, signals: ["UNKNOWN"] })).toEqual([
      "CHILDMINDER",
      "CRECHE",
      "LEISURE_CENTRE",
    ]);
    expect(shownKinds(EMPTY)).toEqual([...CARE_KINDS]);
  });
});
