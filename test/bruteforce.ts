import { sql } from "drizzle-orm";
import { type CareKind, hasAvailability } from "../api/kernel/care.ts";
import { addDays, type LocalDate, lastOfMonth, weekdayOf } from "../api/kernel/local-date.ts";
import type { Db } from "../db/client.ts";
import type { AvailabilityContent } from "../db/schema/availability.ts";

/** R26–R31 told a second time, plainly, day by day and listing by listing: what the product's SQL is held against. */
export interface PlainListing {
  id: string;
  kind: CareKind;
  lng: number;
  lat: number;
  content: AvailabilityContent | null;
  /** the day of publication or confirmation */
  confirmedOn: LocalDate | null;
  /** false: hidden by a revoked consent */
  shown: boolean;
}

const GLOBAL_DAYS = 60;
const SLOTS = 6;

function validUntil(content: AvailabilityContent, confirmedOn: LocalDate): LocalDate {
  switch (content.level) {
    case "GLOBAL":
      return addDays(confirmedOn, GLOBAL_DAYS);
    case "WEEKLY":
      return addDays(content.startsOn, 27);
    case "SEASONAL":
      return content.months
        .map(({ startsOn }) => lastOfMonth(startsOn))
        .sort()
        .at(-1) as LocalDate;
    case "PERIODS":
      return content.periods
        .map(({ endsOn }) => endsOn)
        .sort()
        .at(-1) as LocalDate;
  }
}

/** Whether a day has a place, from the entry itself. */
function isFree(content: AvailabilityContent, day: LocalDate): boolean {
  const weekday = weekdayOf(day);
  const onThatDay = (grid: number[]) =>
    grid.slice(weekday * SLOTS, weekday * SLOTS + SLOTS).some((n) => n > 0);
  switch (content.level) {
    case "GLOBAL":
      return content.available;
    case "WEEKLY":
      return content.weeks.some((grid, i) => {
        const monday = addDays(content.startsOn, 7 * i);
        return monday <= day && day <= addDays(monday, 6) && onThatDay(grid);
      });
    case "SEASONAL":
      return content.months.some(
        ({ startsOn, grid }) => startsOn.slice(0, 7) === day.slice(0, 7) && onThatDay(grid),
      );
    case "PERIODS":
      return content.periods.some(
        ({ startsOn, endsOn, places, weekday: only, without = [] }) =>
          places > 0 &&
          startsOn <= day &&
          day <= endsOn &&
          (only === undefined || (weekday === 2 && !without.some(([from, to]) => from <= day && day <= to))),
      );
  }
}

export interface PlainView {
  signal: "AVAILABLE" | "UNAVAILABLE" | "UNKNOWN";
  availableFrom: LocalDate | null;
  validUntil: LocalDate | null;
}

/** The pictogram of a day and the first day with a place, by looking at each day until the end. */
export function viewOf(
  listing: Pick<PlainListing, "content" | "confirmedOn" | "shown">,
  today: LocalDate,
): PlainView {
  const { content, confirmedOn, shown } = listing;
  const until = content && confirmedOn ? validUntil(content, confirmedOn) : null;
  if (!content || !until || !shown || until < today) {
    return { signal: "UNKNOWN", availableFrom: null, validUntil: null };
  }
  for (let day = today; day <= until; day = addDays(day, 1)) {
    if (isFree(content, day)) return { signal: "AVAILABLE", availableFrom: day, validUntil: until };
  }
  return { signal: "UNAVAILABLE", availableFrom: null, validUntil: until };
}

export interface PlainNeed {
  /** slots as day × 6 + slot */
  slots: number[];
  children: number;
  from: LocalDate;
}

/** The share of a need that is covered (R31): null when green without a table that covers its start. */
export function fitOfNeed(listing: PlainListing, need: PlainNeed, today: LocalDate): number | null {
  if (viewOf(listing, today).signal !== "AVAILABLE") return 0;
  const grids = coveringGrids(listing.content as AvailabilityContent, need.from);
  if (!grids) return null;
  const covered = need.slots.filter((slot) => grids.every((grid) => (grid[slot] ?? 0) >= need.children));
  return covered.length / need.slots.length;
}

function coveringGrids(content: AvailabilityContent, from: LocalDate): number[][] | null {
  if (content.level === "WEEKLY") {
    const week = content.weeks.findIndex((_, i) => {
      const monday = addDays(content.startsOn, 7 * i);
      return monday <= from && from <= addDays(monday, 6);
    });
    return week < 0 ? null : content.weeks.slice(week);
  }
  if (content.level === "SEASONAL") {
    const month = content.months.find(({ startsOn }) => startsOn.slice(0, 7) === from.slice(0, 7));
    return month ? [month.grid] : null;
  }
  return null;
}

/** Listings with a pictogram within a circle, best fit first, then nearest, then by id. */
export function searchByNeed(
  listings: readonly PlainListing[],
  near: { lng: number; lat: number; radiusKm: number },
  need: PlainNeed,
  today: LocalDate,
): { id: string; fit: number | null }[] {
  const group = (fit: number | null) => (fit === null ? 1 : fit > 0 ? 0 : 2);
  return listings
    .filter(({ kind }) => hasAvailability(kind))
    .map((listing) => ({
      id: listing.id,
      metres: metres(near, listing),
      fit: fitOfNeed(listing, need, today),
    }))
    .filter((found) => found.metres <= near.radiusKm * 1000)
    .sort(
      (a, b) =>
        group(a.fit) - group(b.fit) ||
        (b.fit ?? 0) - (a.fit ?? 0) ||
        a.metres - b.metres ||
        (a.id < b.id ? -1 : 1),
    )
    .map(({ id, fit }) => ({ id, fit }));
}

/** Great circle on a sphere of 6,371,008.8 m. */
function metres(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lng - a.lng) * rad) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h));
}

/** Everything that is listed and seen, as entered. */
export async function readPlain(db: Db): Promise<PlainListing[]> {
  const rows = await db.execute<PlainListing & Record<string, unknown>>(sql`
    select l.id, l.kind, l.lng, l.lat, a.content,
           (a.confirmed_at at time zone 'Europe/Paris')::date::text as "confirmedOn", coalesce(s.shown, true) as shown
    from listing l left join availability a on a.listing_id = l.id left join availability_summary s on s.listing_id = l.id
    where l.state = 'PUBLISHED'`);
  return [...rows];
}
