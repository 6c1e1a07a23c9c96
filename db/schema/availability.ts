import { bigint, boolean, date, foreignKey, index, jsonb, pgEnum, pgTable, uuid } from "drizzle-orm/pg-core";
import { AVAILABILITY_LEVELS, type Weekday } from "../../api/kernel/care.ts";
import type { LocalDate } from "../../api/kernel/local-date.ts";
import type { WeekGrid } from "../../api/kernel/week.ts";
import { datemultirange, instant, mercator } from "../columns.ts";
import { listing } from "./directory.ts";

export const availabilityLevel = pgEnum("availability_level", AVAILABILITY_LEVELS);

/** One of the three levels of R26, or the periods of a leisure centre (R32), as its owner published it. */
export type AvailabilityContent =
  | { level: "GLOBAL"; available: boolean }
  | { level: "WEEKLY"; startsOn: LocalDate; weeks: WeekGrid[] }
  | { level: "SEASONAL"; months: { startsOn: LocalDate; grid: WeekGrid }[] }
  | { level: "PERIODS"; periods: ContentPeriod[] };

export interface ContentPeriod {
  name: string;
  startsOn: LocalDate;
  endsOn: LocalDate;
  places: number;
  /** the only day of the week it is about, as «Mercredis» is; absent: every day */
  weekday?: Weekday;
  /** days [from, to] that are not of it: the holidays among the Wednesdays */
  without?: [from: LocalDate, to: LocalDate][];
}

/** What the owner published, in full. Publishing again replaces it; no row: nothing published. */
export const availability = pgTable("availability", {
  listingId: uuid()
    .primaryKey()
    .references(() => listing.id, { onDelete: "cascade" }),
  level: availabilityLevel().notNull(),
  content: jsonb().$type<AvailabilityContent>().notNull(),
  version: uuid().notNull().defaultRandom(),
  confirmedAt: instant().notNull(),
});

/**
 * What search reads of an availability: enough for the pictogram on any day, with no job (R27), and for a need (R31).
 * Past `validUntil` it is UNKNOWN, past `lastFreeOn` (or without one) UNAVAILABLE, else AVAILABLE.
 */
export const availabilitySummary = pgTable(
  "availability_summary",
  {
    listingId: uuid().primaryKey(),
    /** where the listing stands, kept in step by the foreign key: a search finds what it needs in its own area */
    ...mercator(),
    level: availabilityLevel().notNull(),
    confirmedAt: instant().notNull(),
    version: uuid().notNull(),
    validUntil: date({ mode: "string" }).notNull(),
    lastFreeOn: date({ mode: "string" }),
    /** the days with at least one place */
    freeDays: datemultirange().notNull(),
    /** weekly: the four Mondays; seasonal: the first of both months; else empty */
    coverStarts: date({ mode: "string" }).array().notNull(),
    /**
     * For each cover, for 1 to 6 children, the slots with as many places (bit = day × 6 + slot).
     * A week's slot counts what is free in every week from that one to the last (R31).
     */
    slotMasks: bigint({ mode: "bigint" }).array().notNull(),
    /** false while the owner's consent is revoked or withdrawn: grey at once (R19) */
    shown: boolean().notNull().default(true),
  },
  (t) => [
    index().on(t.validUntil),
    foreignKey({
      columns: [t.listingId, t.lng, t.lat],
      foreignColumns: [listing.id, listing.lng, listing.lat],
      name: "availability_summary_listing",
    })
      .onDelete("cascade")
      .onUpdate("cascade"),
    // covers what search compares: the columns it includes are in the migration
    index("availability_summary_point_idx").using("gist", t.point),
  ],
);
