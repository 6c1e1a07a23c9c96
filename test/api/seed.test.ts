import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentSummary, signalOf } from "../../api/availability/availability.queries.ts";
import { addDays } from "../../api/kernel/local-date.ts";
import { seasonMonths } from "../../api/kernel/season.ts";
import { inventAvailability } from "../../db/seed/availability.ts";
import { seedDemo } from "../../db/seed/demo.ts";
import { RealListings, seedNational } from "../../db/seed/national.ts";
import { Random } from "../../db/seed/random.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

const TODAY = "2026-11-23";
const HASH_KEY = Buffer.alloc(32, 7);

describe("the demonstration", () => {
  let database: TestDatabase;
  const lines: string[] = [];
  const start = (today: string) =>
    seedDemo(database.db, { hashKey: HASH_KEY, today, log: (line) => lines.push(line) });
  const rows = async (query: ReturnType<typeof sql>) => [...(await database.db.execute(query))];

  beforeAll(async () => {
    database = await freshDatabase();
    await start(TODAY);
  });
  afterAll(() => database.drop());

  it("R1 holds every kind, crèches of all nine sub-types, and the MAM that the PMI file names", async () => {
    const kinds = await rows(
      sql`select kind, count(*)::int as n from listing where state = 'PUBLISHED' group by 1`,
    );
    const counts = Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]));
    expect(counts).toMatchObject({ CRECHE: 60, LEISURE_CENTRE: 90, RELAIS: 14, LAEP: 8 });
    expect(counts.CHILDMINDER).toBeGreaterThan(1_200);
    const [found] = await rows(sql`
      select count(distinct detail ->> 'subtype')::int as subtypes,
             count(*) filter (where detail ? 'disability')::int as disability,
             count(*) filter (where (detail ->> 'avip')::boolean)::int as avip,
             (select count(*)::int from mam where name = 'MAM Les Petits Pas') as mams
      from listing where kind = 'CRECHE' and commune_code like '66%'`);
    expect(found).toMatchObject({ subtypes: 9, mams: 8 });
    expect(found?.disability).toBeGreaterThan(10);
    expect(found?.avip).toBeGreaterThan(3);
  });

  it("R11 places most addresses that may be shown at a number or a street, leaves some at the commune", async () => {
    const [found] = await rows(sql`
      select avg((precision in ('HOUSE_NUMBER', 'STREET'))::int)::float as placed from listing
      where address_lines is not null and state = 'PUBLISHED'`);
    expect(found?.placed).toBeGreaterThan(0.8);
    expect(found?.placed).toBeLessThan(0.97);
  });

  it("is a map of Perpignan, not a pile at its centre", async () => {
    const [found] = await rows(sql`
      select count(*)::int as n, count(distinct (lng, lat))::int as places,
             (max(lat) - min(lat)) * 111 as north_km, (max(lng) - min(lng)) * 82 as east_km
      from listing where commune_code = '66136' and state = 'PUBLISHED' and precision <> 'COMMUNE'`);
    expect(found?.places as number).toBeGreaterThan(0.9 * (found?.n as number));
    expect(found?.north_km).toBeGreaterThan(4);
    expect(found?.north_km).toBeLessThan(12);
    expect(found?.east_km).toBeGreaterThan(4);
    expect(found?.east_km).toBeLessThan(12);
  });

  it("puts nobody in the sea", async () => {
    // the easternmost land of each commune of the coast
    const coast = {
      ...{ "66037": 3.045, "66017": 3.046, "66008": 3.056, "66171": 3.046, "66182": 3.042, "66212": 3.043 },
      ...{ "66053": 3.09, "66148": 3.116, "66016": 3.135, "66048": 3.172 },
    };
    const found = await rows(sql`
      select l.commune_code, l.name, l.lng from listing l
      join jsonb_each_text(${JSON.stringify(coast)}::jsonb) c on c.key = l.commune_code where l.lng > c.value::float8`);
    expect(found).toEqual([]);
    const [near] = await rows(
      sql`select count(*)::int as n from listing where commune_code in ('66037', '66148', '66017')`,
    );
    expect(near?.n).toBeGreaterThan(50);
  });

  it("R27 shows all colours and levels in Perpignan, and mostly grey elsewhere", async () => {
    const signals = await rows(sql`
      select distinct ${signalOf("s", TODAY)} as signal, s.level from listing l
      left join ${currentSummary("s", "l", TODAY)}
      where l.commune_code = '66136' and l.state = 'PUBLISHED' and l.kind in ('CHILDMINDER', 'CRECHE', 'LEISURE_CENTRE')`);
    const seen = new Set(signals.map(({ signal, level }) => `${signal} ${level}`));
    for (const level of ["GLOBAL", "WEEKLY", "SEASONAL", "PERIODS"])
      expect([...seen].join()).toContain(level);
    expect(seen).toContain("AVAILABLE WEEKLY");
    expect(seen).toContain("UNAVAILABLE WEEKLY");
    expect(seen).toContain("UNKNOWN null");
    const [share] = await rows(sql`
      select avg((s.listing_id is null)::int)::float as grey from listing l left join ${currentSummary("s", "l", TODAY)}
      where l.state = 'PUBLISHED' and l.kind in ('CHILDMINDER', 'CRECHE', 'LEISURE_CENTRE')`);
    expect(share?.grey).toBeGreaterThan(0.75);
    expect(share?.grey).toBeLessThan(0.9);
  });

  it("does nothing at a second start, and renews what has run out at a later one", async () => {
    const current = (today: string) =>
      rows(sql`select count(*)::int as n from availability_summary where valid_until >= ${today}::date`);
    const all = await current(TODAY);
    const before = await rows(
      sql`select xmin::text, ctid::text from listing union all select xmin::text, ctid::text from availability`,
    );
    lines.length = 0;
    await start(TODAY);
    expect(lines).toEqual([]);
    expect(
      await rows(
        sql`select xmin::text, ctid::text from listing union all select xmin::text, ctid::text from availability`,
      ),
    ).toEqual(before);
    const later = addDays(TODAY, 45);
    expect((await current(later))[0]?.n).toBeLessThan(all[0]?.n as number);
    await start(later);
    expect(await current(later)).toEqual(all);
  });

  it("says no address or number of a real person", async () => {
    const found = await rows(sql`
      select email, phone, website from listing
      where email not like '%.example' or website !~ '^https?://[^/]+\\.example/' or phone !~ '^\\+33(46571|63998)\\d{4}$'`);
    expect(found).toEqual([]);
  });
});

