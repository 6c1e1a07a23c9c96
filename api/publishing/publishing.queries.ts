import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { summarise } from "../availability/summary.ts";
import { changed } from "../feed/feed.queries.ts";
import { parisDay } from "../kernel/local-date.ts";

/** What an owner publishes for one listing. */
export interface AvailabilityEntry {
  listingId: string;
  content: AvailabilityContent;
  /** the instant of publication or confirmation, ISO 8601 */
  confirmedAt: string;
  /** a new random one by default */
  version?: string;
}

const BATCH = 1_000;

/**
 * Replaces the availability of listings, its summary with it, and tells the change.
 * The only writer of both tables (R30): whole or not at all, in the transaction of the caller.
 */
export async function replaceAvailability(tx: Tx, entries: AvailabilityEntry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += BATCH) {
    const rows = entries.slice(i, i + BATCH).map(toRow);
    const json = JSON.stringify(rows);
    await tx.execute(sql`
      insert into availability (listing_id, level, content, version, confirmed_at)
      select id, level, content, version, "confirmedAt"
      from jsonb_to_recordset(${json}::jsonb) as r (
        id uuid, level availability_level, content jsonb, version uuid, "confirmedAt" timestamptz)
      on conflict (listing_id) do update set
        level = excluded.level, content = excluded.content, version = excluded.version,
        confirmed_at = excluded.confirmed_at`);
    await tx.execute(sql`
      insert into availability_summary (listing_id, level, confirmed_at, version, valid_until, last_free_on,
                                        free_days, cover_starts, slot_masks, shown)
      select id, level, "confirmedAt", version, "validUntil", "lastFreeOn", "freeDays", "coverStarts", "slotMasks", true
      from jsonb_to_recordset(${JSON.stringify(rows.map(({ content: _, ...row }) => row))}::jsonb) as r (
        id uuid, level availability_level, "confirmedAt" timestamptz, version uuid, "validUntil" date,
        "lastFreeOn" date, "freeDays" datemultirange, "coverStarts" date[], "slotMasks" bigint[])
      on conflict (listing_id) do update set
        level = excluded.level, confirmed_at = excluded.confirmed_at, version = excluded.version,
        valid_until = excluded.valid_until, last_free_on = excluded.last_free_on, free_days = excluded.free_days,
        cover_starts = excluded.cover_starts, slot_masks = excluded.slot_masks, shown = true`);
    await changed(
      tx,
      rows.map((row) => row.id),
    );
  }
}

function toRow({ listingId, content, confirmedAt, version }: AvailabilityEntry) {
  const { freeDays, ...summary } = summarise(content, parisDay(new Date(confirmedAt)));
  return {
    id: listingId,
    level: content.level,
    content,
    version: version ?? randomUUID(),
    confirmedAt,
    ...summary,
    freeDays: `{${freeDays.map(([from, to]) => `[${from},${to}]`).join(",")}}`,
  };
}

/** Turns the pictogram grey at once, everywhere (R19): until something is published again nothing is shown. */
export async function hideAvailability(tx: Tx, listingId: string): Promise<void> {
  const rows = await tx.execute(sql`
    update availability_summary set shown = false where listing_id = ${listingId}::uuid and shown returning 1`);
  if (rows.length > 0) await changed(tx, [listingId]);
}
