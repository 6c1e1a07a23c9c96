import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { connect, type Db } from "../db/client.ts";

export interface TestDatabase {
  db: Db;
  url: string;
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database of its own with migrations and reference. Drop it in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(inject("serverUrl"), { max: 1, onnotice: () => {} });
  // another file may be copying the template at this moment: PostgreSQL then asks to try again
  for (let attempt = 0; ; attempt += 1) {
    try {
      await admin.unsafe(`create database ${name} template ${inject("template")}`);
      break;
    } catch (error) {
      if (attempt > 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  const db = connect(url.href, { max: 4 });
  return {
    db,
    url: url.href,
    ownerUrl: url.href,
    drop: async () => {
      await db.$client.end({ timeout: 2 });
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}
