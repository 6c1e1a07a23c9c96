import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant, randomId } from "../columns.ts";

/** Who did what, for good: roles may add entries and never change them. No personal data (R8). */
export const auditEntry = pgTable(
  "audit_entry",
  {
    id: randomId(),
    at: instant().notNull().defaultNow(),
    /** the account that acted; null for a command or a job */
    actorId: uuid(),
    action: text().notNull(),
    subjectId: uuid(),
    reason: text(),
    /** counts and codes only */
    facts: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
  },
  (t) => [index().on(t.subjectId), index().on(t.at)],
);
