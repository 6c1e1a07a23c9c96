import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CARE_KINDS, SIGNALS } from "../../api/kernel/care.ts";
import {
  DEFAULT_RADIUS,
  EMPTY,
  fromQuery,
  RADII,
  type SearchState,
  shownKinds,
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

const anyState: fc.Arbitrary<SearchState> = fc.record({
  place: words,
  where,
  radiusKm: fc.constantFrom(...RADII),
  kinds: fc.subarray([...CARE_KINDS]),
  signals: fc.subarray([...SIGNALS]),
  availableNow: fc.boolean(),
  text: words,
  confirmedSince: fc.constantFrom(null, "2026-11-01", "2024-02-29"),
  sort: fc.constantFrom("DISTANCE" as const, "RECENTLY_CONFIRMED" as const),
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

  test("R31 kinds without a pictogram are left out of the map when one is asked for", () => {
    expect(shownKinds({ ...EMPTY, signals: ["UNKNOWN"] })).toEqual([
      "CHILDMINDER",
      "CRECHE",
      "LEISURE_CENTRE",
    ]);
    expect(shownKinds(EMPTY)).toEqual([...CARE_KINDS]);
  });
});
