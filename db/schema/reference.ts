import { doublePrecision, index, integer, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { updatedAt } from "../columns.ts";

/** The 101 départements (R1). */
export const departement = pgTable("departement", {
  code: text().primaryKey(),
  name: text().notNull(),
});

export const authorityKind = pgEnum("authority_kind", ["CAF", "PMI"]);

/** The Caf and the PMI of each département; contact details only where a source is cited. */
export const authority = pgTable(
  "authority",
  {
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    kind: authorityKind().notNull(),
    name: text().notNull(),
    postalAddress: text().array().notNull().default([]),
    email: text(),
    phone: text(),
    /** where the contact details were read */
    source: text(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.departementCode, t.kind] })],
);

/** Communes of the official code (COG), and the arrondissements of Paris, Lyon and Marseille under their commune. */
export const commune = pgTable(
  "commune",
  {
    code: text().primaryKey(),
    name: text().notNull(),
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    /** set for an arrondissement: the commune it is part of */
    parentCode: text(),
    postcodes: text().array().notNull(),
    population: integer(),
    /** centre; null when unknown */
    lng: doublePrecision(),
    lat: doublePrecision(),
  },
  (t) => [index().on(t.departementCode), index().on(t.parentCode)],
);

/** Former names and codes of communes, for search and for old files. */
export const communeAlias = pgTable(
  "commune_alias",
  {
    formerCode: text().notNull(),
    name: text().notNull(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
  },
  (t) => [primaryKey({ columns: [t.formerCode, t.name] }), index().on(t.communeCode)],
);
