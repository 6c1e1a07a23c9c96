import ical, { type ICalDayJsStub, ICalEventRepeatingFreq, ICalEventTransparency } from "ical-generator";
import type { Session } from "../../db/schema/directory.ts";
import { type CareKind, WEEKDAYS } from "../kernel/care.ts";
import { addDays, type LocalDate, mondayOf, parisDay } from "../kernel/local-date.ts";
import { fold } from "../kernel/text.ts";
import { CALENDAR } from "./directory.messages.ts";
import { timeZoneOf, vtimezone } from "./time-zone.ts";

/** A place with sessions: what of its sheet the calendar says. */
export interface CalendarPlace {
  id: string;
  kind: CareKind;
  name: string;
  /** null when withheld */
  addressLines: string[] | null;
  departementCode: string;
  sessions: readonly Session[];
  /** when its details last changed */
  updatedAt: Date;
}

/**
 * Sessions as an iCalendar (RFC 5545): each a weekly event on the clock of its département. The same text as long as the
 * sheet is the same: the events begin in the week of its last change.
 */
export function calendarOf(place: CalendarPlace, siteUrl: string): string {
  const { id, kind, name, addressLines, departementCode, updatedAt } = place;
  const zone = timeZoneOf(departementCode);
  const calendar = ical({
    prodId: { company: "mon-enfant", product: "Calendrier", language: "FR" },
    ttl: 24 * 3600,
    // without a name of its own: the library would write DTSTAMP on that clock, and it must be UTC
    timezone: { name: null, generator: vtimezone },
  });
  const monday = mondayOf(parisDay(updatedAt));
  const uids = new Set<string>();
  for (const session of distinct(place.sessions)) {
    const day = addDays(monday, WEEKDAYS.indexOf(session.weekday));
    const event = calendar.createEvent({
      id: uidOf(id, session, uids),
      summary: `${session.note ?? CALENDAR.session(kind)} (${name})`,
      description: CALENDAR.description,
      start: wallClock(day, session.opens),
      end: wallClock(day, session.closes),
      stamp: updatedAt,
      timezone: zone,
      repeating: { freq: ICalEventRepeatingFreq.WEEKLY },
      // that a place is open does not make a family busy
      transparency: ICalEventTransparency.TRANSPARENT,
      url: `${siteUrl}/fiche/?id=${id}`,
    });
    if (addressLines) event.location(addressLines.join(", "));
  }
  return calendar.toString();
}

/** «seances-relais-des-aspres.ics», whatever the name is made of. */
export function calendarFileName({ kind, name }: Pick<CalendarPlace, "kind" | "name">): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "");
  return [CALENDAR.file(kind), slug].filter(Boolean).join("-").concat(".ics");
}

function distinct(sessions: readonly Session[]): Session[] {
  const seen = new Map(
    sessions.map((one) => [`${one.weekday} ${one.opens} ${one.closes} ${one.note ?? ""}`, one]),
  );
  return [...seen.values()];
}

/** The same for a session whose end or remark changes, so that agendas move it and do not double it. */
function uidOf(id: string, { weekday, opens }: Session, taken: Set<string>): string {
  const base = `${id}-${weekday.slice(0, 2).toLowerCase()}${opens.replace(":", "")}`;
  let uid = base;
  for (let n = 2; taken.has(uid); n += 1) uid = `${base}-${n}`;
  taken.add(uid);
  return `${uid}@mon-enfant`;
}

/** A day and an hour on whatever clock: the library would read a Date on the clock of this process. */
function wallClock(day: LocalDate, time: string): ICalDayJsStub {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  // files may say 24:00
  const date = addDays(day, Math.floor(hours / 24));
  const digits = [hours % 24, minutes, 0].map((n) => String(n).padStart(2, "0"));
  const iso = `${date}T${digits.join(":")}Z`;
  return {
    format: (shape) => (shape === "YYYYMMDD" ? date.replaceAll("-", "") : digits.join("")),
    isValid: () => true,
    toDate: () => new Date(iso),
    toJSON: () => iso,
  };
}
