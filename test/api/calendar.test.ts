import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calendarFileName, calendarOf } from "../../api/directory/calendar.ts";
import { timeZoneOf } from "../../api/directory/time-zone.ts";
import { WEEKDAYS } from "../../api/kernel/care.ts";
import { addDays, mondayOf, parisDay, weekdayOf } from "../../api/kernel/local-date.ts";
import type { Session } from "../../db/schema/directory.ts";
import { startApi, type TestApi } from "../api.ts";
import { aListing, given } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

const ID = "7d0f4f8e-3c1b-4a55-9c7e-0a4f6a0a9b11";
const SITE = "https://mon-enfant.example";

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((n) => String(n).padStart(2, "0")).join(":"));
const session: fc.Arbitrary<Session> = fc
  .record({
    weekday: fc.constantFrom(...WEEKDAYS),
    hours: fc.tuple(clock, clock).filter(([a, b]) => a !== b),
    note: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), { nil: undefined }),
  })
  .map(({ weekday, hours, note }) => {
    const [opens = "", closes = ""] = hours.toSorted();
    const said = note?.replace(/[\p{C}\s]+/gu, " ").trim();
    return { weekday, opens, closes, ...(said && { note: said }) };
  });

/** Every event of a calendar, by another library than the one that wrote it. */
function read(text: string): ICAL.Event[] {
  const root = new ICAL.Component(ICAL.parse(text));
  return root.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
}

/** «2026-11-23T09:30:00», as a clock on the wall of that zone shows an instant. */
function onTheWall(instant: Date, timeZone: string): string {
  const shape = { dateStyle: "short", timeStyle: "medium", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("sv-SE", { timeZone, ...shape }).format(instant).replace(" ", "T");
}

/** In spring an hour of the last Sunday of March is on no clock. */
function isSkipped(wall: string, zone: string): boolean {
  return zone === "Europe/Paris" && /-03-(2[5-9]|3[01])T02:/.test(wall) && weekdayOf(wall.slice(0, 10)) === 6;
}

const WEEKS = 4 * 53;
const NAME = "Relais ; Sud, «Été» et \\ Cie";

describe("the calendar of a place", () => {
  test("R32 holds every session on its weekday and at its local hour, over the clock changes of four years", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(session, { minLength: 1, maxLength: 6, selector: (one) => JSON.stringify(one) }),
        fc.constantFrom("66", "75", "971", "972", "973", "974", "976"),
        fc.date({ min: new Date("2024-01-01"), max: new Date("2028-12-31"), noInvalidDate: true }),
        (sessions, departementCode, updatedAt) => {
          const place = { id: ID, kind: "RELAIS" as const, name: NAME, addressLines: null };
          const events = read(calendarOf({ ...place, departementCode, sessions, updatedAt }, SITE));
          expect(events).toHaveLength(sessions.length);
          expect(new Set(events.map(({ uid }) => uid)).size).toBe(sessions.length);
          const zone = timeZoneOf(departementCode);
          for (const [i, { weekday, opens, closes, note }] of sessions.entries()) {
            const event = events[i] as ICAL.Event;
            expect(event.summary).toBe(`${note ?? "Séance"} (${NAME})`);
            const each = event.iterator();
            const first = addDays(mondayOf(parisDay(updatedAt)), WEEKDAYS.indexOf(weekday));
            for (let week = 0; week < WEEKS; week += 1) {
              const { startDate, endDate } = event.getOccurrenceDetails(each.next());
              const day = addDays(first, 7 * week);
              for (const [at, hour] of [
                [startDate, opens],
                [endDate, closes],
              ] as const) {
                const wall = `${day}T${hour}:00`;
                // as written, and as the clock that the file explains gives it to the rest of the world
                if (at === startDate) expect(at.toString()).toBe(wall);
                const instant = new Date(at.toUnixTime() * 1_000);
                if (!isSkipped(wall, zone))
                  expect([departementCode, onTheWall(instant, zone)]).toEqual([departementCode, wall]);
              }
            }
          }
        },
      ),
      { numRuns: times(12, 400) },
    );
  });

  const place = {
    ...{ id: ID, kind: "LAEP" as const, name: "La Parenthèse", departementCode: "66" },
    addressLines: ["3 rue de la Paix", "66000 Perpignan"],
    updatedAt: new Date("2026-11-23T09:00:00Z"),
  };
  const morning = { weekday: "WEDNESDAY", opens: "09:00", closes: "11:30" } as const;

  test("says where, what and when it was said, the same each time", () => {
    const text = calendarOf({ ...place, sessions: [morning] }, SITE);
    expect(text).toBe(calendarOf({ ...place, sessions: [morning] }, SITE));
    const [event] = read(text);
    expect(event?.summary).toBe("Séance (La Parenthèse)");
    expect(event?.location).toBe("3 rue de la Paix, 66000 Perpignan");
    expect(event?.component.getFirstPropertyValue("url")).toBe(`${SITE}/fiche/?id=${ID}`);
    expect(text).toMatch(/\r\nDTSTAMP:20261123T090000Z\r\n/);
    expect(text).toMatch(/\r\nDTSTART;TZID=Europe\/Paris:20261125T090000\r\n/);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("names no place when the address is withheld (R9)", () => {
    const text = calendarOf({ ...place, addressLines: null, sessions: [morning] }, SITE);
    expect(text).not.toContain("LOCATION");
  });

  test("a session whose end or remark changes stays the same event", () => {
    const uids = (...sessions: Session[]) =>
      read(calendarOf({ ...place, sessions }, SITE)).map(({ uid }) => uid);
    const [before] = uids(morning);
    expect(uids({ ...morning, closes: "12:00", note: "Éveil" })).toEqual([before]);
    const two = uids(morning, { ...morning, note: "Jardin" });
    expect(two[0]).toBe(before);
    expect(new Set(two).size).toBe(2);
    expect(uids(morning, morning)).toEqual([before]);
  });

  test("midnight as files write it is the next day's first minute", () => {
    const [event] = read(
      calendarOf({ ...place, sessions: [{ ...morning, opens: "20:00", closes: "24:00" }] }, SITE),
    );
    expect(event?.endDate.toString()).toBe("2026-11-26T00:00:00");
  });

  test.each([
    ["LAEP", "Lieu d’accueil «Été» / nº 2", "seances-lieu-d-accueil-ete-n-2.ics"],
    ["CRECHE", 'Les "Lutins"\r\nX: y', "horaires-les-lutins-x-y.ics"],
    ["RELAIS", "日本", "seances.ics"],
  ] as const)("its file is named cleanly: %s %s", (kind, name, file) => {
    expect(calendarFileName({ kind, name })).toBe(file);
  });
});

