import { doublePrecision, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { randomId } from "../columns.ts";
import { commune } from "./reference.ts";

/** A street or a locality of the Base Adresse Nationale, standing at its middle (R11). */
export const addressStreet = pgTable(
  "address_street",
  {
    id: randomId(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
    name: text().notNull(),
    /** folded name, abbreviations written in full */
    key: text().notNull(),
    postcode: text().notNull(),
    /** STREET, or LOCALITY for a lieu-dit without numbers */
    precision: text().notNull(),
    lng: doublePrecision().notNull(),
    lat: doublePrecision().notNull(),
  },
  (t) => [unique().on(t.communeCode, t.key)],
);

/** A house number of a street. */
export const addressPoint = pgTable(
  "address_point",
  {
    streetId: uuid()
      .notNull()
      .references(() => addressStreet.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    /** bis, ter, a …; empty when none */
    suffix: text().notNull().default(""),
    lng: doublePrecision().notNull(),
    lat: doublePrecision().notNull(),
  },
  (t) => [primaryKey({ columns: [t.streetId, t.number, t.suffix] })],
);
