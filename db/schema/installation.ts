import { pgTable, text } from "drizzle-orm/pg-core";

/** Facts about this database: whether it holds the demonstration, which version of it, its own secret. */
export const installation = pgTable("installation", {
  key: text().primaryKey(),
  value: text().notNull(),
});
