import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListingRow } from "../../api/directory/listing.queries.ts";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { CARE_KINDS, hasAvailability } from "../../api/kernel/care.ts";
import { distanceM } from "../../api/kernel/geo.ts";
import { fold } from "../../api/kernel/text.ts";
import { type Db, inTransaction } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

const SEARCH = /* GraphQL */ `
  query ($area: AreaInput!, $filter: CareFilter, $sort: CareSort, $first: Int, $after: String) {
    careSearch(area: $area, filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor distance node { id kind name phone email addressLines
        location { lng lat precision } commune { code name departement { code caf { name } } }
        availability { __typename level signal availableFrom validUntil confirmedAt version } } }
    }
  }`;

const GREEN = { level: "GLOBAL", available: true } as const;
const RED = { level: "GLOBAL", available: false } as const;

let database: TestDatabase;
let db: Db;
let api: TestApi;
const rows: (ListingRow & { signal: string | null; confirmed: boolean })[] = [];

/** 400 listings around Perpignan, many at one and the same point, a third with a pictogram. */
beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
  api = await startApi(db);
  for (let i = 0; i < 400; i += 1) {
    const kind = CARE_KINDS[i % 5] ?? "CRECHE";
    const spot = { lng: 2.6 + ((i * 37) % 101) / 200, lat: 42.55 + ((i * 53) % 97) / 300 };
    const at = i % 7 === 0 ? { lng: 2.8954, lat: 42.6986, precision: "COMMUNE" as const } : spot;
    const make = kind === "CHILDMINDER" ? aChildminder : aListing;
    const row = make({ kind, ...at, name: `${["Élodie", "Forêt", "L'Œuvre", "100%_a"][i % 4]} ${i}` });
    rows.push({ ...row, signal: hasAvailability(kind) ? "UNKNOWN" : null, confirmed: false });
  }
  await given(db, ...rows);
  for (const row of rows.filter((_, i) => i % 3 === 0)) {
    if (!row.signal) continue;
    row.signal = row.name.length % 2 === 0 ? "AVAILABLE" : "UNAVAILABLE";
    row.confirmed = true;
    await published(db, row.id, row.signal === "AVAILABLE" ? GREEN : RED, "2026-11-20T10:00:00Z");
  }
}, 120_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

type Found = { id: string; distance: number | null };

async function all(
  variables: Record<string, unknown>,
  first = 37,
): Promise<{ found: Found[]; total: number }> {
  const found: Found[] = [];
  let after: string | null = null;
  for (;;) {
    const { data, errors } = await api.run(SEARCH, { ...variables, first, after });
    expect(errors).toBeUndefined();
    const page = data.careSearch;
    found.push(
      ...page.edges.map((edge: { node: { id: string }; distance: number | null }) => ({
        id: edge.node.id,
        distance: edge.distance,
      })),
    );
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    if (!page.pageInfo.hasNextPage) return { found, total: page.totalCount };
    after = page.pageInfo.endCursor;
  }
}

