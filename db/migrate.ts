import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import { connect } from "./client.ts";
import { projectFile } from "./files.ts";

/** Brings the database to the newest version. Several processes may start at once: one migrates, the others wait. */
export async function migrate(
  ownerUrl: string,
  appUrl = ownerUrl,
  folder = projectFile("db/migrations"),
): Promise<void> {
  const db = connect(ownerUrl, { max: 1, asOwner: true });
  try {
    await db.$client`select pg_advisory_lock(hashtext('mon_enfant_migrate'))`;
    await run(db, { migrationsFolder: folder });
    const user = decodeURIComponent(new URL(appUrl).username);
    // the user that serves takes the two roles, and owns nothing when it is not the one that migrates
    if (user) await db.$client.unsafe(`grant mon_enfant_app, mon_enfant_pmi to ${quoted(user)}`);
  } finally {
    await db.$client.end();
  }
}

/** A role's name as SQL writes it. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
