import { boolean, pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";
import { habilitation } from "./habilitation.ts";

/** Whether somebody wants to be reminded of their availability, and when they last were: at most once a fortnight. */
export const reminder = pgTable("reminder", {
  habilitationId: uuid()
    .primaryKey()
    .references(() => habilitation.id, { onDelete: "cascade" }),
  wanted: boolean().notNull().default(true),
  lastSentAt: instant(),
});
