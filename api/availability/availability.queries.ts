import { type SQL, sql } from "drizzle-orm";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Need } from "./need.ts";
import { MOST_CHILDREN } from "./summary.ts";

/**
 * The summary that still holds, to be joined: `left join ${currentSummary("s", "l", today)}`.
 * One that has run out, or whose consent was revoked, is as if nothing were published (R19, R27).
 */
export function currentSummary(alias: string, listingAlias: string, today: LocalDate): SQL {
  const s = sql.raw(alias);
  const l = sql.raw(listingAlias);
  return sql`availability_summary ${s} on ${s}.listing_id = ${l}.id and ${s}.shown and ${s}.valid_until >= ${today}::date`;
}

/** The pictogram of the day (R27), by the date of the reading and no job: over a joined `currentSummary`. */
export function signalOf(alias: string, today: LocalDate): SQL {
  const s = sql.raw(alias);
  return sql`case when ${s}.listing_id is null then 'UNKNOWN'
    when ${s}.last_free_on >= ${today}::date then 'AVAILABLE' else 'UNAVAILABLE' end`;
}

/**
 * The needed slots that have enough places (R31), over a joined `currentSummary`: null when green without a table that
 * covers the start of the need, 0 when red, grey or run out.
 */
export function coveredOf(alias: string, { mask, children, monday, month }: Need, today: LocalDate): SQL {
  const s = sql.raw(alias);
  const start = sql`case ${s}.level when 'WEEKLY' then ${monday}::date else ${month}::date end`;
  const index = sql`(array_position(${s}.cover_starts, ${start}) - 1) * ${sql.raw(String(MOST_CHILDREN))} + ${children}::int`;
  return sql`case when ${s}.last_free_on >= ${today}::date
    then ${s}.slot_masks[${index}] & ${mask.toString()}::bigint else 0 end`;
}

/**
 * Orders by fit, of what is `covered` but for 0: highest first, then those of which only green is known (R31).
 * `rankWithoutFit` follows them.
 */
export function rankByFit(covered: string, { slots }: Need): SQL {
  return sql`(${slots}::int - coalesce(bit_count(${sql.raw(covered)}::bit(64)), 0))::float8`;
}

export function rankWithoutFit({ slots }: Need): SQL {
  return sql`${slots + 1}::float8`;
}
