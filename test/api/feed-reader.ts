import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { numberAll } from "../../api/feed/numbering.ts";
import type { Db } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { TestApi } from "../api.ts";

/** Everything a listing tells. */
export const LISTING = `{
  __typename id kind name addressLines phone email website updatedAt
  commune { code name postcodes population location { lng lat precision } departement { code name
    caf { name postalAddress email phone } pmi { name postalAddress email phone } } }
  location { lng lat precision }
  availability { __typename level signal confirmedAt validUntil availableFrom version
    ... on WeeklyAvailability { weeks { startsOn days { weekday slots { slot places } } } }
    ... on SeasonalAvailability { months { startsOn days { weekday slots { slot places } } } }
    ... on PeriodAvailability { periods { name startsOn endsOn places } } }
  ... on Childminder { approvedPlaces worksInMam mamName }
  ... on Creche { subtype manager capacity avip ageFromMonths ageToMonths disability admission fees
    openingHours { weekday opens closes note } }
  ... on LeisureCentre { manager ageFrom ageTo capacity periods }
  ... on Relais { manager communesServed { code name } sessions { weekday opens closes note } }
  ... on Laep { manager sessions { weekday opens closes note } } }`;
export const CHANGES = `query ($since: String, $first: Int) { careChanges(since: $since, first: $first) {
  cursor hasMore changes { cursor id kind changedAt listing ${LISTING} } } }`;

export interface Change {
  cursor: string;
  id: string;
  kind: string;
  changedAt: string;
  listing: Record<string, unknown> | null;
}
interface Page {
  changes: Change[];
  cursor: string;
  hasMore: boolean;
}

/** A partner that keeps a copy, as the descriptions of the API tell it to. */
export class Reader {
  readonly copy = new Map<string, Change["listing"]>();
  since: string | null = null;

  constructor(private readonly from: TestApi) {}

  async page(first: number): Promise<Page> {
    const { data, errors } = await this.from.run(CHANGES, { since: this.since, first });
    expect(errors).toBeUndefined();
    const page: Page = data.careChanges;
    for (const { id, listing } of page.changes) {
      if (listing) this.copy.set(id, listing);
      else this.copy.delete(id);
    }
    this.since = page.cursor;
    return page;
  }

  /** Asks until nothing is left; the changes that came. */
  async catchUp(first = 1_000): Promise<Change[]> {
    const changes: Change[] = [];
    for (;;) {
      const page = await this.page(first);
      changes.push(...page.changes);
      if (!page.hasMore) return changes;
    }
  }
}

/** The directory as sheets tell it, listing by listing, less what the feed withholds. */
async function sheetsOf(api: TestApi, db: Db): Promise<Map<string, unknown>> {
  const rows = await db.execute<{ id: string }>(sql`select id from listing`);
  const sheets = new Map<string, unknown>();
  for (const { id } of rows) {
    const { data } = await api.run(`query ($id: ID!) { care(id: $id) ${LISTING} }`, { id });
    if (data.care) sheets.set(id, { ...data.care, phone: null, email: null });
  }
  return sheets;
}

/** What the reader holds is the directory, exactly. */
export async function expectInStep(reader: Reader, api: TestApi, db: Db): Promise<void> {
  const sheets = await sheetsOf(api, db);
  expect([...reader.copy.keys()].sort()).toEqual([...sheets.keys()].sort());
  for (const [id, sheet] of sheets) expect(reader.copy.get(id)).toEqual(sheet);
}

/** A reader that has everything so far. */
export async function inStep(api: TestApi, db: Db): Promise<Reader> {
  await numberAll(db);
  const reader = new Reader(api);
  await reader.catchUp();
  return reader;
}

/** What comes after everything has been numbered. */
export async function news(reader: Reader, db: Db): Promise<{ id: string; there: boolean }[]> {
  expect(await numberAll(db)).toBe(true);
  return (await reader.catchUp()).map(({ id, listing }) => ({ id, there: listing !== null }));
}

/** How many changes wait for their place. */
export async function unnumbered(db: Db): Promise<number | undefined> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from feed_change where position is null`,
  );
  return row?.n;
}

export const AT = "2026-11-22T10:00:00Z";
export const GREEN: AvailabilityContent = { level: "GLOBAL", available: true };
export const RED: AvailabilityContent = { level: "GLOBAL", available: false };
const GRID = Array.from({ length: 42 }, (_, i) => i % 3);
export const WEEKS: AvailabilityContent = {
  level: "WEEKLY",
  startsOn: "2026-11-23",
  weeks: [GRID, GRID, GRID, GRID],
};
export const MONTHS: AvailabilityContent = {
  level: "SEASONAL",
  months: [
    { startsOn: "2027-01-01", grid: GRID },
    { startsOn: "2027-09-01", grid: GRID },
  ],
};
export const PERIODS: AvailabilityContent = {
  level: "PERIODS",
  periods: [{ name: "Vacances d’hiver", startsOn: "2027-02-13", endsOn: "2027-02-28", places: 3 }],
};
