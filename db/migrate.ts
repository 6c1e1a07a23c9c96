import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./client.ts";
import { projectFile } from "./files.ts";

/** Brings the database to the newest version. Several processes may start at once: one migrates, the others wait. */
export async function migrate(ownerUrl: string, folder = projectFile("db/migrations")): Promise<void> {
  const db = connect(ownerUrl, { max: 1, asOwner: true });
  try {
    await db.$client`select pg_advisory_lock(hashtext('mon_enfant_migrate'))`;
    await run(db, { migrationsFolder: folder });
  } finally {
    await db.$client.end();
  }
}
