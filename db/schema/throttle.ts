import { index, pgTable } from "drizzle-orm/pg-core";
import { bytea, instant } from "../columns.ts";

/** A bucket of tries, under a keyed hash of what is counted (an address, an account): shared by all processes. */
export const throttle = pgTable(
  "throttle",
  {
    key: bytea().primaryKey(),
    /** when the bucket is full again: all there is to know, past it the row says nothing */
    fullAt: instant().notNull(),
  },
  (t) => [index().on(t.fullAt)],
);
