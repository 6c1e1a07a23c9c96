import { sql } from "drizzle-orm";
import { seedAccounts } from "../db/seed/accounts.ts";
import { seedDemo } from "../db/seed/demo.ts";
import type { Database } from "./database.ts";
import type { Env } from "./env.ts";
import { parisDay } from "./kernel/local-date.ts";
import { REFUSAL_KEY } from "./pmi/refusal.ts";

/**
 * Whether this is the demonstration: the embedded database is, unless other listings were loaded into it.
 * Invented people never stand among real ones: neither may be loaded over the other.
 */
export async function isDemonstration({ db, embedded }: Database, env: Env): Promise<boolean> {
  const [found] = await db.execute<{ demo: boolean; listings: boolean; accounts: boolean }>(sql`
    select exists (select from installation where key = 'demo') as demo, exists (select from listing) as listings,
           exists (select from account where email like '%@demo.example') as accounts`);
  const others = found?.listings === true && !found.demo;
  if (env.DEMO && others)
    throw new Error("DEMO=1 is refused: this database holds listings that are not the demonstration.");
  if (found?.demo && !(env.DEMO ?? embedded)) {
    throw new Error(
      "This database holds the demonstration: start with DEMO=1, or give another DATABASE_URL.",
    );
  }
  const demonstration = env.DEMO ?? (embedded && !others);
  if (found?.accounts && !demonstration)
    throw new Error("This database holds an account of the demonstration (…@demo.example): remove it first.");
  return demonstration;
}

/** Loads or renews the demonstration. */
export async function loadDemonstration(
  database: Database,
  now: Date,
  say: (line: string) => void,
): Promise<void> {
  const today = parisDay(now);
  await seedDemo(database.db, { hashKey: database.hashKey(REFUSAL_KEY), today, log: say });
  await seedAccounts(database.db, { keys: database.hashKey, now, log: say });
}
