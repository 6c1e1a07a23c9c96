import { sql } from "drizzle-orm";
import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { CIVILITIES, HABILITATION_STATES, REQUESTER_STATUSES } from "../../api/kernel/habilitation.ts";
import { createdAt, instant, randomId, updatedAt } from "../columns.ts";
import { account } from "./account.ts";
import { listing } from "./directory.ts";
import { commune, departement } from "./reference.ts";

export const requesterStatus = pgEnum("requester_status", REQUESTER_STATUSES);
export const civility = pgEnum("civility", CIVILITIES);
export const habilitationState = pgEnum("habilitation_state", HABILITATION_STATES);

/**
 * A request for access and what became of it (R14–R19). Goes with its listing: what PMI withdraws leaves nothing here
 * (R8). Who did what and when is in the audit, read through the view `habilitation_step`.
 */
export const habilitation = pgTable(
  "habilitation",
  {
    id: randomId(),
    departementCode: text()
      .notNull()
      .references(() => departement.code),
    status: requesterStatus().notNull(),
    state: habilitationState().notNull().default("RECEIVED"),
    stateSince: instant().notNull().defaultNow(),
    /** what the agent found it to be about, or the structure a manager named */
    listingId: uuid().references(() => listing.id, { onDelete: "cascade" }),
    accountId: uuid().references(() => account.id, { onDelete: "set null" }),
    civility: civility().notNull(),
    lastName: text().notNull(),
    firstName: text().notNull(),
    streetNumber: text(),
    streetType: text(),
    streetName: text().notNull(),
    postcode: text().notNull(),
    communeCode: text()
      .notNull()
      .references(() => commune.code),
    /** E.164 */
    phone: text().notNull(),
    /** never published, logged or shown to anyone but its owner and the Caf of the département (R10) */
    email: text().notNull(),
    /** why it was refused, revoked or withdrawn, in the agent's words to the person */
    reason: text(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index().on(t.departementCode, t.createdAt),
    index().on(t.listingId),
    index().on(t.accountId),
    index().on(t.communeCode),
    // a listing has one owner at most
    uniqueIndex("habilitation_one_active").on(t.listingId).where(sql`state = 'ACTIVE'`),
  ],
);
