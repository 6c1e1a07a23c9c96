import { describe, expect, test } from "vitest";
import { planMonths, planWeeks } from "../../api/availability/plan.ts";
import { addDays, type LocalDate, mondayOf, parisDay, weekdayOf } from "../../api/kernel/local-date.ts";
import { schoolPeriods } from "../../api/kernel/school-year.ts";
import { seasonMonths } from "../../api/kernel/season.ts";
import { dueReminder } from "../../api/reminders/due.ts";
import { daysOf } from "../owner.ts";

/** Four years, day by day: a leap day and eight clock changes among them. */
const DAYS = Array.from({ length: 1461 }, (_, i) => addDays("2025-01-01", i));

test("there are four years, with their leap day", () => {
  expect(DAYS.at(-1)).toBe("2028-12-31");
  expect(DAYS).toContain("2028-02-29");
});

describe("R26 every day of four years", () => {
  const grid = (startsOn: LocalDate) => ({ startsOn, days: daysOf([]) });
  const fourFrom = (startsOn: LocalDate) => [0, 7, 14, 21].map((days) => grid(addDays(startsOn, days)));

  test("four weeks start on the Monday of this week or of the next, and on no other day", () => {
    for (const today of DAYS) {
      const accepted = Array.from({ length: 57 }, (_, i) => addDays(today, i - 28)).filter(
        (startsOn) => "content" in planWeeks(fourFrom(startsOn), today, 6),
      );
      // the last seven days hold one Monday, today among them, and the next seven another
      const thisWeek = [-6, -5, -4, -3, -2, -1, 0]
        .map((n) => addDays(today, n))
        .filter((day) => weekdayOf(day) === 0);
      expect(accepted, today).toEqual([...thisWeek, addDays(thisWeek[0] ?? "", 7)]);
    }
  });

  test("the next January and the next September, in the order they come; the month under way counts", () => {
    for (const today of DAYS) {
      // the months as they come, this one first
      const months = Array.from({ length: 24 }, (_, i) => {
        const month = Number(today.slice(5, 7)) - 1 + i;
        return `${Number(today.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
      });
      const [january, september] = ["-01-01", "-09-01"].map(
        (end) => months.find((month) => month.endsWith(end)) ?? "",
      );
      const expected = months.filter((month) => month === january || month === september);
      expect(seasonMonths(today), today).toEqual(expected);
      expect(planMonths(expected.map(grid), today, 6)).toMatchObject({ content: { level: "SEASONAL" } });
      expect(planMonths([...expected].reverse().map(grid), today, 6)).toMatchObject({ flaws: [{}, {}] });
    }
  });

  test("a day begins at midnight in Paris, also on the days the clocks change", () => {
    for (const day of DAYS) {
      const midnight = new Date(`${day}T00:00:00Z`).getTime() - offsetAt(day) * 3_600_000;
      expect(parisDay(new Date(midnight)), day).toBe(day);
      expect(parisDay(new Date(midnight - 1_000)), day).toBe(addDays(day, -1));
    }
  });
});

/** Hours that Paris is ahead of UTC when a day begins: two from the day after the last Sunday of March to that of October. */
function offsetAt(day: LocalDate): number {
  const lastSunday = (month: string) => addDays(mondayOf(addDays(`${day.slice(0, 4)}-${month}-31`, 1)), -1);
  return day > lastSunday("03") && day <= lastSunday("10") ? 2 : 1;
}

describe("R32 school periods, every day that the table knows", () => {
  const known = Array.from({ length: 730 }, (_, i) => addDays("2025-09-01", i));
  test.each([
    ["A", "69"],
    ["B", "44"],
    ["C", "66"],
  ])(
    "zone %s: in order of their beginning, none that has ended, no Wednesday in the holidays",
    (_, departement) => {
      for (const today of known) {
        const periods = schoolPeriods(departement, today);
        expect(periods.length, today).toBeGreaterThan(0);
        expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
        for (const { startsOn, endsOn, weekday, without } of periods) {
          expect(endsOn >= today && endsOn > startsOn, today).toBe(true);
          // holidays begin on a Saturday and end the day before school begins again
          if (!weekday) expect(weekdayOf(startsOn)).toBe(5);
          else expect(without?.every(([from, to]) => startsOn < from && from < to && to < endsOn)).toBe(true);
        }
        // the school year under way comes first
        expect(periods[0]?.endsOn.slice(0, 4)).toBe(
          String(Number(today.slice(0, 4)) + (today.slice(5) >= "09-01" ? 1 : 0)),
        );
      }
    },
  );

  test("académies with a calendar of their own have none", () => {
    for (const departement of ["2A", "2B", "971", "972", "973", "974", "976"]) {
      expect(schoolPeriods(departement, "2026-11-24")).toEqual([]);
    }
  });
});

describe("reminders, every day of four years", () => {
  const sentTo = (
    publish: (today: LocalDate, sentOn: LocalDate | null) => LocalDate | null,
    isChildminder = true,
  ) => {
    const sent: { day: LocalDate; reason: string }[] = [];
    let confirmedOn: LocalDate | null = null;
    for (const today of DAYS) {
      const lastSentOn = sent.at(-1)?.day ?? null;
      const validUntil: LocalDate | null =
        confirmedOn && addDays(confirmedOn, 60) >= today ? addDays(confirmedOn, 60) : null;
      const standing = { isChildminder, validUntil, confirmedOn: validUntil && confirmedOn, lastSentOn };
      const reason = dueReminder(standing, today);
      if (reason) sent.push({ day: today, reason });
      confirmedOn = publish(today, lastSentOn) ?? confirmedOn;
    }
    return sent;
  };
  const gaps = (days: LocalDate[]) =>
    days.slice(1).map((day, i) => (Date.parse(day) - Date.parse(days[i] as string)) / 86_400_000);

  test("one a fortnight at most; who never publishes is reminded once before each 1 June and 1 December", () => {
    const sent = sentTo(() => null);
    expect(sent.map(({ day }) => day.slice(5))).toEqual(Array(4).fill(["05-11", "11-10"]).flat());
    const busy = sentTo((today) => (weekdayOf(today) === 2 && Number(today.slice(8)) < 8 ? today : null));
    expect(Math.min(...gaps(busy.map(({ day }) => day)))).toBeGreaterThanOrEqual(14);
  });

  test("who publishes when reminded is reminded before it runs out, not more", () => {
    const sent = sentTo(
      (today, sentOn) => (today === "2025-01-01" || (sentOn && addDays(sentOn, 1) === today) ? today : null),
      false,
    );
    expect(new Set(sent.map(({ reason }) => reason))).toEqual(new Set(["RUNS_OUT"]));
    expect(new Set(gaps(sent.map(({ day }) => day)))).toEqual(new Set([54]));
  });

  test("before each legal moment whoever has not published since it drew near has had a letter", () => {
    for (let start = 0; start < 60; start += 7) {
      const sent = sentTo((today) => ((Date.parse(today) / 86_400_000 + start) % 97 === 0 ? today : null));
      for (const year of ["2025", "2026", "2027", "2028"]) {
        for (const before of [`${year}-06-01`, `${year}-12-01`]) {
          const near = addDays(before, -21);
          const published = DAYS.some(
            (day) => near <= day && day < before && (Date.parse(day) / 86_400_000 + start) % 97 === 0,
          );
          const had = sent.some(({ day }) => addDays(near, -14) <= day && day < before);
          expect(published || had, `${before}, ${start}`).toBe(true);
        }
      }
    }
  });
});
