import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { summarise } from "../../api/availability/summary.ts";
import { putListings } from "../../api/directory/listing.queries.ts";
import { addDays, type LocalDate, lastOfMonth, mondayOf, weekdayOf } from "../../api/kernel/local-date.ts";
import type { WeekGrid } from "../../api/kernel/week.ts";
import { replaceAvailability } from "../../api/publishing/publishing.queries.ts";
import { inTransaction } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

const TODAY = "2026-11-25"; // a Wednesday
const OPTIONS = { globalDays: 60 };
const NOTHING: WeekGrid = Array(42).fill(0);

/** A grid with places on (weekday, slot). */
function grid(...places: [weekday: number, slot: number, places: number][]): WeekGrid {
  const cells = [...NOTHING];
  for (const [weekday, slot, n] of places) cells[weekday * 6 + slot] = n;
  return cells;
}

describe("R26 the three levels", () => {
  it("global holds 60 days, green all of them, red none", () => {
    expect(summarise({ level: "GLOBAL", available: true }, TODAY, OPTIONS)).toEqual({
      validUntil: "2027-01-24",
      lastFreeOn: "2027-01-24",
      freeDays: [[TODAY, "2027-01-24"]],
      coverStarts: [],
      slotMasks: [],
    });
    expect(summarise({ level: "GLOBAL", available: false }, TODAY, OPTIONS)).toMatchObject({
      lastFreeOn: null,
      freeDays: [],
    });
  });

  it("weekly holds to the Sunday of the fourth week; past days of the week under way are no free days", () => {
    const week = grid([0, 1, 1], [2, 1, 1], [3, 5, 1]);
    const summary = summarise(
      { level: "WEEKLY", startsOn: "2026-11-23", weeks: [week, NOTHING, NOTHING, week] },
      TODAY,
      OPTIONS,
    );
    expect(summary).toMatchObject({
      validUntil: "2026-12-20",
      lastFreeOn: "2026-12-17",
      freeDays: [
        ["2026-11-25", "2026-11-26"],
        ["2026-12-14", "2026-12-14"],
        ["2026-12-16", "2026-12-17"],
      ],
      coverStarts: ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"],
    });
  });

  it("R31 a week's mask counts what is free in every week from that one to the last", () => {
    const weeks = [grid([0, 1, 2]), grid([0, 1, 3]), grid([0, 1, 1], [4, 0, 6]), grid([0, 1, 4], [4, 0, 6])];
    const { slotMasks } = summarise({ level: "WEEKLY", startsOn: "2026-11-23", weeks }, TODAY, OPTIONS);
    const monday = String(1n << 1n);
    const both = String((1n << 1n) | (1n << 24n));
    const friday = String(1n << 24n);
    expect(slotMasks).toEqual([
      ...[monday, "0", "0", "0", "0", "0"],
      ...[monday, "0", "0", "0", "0", "0"],
      ...[both, friday, friday, friday, friday, friday],
      ...[both, both, both, both, friday, friday],
    ]);
  });

  it("seasonal: the days of both months whose weekday has a place, until the later month ends", () => {
    const months = [
      { startsOn: "2027-01-01", grid: grid([4, 1, 1]) },
      { startsOn: "2027-09-01", grid: NOTHING },
    ];
    expect(summarise({ level: "SEASONAL", months }, TODAY, OPTIONS)).toMatchObject({
      validUntil: "2027-09-30",
      lastFreeOn: "2027-01-29",
      freeDays: ["2027-01-01", "2027-01-08", "2027-01-15", "2027-01-22", "2027-01-29"].map((day) => [
        day,
        day,
      ]),
      coverStarts: ["2027-01-01", "2027-09-01"],
    });
  });

  it("R32 periods: their whole span when they have places", () => {
    const periods = [
      { name: "Hiver", startsOn: "2027-02-13", endsOn: "2027-02-28", places: 3 },
      { name: "Printemps", startsOn: "2027-04-10", endsOn: "2027-04-25", places: 0 },
    ];
    expect(summarise({ level: "PERIODS", periods }, TODAY, OPTIONS)).toEqual({
      validUntil: "2027-04-25",
      lastFreeOn: "2027-02-28",
      freeDays: [["2027-02-13", "2027-02-28"]],
      coverStarts: [],
      slotMasks: [],
    });
  });
});