describe("careSearch", () => {
  test("R2 equals a brute-force filter and great-circle sort, over every page", async () => {
    const point = fc.record({
      lng: fc.double({ min: 2.5, max: 3.2, noNaN: true }),
      lat: fc.double({ min: 42.5, max: 42.9, noNaN: true }),
    });
    const filters = fc.record(
      {
        kinds: fc.subarray([...CARE_KINDS], { minLength: 1 }),
        signals: fc.subarray(["AVAILABLE", "UNAVAILABLE", "UNKNOWN"], { minLength: 1 }),
        text: fc.constantFrom(
          "elodie",
          "ÉLODIE",
          "oeuvre",
          "100%_a",
          "%",
          "_",
          "perpignan",
          "loge",
          "absent",
        ),
      },
      { requiredKeys: [] },
    );
    const radius = fc.double({ min: 0.1, max: 50, noNaN: true });
    await fc.assert(
      fc.asyncProperty(
        point,
        radius,
        filters,
        fc.integer({ min: 5, max: 100 }),
        async (centre, radiusKm, filter, first) => {
          const { found, total } = await all({ area: { near: { ...centre, radiusKm } }, filter }, first);
          const expected = rows
            .map((row) => ({ row, distance: distanceM(centre, row) }))
            .filter(({ row, distance }) => distance <= radiusKm * 1000 && keeps(row, filter))
            .sort((a, b) => a.distance - b.distance || (a.row.id < b.row.id ? -1 : 1));
          expect(found.length).toBe(expected.length);
          expect(total).toBe(expected.length);
          expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map(({ row }) => row.id)));
          for (const [i, hit] of found.entries()) {
            expect(Math.abs((hit.distance ?? 0) - (expected[i]?.distance ?? 0))).toBeLessThan(0.1);
          }
        },
      ),
      { numRuns: times(25, 500) },
    );
  });

  test("R9 listings at one point come in the order of their ids, none twice", async () => {
    const { found } = await all({ area: { near: { lng: 2.8954, lat: 42.6986, radiusKm: 0.1 } } }, 5);
    const ids = found.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids).toEqual([...ids].sort());
  });

  test("a box is ordered from its centre and gives no distance", async () => {
    const box = { west: 2.7, south: 42.6, east: 2.9, north: 42.75 };
    const { found, total } = await all({ area: { box } });
    const inside = rows.filter((r) => r.lng >= 2.7 && r.lng <= 2.9 && r.lat >= 42.6 && r.lat <= 42.75);
    expect(total).toBe(inside.length);
    expect(found.every(({ distance }) => distance === null)).toBe(true);
    const centre = { lng: 2.8, lat: 42.675 };
    const distances = found.map(({ id }) => distanceM(centre, rows.find((row) => row.id === id) ?? centre));
    distances.reduce((before, next) => {
      expect(next).toBeGreaterThanOrEqual(before - 0.01);
      return next;
    }, 0);
  });

  test("a commune is searched whole, with distances from its centre", async () => {
    const { found, total } = await all({ area: { commune: "66136" } });
    expect(total).toBe(rows.length);
    expect(found.every(({ distance }) => typeof distance === "number")).toBe(true);
  });

  test("lists never carry phone or e-mail, the sheet does", async () => {
    const { data } = await api.run(SEARCH, { area: { commune: "66136" }, first: 100 });
    for (const { node } of data.careSearch.edges) expect([node.phone, node.email]).toEqual([null, null]);
    const sheet = await api.run(`query($id: ID!) { care(id: $id) { phone email } }`, { id: rows[1]?.id });
    expect(sheet.data.care).toEqual({ phone: "+33465710000", email: "contact@petits-pas.example" });
  });

  test("R27 only kinds with a pictogram have an availability; asking for one leaves the others out", async () => {
    const { data } = await api.run(SEARCH, { area: { commune: "66136" }, first: 100 });
    for (const { node } of data.careSearch.edges) {
      expect(node.availability === null).toBe(!hasAvailability(node.kind));
    }
    const { found } = await all({ area: { commune: "66136" }, filter: { signals: ["UNKNOWN"] } });
    expect(found.length).toBe(rows.filter((row) => row.signal === "UNKNOWN").length);
    const now = await all({ area: { commune: "66136" }, filter: { availableNow: true } });
    expect(now.found.length).toBe(rows.filter((row) => row.signal === "AVAILABLE").length);
  });

  test("R29 confirmed since a day, and most recently confirmed first", async () => {
    const since = await all({ area: { commune: "66136" }, filter: { confirmedSince: "2026-11-20" } });
    expect(since.found.length).toBe(rows.filter((row) => row.confirmed).length);
    const later = await all({ area: { commune: "66136" }, filter: { confirmedSince: "2026-11-21" } });
    expect(later.found.length).toBe(0);
    const { found, total } = await all({ area: { commune: "66136" }, sort: "RECENTLY_CONFIRMED" }, 20);
    expect(total).toBe(rows.length);
    const confirmed = found.map(({ id }) => rows.find((row) => row.id === id)?.confirmed);
    expect(confirmed.indexOf(false)).toBe(rows.filter((row) => row.confirmed).length);
    expect(confirmed.lastIndexOf(true)).toBeLessThan(confirmed.indexOf(false));
  });

  test("pages never skip or repeat what stays while other rows come and go", async () => {
    const area = { near: { lng: 2.8954, lat: 42.6986, radiusKm: 50 } };
    const before = (await all({ area })).found.map(({ id }) => id);
    const seen: string[] = [];
    const extra = Array.from({ length: 30 }, (_, i) =>
      aListing({ lng: 2.89 + i / 1000, lat: 42.7, name: `Passage ${i}` }),
    );
    let after: string | null = null;
    for (let page = 0; ; page += 1) {
      const { data } = await api.run(SEARCH, { area, first: 25, after });
      seen.push(...data.careSearch.edges.map((edge: { node: { id: string } }) => edge.node.id));
      if (page === 2) await given(db, ...extra);
      if (page === 5)
        await inTransaction(db, (tx) =>
          setListingState(
            tx,
            extra.map(({ id }) => id),
            "GONE",
          ),
        );
      if (!data.careSearch.pageInfo.hasNextPage) break;
      after = data.careSearch.pageInfo.endCursor;
    }
    const kept = seen.filter((id) => before.includes(id));
    expect(kept).toEqual(before);
  });
});

function keeps(
  row: (typeof rows)[number],
  filter: { kinds?: string[]; signals?: string[]; text?: string },
): boolean {
  const words = filter.text ? fold(filter.text).split(" ").filter(Boolean) : null;
  const published = fold([row.name, row.communeName, ...(row.addressLines ?? [])].join(" "));
  return (
    (!filter.kinds || filter.kinds.includes(row.kind)) &&
    (!filter.signals || (row.signal !== null && filter.signals.includes(row.signal))) &&
    (!words || (words.length > 0 && words.every((word) => published.includes(word))))
  );
}
