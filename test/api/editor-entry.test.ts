import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type LocalDate, mondayOf, weekdayOf } from "../../api/kernel/local-date.ts";
import { startingMondays } from "../../api/kernel/season.ts";
import { fewest, SLOTS_A_DAY, type WeekGrid } from "../../api/kernel/week.ts";
import {
  copied,
  daysOf,
  EMPTY,
  fillDay,
  gridOf,
  moved,
  placesOf,
  toCells,
  toGrid,
  wholeDayOf,
} from "../../site/src/pro/editor/cells.ts";
import {
  addedWeeks,
  contentOf,
  type Entry,
  entryOf,
  mondaysFrom,
  renewed,
  startingOn,
  tablesOf,
  type View,
} from "../../site/src/pro/editor/entry.ts";
import { fillPastDays } from "../../site/src/pro/editor/past-days.ts";
import { aGrid } from "../owner.ts";

const aDay = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2020-01-01", n));
const aWeek = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 42, maxLength: 42 });
const dates = { confirmedAt: "2026-11-02T09:00:00Z", validUntil: "2026-12-01", availableFrom: null };

/** Four weeks that stand, each with its own number of places everywhere. */
function weekly(startsOn: LocalDate, places: number[]): View {
  const weeks = mondaysFrom(startsOn).map((monday, i) => ({
    startsOn: monday,
    days: daysOf(aGrid(places[i] ?? 0)),
  }));
  return { __typename: "WeeklyAvailability", level: "WEEKLY", signal: "AVAILABLE", ...dates, weeks };
}

const firstCells = (entry: Entry, today: LocalDate) =>
  tablesOf({ ...entry, level: "WEEKLY" }, today).map(({ cells }) => cells[1] ?? "");

describe("R26 four weeks that stand are carried on", () => {
  const stands = weekly("2026-11-02", [1, 2, 3, 4]);

  test.each([
    ["2026-11-03", "2026-11-02", ["1", "2", "3", "4"], []],
    ["2026-11-09", "2026-11-09", ["2", "3", "4", "4"], ["2026-11-30"]],
    ["2026-11-22", "2026-11-16", ["3", "4", "4", "4"], ["2026-11-30", "2026-12-07"]],
    ["2026-11-29", "2026-11-23", ["4", "4", "4", "4"], ["2026-11-30", "2026-12-07", "2026-12-14"]],
  ])(
    "on %s from %s: weeks that have passed drop off, the last is repeated",
    (today, startsOn, cells, added) => {
      const entry = entryOf(stands, today);
      expect(entry).toMatchObject({ level: "WEEKLY", startsOn });
      expect(firstCells(entry, today)).toEqual(cells);
      expect(addedWeeks(stands, entry)).toEqual(added);
    },
  );

  test("nothing is left of them once they are over", () => {
    expect(firstCells(entryOf(stands, "2026-11-30"), "2026-11-30")).toEqual(["", "", "", ""]);
  });

  test("weeks that start next Monday stay so", () => {
    expect(entryOf(stands, "2026-10-30")).toMatchObject({ startsOn: "2026-11-02" });
  });

  test("an entry of an earlier day keeps the dates of what was typed, across the year's end", () => {
    const typed: Entry = {
      ...entryOf(weekly("2026-12-14", [0, 0, 0, 0]), "2026-12-16"),
      weeks: { "2026-12-14": EMPTY, "2026-12-28": toCells(aGrid(2)) },
    };
    const later = renewed(typed, "2027-01-01");
    expect(later.startsOn).toBe("2026-12-28");
    // what was left empty is repeated as empty
    expect(firstCells(later, "2027-01-01")).toEqual(["2", "", "", ""]);
  });

  test("wherever it begins, an entry may be published today", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -60, max: 60 }), (today, days) => {
        const { startsOn } = renewed(
          entryOf(weekly(mondayOf(addDays(today, days)), [1, 1, 1, 1]), today),
          today,
        );
        expect(startingMondays(today)).toContain(startsOn);
      }),
    );
  });

  test("starting a week later, the week that comes in repeats the one before; what was typed is not lost", () => {
    const entry = entryOf(weekly("2026-11-23", [1, 2, 3, 4]), "2026-11-24");
    const next = startingOn(entry, "2026-11-30");
    expect(firstCells(next, "2026-11-24")).toEqual(["2", "3", "4", "4"]);
    expect(firstCells(startingOn(next, "2026-11-23"), "2026-11-24")).toEqual(["1", "2", "3", "4"]);
  });

  test("with nothing published, one begins with the week under way, and on a week-end with the next", () => {
    const grey = { ...weekly("2026-11-02", []), signal: "UNKNOWN" as const };
    expect(entryOf(grey, "2026-11-27")).toMatchObject({ level: null, startsOn: "2026-11-23" });
    expect(entryOf(grey, "2026-11-28")).toMatchObject({ level: null, startsOn: "2026-11-30" });
  });
});