test("R32 «Mercredis» is about Wednesdays alone", () => {
  const period = { name: "Mercredis", startsOn: "2026-11-20", endsOn: "2026-12-08", places: 3 };
  const content = { level: "PERIODS" as const, periods: [{ ...period, weekday: "WEDNESDAY" as const }] };
  // the 23rd of November is a Monday
  expect(summarise(content, "2026-11-23")).toMatchObject({
    freeDays: [
      ["2026-11-25", "2026-11-25"],
      ["2026-12-02", "2026-12-02"],
    ],
    lastFreeOn: "2026-12-02",
    validUntil: "2026-12-08",
  });
});

const anyDay = fc.integer({ min: 0, max: 800 }).map((n) => addDays("2026-01-01", n));
const anyGrid = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 7 }) },
  ),
  {
    minLength: 42,
    maxLength: 42,
  },
);
const anyContent: fc.Arbitrary<AvailabilityContent> = fc.oneof(
  fc.boolean().map((available) => ({ level: "GLOBAL" as const, available })),
  fc
    .tuple(anyDay, fc.array(anyGrid, { minLength: 4, maxLength: 4 }))
    .map(([day, weeks]) => ({ level: "WEEKLY" as const, startsOn: mondayOf(day), weeks })),
  fc
    .tuple(fc.integer({ min: 2026, max: 2028 }), fc.boolean(), anyGrid, anyGrid)
    .map(([year, januaryFirst, a, b]) => ({
      level: "SEASONAL" as const,
      months: januaryFirst
        ? [
            { startsOn: `${year}-01-01`, grid: a },
            { startsOn: `${year}-09-01`, grid: b },
          ]
        : [
            { startsOn: `${year}-09-01`, grid: a },
            { startsOn: `${year + 1}-01-01`, grid: b },
          ],
    })),
  fc
    .array(fc.tuple(anyDay, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: 5,
    })
    .map((periods) => ({
      level: "PERIODS" as const,
      periods: periods.map(([startsOn, n, places]) => ({
        name: "x",
        startsOn,
        endsOn: addDays(startsOn, n),
        places,
      })),
    })),
);

/** The same said day by day, without ranges or masks. */
function placesOn(content: AvailabilityContent, day: LocalDate, slot: number): number {
  const at = (cells: WeekGrid) => cells[weekdayOf(day) * 6 + slot] ?? 0;
  if (content.level === "GLOBAL") return content.available ? 1 : 0;
  if (content.level === "WEEKLY") {
    const i = content.weeks.findIndex((_, week) => mondayOf(day) === addDays(content.startsOn, 7 * week));
    return i < 0 ? 0 : at(content.weeks[i] ?? []);
  }
  if (content.level === "SEASONAL") {
    const month = content.months.find(({ startsOn }) => startsOn.slice(0, 7) === day.slice(0, 7));
    return month ? at(month.grid) : 0;
  }
  return Math.max(
    0,
    ...content.periods.filter((p) => p.startsOn <= day && day <= p.endsOn).map((p) => p.places),
  );
}

