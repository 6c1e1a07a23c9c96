import { afterAll, beforeAll, expect, test } from "vitest";
import { type CellCount, countTile, hasListings } from "../../api/directory/tile.queries.ts";
import { gatherCells } from "../../api/directory/tile.ts";
import { quartersOf, type TileAddress } from "../../api/directory/tile-grid.ts";
import { CARE_KINDS } from "../../api/kernel/care.ts";
import { toMercator } from "../../api/kernel/geo.ts";
import { Random } from "../../db/seed/random.ts";
import { aChildminder, aListing, given } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

const TODAY = "2026-11-23";

let database: TestDatabase;

/** 600 listings, most about Perpignan, the others all over France and on the edges of tiles. */
beforeAll(async () => {
  database = await freshDatabase();
  const random = new Random("tiles");
  const rows = Array.from({ length: 600 }, (_, i) => {
    const kind = CARE_KINDS[i % 5] ?? "CRECHE";
    const near = { lng: 2.9 + random.normal() / 10, lat: 42.7 + random.normal() / 10 };
    const far = { lng: -1 + random.next() * 7, lat: 43 + random.next() * 6 };
    const edge = { lng: random.pick([0, 2.8125, 5.625]), lat: 44 + random.next() };
    const at = i % 10 === 0 ? edge : i % 3 === 0 ? far : near;
    return (kind === "CHILDMINDER" ? aChildminder : aListing)({ kind, ...at });
  });
  await given(database.db, ...rows);
}, 120_000);

afterAll(async () => {
  await database?.drop();
});

/** What a tile counts, and where on average, to a millimetre: without the id, of which any will do. */
function canonical(cells: CellCount[]): string[] {
  return cells
    .map(({ cx, cy, kind, signal, count, x, y }) =>
      [cx, cy, kind, signal, count, x.toFixed(10), y.toFixed(10)].join(" "),
    )
    .sort();
}

async function gathered(tile: TileAddress, levels: number): Promise<CellCount[]> {
  if (levels === 0) return countTile(database.db, tile, TODAY);
  const quarters = [];
  for (const quarter of quartersOf(tile)) {
    quarters.push({ tile: quarter, cells: await gathered(quarter, levels - 1) });
  }
  return gatherCells(quarters);
}

test.each([3, 4, 6, 7])("a tile of zoom %i gathered from those below is the tile counted anew", async (z) => {
  for (const at of [
    { lng: 2.9, lat: 42.7 },
    { lng: -0.5, lat: 44.5 },
    { lng: 5.625, lat: 44.5 },
  ]) {
    const { x, y } = toMercator(at);
    const tile = { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) };
    const counted = await countTile(database.db, tile, TODAY);
    expect(counted.length).toBeGreaterThan(0);
    expect(canonical(await gathered(tile, 2))).toEqual(canonical(counted));
  }
});

test("a tile that shows nothing is known without being counted", async () => {
  expect(await hasListings(database.db, { z: 4, x: 0, y: 0 })).toBe(false);
  expect(await hasListings(database.db, { z: 4, x: 8, y: 5 })).toBe(true);
});
