import { sql } from "drizzle-orm";
import { bigint, index, pgSequence, pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";
import { careKind } from "./directory.ts";

/**
 * Places in the feed. A sequence and not the highest place plus one: that one is lost when the listing that holds it
 * changes again, and a reader who has passed it would miss what took it.
 */
export const feedPosition = pgSequence("feed_position");

/**
 * One row a listing that was ever published, with the place of its last change in the feed.
 * It outlives the listing: a row without one that is visible is a tombstone (R8).
 */
export const feedChange = pgTable(
  "feed_change",
  {
    listingId: uuid().primaryKey(),
    kind: careKind().notNull(),
    /** null until numbered, after the transaction that wrote it has committed: readers see numbered rows only */
    position: bigint({ mode: "bigint" }).unique(),
    changedAt: instant().notNull(),
  },
  (t) => [index("feed_change_unnumbered").on(t.changedAt).where(sql`position is null`)],
);
