import { index, pgEnum, pgTable } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, randomId } from "../columns.ts";

/** OPEN: to be answered. RIGHT: answered, serves until SPENT on what it protects. BURNT: answered wrongly (R16). */
export const captchaState = pgEnum("captcha_state", ["OPEN", "RIGHT", "BURNT", "SPENT"]);

export const captcha = pgTable(
  "captcha",
  {
    id: randomId(),
    /** keyed hash of the digits */
    answerHash: bytea().notNull(),
    state: captchaState().notNull().default("OPEN"),
    /** hash of what it was spent on: the same sent twice is known again */
    spentOn: bytea(),
    expiresAt: instant().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index().on(t.expiresAt)],
);
