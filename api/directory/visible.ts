import { type SQL, sql } from "drizzle-orm";

/**
 * Who is seen (R4, R7, R8): the one predicate that search, sheet, tiles, counts, exports and the feed share.
 * Written as the partial index on `listing.point` is, so that it serves.
 */
export function visible(alias = "l"): SQL {
  return sql.raw(`${alias}.state = 'PUBLISHED'`);
}
