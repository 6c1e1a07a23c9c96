import { type SQL, sql } from "drizzle-orm";
import { type Db, readPrepared } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { LocalDate } from "../kernel/local-date.ts";

/**
 * The summary that still holds, to be joined: `left join ${currentSummary("s", "l", today)}`.
 * One that has run out, or whose consent was revoked, is as if nothing were published (R19, R27).
 */
export function currentSummary(alias: string, listingAlias: string, today: LocalDate): SQL {
  const s = sql.raw(alias);
  const l = sql.raw(listingAlias);
  return sql`availability_summary ${s} on ${s}.listing_id = ${l}.id and ${s}.shown and ${s}.valid_until >= ${today}::date`;
}

/** The pictogram of the day (R27), by the date of the reading and no job: over a joined `currentSummary`. */
export function signalOf(alias: string, today: LocalDate): SQL {
  const s = sql.raw(alias);
  return sql`case when ${s}.listing_id is null then 'UNKNOWN'
    when ${s}.last_free_on >= ${today}::date then 'AVAILABLE' else 'UNAVAILABLE' end`;
}

/** What the owners published in full, by listing. */
export async function contentsOf(
  db: Db,
  listingIds: readonly string[],
): Promise<Map<string, AvailabilityContent>> {
  const text = `select listing_id as "listingId", content from availability where listing_id = any($1::uuid[])`;
  type Row = { listingId: string; content: AvailabilityContent };
  const rows = await readPrepared<Row>(db, text, [[...listingIds]]);
  return new Map(rows.map((row) => [row.listingId, row.content]));
}
