import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CareKind } from "../../api/kernel/care.ts";
import { TIME_SLOTS, WEEKDAYS } from "../../api/kernel/care.ts";
import { addDays } from "../../api/kernel/local-date.ts";
import { replaceAvailability } from "../../api/publishing/publishing.queries.ts";
import { inTransaction } from "../../db/client.ts";
import { inventAvailability } from "../../db/seed/availability.ts";
import { Random } from "../../db/seed/random.ts";
import { startApi, type TestApi } from "../api.ts";
import { type PlainListing, readPlain, searchByNeed } from "../bruteforce.ts";
import { aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aGrid } from "../owner.ts";
import { times } from "../soak.ts";

/** Families search by a need (R31). */
let database: TestDatabase;
let api: TestApi;
let clock = new Date("2026-11-24T09:00:00Z");

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const SEARCH = /* GraphQL */ `
  query ($area: AreaInput!, $need: NeedInput, $first: Int, $after: String, $sort: CareSort, $filter: CareFilter) {
    careSearch(area: $area, need: $need, first: $first, after: $after, sort: $sort, filter: $filter) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { distance fit daysCovered daysNeeded node { id kind name availability { signal } } } } }`;

interface Edge {
  fit: number | null;
  daysCovered: number | null;
  daysNeeded: number | null;
  node: { id: string; kind: CareKind; name: string };
}

/** The slots of a need as the API takes them. */
function needOf(slots: readonly number[], more: { children?: number; from?: string | undefined } = {}) {
  const days = WEEKDAYS.map((weekday, d) => ({
    weekday,
    slots: TIME_SLOTS.filter((_, s) => slots.includes(d * 6 + s)),
  }));
  return { slots: days.filter(({ slots: some }) => some.length > 0), ...more };
}
const FIVE_DAYS = [0, 1, 2, 3, 4].flatMap((day) => [1, 2, 3, 4].map((slot) => day * 6 + slot));

async function all(near: object, need: object, first: number): Promise<{ edges: Edge[]; total: number }> {
  return pages({ area: { near }, need, first });
}

async function pages(asked: object): Promise<{ edges: Edge[]; total: number }> {
  const edges: Edge[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await api.run(SEARCH, { ...asked, after });
    if (errors) throw new Error(errors[0]?.message);
    const { careSearch } = data;
    edges.push(...careSearch.edges);
    if (!careSearch.pageInfo.hasNextPage) return { edges, total: careSearch.totalCount };
    after = careSearch.pageInfo.endCursor;
  }
}

