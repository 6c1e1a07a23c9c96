import { type SQL, sql } from "drizzle-orm";
import { type Db, runPrepared } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { ListingDetail } from "../../db/schema/directory.ts";
import {
  coveredOf,
  currentSummary,
  rankByFit,
  rankWithoutFit,
  signalOf,
} from "../availability/availability.queries.ts";
import type { Need } from "../availability/need.ts";
import type { CareKind, Precision, Signal } from "../kernel/care.ts";
import { KINDS_WITH_AVAILABILITY } from "../kernel/care.ts";
import type { Box } from "../kernel/geo.ts";
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
  /** what was published in full, where its grids are asked for */
  content?: AvailabilityContent | null;
}

/** A card as found: with its keyset, that is its rank, its squared chord from the area's centre and its id. */
export interface FoundRow extends CardRow, Keyset {
  /** with a need: its slots that have enough places, a mask in decimal; null when only green is known */
  covered?: string | null;
}

export interface SheetRow extends CardRow {
  phone: string | null;
  email: string | null;
}

/** Days that "now" reaches: a first place later than a fortnight is said with its date instead (R27, R31). */
const NOW_DAYS = 14;

export interface CareRequest {
  area: Area;
  filter: CareFilter;
  need?: Need | null;
  sort: CareSort;
  today: LocalDate;
  page: { limit: number; after: Keyset | null };
  /** names of the fields that the answer will hold: costly columns that are not among them are not read; absent: all */
  asked?: ReadonlySet<string> | undefined;
}

/** Finds listings in an area, in order, `limit` at most after `after`, with the count of all that match. */
export async function findCare(db: Db, request: CareRequest): Promise<{ rows: FoundRow[]; total: number }> {
  const rows = await runPrepared<FoundRow & { total: number; id: string | null }>(db, careStatement(request));
  return { total: rows[0]?.total ?? 0, rows: rows.filter((row) => row.id !== null) as FoundRow[] };
}

/**
 * One statement for cards and total. The box of the index finds candidates, without reading the table;
 * the great circle decides and orders (`offset 0` keeps its arithmetic from being done twice).
 */
export function careStatement(request: CareRequest): SQL {
  const { area, filter, need, sort, today, page, asked } = request;
  const byFit = sort === "BEST_FIT" ? (need ?? null) : null;
  const rank = byFit ? null : rankOf(sort, today);
  const summary =
    rank || filterReadsSummary(filter)
      ? sql`left join ${currentSummary("s", "l", today)} ${area.bounds ? sql`and ${within("s", area.bounds)}` : sql``}`
      : sql``;
  const circle = area.maxChord2 === null ? sql`` : sql`where chord2 <= ${area.maxChord2}::float8`;
  const conditions = [
    visible(),
    ...inArea(area),
    ...matches(filter, today),
    ...(need ? [withPictogram()] : []),
  ];
  const keys = sql.raw(rank || byFit ? "rank, chord2, id" : "chord2, id");
  const covered = byFit ? sql`page.covered` : need ? coveredOf("s", need, today) : null;
  return sql`
    with hit as materialized (
      select * from (
        select l.id, ${rank ? sql`${rank} as rank,` : sql``} ${chord2(area)} as chord2
        from listing l ${summary}
        where ${sql.join(conditions, sql` and `)}
        offset 0
      ) candidate ${circle}
    ), ${
      byFit
        ? pageByFit(byFit, request)
        : sql`page as (
      select * from hit ${afterKeyset(page.after, rank !== null)} order by ${keys} limit ${page.limit}::int
    )`
    }
    select total.total, ${rank || byFit ? sql`page.rank,` : sql``} page.chord2, ${covered ? sql`${covered} as covered,` : sql``}
      ${cardColumns(today, asked)}
    from (select count(*)::int as total from hit) total
    left join (page join listing l using (id)) on true
    left join ${currentSummary("s", "l", today)}
    order by ${keys}`;
}

/**
 * The page of a search by need. What fits is found among the summaries of the area, which are far fewer than its
 * listings; the others, all alike, follow by distance where a page is not full of those that fit.
 */
