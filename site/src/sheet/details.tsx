import type { ComponentChildren } from "preact";
import { WEEKDAYS } from "../../../api/kernel/care.ts";
import { Icon } from "../components/icon.tsx";
import type { SessionFragment } from "../gql/documents.ts";
import { CRECHE_SUBTYPE, count, WEEKDAY } from "../words.ts";
import { ages, type Sheet } from "./facts.ts";
import { SHEET } from "./words.ts";

type Row = [label: string, value: ComponentChildren];

/** What is known, and nothing else: a field without a value has no row. */
export function Details({ sheet }: { sheet: Sheet }) {
  const rows = rowsOf(sheet).filter(([, value]) => value !== null && value !== "" && value !== undefined);
  if (rows.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="informations">
      <h2 id="informations">{SHEET.details}</h2>
      <dl class="details">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf(sheet: Sheet): Row[] {
  switch (sheet.__typename) {
    case "Childminder":
      return [
        [SHEET.approvedPlaces, String(sheet.approvedPlaces)],
        [SHEET.where, sheet.worksInMam ? SHEET.inMam : SHEET.atHome],
        [SHEET.mam, sheet.mamName],
      ];
    case "Creche":
      return [
        [SHEET.subtype, sheet.subtype && CRECHE_SUBTYPE[sheet.subtype]],
        [SHEET.manager, sheet.manager],
        [SHEET.capacity, sheet.capacity && count(sheet.capacity, "place", "places")],
        [SHEET.ages, ages(sheet)],
        [SHEET.hours, sessions(sheet.id, sheet.openingHours)],
        [SHEET.avip, sheet.avip ? SHEET.avipWords : null],
        [SHEET.disability, sheet.disability],
        [SHEET.admission, sheet.admission],
        [SHEET.fees, sheet.fees],
      ];
    case "LeisureCentre":
      return [
        [SHEET.manager, sheet.manager],
        [SHEET.ages, ages(sheet)],
        [SHEET.capacity, sheet.capacity && count(sheet.capacity, "place", "places")],
        [SHEET.periods, list(sheet.periods)],
      ];
    case "Relais":
      return [
        [SHEET.manager, sheet.manager],
        [SHEET.communesServed, sheet.communesServed.map(({ name }) => name).join(", ")],
        [SHEET.sessions, sessions(sheet.id, sheet.sessions)],
      ];
    case "Laep":
      return [
        [SHEET.manager, sheet.manager],
        [SHEET.sessions, sessions(sheet.id, sheet.sessions)],
      ];
  }
}

function list(items: string[]) {
  if (items.length === 0) return null;
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** «lundi : 8 h 00 – 18 h 30», the sessions of one day on one line; and the same for one’s agenda. */
function sessions(id: string, given: SessionFragment[]) {
  if (given.length === 0) return null;
  const inOrder = [...given].sort(
    (a, b) =>
      WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) ||
      a.opens.localeCompare(b.opens) ||
      a.closes.localeCompare(b.closes),
  );
  const days = Map.groupBy(inOrder, ({ weekday }) => weekday);
  const lines = [...days].map(([weekday, ofDay]) => {
    const times = ofDay.map(
      ({ opens, closes, note }) => `${hour(opens)} – ${hour(closes)}${note ? ` (${note})` : ""}`,
    );
    return `${WEEKDAY[weekday]} : ${times.join(", ")}`;
  });
  return (
    <>
      {list(lines)}
      <a class="details__agenda" href={`/calendrier/${encodeURIComponent(id)}.ics`}>
        <Icon name="week" /> {SHEET.agenda}
      </a>
    </>
  );
}

/** "08:30" → «8 h 30», "12:00" → «12 h» */
function hour(time: string): string {
  const [hours = "", minutes = ""] = time.split(":");
  return `${Number(hours)} h${minutes && minutes !== "00" ? ` ${minutes}` : ""}`;
}
