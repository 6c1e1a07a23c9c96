import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Tx, writePrepared } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { ListingDetail } from "../../db/schema/directory.ts";
import { currentSummary } from "../availability/availability.queries.ts";
import { summarise } from "../availability/summary.ts";
import { ListingHeld } from "../directory/patience.ts";
import { changed, takeChange } from "../feed/feed.queries.ts";
import type { CareKind } from "../kernel/care.ts";
import { type LocalDate, parisDay } from "../kernel/local-date.ts";
import { GLOBAL_DAYS } from "../kernel/season.ts";

/** What an owner publishes for one listing. */
export interface AvailabilityEntry {
  listingId: string;
  content: AvailabilityContent;
  /** the instant of publication or confirmation, ISO 8601 */
  confirmedAt: string;
  /** a new random one by default; a confirmation keeps the one that stands */
  version?: string;
  /** how long a pictogram published without a period holds, days; GLOBAL_DAYS by default */
  globalDays?: number;
}

const BATCH = 1_000;

/**
 * Replaces the availability of listings, its summary with it, and tells the change.
 * The only writer of both tables (R30): whole or not at all, in the transaction of the caller.
 */
export async function replaceAvailability(tx: Tx, entries: AvailabilityEntry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += BATCH) {
    const rows = entries.slice(i, i + BATCH).map(toRow);
    const writing = writePrepared(
      tx,
      sql`
      with entry as (
        select r.*, l.lng, l.lat
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
          id uuid, level availability_level, content jsonb, "confirmedAt" timestamptz, version uuid, "validUntil" date,
          "lastFreeOn" date, "freeDays" datemultirange, "coverStarts" date[], "slotMasks" bigint[])
        join listing l using (id)
      ), entered as (
        insert into availability (listing_id, level, content, version, confirmed_at)
        select id, level, content, version, "confirmedAt" from entry
        on conflict (listing_id) do update set
          level = excluded.level, content = excluded.content, version = excluded.version,
          confirmed_at = excluded.confirmed_at
      )
      insert into availability_summary (listing_id, lng, lat, level, confirmed_at, version, valid_until, last_free_on,
                                        free_days, cover_starts, slot_masks, shown)
      select id, lng, lat, level, "confirmedAt", version, "validUntil", "lastFreeOn", "freeDays", "coverStarts",
             "slotMasks", true
      from entry
      on conflict (listing_id) do update set
        lng = excluded.lng, lat = excluded.lat, level = excluded.level, confirmed_at = excluded.confirmed_at,
        version = excluded.version, valid_until = excluded.valid_until, last_free_on = excluded.last_free_on,
        free_days = excluded.free_days, cover_starts = excluded.cover_starts, slot_masks = excluded.slot_masks,
        shown = true`,
    );
    // sent one behind the other
    await Promise.all([
      writing,
      changed(
        tx,
        rows.map((row) => row.id),
      ),
    ]);
  }
}

function toRow({ listingId, content, confirmedAt, version, globalDays = GLOBAL_DAYS }: AvailabilityEntry) {
  const { freeDays, ...summary } = summarise(content, parisDay(new Date(confirmedAt)), { globalDays });
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

/**
 * Turns the pictogram grey at once, everywhere (R19): until something is published again nothing is shown. Throws
 * `ListingHeld` when an import holds the listing.
 */
export async function hideAvailability(tx: Tx, listingId: string): Promise<void> {
  if (!(await takeChange(tx, listingId))) throw new ListingHeld();
  const rows = await tx.execute(sql`
    update availability_summary set shown = false where listing_id = ${listingId}::uuid and shown returning 1`);
  if (rows.length > 0) await changed(tx, [listingId]);
}

/** Back to grey, as if nothing had ever been published (R26). */
export async function clearAvailability(tx: Tx, listingId: string): Promise<void> {
  await Promise.all([
    writePrepared(
      tx,
      sql`
      with cleared as (delete from availability where listing_id = ${listingId}::uuid)
      delete from availability_summary where listing_id = ${listingId}::uuid`,
    ),
    changed(tx, [listingId]),
  ]);
}

/** A listing and what stands for it. */
export interface Standing {
  state: "PUBLISHED" | "SUSPENDED" | "GONE";
  kind: CareKind;
  detail: ListingDetail;
  departementCode: string;
  version: string | null;
  content: AvailabilityContent | null;
  /** families see it: it has not run out, and consent stands (R19, R27) */
  holds: boolean;
}

/**
 * Takes the listing, and reads how it stands once nobody else can change it: in a statement of its own, since one that
 * takes a lock sees what stood before. Null: it is no more. Throws `ListingHeld` when an import holds it.
 */
export async function takePublished(tx: Tx, listingId: string, today: LocalDate): Promise<Standing | null> {
  const [taken, rows] = await Promise.all([
    takeChange(tx, listingId),
    writePrepared<Standing>(
      tx,
      sql`
      select l.state, l.kind, l.detail, c.departement_code as "departementCode",
             a.version, a.content, s.listing_id is not null as holds
      from listing l join commune c on c.code = l.commune_code left join availability a on a.listing_id = l.id
      left join ${currentSummary("s", "l", today)}
      where l.id = ${listingId}::uuid`,
    ),
  ]);
  const [row] = rows;
  if (row && !taken) throw new ListingHeld();
  return row ?? null;
}
