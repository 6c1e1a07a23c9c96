import { sql } from "drizzle-orm";
import { index, jsonb, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { CARE_KINDS, type CrecheSubtype, PRECISIONS, type Weekday } from "../../api/kernel/care.ts";
import { createdAt, position, randomId, updatedAt } from "../columns.ts";
import { commune } from "./reference.ts";

export const careKind = pgEnum("care_kind", CARE_KINDS);
export const locationPrecision = pgEnum("location_precision", PRECISIONS);

/** PUBLISHED is seen by all; SUSPENDED (R7) and GONE (R6) by nobody, kept to come back. */
export const listingState = pgEnum("listing_state", ["PUBLISHED", "SUSPENDED", "GONE"]);

/** An opening session or a day's opening hours, local time `07:30`. */
export interface Session {
  weekday: Weekday;
  opens: string;
  closes: string;
  note?: string;
}

/** What only one kind has (R2). Absent and null mean the same: not known. */
export interface ListingDetail {
  approvedPlaces?: number;
  worksInMam?: boolean;
  /** never there when the address is withheld (R9) */
  mamName?: string;
  subtype?: CrecheSubtype;
  manager?: string;
  capacity?: number;
  avip?: boolean;
  ageFromMonths?: number;
  ageToMonths?: number;
  ageFrom?: number;
  ageTo?: number;
  periods?: string[];
  /** opening hours of a crèche, sessions of a relais or a LAEP */
  sessions?: Session[];
  communesServed?: string[];
  disability?: string;
  admission?: string;
  fees?: string;
}

/**
 * What the public may read of a place of care, and nothing else: what a person withheld is not here (R9).
 * Row-level security lets only the role `mon_enfant_pmi` write childminders (R5).
 */
export const listing = pgTable(
  "listing",
  {
    id: randomId(),
    kind: careKind().notNull(),
    state: listingState().notNull().default("PUBLISHED"),
    name: text().notNull(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
    addressLines: text().array(),
    precision: locationPrecision().notNull(),
    ...position(),
    phone: text(),
    email: text(),
    website: text(),
    detail: jsonb().$type<ListingDetail>().notNull().default({}),
    /** the published words, folded (`api/kernel/text.ts`), for the free-text filter */
    searchText: text().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("listing_point_idx").using("gist", t.point).where(sql`state = 'PUBLISHED'`),
    index().on(t.communeCode),
    // what the summary of an availability refers to, to move with its listing
    uniqueIndex("listing_place").on(t.id, t.lng, t.lat),
  ],
);
