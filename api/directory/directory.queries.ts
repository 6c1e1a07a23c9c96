import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "../../db/client.ts";
import type { ListingDetail } from "../../db/schema/directory.ts";
import { currentSummary, signalOf } from "../availability/availability.queries.ts";
import type { CareKind, Precision, Signal } from "../kernel/care.ts";
import { KINDS_WITH_AVAILABILITY } from "../kernel/care.ts";
import { addDays, type LocalDate } from "../kernel/local-date.ts";
import { fold } from "../kernel/text.ts";
import { type Area, unitVector } from "./area.ts";
import type { Keyset } from "./cursor.ts";
import { visible } from "./visible.ts";

export type CareSort = "DISTANCE" | "BEST_FIT" | "RECENTLY_CONFIRMED";

export interface CareFilter {
  kinds?: CareKind[] | null;
  signals?: Signal[] | null;
  text?: string | null;
  confirmedSince?: LocalDate | null;
  availableNow?: boolean | null;
}

/** The card that search selects. Contact details are not on it. */
export interface CardRow {
  id: string;
  kind: CareKind;
  name: string;
  communeCode: string;
  addressLines: string[] | null;
  precision: Precision;
  lng: number;
  lat: number;
  website: string | null;
  detail: ListingDetail;
  updatedAt: string;
  /** null when nothing is published or it has run out */
  level: "GLOBAL" | "WEEKLY" | "SEASONAL" | "PERIODS" | null;
  signal: Signal;
  confirmedAt: string | null;
  validUntil: LocalDate | null;
  availableFrom: LocalDate | null;
  version: string | null;
}

/** A card as found: with its keyset and squared chord from the area's centre. */
export interface FoundRow extends CardRow {
  rank: number;
  chord2: number;
}

export interface SheetRow extends CardRow {
  phone: string | null;
  email: string | null;
}

/** Days that "now" reaches: a first place later than a fortnight is said with its date instead (R27, R31). */
export const NOW_DAYS = 14;

const dialect = new PgDialect();

export interface CareRequest {
  area: Area;
  filter: CareFilter;
  sort: CareSort;
  today: LocalDate;
  page: { limit: number; after: Keyset | null };
}

/** Finds listings in an area, in order, `limit` at most after `after`, with the count of all that match. */
export async function findCare(db: Db, request: CareRequest): Promise<{ rows: FoundRow[]; total: number }> {
  const rows = await runPrepared<FoundRow & { total: number; id: string | null }>(db, careStatement(request));
  return { total: rows[0]?.total ?? 0, rows: rows.filter((row) => row.id !== null) as FoundRow[] };
}

/** One statement for cards and total. The box of the index finds candidates, the great circle decides and orders. */
export function careStatement({ area, filter, sort, today, page }: CareRequest): SQL {
  const rank = rankOf(sort, today);
  const needsSummary = rank.summary || filterReadsSummary(filter);
  const after = page.after
    ? sql`where (rank, chord2, id) > (${page.after.rank}::float8, ${page.after.chord2}::float8, ${page.after.id}::uuid)`
    : sql``;
  return sql`
    with hit as materialized (
      select l.id, ${rank.sql} as rank, ${chord2(area)} as chord2
      from listing l ${needsSummary ? sql`left join ${currentSummary("s", "l", today)}` : sql``}
      where ${sql.join([visible(), ...inArea(area), ...matches(filter, today)], sql` and `)}
    ), page as (
      select * from hit ${after} order by rank, chord2, id limit ${page.limit}::int
    )
    select total.total, page.rank, page.chord2, ${cardColumns(today)}
    from (select count(*)::int as total from hit) total
    left join (page join listing l on l.id = page.id) on true
    left join ${currentSummary("s", "l", today)}
    order by page.rank, page.chord2, page.id`;
}

/** One listing with its contact details; null when unknown, suspended or withdrawn alike (R7). */
export async function findListing(db: Db, id: string, today: LocalDate): Promise<SheetRow | null> {
  const statement = sql`
    select ${cardColumns(today)}, l.phone, l.email
    from listing l left join ${currentSummary("s", "l", today)}
    where l.id = ${id}::uuid and ${visible()}`;
  const [row] = await runPrepared<SheetRow>(db, statement);
  return row ?? null;
}

