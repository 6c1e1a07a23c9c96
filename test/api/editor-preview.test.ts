import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summarise } from "../../api/availability/summary.ts";
import { addDays, type LocalDate } from "../../api/kernel/local-date.ts";
import { schoolPeriods } from "../../api/kernel/school-year.ts";
import { seasonMonths, startingMondays } from "../../api/kernel/season.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { EMPTY, fill } from "../../site/src/pro/editor/cells.ts";
import { complaintsIn, complaintsOf } from "../../site/src/pro/editor/complaints.ts";
import { type Content, type Entry, tablesOf } from "../../site/src/pro/editor/entry.ts";
import { isAsSaved, previewOf } from "../../site/src/pro/editor/preview.ts";
import { aGrid } from "../owner.ts";

const seen = (content: Content, today: LocalDate) =>
  previewOf(content, { today, now: `${today}T09:00:00Z`, departement: "66" });

const weeksFrom = (startsOn: LocalDate, ...grids: number[][]): Content => ({
  level: "WEEKLY",
  weeks: [0, 1, 2, 3].map((i) => ({ startsOn: addDays(startsOn, 7 * i), grid: grids[i] ?? aGrid(0) })),
});

describe("R27 R29 what families will see", () => {
  test("the guide's example: in October 2016, January 2017 then September 2017", () => {
    const today = "2016-10-12";
    const months = seasonMonths(today).map((startsOn, i) => ({ startsOn, grid: aGrid(i, [0]) }));
    const view = seen({ level: "SEASONAL", months }, today);
    expect(view).toMatchObject({
      signal: "AVAILABLE",
      availableFrom: "2017-09-04",
      validUntil: "2017-09-30",
    });
    expect(view.__typename === "SeasonalAvailability" && view.months.map(({ startsOn }) => startsOn)).toEqual(
      ["2017-01-01", "2017-09-01"],
    );
  });

  test.each([
    // around the year's end and both changes of the clock
    ["2026-12-30", "2026-12-28", "2027-01-24"],
    ["2026-10-24", "2026-10-19", "2026-11-15"],
    ["2027-03-27", "2027-03-22", "2027-04-18"],
  ])(
    "on %s, four weeks hold until their last Sunday, and a place is free from today",
    (today, startsOn, until) => {
      const view = seen(weeksFrom(startsOn, aGrid(1, [0, 1, 2, 3, 4, 5, 6])), today);
      expect(view).toMatchObject({ signal: "AVAILABLE", availableFrom: today, validUntil: until });
    },
  );

  test("a place that was free on Monday is none on Tuesday; no room counts as published", () => {
    expect(seen(weeksFrom("2026-11-23", aGrid(2, [0])), "2026-11-24")).toMatchObject({
      signal: "UNAVAILABLE",
      availableFrom: null,
      validUntil: "2026-12-20",
    });
  });

  test("a pictogram holds sixty days; grey says nothing", () => {
    expect(seen({ level: "GLOBAL", signal: "AVAILABLE" }, "2026-11-24")).toMatchObject({
      availableFrom: "2026-11-24",
      validUntil: "2027-01-23",
    });
    expect(seen({ level: "GLOBAL", signal: "UNKNOWN" }, "2026-11-24")).toMatchObject({
      signal: "UNKNOWN",
      confirmedAt: null,
      validUntil: null,
    });
  });

  test("it is what the API will say, for every level on every day", () => {
    const days = fc.integer({ min: 0, max: 600 }).map((n) => addDays("2025-10-01", n));
    const grids = fc.array(fc.array(fc.constantFrom(0, 0, 0, 0, 1), { minLength: 42, maxLength: 42 }), {
      minLength: 4,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        days,
        grids,
        fc.nat({ max: 1 }),
        fc.array(fc.nat({ max: 2 })),
        (today, four, next, places) => {
          const startsOn = startingMondays(today)[next] ?? today;
          const months = seasonMonths(today).map((first, i) => ({ startsOn: first, grid: four[i] ?? [] }));
          const periods = schoolPeriods("66", today).flatMap((period, i) =>
            places[i] === undefined ? [] : [{ ...period, places: places[i] }],
          );
          const both: [Content, AvailabilityContent][] = [
            [weeksFrom(startsOn, ...four), { level: "WEEKLY", startsOn, weeks: four }],
            [
              { level: "SEASONAL", months },
              { level: "SEASONAL", months },
            ],
            [
              { level: "GLOBAL", signal: "UNAVAILABLE" },
              { level: "GLOBAL", available: false },
            ],
          ];
          if (periods.length > 0)
            both.push([
              { level: "PERIODS", periods },
              { level: "PERIODS", periods },
            ]);
          for (const [content, published] of both) {
            const { validUntil, freeDays } = summarise(published, today);
            expect(seen(content, today)).toMatchObject({
              signal: freeDays.length > 0 ? "AVAILABLE" : "UNAVAILABLE",
              validUntil,
              availableFrom: freeDays[0]?.[0] ?? null,
            });
          }
        },
      ),
    );
  });

  test("days that are past make no difference", () => {
    const one = seen(weeksFrom("2026-11-23", aGrid(2)), "2026-11-25");
    expect(
      isAsSaved(one, seen(weeksFrom("2026-11-23", aGrid(2, [2, 3, 4])), "2026-11-25"), "2026-11-25"),
    ).toBe(true);
    expect(isAsSaved(one, seen(weeksFrom("2026-11-23", aGrid(2, [3, 4])), "2026-11-25"), "2026-11-25")).toBe(
      false,
    );
  });
});