describe("R27 against a day-by-day reading", () => {
  it("free days, last free day and validity agree on every day", () => {
    fc.assert(
      fc.property(anyContent, anyDay, (content, confirmedOn) => {
        const summary = summarise(content, confirmedOn, OPTIONS);
        const covered = new Set<LocalDate>();
        for (let n = -40; n < 1300; n += 1) {
          const day = addDays("2026-01-01", n);
          const global = content.level === "GLOBAL";
          const within = !global || day <= addDays(confirmedOn, 60);
          const free =
            day >= confirmedOn &&
            within &&
            [0, 1, 2, 3, 4, 5].some((slot) => placesOn(content, day, slot) > 0);
          const said = summary.freeDays.some(([from, to]) => from <= day && day <= to);
          if (said !== free) throw new Error(`${day}: ${said} instead of ${free}`);
          if (free) covered.add(day);
        }
        expect(summary.lastFreeOn).toBe([...covered].sort().at(-1) ?? null);
        expect(summary.lastFreeOn === null || summary.lastFreeOn <= summary.validUntil).toBe(true);
        // ranges stand apart and in order
        summary.freeDays.slice(1).forEach(([from], i) => {
          expect(from > addDays(summary.freeDays[i]?.[1] ?? "", 1)).toBe(true);
        });
      }),
      { numRuns: times(150, 3_000) },
    );
  });

  it("R31 every mask says for each slot whether as many children have a place on all its days", () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const { coverStarts, slotMasks, validUntil } = summarise(content, "2020-01-01", OPTIONS);
        expect(slotMasks.length).toBe(coverStarts.length * 6);
        coverStarts.forEach((startsOn, cover) => {
          const end = content.level === "WEEKLY" ? validUntil : lastOfMonth(startsOn);
          for (let i = 0; i < 42; i += 1) {
            const days = [];
            for (let day = startsOn; day <= end; day = addDays(day, 1))
              if (weekdayOf(day) === Math.floor(i / 6)) days.push(day);
            for (let children = 1; children <= 6; children += 1) {
              const bit = (BigInt(slotMasks[cover * 6 + children - 1] ?? "0") >> BigInt(i)) & 1n;
              expect(bit === 1n).toBe(days.every((day) => placesOn(content, day, i % 6) >= children));
            }
          }
        });
      }),
      { numRuns: times(60, 1_500) },
    );
  });
});

describe("R30 replaceAvailability", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it("writes content and summary under one version, replaces both, and tells the change", async () => {
    const { db } = database;
    const id = randomUUID();
    const week = grid([0, 1, 1], [2, 1, 1]);
    const publish = (content: AvailabilityContent) =>
      inTransaction(db, (tx) =>
        replaceAvailability(tx, [{ listingId: id, content, confirmedAt: `${TODAY}T09:00:00Z` }]),
      );
    await inTransaction(db, (tx) =>
      putListings(tx, [
        {
          ...{
            id,
            kind: "CRECHE",
            state: "PUBLISHED",
            name: "Essai",
            communeCode: "66136",
            communeName: "Perpignan",
          },
          ...{
            addressLines: null,
            precision: "COMMUNE",
            lng: 2.9,
            lat: 42.7,
            phone: null,
            email: null,
            website: null,
          },
          detail: {},
        },
      ]),
    );
    await db.execute(sql`update feed_change set position = 7 where listing_id = ${id}`);
    await publish({ level: "WEEKLY", startsOn: "2026-11-23", weeks: [week, NOTHING, NOTHING, week] });
    const [row] = await db.execute(sql`
      select s.*, a.version = s.version as same, s.free_days::text as days, s.cover_starts::text[] as covers,
             s.slot_masks::text[] as masks, f.position
      from availability_summary s join availability a using (listing_id) join feed_change f using (listing_id)`);
    expect(row).toMatchObject({
      ...{
        level: "WEEKLY",
        same: true,
        valid_until: "2026-12-20",
        last_free_on: "2026-12-16",
        position: null,
      },
      days: "{[2026-11-25,2026-11-26),[2026-12-14,2026-12-15),[2026-12-16,2026-12-17)}",
      covers: ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"],
    });
    expect((row?.masks as string[] | undefined)?.slice(18, 20)).toEqual([
      String((1n << 1n) | (1n << 13n)),
      "0",
    ]);

    await publish({ level: "GLOBAL", available: false });
    const after = await db.execute(sql`
      select a.level, s.level as summary, s.last_free_on, s.free_days::text as days, s.cover_starts::text[] as covers,
             s.version <> ${row?.version}::uuid as fresh
      from availability a join availability_summary s using (listing_id)`);
    expect([...after]).toEqual([
      { level: "GLOBAL", summary: "GLOBAL", last_free_on: null, days: "{}", covers: [], fresh: true },
    ]);
  });
});