function pageByFit(need: Need, { area, today, page }: CareRequest): SQL {
  const after = afterKeyset(page.after, true);
  const there = area.bounds ? within("s", area.bounds) : sql`s.listing_id in (select id from hit)`;
  return sql`green as (
      select s.listing_id as id, ${coveredOf("s", need, today)} as covered
      from availability_summary s
      where s.shown and s.valid_until >= ${today}::date and s.last_free_on >= ${today}::date and ${there}
      offset 0
    ), fit as materialized (
      select id, chord2, covered, ${rankByFit("covered", need)} as rank
      from green join hit using (id) where covered is distinct from 0
    ), best as materialized (
      select * from fit ${after} order by rank, chord2, id limit ${page.limit}::int
    ), page as (
      select * from best
      union all
      (select id, chord2, 0, rank from (
        select id, chord2, ${rankWithoutFit(need)} as rank from hit where id not in (select id from fit)
      ) rest ${after}
      order by chord2, id limit ${page.limit}::int - (select count(*) from best))
    )`;
}

function afterKeyset(after: Keyset | null, ranked: boolean): SQL {
  if (!after) return sql``;
  const { rank, chord2, id } = after;
  return ranked
    ? sql`where (rank, chord2, id) > (${rank}::float8, ${chord2}::float8, ${id}::uuid)`
    : sql`where (chord2, id) > (${chord2}::float8, ${id}::uuid)`;
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

/** Columns that many searches do not ask for and that are dear to read, 50 at a time. */
const COSTLY_COLUMNS = {
  addressLines: sql`l.address_lines as "addressLines"`,
  website: sql`l.website`,
  updatedAt: sql`l.updated_at as "updatedAt"`,
  version: sql`s.version`,
} as const;

/** Fields that only the whole of what was published can answer. */
const GRIDS = ["weeks", "months", "periods"];

/** Read with the summary, so that they are of one instant. */
const CONTENT = sql`, (select a.content from availability a where a.listing_id = s.listing_id) as content`;

/** What a card shows, of a listing `l` and its `currentSummary` `s`. */
export function cardColumns(today: LocalDate, asked?: ReadonlySet<string>): SQL {
  const costly = Object.entries(COSTLY_COLUMNS).filter(([name]) => !asked || asked.has(name));
  // the common answer first: cutting the days costs more
  const firstFree = sql`case when s.free_days @> ${today}::date then ${today}::date
    else lower(s.free_days * datemultirange(daterange(${today}::date, null))) end`;
  return sql`
    l.id, l.kind, l.name, l.commune_code as "communeCode", l.precision, l.lng, l.lat, l.detail,
    s.level, ${signalOf("s", today)} as signal, s.confirmed_at as "confirmedAt", s.valid_until as "validUntil",
    case when s.last_free_on >= ${today}::date then ${firstFree} end as "availableFrom"
    ${sql.join(costly.map(([, column]) => sql`, ${column}`))}
    ${!asked || GRIDS.some((name) => asked.has(name)) ? CONTENT : sql``}`;
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
    conditions.push(within("l", area.bounds));
  }
  if (area.box) {
    const { west, south, east, north } = area.box;
    conditions.push(sql`l.lng between ${west}::float8 and ${east}::float8`);
    conditions.push(sql`l.lat between ${south}::float8 and ${north}::float8`);
  }
  return conditions;
}

/** In a box of the index; also asked of the summaries, so that those of the area are read and no others. */
function within(alias: string, { west, south, east, north }: Box): SQL {
  return sql`${sql.raw(alias)}.point <@ box(${mercator(west, south)}::point, ${mercator(east, north)}::point)`;
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

/** The first sort key, or null when there is none; distance, then id break its ties. */
function rankOf(sort: CareSort, today: LocalDate): SQL | null {
  switch (sort) {
    case "DISTANCE":
      return null;
    case "BEST_FIT":
      return sql`case ${signalOf("s", today)} when 'AVAILABLE' then 0 else 1 end::float8`;
    case "RECENTLY_CONFIRMED":
      return sql`coalesce(-extract(epoch from s.confirmed_at), 0)::float8`;
  }
}