describe("R26 past days of the week under way", () => {
  const bounds = { most: 4, today: "2026-11-26", offered: [] };

  test("get the fewest places of the weeks to come: next Monday's room is found by a need of this week (R31)", () => {
    const entry = entryOf(weekly("2026-11-23", [0, 3, 2, 4]), "2026-11-26");
    const content = contentOf(entry, bounds);
    const [first] = content?.level === "WEEKLY" ? content.weeks : [];
    // Monday to Wednesday are past on a Thursday
    expect(first?.grid.slice(0, 18)).toEqual(Array(18).fill(2));
    expect(first?.grid.slice(18)).toEqual(Array(24).fill(0));
  });

  test("and nothing else is ever touched", () => {
    fc.assert(
      fc.property(
        aDay,
        fc.array(aWeek, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        (today, grids, next) => {
          const startsOn = startingMondays(today)[next ? 1 : 0];
          const weeks = grids.map((grid, i) => ({ startsOn: addDays(startsOn, 7 * i), grid }));
          const [first, ...following] = fillPastDays(weeks, today);
          expect(following).toEqual(weeks.slice(1));
          const past = next ? 0 : weekdayOf(today) * SLOTS_A_DAY;
          expect(first?.grid.slice(past)).toEqual(grids[0]?.slice(past));
          expect(first?.grid.slice(0, past)).toEqual(fewest(grids.slice(1)).slice(0, past));
        },
      ),
    );
  });

  test("are not copied on", () => {
    const onto = copied(toCells(aGrid(3)), toCells(aGrid(1)), 2);
    expect(onto.slice(0, 12)).toEqual(Array(12).fill("1"));
    expect(onto.slice(12, 18)).toEqual(Array(6).fill("3"));
  });
});

describe("R28 what is typed in a field", () => {
  test.each([
    ["", 0],
    [" 3 ", 3],
    ["0", 0],
    ["04", 4],
    ["5", null],
    ["-1", null],
    ["1,5", null],
    ["un", null],
    ["99999999999", null],
  ])("«%s» is %s", (text, places) => expect(placesOf(text, 4)).toBe(places));

  test("a grid comes back as it went", () => {
    fc.assert(
      fc.property(aWeek, (grid: WeekGrid) => {
        expect(toGrid(toCells(grid), 4)).toEqual(grid);
        expect(gridOf(daysOf(grid))).toEqual(grid);
      }),
    );
  });

  test("the whole day is 8:00 to 19:00, and says what it is where it is the same throughout", () => {
    const cells = fillDay(EMPTY, 1, "2");
    expect(cells.slice(6, 12)).toEqual(["", "2", "2", "2", "2", ""]);
    expect([wholeDayOf(cells, 0), wholeDayOf(cells, 1)]).toEqual(["", "2"]);
    expect(wholeDayOf(cells.with(8, "1"), 1)).toBe("");
  });
});

test("arrows stay in the table and out of days that are past; Enter goes down, then to the next day", () => {
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Enter"];
  const aPlace = fc.record({ row: fc.nat({ max: 6 }), day: fc.integer({ min: 2, max: 6 }) });
  fc.assert(
    fc.property(aPlace, fc.constantFrom(...keys), (place, key) => {
      const to = moved(place, key, 2);
      expect(to?.row).toBeGreaterThanOrEqual(0);
      expect(to?.row).toBeLessThanOrEqual(6);
      expect(to?.day).toBeGreaterThanOrEqual(2);
      expect(to?.day).toBeLessThanOrEqual(6);
    }),
  );
  expect(moved({ row: 6, day: 2 }, "Enter", 0)).toEqual({ row: 0, day: 3 });
  expect(moved({ row: 2, day: 2 }, "5", 0)).toBeNull();
});
