import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { type BenchDatabase, fillBenchDatabase } from "./database.ts";
import { installPeers } from "./install.ts";
import { benchNeed, NEED_PLANS } from "./need.ts";
import { buildProduct } from "./product.ts";
import { benchPublish, PUBLISH_PLANS } from "./publish.ts";
import { benchSearch, SEARCH_PLANS } from "./search.ts";
import { benchSignin, SIGNIN_PLANS } from "./signin.ts";
import { benchTiles, TILES_PLANS } from "./tiles.ts";

/** The benches small, for correctness: that the sides still agree. What they take is measured by hand. */
const possible = process.platform === "linux" && installed();

function installed(): boolean {
  try {
    installPeers();
    return true;
  } catch (error) {
    console.warn(`benches are skipped: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

describe.skipIf(!possible)("benches, small", () => {
  let fresh: TestDatabase;
  let database: BenchDatabase;

  beforeAll(async () => {
    fresh = await freshDatabase();
    [database] = await Promise.all([fillBenchDatabase(fresh.url, 0.01), buildProduct()]);
  }, 120_000);

  afterAll(async () => {
    await database?.close();
    await fresh?.drop();
  });

  test("search: the product, Yoga and both floors answer alike", async () => {
    const report = await benchSearch("search", database, SEARCH_PLANS.small);
    expect(report.reach.map(({ is }) => is)).not.toContain(Number.NaN);
  }, 60_000);

  test("signin: the crowd gets in beside searches, and known and unknown addresses are answered alike", async () => {
    const report = await benchSignin(database, SIGNIN_PLANS.small);
    expect(report.reach.map(({ is }) => is)).not.toContain(Number.NaN);
  }, 60_000);

  test("need: a search by need is exact against every listing looked at one by one (R31)", async () => {
    const report = await benchNeed(database, NEED_PLANS.small);
    expect(report.reach.map(({ is }) => is)).not.toContain(Number.NaN);
  }, 60_000);

  test("publish: a publication and the bare transaction leave the same rows", async () => {
    const report = await benchPublish(database, PUBLISH_PLANS.small);
    expect(report.reach.map(({ is }) => is)).not.toContain(Number.NaN);
  }, 60_000);

  test("tiles: the counts of each zoom add up, and static servers send the same bytes", async () => {
    const report = await benchTiles(database, TILES_PLANS.small);
    expect(report.reach.map(({ is }) => is)).not.toContain(Number.NaN);
  }, 60_000);
});
