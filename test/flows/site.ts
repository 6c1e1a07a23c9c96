import { createHash } from "node:crypto";
import type { Browser } from "playwright-core";
import { seedDemo } from "../../db/seed/demo.ts";
import { startApi, type TestApi } from "../api.ts";
import { launchBrowser } from "../browser.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

export interface RunningSite {
  url: string;
  browser: Browser;
  api: TestApi;
  database: TestDatabase;
  close(): Promise<void>;
}

/** The demonstration on a port, and a browser. Call it in `beforeAll`. */
export async function openSite(): Promise<RunningSite> {
  const database = await freshDatabase();
  const hashKey = createHash("sha256").update("test").digest();
  await seedDemo(database.db, { hashKey, today: new Date().toISOString().slice(0, 10), log: () => {} });
  const api = await startApi(database.db, () => new Date());
  const url = await api.server.listen({ port: 0, host: "127.0.0.1" });
  const browser = await launchBrowser();
  return {
    url,
    browser,
    api,
    database,
    close: async () => {
      await browser.close();
      await api.close();
      await database.drop();
    },
  };
}

/** Around the centre of Perpignan, as a shared link. */
export const PERPIGNAN = "/recherche/?lieu=Perpignan&commune=66136&lng=2.8954&lat=42.6986";
