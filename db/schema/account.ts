import {
  bigint,
  boolean,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { ROLES } from "../../api/kernel/roles.ts";
import { bytea, createdAt, instant, randomId, updatedAt } from "../columns.ts";
import { listing } from "./directory.ts";
import { departement } from "./reference.ts";

export const accountRole = pgEnum("account_role", ROLES);

/** Who may sign in. Names of owners are with their habilitation; only agents have one here. */
export const account = pgTable(
  "account",
  {
    id: randomId(),
    /** folded to lower case; what its owner signs in with, shown to nobody else (R10) */
    email: text().notNull().unique(),
    role: accountRole().notNull(),
    /** the Caf of an agent, who sees that département only; of an owner the one that let them in */
    departementCode: text().references(() => departement.code),
    /** of an agent */
    firstName: text(),
    /** of an agent */
    lastName: text(),
    /** what the owner's habilitation is about; null once PMI has withdrawn it */
    listingId: uuid().references(() => listing.id, { onDelete: "set null" }),
    /** argon2id of the password in use */
    passwordHash: text(),
    /** null: its owner chose it; else it was generated, is to be replaced and serves until then (R19) */
    passwordUntil: instant(),
    /** argon2id of a generated password that waits for its first use, which ends the one above (R22) */
    generatedHash: text(),
    generatedUntil: instant(),
    /** sealed (AES-256-GCM) */
    totpSecret: bytea(),
    /** the last time step that served: a code serves once */
    totpStep: bigint({ mode: "number" }),
    /** since when no listing, or no request, is left; erased 40 days later (R8) */
    closedAt: instant(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index().on(t.departementCode), index().on(t.listingId)],
);

/** A session, under the SHA-256 of its token. */
export const session = pgTable(
  "session",
  {
    id: bytea().primaryKey(),
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    /** opened with a generated password: good for replacing it and nothing else (R20) */
    mustReplace: boolean().notNull(),
    createdAt: createdAt(),
    /** slides with each action of the user, never past 12 hours (R23) */
    expiresAt: timestamp({ withTimezone: true, mode: "string" }).notNull(),
  },
  (t) => [index().on(t.accountId), index().on(t.expiresAt)],
);

/** One of the codes an agent keeps for the day the telephone is lost. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    accountId: uuid()
      .notNull()
      .references(() => account.id, { onDelete: "cascade" }),
    codeHash: bytea().notNull(),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
);
