import { boolean, date, index, integer, jsonb, pgSchema, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, randomId, updatedAt } from "../columns.ts";
import { listing } from "./directory.ts";
import { departement } from "./reference.ts";

/** What PMI holds, apart from what is public. Written under the role `mon_enfant_pmi` only (R5). */
export const pmi = pgSchema("pmi");

export const pmiStatus = pmi.enum("status", ["ACTIF", "SUSPENDU"]);

/** One file received for a département. */
export const pmiFile = pmi.table(
  "file",
  {
    id: randomId(),
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    /** SHA-256 of the bytes: the same file again writes nothing */
    contentHash: bytea().notNull(),
    partial: boolean().notNull().default(false),
    appliedAt: instant().notNull().defaultNow(),
    /** counts of the report */
    report: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [index().on(t.departementCode, t.appliedAt)],
);

/** A childminder with permission to publish, as the last file says. */
export const pmiChildminder = pmi.table(
  "childminder",
  {
    /** the public listing; random, the same for good (R9) */
    listingId: uuid()
      .primaryKey()
      .references(() => listing.id, { onDelete: "cascade" }),
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    approvalNumber: text().notNull(),
    civility: text().notNull(),
    lastName: text().notNull(),
    firstName: text().notNull(),
    streetNumber: text(),
    streetType: text(),
    streetName: text().notNull(),
    addressComplement: text(),
    postcode: text().notNull(),
    communeCode: text().notNull(),
    phone: text(),
    email: text(),
    places: integer().notNull(),
    approvalStartsOn: date({ mode: "string" }).notNull(),
    approvalEndsOn: date({ mode: "string" }).notNull(),
    status: pmiStatus().notNull(),
    worksInMam: boolean().notNull(),
    mamName: text(),
    showAddress: boolean().notNull(),
    showPhone: boolean().notNull(),
    showEmail: boolean().notNull(),
    /** hash of the row's content: an unchanged row writes nothing */
    rowHash: bytea().notNull(),
    /** when a whole file no longer named the person (R6); null while listed */
    goneAt: instant(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [unique().on(t.departementCode, t.approvalNumber)],
);

/** A person who did not allow publication: nothing but a keyed hash of the number (R8). */
export const pmiRefusal = pmi.table(
  "refusal",
  {
    numberHash: bytea().primaryKey(),
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.departementCode)],
);

/** A row of a file that could not be taken; never its content. */
export const pmiQuarantine = pmi.table(
  "quarantine",
  {
    id: randomId(),
    fileId: uuid()
      .notNull()
      .references(() => pmiFile.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    column: text(),
    code: text().notNull(),
    message: text().notNull(),
  },
  (t) => [index().on(t.fileId)],
);
