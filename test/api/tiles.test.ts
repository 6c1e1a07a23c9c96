import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { parseTile, tilesAbove } from "../../api/directory/tile-grid.ts";
import { CARE_KINDS, hasAvailability } from "../../api/kernel/care.ts";
import { toMercator } from "../../api/kernel/geo.ts";
import { inTransaction } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";
import { readTile, type TileFeature } from "../tiles.ts";

const PERPIGNAN = { lng: 2.8954, lat: 42.6986 };
const GREEN = { level: "GLOBAL", available: true } as const;

let database: TestDatabase;
let api: TestApi;
let clock = "2026-11-23T09:00:00Z";
const rows = Array.from({ length: 300 }, (_, i) => {
  const kind = CARE_KINDS[i % 5] ?? "CRECHE";
  const at =
    i % 6 === 0 ? PERPIGNAN : { lng: 2.6 + ((i * 37) % 101) / 200, lat: 42.55 + ((i * 53) % 97) / 300 };
  return (kind === "CHILDMINDER" ? aChildminder : aListing)({ kind, ...at });
});

beforeAll(async () => {
  database = await freshDatabase();
  await given(database.db, ...rows);
  for (const row of rows) {
    if (row.kind === "CHILDMINDER") await published(database.db, row.id, GREEN, "2026-11-20T10:00:00Z");
  }
  api = await startApi(database.db, () => new Date(clock));
}, 120_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

async function tile(z: number, x: number, y: number): Promise<TileFeature[]> {
  const response = await api.server.inject({ url: `/tiles/care/${z}/${x}/${y}.mvt` });
  expect([200, 204]).toContain(response.statusCode);
  return response.statusCode === 204 ? [] : readTile(response.rawPayload);
}

function tileOf(z: number, at: { lng: number; lat: number }): [number, number, number] {
  const { x, y } = toMercator(at);
  return [z, Math.floor(x * 2 ** z), Math.floor(y * 2 ** z)];
}

/** Every tile of a zoom that holds one of the listings. */
function tilesOf(z: number): [number, number, number][] {
  return [...new Set(rows.map((row) => tileOf(z, row).join("/")))].map(
    (key) => key.split("/").map(Number) as [number, number, number],
  );
}

const countOf = ({ tags }: TileFeature) => (tags.id ? 1 : Number(tags.count));

describe("tiles", () => {
  test.each([0, 4, 8, 11, 13, 14])(
    "R27 counts of zoom %i add up to every visible listing, by kind and pictogram",
    async (z) => {
      const features = (await Promise.all(tilesOf(z).map((address) => tile(...address)))).flat();
      expect(features.reduce((sum, feature) => sum + countOf(feature), 0)).toBe(rows.length);
      const byKey: Record<string, number> = {};
      for (const { tags } of features) {
        if (tags.id) {
          const key = `${tags.kind}_${tags.signal}`;
          byKey[key] = (byKey[key] ?? 0) + 1;
          continue;
        }
        const parts = Object.entries(tags).filter(([key]) => key !== "count");
        expect(parts.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(tags.count);
        for (const [key, n] of parts) byKey[key] = (byKey[key] ?? 0) + Number(n);
      }
      expect(byKey).toEqual({
        CHILDMINDER_AVAILABLE: 60,
        ...Object.fromEntries(CARE_KINDS.slice(1).map((kind) => [`${kind}_UNKNOWN`, 60])),
      });
    },
  );

  test("R9 listings at one and the same point stay one cluster at the deepest zoom", async () => {
    const features = await tile(...tileOf(14, PERPIGNAN));
    const cluster = features.find(({ tags }) => Number(tags.count) >= 50);
    expect(cluster?.tags.count).toBe(
      rows.filter((row) => row.lng === PERPIGNAN.lng && row.lat === PERPIGNAN.lat).length,
    );
  });

  test("R7 a suspended listing leaves the tile at once, and comes back", async () => {
    const alone = aListing({ lng: 3.01, lat: 42.52 });
    const address = tileOf(14, alone);
    expect(await tile(...address)).toEqual([]);
    await given(database.db, alone);
    await seen(address, 1);
    await inTransaction(database.db, (tx) => setListingState(tx, [alone.id], "SUSPENDED"));
    await seen(address, 0);
    await inTransaction(database.db, (tx) => setListingState(tx, [alone.id], "PUBLISHED"));
    await seen(address, 1);
    await inTransaction(database.db, (tx) => setListingState(tx, [alone.id], "GONE"));
  });

  test("a listing that moves leaves its old tile", async () => {
    const moving = aListing({ lng: 3.02, lat: 42.53 });
    await given(database.db, moving);
    await seen(tileOf(14, moving), 1);
    const moved = { ...moving, lng: 3.1, lat: 42.5 };
    await given(database.db, moved);
    await seen(tileOf(14, moved), 1);
    await seen(tileOf(14, moving), 0);
    await inTransaction(database.db, (tx) => setListingState(tx, [moving.id], "GONE"));
  });

  test("R27 the pictogram of a tile runs out with its day, without any write", async () => {
    const one = rows.find((row) => row.kind === "CHILDMINDER" && row.lng !== PERPIGNAN.lng);
    if (!one) throw new Error("no such row");
    const signal = async () =>
      (await tile(...tileOf(14, one))).find(({ tags }) => tags.id === one.id)?.tags.signal;
    expect(await signal()).toBe("AVAILABLE");
    clock = "2027-03-01T09:00:00Z";
    expect(await signal()).toBe("UNKNOWN");
    clock = "2026-11-23T09:00:00Z";
  });

  test("is kept by caches and asked about each time", async () => {
    const url = `/tiles/care/${tileOf(10, PERPIGNAN).join("/")}.mvt`;
    const first = await api.server.inject({ url, headers: { "accept-encoding": "gzip" } });
    expect(first.headers["cache-control"]).toBe("no-cache");
    expect(first.headers["content-encoding"]).toBe("gzip");
    const again = await api.server.inject({ url, headers: { "if-none-match": String(first.headers.etag) } });
    expect(again.statusCode).toBe(304);
  });

  test("unknown addresses are 404, never an error", async () => {
    const paths = [
      "15/0/0",
      "-1/0/0",
      "3/8/0",
      "3/0/8",
      "a/b/c",
      "1.5/0/0",
      "3/0/99999999999",
      "99999/1/1",
      "3/%00/1",
      "3/1e1/1",
    ];
    for (const path of paths) {
      for (const layer of ["care", "communes"]) {
        expect((await api.server.inject({ url: `/tiles/${layer}/${path}.mvt` })).statusCode).toBe(404);
      }
    }
    expect((await api.server.inject({ url: "/tiles/communes/13/0/0.mvt" })).statusCode).toBe(404);
  });

  test("labels of communes: big ones from far, all from near", async () => {
    const names = async (z: number) => {
      const response = await api.server.inject({
        url: `/tiles/communes/${tileOf(z, PERPIGNAN).join("/")}.mvt`,
      });
      return readTile(response.rawPayload, "communes").map(({ tags }) => tags.name);
    };
    expect(await names(6)).toContain("Perpignan");
    expect(await names(6)).not.toContain("Saleilles");
    expect((await names(12)).length).toBeGreaterThan(0);
  });
});

test("every tile of the pyramid parses to itself, and stands above its deepest cell", () => {
  const anyTile = fc.integer({ min: 0, max: 14 }).chain((z) =>
    fc.record({
      z: fc.constant(z),
      x: fc.integer({ min: 0, max: 2 ** z - 1 }),
      y: fc.integer({ min: 0, max: 2 ** z - 1 }),
    }),
  );
  fc.assert(
    fc.property(anyTile, ({ z, x, y }) => {
      expect(parseTile(String(z), String(x), String(y))).toEqual({ z, x, y });
      const deep = 2 ** (14 - z);
      expect(tilesAbove({ x: x * deep + deep - 1, y: y * deep })).toContainEqual({ z, x, y });
    }),
    { numRuns: times(100, 10_000) },
  );
  expect(CARE_KINDS.filter(hasAvailability)).toEqual(["CHILDMINDER", "CRECHE", "LEISURE_CENTRE"]);
});

/** A tile follows a change as soon as its notice has arrived: a matter of milliseconds. */
async function seen(address: [number, number, number], count: number): Promise<void> {
  for (let i = 0; i < 40; i += 1) {
    if ((await tile(...address)).reduce((sum, feature) => sum + countOf(feature), 0) === count) return;
    await sleep(25);
  }
  expect((await tile(...address)).length).toBe(count);
}