describe("invented availability", () => {
  it("R26 names the next January and September in the order they come", () => {
    expect(seasonMonths("2016-10-10")).toEqual(["2017-01-01", "2017-09-01"]);
    expect(seasonMonths("2027-01-31")).toEqual(["2027-01-01", "2027-09-01"]);
    expect(seasonMonths("2027-02-01")).toEqual(["2027-09-01", "2028-01-01"]);
  });

  it("is the same again, never in the future, and never offers more than there is", () => {
    for (let i = 0; i < 300; i += 1) {
      const invent = () => inventAvailability("CHILDMINDER", 2, TODAY, new Random(`x${i}`));
      const { content, confirmedAt } = invent();
      expect(invent()).toEqual({ content, confirmedAt });
      expect(confirmedAt < TODAY).toBe(true);
      const grids =
        content.level === "WEEKLY"
          ? content.weeks
          : content.level === "SEASONAL"
            ? content.months.map(({ grid }) => grid)
            : [];
      for (const grid of grids) expect(Math.max(...grid)).toBeLessThanOrEqual(2);
    }
  });
});

describe("the national set", () => {
  const databases: TestDatabase[] = [];
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  async function seeded(scale: number): Promise<TestDatabase> {
    const database = await freshDatabase();
    databases.push(database);
    await seedNational(database.db, { scale, today: TODAY, ownerUrl: database.ownerUrl, log: () => {} });
    return database;
  }
  const digest = async ({ db }: TestDatabase) => {
    const [row] = await db.execute(sql`
      select (select md5(string_agg(l::text, '' order by id)) from
                (select id, kind, name, commune_code, lng, lat, precision, phone, email, detail from listing) l) as listings,
             (select md5(string_agg(a::text, '' order by listing_id)) from availability a) as availability`);
    return row;
  };

  it("is the same each time, ids included", async () => {
    const [a, b] = [await seeded(0.002), await seeded(0.002)];
    expect(await digest(a)).toEqual(await digest(b));
    const kinds = await a.db.execute(sql`select kind, count(*)::int as n from listing group by 1 order by 1`);
    expect(Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]))).toEqual({
      ...{ CHILDMINDER: 600, CRECHE: 40, LEISURE_CENTRE: 70, RELAIS: 7, LAEP: 3 },
    });
    // another scale replaces it
    await seedNational(a.db, { scale: 0.001, today: TODAY, ownerUrl: a.ownerUrl, log: () => {} });
    const [row] = await a.db.execute(sql`select count(*)::int as n from listing`);
    expect(row?.n).toBe(361);
  });

  it("refuses a database that holds other listings", async () => {
    const database = await freshDatabase();
    databases.push(database);
    const demo = { hashKey: HASH_KEY, today: TODAY, log: () => {} };
    await seedDemo(database.db, demo);
    const attempt = seedNational(database.db, {
      scale: 0.001,
      today: TODAY,
      ownerUrl: database.ownerUrl,
      log: () => {},
    });
    await expect(attempt).rejects.toThrow(RealListings);
  });
});
