import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { connect, type Db } from "../db/client.ts";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import type { Env } from "./env.ts";

export interface Database {
  db: Db;
  /** pools of the read replicas; the primary when there is none */
  readers: Db[];
  /** one connection to each database, for its health alone: a pool that is busy is no database that is gone */
  probes: Db[];
  /** as the server's own user reaches the primary */
  url: string;
  ownerUrl: string;
  /** true when the database is the one that the project brings */
  embedded: boolean;
  /** A key of its own for each purpose, from the one secret. */
  hashKey(purpose: string): Buffer;
  close(): Promise<void>;
}

/** Reaches the database of the environment, bringing the embedded one when none is named, and migrates it. */
export async function openDatabase(env: Env): Promise<Database> {
  const server = env.DATABASE_URL ? null : await startEmbedded(join(env.DATA_DIR, "postgres"));
  const url = env.DATABASE_URL ?? server?.url ?? "";
  const ownerUrl = env.DATABASE_MIGRATION_URL ?? url;
  try {
    if (env.DATABASE_URL && !env.SECRET_KEY) {
      throw new Error("SECRET_KEY: at least 32 random characters are required with DATABASE_URL");
    }
    await migrate(ownerUrl, url);
    const db = connect(url, { max: env.DATABASE_POOL });
    const replicas = env.DATABASE_REPLICA_URLS.map((replica) => connect(replica, { max: env.DATABASE_POOL }));
    const probes = [url, ...env.DATABASE_REPLICA_URLS].map((each) => connect(each, { max: 1 }));
    const secret = env.SECRET_KEY ?? (await ownSecret(db));
    return {
      db,
      readers: replicas.length > 0 ? replicas : [db],
      probes,
      url,
      ownerUrl,
      embedded: server !== null,
      hashKey: (purpose) => createHmac("sha256", secret).update(purpose).digest(),
      close: async () => {
        await Promise.all([db, ...replicas, ...probes].map((pool) => pool.$client.end({ timeout: 5 })));
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

/** The embedded database keeps a secret of its own, so that cursors and hashes survive a restart. */
async function ownSecret(db: Db): Promise<string> {
  const fresh = randomBytes(32).toString("base64url");
  await db.execute(
    sql`insert into installation (key, value) values ('secret', ${fresh}) on conflict do nothing`,
  );
  const [row] = await db.execute<{ value: string }>(sql`select value from installation where key = 'secret'`);
  return row?.value ?? fresh;
}