/** Sends a composed statement prepared: under a text that stays the same for the same shape of search. */
export async function runPrepared<Row>(db: Db, statement: SQL): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement);
  return (await db.$client.unsafe(query.sql, query.params as string[], {
    prepare: true,
  })) as unknown as Row[];
}

function cardColumns(today: LocalDate): SQL {
  return sql`
    l.id, l.kind, l.name, l.commune_code as "communeCode", l.address_lines as "addressLines", l.precision,
    l.lng, l.lat, l.website, l.detail, l.updated_at as "updatedAt",
    s.level, ${signalOf("s", today)} as signal, s.confirmed_at as "confirmedAt", s.valid_until as "validUntil",
    lower(s.free_days * datemultirange(daterange(${today}::date, null))) as "availableFrom", s.version`;
}

function chord2(area: Area): SQL {
  if (!area.centre) return sql`0::float8`;
  const [x, y, z] = unitVector(area.centre);
  return sql`(l.ux - ${x}::float8) * (l.ux - ${x}::float8) + (l.uy - ${y}::float8) * (l.uy - ${y}::float8)
    + (l.uz - ${z}::float8) * (l.uz - ${z}::float8)`;
}

function inArea(area: Area): SQL[] {
  const conditions: SQL[] = [];
  if (area.communes) conditions.push(sql`l.commune_code = any(${sql.param(area.communes)}::text[])`);
  if (area.bounds) {
    const { west, south, east, north } = area.bounds;
    conditions.push(sql`l.point <@ box(${mercator(west, south)}::point, ${mercator(east, north)}::point)`);
  }
  if (area.maxChord2 !== null) conditions.push(sql`${chord2(area)} <= ${area.maxChord2}::float8`);
  if (area.box) {
    const { west, south, east, north } = area.box;
    conditions.push(sql`l.lng between ${west}::float8 and ${east}::float8`);
    conditions.push(sql`l.lat between ${south}::float8 and ${north}::float8`);
  }
  return conditions;
}

function mercator(lng: number, lat: number): string {
  const s = Math.sin((Math.max(-89.9, Math.min(89.9, lat)) * Math.PI) / 180);
  return `(${lng / 360 + 0.5},${0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI)})`;
}

function filterReadsSummary(filter: CareFilter): boolean {
  return Boolean(filter.signals || filter.confirmedSince || filter.availableNow);
}

function matches(filter: CareFilter, today: LocalDate): SQL[] {
  const conditions: SQL[] = [];
  if (filter.kinds) conditions.push(sql`l.kind = any(${sql.param(filter.kinds)}::care_kind[])`);
  if (filter.signals) {
    conditions.push(
      withPictogram(),
      sql`${signalOf("s", today)} = any(${sql.param(filter.signals)}::text[])`,
    );
  }
  if (filter.availableNow) {
    conditions.push(
      withPictogram(),
      sql`s.free_days && daterange(${today}::date, ${addDays(today, NOW_DAYS + 1)}::date)`,
    );
  }
  if (filter.confirmedSince) {
    conditions.push(
      sql`s.confirmed_at >= (${filter.confirmedSince}::date::timestamp at time zone 'Europe/Paris')`,
    );
  }
  if (filter.text?.trim()) {
    const words = fold(filter.text).split(" ").filter(Boolean);
    // signs alone are in no published field; folded words hold letters and digits only, so nothing to escape
    conditions.push(
      words.length === 0
        ? sql`false`
        : sql`l.search_text like all(${sql.param(words.map((word) => `%${word}%`))}::text[])`,
    );
  }
  return conditions;
}

function withPictogram(): SQL {
  return sql`l.kind = any(${sql.param([...KINDS_WITH_AVAILABILITY])}::care_kind[])`;
}

/** The first sort key; distance, then id break its ties. */
function rankOf(sort: CareSort, today: LocalDate): { sql: SQL; summary: boolean } {
  switch (sort) {
    case "DISTANCE":
      return { sql: sql`0::float8`, summary: false };
    case "BEST_FIT":
      return {
        sql: sql`case ${signalOf("s", today)} when 'AVAILABLE' then 0 else 1 end::float8`,
        summary: true,
      };
    case "RECENTLY_CONFIRMED":
      return { sql: sql`coalesce(-extract(epoch from s.confirmed_at), 0)::float8`, summary: true };
  }
}
