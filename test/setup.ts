import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { connect, inTransaction } from "../db/client.ts";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { loadReference } from "../db/reference/load.ts";
import { browserPath } from "./browser.ts";

const TEMPLATE = `mon_enfant_template_${process.pid}`;

/**
 * One PostgreSQL for the run (TEST_DATABASE_URL, or the embedded one in a folder thrown away) and one database
 * with migrations and reference, from which each test file gets its own copy.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // unpacked once, before test files ask for it side by side
  await browserPath();
  const given = process.env.TEST_DATABASE_URL;
  const folder = given ? null : mkdtempSync(join(tmpdir(), "mon-enfant-test-"));
  const server = folder ? await startEmbedded(folder, { durable: false }) : null;
  const serverUrl = given ?? server?.url ?? "";
  const admin = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${TEMPLATE}`);
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.href);
  const db = connect(url.href, { max: 1 });
  await inTransaction(db, (tx) => loadReference(tx));
  await db.$client.end();
  project.provide("serverUrl", serverUrl);
  project.provide("template", TEMPLATE);
  return async () => {
    await admin.unsafe(`drop database if exists ${TEMPLATE} with (force)`);
    await admin.end();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    template: string;
  }
}
