import { sql } from "drizzle-orm";
import { type Db, type Tx, writePrepared } from "../../db/client.ts";
import { DEEPEST_ZOOM } from "../kernel/geo.ts";

/** Channel on which processes hear which map cells changed. Payload: `x.y` cells at `DEEPEST_ZOOM`, or `*`. */
export const CELLS_CHANNEL = "mon_enfant_cells";

/** Channel on which whoever numbers the feed hears of a commit. No payload, so that a transaction tells it once. */
export const FEED_CHANNEL = "mon_enfant_feed";

/** Past this many cells "everything" is shorter (a payload holds 8,000 bytes) and no dearer to act on. */
const MOST_CELLS = 300;

/**
 * Records that listings changed: for the feed of partners, and for the tiles that show them.
 * The only one that adds to `feed_change`; call it in the transaction of the change, before a listing is deleted.
 * The change is left unnumbered: its place in the feed is given after commit.
 *
 * @param alsoAt Web-Mercator points `(x,y)` where the listings stood before
 */
export async function changed(tx: Tx, ids: string[], alsoAt: string[] = []): Promise<void> {
  if (ids.length === 0) return;
  const list = sql.param(ids);
  const scale = 2 ** DEEPEST_ZOOM;
  // in one order, so that no two writers of many wait for each other
  await writePrepared(
    tx,
    sql`
    with told as (
      insert into feed_change (listing_id, kind, changed_at)
      select id, kind, now() from listing where id = any(${list}::uuid[]) order by id
      on conflict (listing_id) do update set
        kind = excluded.kind, position = null, changed_at = excluded.changed_at
    ), touched as (
      select point from listing where id = any(${list}::uuid[])
      union all select unnest(${sql.param(alsoAt)}::point[])
    ), cells as (
      select distinct floor(point[0] * ${scale}::float8)::int || '.' || floor(point[1] * ${scale}::float8)::int as cell
      from touched limit ${MOST_CELLS + 1}
    )
    select pg_notify(${CELLS_CHANNEL}, case when count(*) > ${MOST_CELLS}::int then '*' else string_agg(cell, ' ') end),
           pg_notify(${FEED_CHANNEL}, '')
    from cells having count(*) > 0`,
  );
}

/**
 * Gives committed changes their places in the feed, `most` at a time; says how many got one.
 *
 * Places become visible in their order: whoever numbers next waits under the lock until these have committed, so no
 * reader passes a place that is still to come. A change that another transaction holds is left to the next time: its
 * end is told, and `hasUnnumbered` sees what is not.
 */
export async function numberChanges(tx: Tx, most: number): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('mon_enfant_feed'))`);
  const { count } = await tx.execute(sql`
    with waiting as (
      select listing_id from feed_change where position is null
      order by changed_at, listing_id limit ${most}::int for update skip locked
    ), numbered as materialized (
      select listing_id, nextval('feed_position') as place from waiting
    )
    update feed_change f set position = numbered.place from numbered where f.listing_id = numbered.listing_id`);
  return count;
}

/** Whether a committed change still waits for its place. */
export async function hasUnnumbered(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ waits: boolean }>(
    sql`select exists (select from feed_change where position is null) as waits`,
  );
  return row?.waits ?? false;
}

/**
 * Takes a listing's row of the feed at once; false: another transaction holds it, an import that is about to change or
 * erase the listing. Whoever holds a habilitation must not wait for it, since an erasure holds it and waits for that.
 */
export async function takeChange(tx: Tx, listingId: string): Promise<boolean> {
  const rows = await writePrepared(
    tx,
    sql`select true from feed_change where listing_id = ${listingId}::uuid for update skip locked`,
  );
  return rows.length > 0;
}

/** Holds the rows of the feed before anything else is touched: first these, then listings, then what hangs on them. */
export async function holdChanges(tx: Tx, ids: string[]): Promise<void> {
  await writePrepared(
    tx,
    sql`select true from feed_change where listing_id = any(${sql.param(ids)}::uuid[]) order by listing_id for update`,
  );
}
