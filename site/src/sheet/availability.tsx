import type { ComponentChildren } from "preact";
import { TIME_SLOTS, type TimeSlot, WEEKDAYS, type Weekday } from "../../../api/kernel/care.ts";
import { addDays, daysBetween, type LocalDate, parisDay } from "../../../api/kernel/local-date.ts";
import type { DaysFragment } from "../gql/documents.ts";
import { ago, SLOT, shortDay, shortWeekday, WEEKDAY } from "../words.ts";
import type { Sheet } from "./facts.ts";
import { A, SHEET } from "./words.ts";

type View = NonNullable<Sheet["availability"]>;

/** The three levels, as precise as the owner chose to be (R26, R29). */
export function Availability({ availability, today }: { availability: View; today: LocalDate }) {
  return (
    <section class="panel" aria-labelledby="disponibilites">
      <h2 id="disponibilites">{SHEET.availability}</h2>
      <AvailabilityBody availability={availability} today={today} />
    </section>
  );
}

interface BodyProps {
  availability: View;
  today: LocalDate;
  /** first part of the ids in it, where several stand on a page */
  prefix?: string;
}

/** What is said of it, and the tables. */
export function AvailabilityBody(props: BodyProps) {
  return (
    <>
      <ul class="availability__facts">
        {facts(props.availability, props.today).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <Level {...props} />
    </>
  );
}

function facts({ signal, confirmedAt, validUntil, availableFrom }: View, today: LocalDate): string[] {
  if (signal === "UNKNOWN") return [A.ask];
  const words: string[] = [];
  if (availableFrom) words.push(availableFrom <= today ? A.fromToday : A.from(availableFrom));
  if (confirmedAt) {
    const day = parisDay(new Date(confirmedAt));
    words.push(A.confirmed(ago(daysBetween(day, today)), day));
  }
  if (validUntil) words.push(A.validUntil(validUntil));
  return words;
}

function Level({ availability, today, prefix = "" }: BodyProps) {
  switch (availability.__typename) {
    case "GlobalAvailability":
      return null;
    case "WeeklyAvailability":
      return (
        <Tables title={A.weekly} shown={shownDays(availability.weeks)}>
          {availability.weeks.map(({ startsOn, days }) => (
            <Grid
              key={startsOn}
              caption={A.week(startsOn)}
              days={days}
              shown={shownDays(availability.weeks)}
              startsOn={startsOn}
              id={`${prefix}places-${startsOn}`}
              pastDays={Math.max(0, daysBetween(startsOn, today))}
              dated
            />
          ))}
        </Tables>
      );
    case "SeasonalAvailability":
      return (
        <Tables title={A.seasonal} shown={shownDays(availability.months)}>
          {availability.months.map(({ startsOn, days }) => (
            <Grid
              key={startsOn}
              caption={A.month(startsOn)}
              days={days}
              shown={shownDays(availability.months)}
              startsOn={startsOn}
              id={`${prefix}places-${startsOn}`}
            />
          ))}
        </Tables>
      );
    case "PeriodAvailability":
      return <Periods periods={availability.periods} />;
  }
}

/** A week-end without a place in any table leaves its columns out, and is said in words. */
function shownDays(tables: { days: DaysFragment[] }[]): readonly Weekday[] {
  const free = tables.some(({ days }) =>
    days.some(({ weekday, slots }) => WEEKEND.includes(weekday) && slots.some(({ places }) => places > 0)),
  );
  return free ? WEEKDAYS : WEEKDAYS.filter((weekday) => !WEEKEND.includes(weekday));
}

const WEEKEND: readonly Weekday[] = ["SATURDAY", "SUNDAY"];

interface TablesProps {
  title: string;
  shown: readonly Weekday[];
  children: ComponentChildren;
}

function Tables({ title, shown, children }: TablesProps) {
  return (
    <>
      <h3>{title}</h3>
      <p class="availability__legend">
        {A.legend} {shown.length < WEEKDAYS.length && A.noWeekend}
      </p>
      {children}
    </>
  );
}

interface GridProps {
  caption: string;
  days: DaysFragment[];
  shown: readonly Weekday[];
  startsOn: LocalDate;
  id: string;
  /** It is the week of that Monday: the columns carry their dates. */
  dated?: boolean;
  /** Days of it that are over: nothing is said of them. */
  pastDays?: number;
}

/** Days across, slots down; scrolls sideways on a phone. */
function Grid({ caption, days, shown, startsOn, id: title, dated, pastDays = 0 }: GridProps) {
  const places = placesBy(days);
  if (shown.slice(pastDays).every((weekday) => TIME_SLOTS.every((slot) => places(weekday, slot) === 0))) {
    return (
      <p class="grid__empty">
        <strong>{caption}</strong>
        {A.noneThen}
      </p>
    );
  }
  return (
    <>
      <h4 class="grid__title" id={title}>
        {caption}
      </h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <section class="grid__scroll" aria-labelledby={title} tabIndex={0}>
        <table class="grid" aria-labelledby={title}>
          <thead>
            <tr>
              <th scope="col">{A.slot}</th>
              {shown.map((weekday, index) => (
                <th scope="col" key={weekday}>
                  <span aria-hidden="true">{shortWeekday(weekday)}</span>
                  <span class="visually-hidden">{WEEKDAY[weekday]}</span>
                  {dated && <small>{shortDay(addDays(startsOn, index))}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {TIME_SLOTS.map((slot) => (
              <tr key={slot}>
                <th scope="row">{SLOT[slot]}</th>
                {shown.map((weekday, index) => (
                  <Cell key={weekday} places={index < pastDays ? null : places(weekday, slot)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** null: that day is over. */
function Cell({ places }: { places: number | null }) {
  if (places === null) {
    return (
      <td class="grid__past">
        <span class="visually-hidden">{A.past}</span>
      </td>
    );
  }
  if (places > 0) return <td class="grid__free">{places}</td>;
  return (
    <td>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{A.none}</span>
    </td>
  );
}

function placesBy(days: DaysFragment[]): (weekday: Weekday, slot: TimeSlot) => number {
  const places = new Map<string, number>();
  for (const { weekday, slots } of days)
    for (const { slot, places: n } of slots) places.set(`${weekday} ${slot}`, n);
  return (weekday, slot) => places.get(`${weekday} ${slot}`) ?? 0;
}

function Periods({ periods }: { periods: Extract<View, { __typename: "PeriodAvailability" }>["periods"] }) {
  return (
    <table class="periods">
      <caption>{A.periods}</caption>
      <thead>
        <tr>
          <th scope="col">{A.period}</th>
          <th scope="col">{A.dates}</th>
          <th scope="col">{A.places}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map(({ name, startsOn, endsOn, places }) => (
          <tr key={name + startsOn}>
            <th scope="row">{name}</th>
            <td>{A.fromTo(startsOn, endsOn)}</td>
            <td>{places > 0 ? places : A.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