describe("GET /calendrier/{id}.ics", () => {
  let database: TestDatabase;
  let api: TestApi;
  const sessions = [{ weekday: "MONDAY", opens: "07:30", closes: "18:30" }] as const;
  const [creche, none, suspended, centre] = [
    aListing({ detail: { sessions: [...sessions] } }),
    aListing(),
    aListing({ state: "SUSPENDED", detail: { sessions: [...sessions] } }),
    aListing({ kind: "LEISURE_CENTRE" }),
  ];
  const get = (id: string, headers = {}) =>
    api.server.inject({ url: `/calendrier/${id}.ics`, headers: { accept: "text/html", ...headers } });

  beforeAll(async () => {
    database = await freshDatabase();
    await given(database.db, creche, none, suspended, centre);
    api = await startApi(database.db);
  }, 120_000);
  afterAll(async () => {
    await api?.close();
    await database?.drop();
  });

  test("gives the opening hours of a crèche, to be asked about each time", async () => {
    const answer = await get(creche.id);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="horaires-les-petits-pas.ics"',
      "cache-control": "no-cache",
    });
    expect(read(answer.body).map(({ summary }) => summary)).toEqual(["Ouverture (Les Petits Pas)"]);
    const again = await get(creche.id, { "if-none-match": answer.headers.etag });
    expect([again.statusCode, again.body]).toEqual([304, ""]);
  });

  test("R7 unknown, suspended and without sessions are answered alike", async () => {
    const odd = ["pas-un-id", "00000000-0000-4000-8000-000000000000", suspended.id, none.id, centre.id];
    const answers = await Promise.all(odd.map((id) => get(id)));
    const [first] = answers;
    expect(first?.statusCode).toBe(404);
    for (const { statusCode, body, headers } of answers) {
      expect([statusCode, body, headers["content-type"]]).toEqual([
        404,
        first?.body,
        first?.headers["content-type"],
      ]);
    }
  });
});
