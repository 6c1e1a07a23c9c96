import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import { Logger, runMigrations } from "graphile-worker";
import type { Sql } from "postgres";
import { connect } from "./client.ts";
import { projectFile } from "./files.ts";
import { nodePostgresUrl } from "./node-postgres.ts";

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
    await migrateJobs(db.$client, ownerUrl);
    const user = decodeURIComponent(new URL(appUrl).username);
    // the user that serves takes the two roles, and owns nothing when it is not the one that migrates
    if (user) await db.$client.unsafe(`grant mon_enfant_app, mon_enfant_pmi to ${quoted(user)}`);
  } finally {
    await db.$client.end();
  }
}

/** The tables of the job library, which it brings itself; the server plans jobs and does them under its own role. */
async function migrateJobs(owner: Sql, ownerUrl: string): Promise<void> {
  const connectionString = nodePostgresUrl(ownerUrl, "mon-enfant-migrate");
  await runMigrations({ connectionString, schema: "graphile_worker", logger: new Logger(() => () => {}) });
  await owner.unsafe(`
    grant usage on schema graphile_worker to mon_enfant_app;
    grant select, insert, update, delete on all tables in schema graphile_worker to mon_enfant_app;
    grant usage on all sequences in schema graphile_worker to mon_enfant_app;
    grant execute on all functions in schema graphile_worker to mon_enfant_app;
    revoke insert, update, delete on graphile_worker.migrations from mon_enfant_app`);
  // the library closes its tables to everyone but their owner, row by row
  const closed = await owner<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
      and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'mon_enfant_app')`;
  for (const { name } of closed) {
    await owner.unsafe(`create policy mon_enfant_app on graphile_worker.${quoted(name)}
                        to mon_enfant_app using (true) with check (true)`);
  }
}

/** A role's or a table's name as SQL writes it. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
