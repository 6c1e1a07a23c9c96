/** The clocks of the départements, as calendars name them. */

const PARIS = "Europe/Paris";

/** Overseas the clock never changes: hours from UTC. */
const OVERSEAS: Readonly<Record<string, { zone: string; hours: number }>> = {
  "971": { zone: "America/Guadeloupe", hours: -4 },
  "972": { zone: "America/Martinique", hours: -4 },
  "973": { zone: "America/Cayenne", hours: -3 },
  "974": { zone: "Indian/Reunion", hours: 4 },
  "976": { zone: "Indian/Mayotte", hours: 3 },
};

/** The IANA name of the clock of a département. */
export function timeZoneOf(departementCode: string): string {
  return OVERSEAS[departementCode]?.zone ?? PARIS;
}

/** The clock in full, for an iCalendar (RFC 5545, 3.6.5); null when it is none of ours. */
export function vtimezone(zone: string): string | null {
  if (zone === PARIS) return PARIS_CLOCK;
  const overseas = Object.values(OVERSEAS).find((one) => one.zone === zone);
  return overseas ? fixedClock(zone, overseas.hours) : null;
}

/** Since 1996: summer from the last Sunday of March to that of October, changing at 1:00 UTC (directive 2000/84/EC). */
const PARIS_CLOCK = lines(
  ...["BEGIN:VTIMEZONE", `TZID:${PARIS}`],
  ...["BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"],
  ...["BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000"],
  ...["RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE"],
);

function fixedClock(zone: string, hours: number): string {
  const offset = `${hours < 0 ? "-" : "+"}0${Math.abs(hours)}00`;
  return lines(
    ...[
      "BEGIN:VTIMEZONE",
      `TZID:${zone}`,
      "BEGIN:STANDARD",
      `TZOFFSETFROM:${offset}`,
      `TZOFFSETTO:${offset}`,
    ],
    ...["DTSTART:19700101T000000", "END:STANDARD", "END:VTIMEZONE"],
  );
}

function lines(...all: string[]): string {
  return all.join("\r\n");
}
