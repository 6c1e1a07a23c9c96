import { sql } from "drizzle-orm";
import type { Tx } from "../db/client.ts";

/** What a connection that does jobs is called, so that the others see that somebody does. */
export const JOBS_NAME = "mon-enfant-jobs";

/** Longer than any job takes. */
const LONGEST = "15 minutes";

/**
 * Gives back the jobs of processes that died: all that are taken when nobody is doing jobs, otherwise those taken longer
 * ago than any job takes. The library itself waits for four hours.
 */
export async function releaseAbandoned(tx: Tx): Promise<void> {
  await tx.execute(sql`
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
    where locked_at is not null
      and (locked_at < now() - ${LONGEST}::interval
           or not exists (select from pg_stat_activity
                          where application_name = ${JOBS_NAME} and datname = current_database()))`);
}
