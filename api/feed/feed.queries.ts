import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import { DEEPEST_ZOOM } from "../kernel/geo.ts";

/** Channel on which processes hear which map cells changed. Payload: `x.y` cells at `DEEPEST_ZOOM`, or `*`. */
export const CELLS_CHANNEL = "mon_enfant_cells";

/** Past this many cells "everything" is shorter (a payload holds 8,000 bytes) and no dearer to act on. */
const MOST_CELLS = 300;

/**
 * Records that listings changed: for the feed of partners, and for the tiles that show them.
 * The only writer of `feed_change`; call it in the transaction of the change, before a listing is deleted.
 * The change is left unnumbered: its place in the feed is given after commit.
 *
 * @param alsoAt Web-Mercator points `(x,y)` where the listings stood before
 */
export async function changed(tx: Tx, ids: string[], alsoAt: string[] = []): Promise<void> {
  if (ids.length === 0) return;
  const list = sql.param(ids);
  await tx.execute(sql`
    insert into feed_change (listing_id, kind, changed_at)
    select id, kind, now() from listing where id = any(${list}::uuid[])
    on conflict (listing_id) do update set position = null, changed_at = excluded.changed_at`);
  const scale = 2 ** DEEPEST_ZOOM;
  await tx.execute(sql`
    with touched as (
      select point from listing where id = any(${list}::uuid[])
      union all select unnest(${sql.param(alsoAt)}::point[])
    ), cells as (
      select distinct floor(point[0] * ${scale}::float8)::int || '.' || floor(point[1] * ${scale}::float8)::int as cell
      from touched limit ${MOST_CELLS + 1}
    )
    select pg_notify(${CELLS_CHANNEL}, case when count(*) > ${MOST_CELLS} then '*' else string_agg(cell, ' ') end)
    from cells having count(*) > 0`);
}
