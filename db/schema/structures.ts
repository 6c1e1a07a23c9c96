import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant, position, randomId, updatedAt } from "../columns.ts";
import { account } from "./account.ts";
import { type ListingDetail, listing, locationPrecision } from "./directory.ts";
import { commune } from "./reference.ts";

/**
 * Where a structure was read: `(source, id)` is the key; several sources may describe one listing, or one MAM.
 */
export const structureSource = pgTable(
  "structure_source",
  {
    source: text().notNull(),
    externalId: text().notNull(),
    listingId: uuid().references(() => listing.id, { onDelete: "cascade" }),
    mamId: uuid().references(() => mam.id, { onDelete: "cascade" }),
    /** the row as read and placed, to merge again when another source changes */
    fields: jsonb().$type<Record<string, unknown>>().notNull(),
    /** when the source's file no longer named it; kept so that it comes back under the same id */
    goneAt: instant(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.externalId] }),
    index().on(t.listingId),
    index().on(t.mamId),
    check("structure_source_one", sql`num_nonnulls(listing_id, mam_id) = 1`),
  ],
);

/** A maison d'assistants maternels: no listing, a place where childminders work (R1). */
export const mam = pgTable(
  "mam",
  {
    id: randomId(),
    name: text().notNull(),
    /** folded name, to attach `nom_mam` */
    nameKey: text().notNull(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
    addressLines: text().array().notNull().default([]),
    precision: locationPrecision().notNull(),
    ...position(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index().on(t.communeCode, t.nameKey)],
);

/** What a manager may say of their structure (R25); the rest is the files'. Null: it does not have that (any more). */
export type StructureFacts = {
  [K in "phone" | "email" | "website"]?: string | null;
} & {
  [K in ManagedDetail]?: ListingDetail[K] | null;
};

type ManagedDetail = Exclude<
  keyof ListingDetail,
  "approvedPlaces" | "worksInMam" | "mamName" | "subtype" | "avip"
>;

/** One change that a manager made, with its date and author. What managers said goes before what files say. */
export const structureEdit = pgTable(
  "structure_edit",
  {
    id: randomId(),
    listingId: uuid()
      .notNull()
      .references(() => listing.id, { onDelete: "cascade" }),
    /** null once the account is erased */
    accountId: uuid().references(() => account.id, { onDelete: "set null" }),
    editedAt: instant().notNull(),
    /** the fields that changed, as they are since */
    fields: jsonb().$type<StructureFacts>().notNull(),
  },
  (t) => [index().on(t.listingId, t.editedAt), index().on(t.accountId)],
);