describe("problems are led to their fields", () => {
  const weeks = { "2026-12-07": fill(EMPTY, 1, "9") };
  const entry: Entry = {
    level: "WEEKLY",
    signal: null,
    startsOn: "2026-11-23",
    weeks,
    months: {},
    periods: {},
  };
  const bounds = { most: 4, today: "2026-11-24", offered: [{ name: "Vacances d’hiver 2027" }] };
  const field = { field: "case-2026-12-07-2-0", table: "2026-12-07" };

  test("those that are found before anything is sent", () => {
    const [wrong, ...others] = complaintsIn(entry, bounds);
    expect(wrong).toMatchObject(field);
    expect(wrong?.message).toMatch(/^lundi 7 décembre, 8\sh\s– 12\sh\s: Indiquez un nombre de 0 à 4/);
    expect(others).toEqual([]);
    // what stands in days that are past is nobody's fault
    expect(complaintsIn({ ...entry, weeks: { "2026-11-23": fill(EMPTY, 1, "9") } }, bounds)).toEqual([]);
    expect(complaintsIn({ ...entry, level: "GLOBAL" }, bounds)).toMatchObject([{ field: "pictogramme" }]);
    expect(complaintsIn({ ...entry, level: "PERIODS" }, bounds)).toMatchObject([{ field: "periode-0" }]);
  });

  test("those of the API, by their path", () => {
    const sent: Content = {
      level: "WEEKLY",
      weeks: tablesOf(entry, bounds.today).map(({ startsOn }) => ({ startsOn, grid: aGrid(0) })),
    };
    const about = (path: string) => [{ path: path.split("."), code: "X", message: "Non." }];
    expect(complaintsOf(about("weeks.2.days.0.slots.1.places"), sent, [])).toMatchObject([field]);
    expect(complaintsOf(about("weeks.0.startsOn"), sent, [])).toMatchObject([{ field: "debut" }]);
    expect(complaintsOf(about("listing"), sent, [])).toEqual([{ field: null, message: "Non." }]);
    const periods: Content = { level: "PERIODS", periods: [{ name: "Vacances d’hiver 2027", places: 1 }] };
    expect(complaintsOf(about("periods.0.places"), periods, bounds.offered)).toMatchObject([
      { field: "periode-0", message: "Vacances d’hiver 2027\u00a0: Non." },
    ]);
  });
});