describe("R31 what is said of each", () => {
  const near = { lng: 3.5, lat: 45, radiusKm: 1 };
  const one = async (name: string, east: number, content?: Parameters<typeof published>[2]) => {
    const row = aListing({ id: randomUUID(), name, lng: 3.5 + east / 10_000, lat: 45 });
    await given(database.db, row);
    if (content) await published(database.db, row.id, content, "2026-11-24T08:00:00Z");
  };
  const weekly = (...grids: number[][]) =>
    ({
      level: "WEEKLY",
      startsOn: "2026-11-23",
      weeks: grids.length === 1 ? Array(4).fill(grids[0]) : grids,
    }) as const;

  test("fit above 0 first, then green without a table, then the rest; ties by distance; days in whole", async () => {
    await one("grey", 1);
    await one("red", 2, weekly(aGrid(0)));
    await one("says green", 3, { level: "GLOBAL", available: true });
    await one("says red", 4, { level: "GLOBAL", available: false });
    await one("week-ends only", 5, weekly(aGrid(2, [5, 6])));
    await one("mornings", 6, weekly(aGrid(0).map((_, i) => (i < 30 && i % 6 === 1 ? 1 : 0))));
    await one("four days, far", 9, weekly(aGrid(2, [0, 1, 3, 4])));
    await one("four days, near", 7, weekly(aGrid(1, [0, 1, 2, 3])));
    await one("all", 8, weekly(aGrid(1)));
    await one("January only", 10, {
      level: "SEASONAL",
      months: [
        { startsOn: "2027-01-01", grid: aGrid(1) },
        { startsOn: "2027-09-01", grid: aGrid(0) },
      ],
    });
    await given(
      database.db,
      aListing({ id: randomUUID(), kind: "RELAIS", name: "relais", lng: 3.5, lat: 45 }),
    );
    const said = async (need: object) =>
      (await all(near, need, 100)).edges.map(
        ({ node, fit, daysCovered, daysNeeded }) => `${node.name} ${fit} ${daysCovered}/${daysNeeded}`,
      );
    expect(await said(needOf(FIVE_DAYS))).toEqual([
      "all 1 5/5",
      "four days, near 0.8 4/5",
      "four days, far 0.8 4/5",
      "mornings 0.25 0/5",
      "says green null null/5",
      "January only null null/5",
      "grey 0 0/5",
      "red 0 0/5",
      "says red 0 0/5",
      "week-ends only 0 0/5",
    ]);
    const two = await said(needOf([...FIVE_DAYS.slice(0, 8), 40], { children: 2 }));
    expect(two.slice(0, 4)).toEqual([
      `four days, far ${8 / 9} 2/3`,
      `week-ends only ${1 / 9} 1/3`,
      "says green null null/3",
      "January only null null/3",
    ]);
    const january = await said(needOf(FIVE_DAYS, { from: "2027-01-20" }));
    expect(january.slice(0, 3)).toEqual([
      "January only 1 5/5",
      "says green null null/5",
      "week-ends only null null/5",
    ]);
    expect(
      (await said(needOf(FIVE_DAYS, { from: "2027-09-01" }))).find((line) => line.startsWith("January")),
    ).toBe("January only 0 0/5");
    // a start that is past is today
    expect(await said(needOf(FIVE_DAYS, { from: "2020-01-01" }))).toEqual(await said(needOf(FIVE_DAYS)));
    const without = await api.run(SEARCH, { area: { near }, first: 100 });
    expect(without.data.careSearch.totalCount).toBe(11);
    expect(without.data.careSearch.edges[0]).toMatchObject({
      fit: null,
      daysCovered: null,
      daysNeeded: null,
    });
    const byDistance = await api.run(SEARCH, {
      area: { near },
      need: needOf(FIVE_DAYS),
      sort: "DISTANCE",
      first: 3,
    });
    expect(byDistance.data.careSearch.edges.map(({ node }: Edge) => node.name)).toEqual([
      "grey",
      "red",
      "says green",
    ]);
  });

  test.each([
    [{ slots: [] }, ["need", "slots"]],
    [{ slots: [{ weekday: "MONDAY", slots: [] }] }, ["need", "slots"]],
    [{ slots: Array(51).fill({ weekday: "MONDAY", slots: ["MIDDAY"] }) }, ["need", "slots"]],
    [{ ...needOf([1]), children: 0 }, ["need", "children"]],
    [{ ...needOf([1]), children: 7 }, ["need", "children"]],
    [{ ...needOf([1]), children: 10 ** 9 }, ["need", "children"]],
  ])("a need that is none is refused with its path, %#", async (need, path) => {
    const { errors } = await api.run(SEARCH, { area: { near }, need });
    expect(errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", argument: path });
  });

  test("a cursor belongs to its need", async () => {
    const first = await api.run(SEARCH, { area: { near }, need: needOf([1]), first: 1 });
    const after = first.data.careSearch.pageInfo.endCursor;
    const other = await api.run(SEARCH, { area: { near }, need: needOf([2]), first: 1, after });
    expect(other.errors?.[0]?.extensions.code).toBe("BAD_CURSOR");
  });
});

describe("R31 exact against every listing looked at one by one", () => {
  const CENTRE = { lng: 2.9, lat: 42.7 };
  let plain: PlainListing[];

  beforeAll(async () => {
    const random = new Random("need");
    const kinds = ["CRECHE", "CRECHE", "CRECHE", "LEISURE_CENTRE", "RELAIS"] as const;
    const rows = Array.from({ length: 400 }, (_, i) => {
      // some at one and the same point: ties go by id
      const at =
        i % 8 === 0
          ? CENTRE
          : { lng: 2.9 + (random.next() - 0.5) / 5, lat: 42.7 + (random.next() - 0.5) / 5 };
      return aListing({ id: random.uuid(), kind: random.pick([...kinds]), ...at });
    });
    await given(database.db, ...rows);
    const entries = rows
      .filter(({ kind }) => kind !== "RELAIS" && random.chance(0.8))
      .map(({ id, kind }) => ({ listingId: id, ...inventAvailability(kind, 4, "2026-11-24", random) }));
    await inTransaction(database.db, (tx) => replaceAvailability(tx, entries));
    plain = await readPlain(database.db);
  });

  const aNeed = fc.record({
    slots: fc.uniqueArray(fc.integer({ min: 0, max: 41 }), { minLength: 1, maxLength: 30 }),
    children: fc.constantFrom(1, 1, 1, 2, 3, 6),
    // within the weeks, in January, in September, and where nothing covers
    after: fc.oneof(
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 70 }),
      fc.integer({ min: 0, max: 400 }),
    ),
    today: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
    radiusKm: fc.constantFrom(2, 8, 15),
    first: fc.constantFrom(7, 50, 100),
  });

  test("order, fit and total, page by page", async () => {
    let covered = 0;
    await fc.assert(
      fc.asyncProperty(aNeed, async ({ slots, children, after, today: later, radiusKm, first }) => {
        const today = addDays("2026-11-24", later);
        clock = new Date(`${today}T11:00:00Z`);
        const from = addDays(today, after);
        const near = { ...CENTRE, radiusKm };
        const expected = searchByNeed(plain, near, { slots, children, from }, today);
        const found = await all(
          near,
          needOf(slots, { children, from: after === 0 ? undefined : from }),
          first,
        );
        expect(found.edges.map(({ node, fit }) => ({ id: node.id, fit }))).toEqual(expected);
        expect(found.total).toBe(expected.length);
        covered += expected.filter(({ fit }) => fit !== null && fit > 0).length;
      }),
      { numRuns: times(40, 1_500), seed: 31 },
    );
    clock = new Date("2026-11-24T09:00:00Z");
    // else nothing was compared
    expect(covered).toBeGreaterThan(100);
  });

  test.each([
    ["a commune", { commune: "66136" }, {}],
    ["a box", { box: { west: 2.75, south: 42.55, east: 3.05, north: 42.85 } }, {}],
    ["a commune, crèches alone", { commune: "66136" }, { kinds: ["CRECHE"] }],
    [
      "a box, green alone",
      { box: { west: 2.75, south: 42.55, east: 3.05, north: 42.85 } },
      { signals: ["AVAILABLE"] },
    ],
    ["around, free now", { near: { ...CENTRE, radiusKm: 15 } }, { availableNow: true }],
    ["around, by a word", { near: { ...CENTRE, radiusKm: 15 } }, { text: "perpignan" }],
  ])("%s", async (_, area, filter) => {
    const need = needOf(FIVE_DAYS.slice(0, 8));
    const { data } = await api.run(
      `{ communes(startingWith: "Perpignan", first: 1) { location { lng lat } } }`,
    );
    const centre = "commune" in area ? data.communes[0].location : { lng: 2.9, lat: 42.7 };
    // without a need, the same area and filter find the same listings; who fits is told listing by listing
    const there = await pages({ area, filter, first: 100 });
    const ids = new Set(there.edges.map(({ node }) => node.id));
    const expected = searchByNeed(
      plain.filter(({ id }) => ids.has(id)),
      { ...centre, radiusKm: 20_000 },
      { slots: FIVE_DAYS.slice(0, 8), children: 1, from: "2026-11-24" },
      "2026-11-24",
    );
    const found = await pages({ area, filter, need, first: 23 });
    expect(found.edges.map(({ node, fit }) => ({ id: node.id, fit }))).toEqual(expected);
    expect(found.total).toBe(expected.length);
    expect(expected.filter(({ fit }) => fit !== null && fit > 0).length).toBeGreaterThan(10);
  });
});
