import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eraseListings, setListingState } from "../../api/directory/listing.queries.ts";
import { hideAvailability } from "../../api/publishing/publishing.queries.ts";
import { connect, inTransaction } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { aGrid, daysOf, givenOwner, type Owner } from "../owner.ts";

/** An owner publishes (R26–R30): every level, every refusal, whole or not at all. */
let database: TestDatabase;
let api: TestApi;
let clock = new Date("2026-11-24T09:00:00Z"); // a Tuesday
let owner: Owner;
let run: TestApi["run"];
let n = 0;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => clock);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});
beforeEach(async () => {
  clock = new Date("2026-11-24T09:00:00Z");
  n += 1;
  owner = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `owner${n}@demo.example`);
  run = await api.as(owner.email);
});

const RESULT = /* GraphQL */ `{
  __typename
  ... on AvailabilityPublished { listing { id availability { ...A } } }
  ... on AvailabilityRejected { problems { path code message } current { ...A } }
}`;
const VIEW = /* GraphQL */ `
  fragment A on AvailabilityView {
    __typename level signal confirmedAt validUntil availableFrom version
    ... on WeeklyAvailability { weeks { startsOn days { weekday slots { slot places } } } }
    ... on SeasonalAvailability { months { startsOn days { weekday slots { slot places } } } }
    ... on PeriodAvailability { periods { name startsOn endsOn places } }
  }`;

type Variables = Record<string, unknown>;
async function mutate(name: string, type: string, argument: string, variables: Variables, by = run) {
  const { listing = owner.listing.id, basedOn, value } = variables;
  const declared = type ? `, $value: ${type}` : "";
  const passed = type ? `, ${argument}: $value` : "";
  const answer = await by(
    `mutation ($listing: ID!, $basedOn: String${declared}) {
      result: ${name}(listing: $listing, basedOn: $basedOn${passed}) ${RESULT} } ${VIEW}`,
    { listing, basedOn, value },
  );
  return answer.errors ? answer : answer.data.result;
}
const publishGlobal = (signal: string, more: Variables = {}, by = run) =>
  mutate("publishGlobalAvailability", "AvailabilitySignal!", "signal", { value: signal, ...more }, by);
const publishWeeks = (weeks: unknown, more: Variables = {}, by = run) =>
  mutate("publishWeeklyAvailability", "[WeekInput!]!", "weeks", { value: weeks, ...more }, by);
const publishMonths = (months: unknown, more: Variables = {}) =>
  mutate("publishSeasonalAvailability", "[MonthInput!]!", "months", { value: months, ...more });
const publishPeriods = (periods: unknown, more: Variables = {}) =>
  mutate("publishPeriodAvailability", "[PeriodInput!]!", "periods", { value: periods, ...more });
const confirmIt = (more: Variables = {}, by = run) => mutate("confirmAvailability", "", "", more, by);

const weeks = (
  grid: readonly number[] = aGrid(1),
  starts = ["2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14"],
) => starts.map((startsOn) => ({ startsOn, days: daysOf(grid) }));
const problems = (result: { problems?: { path: string[]; code: string }[] }) =>
  (result.problems ?? []).map(({ path, code }) => `${path.join(".")} ${code}`);
const stored = async (id = owner.listing.id) => {
  const [row] = await database.db.execute<Record<string, unknown>>(sql`
    select a.content, s.valid_until as "validUntil" from availability a join availability_summary s using (listing_id)
    where listing_id = ${id}::uuid`);
  return row ?? null;
};

describe("R26 the three levels, each replacing the others", () => {
  test("a pictogram holds sixty days, and grey clears", async () => {
    const green = await publishGlobal("AVAILABLE");
    expect(green).toMatchObject({ __typename: "AvailabilityPublished" });
    expect(green.listing.availability).toMatchObject({
      __typename: "GlobalAvailability",
      signal: "AVAILABLE",
      validUntil: "2027-01-23",
      availableFrom: "2026-11-24",
      confirmedAt: "2026-11-24T09:00:00Z",
    });
    const red = await publishGlobal("UNAVAILABLE");
    expect(red.listing.availability).toMatchObject({ signal: "UNAVAILABLE", availableFrom: null });
    const grey = await publishGlobal("UNKNOWN");
    expect(grey.listing.availability).toMatchObject({
      signal: "UNKNOWN",
      confirmedAt: null,
      validUntil: null,
    });
    expect(await stored()).toBeNull();
  });

  test("four weeks come back as they were entered; days left out have no place", async () => {
    const entered = weeks(aGrid(3, [1, 3]));
    const result = await publishWeeks(entered);
    expect(result.listing.availability).toMatchObject({
      __typename: "WeeklyAvailability",
      signal: "AVAILABLE",
      validUntil: "2026-12-20",
      availableFrom: "2026-11-24",
      weeks: entered,
    });
    const sparse = weeks().map(({ startsOn }) => ({ startsOn, days: [] as unknown[] }));
    sparse[2]?.days.push({ weekday: "FRIDAY", slots: [{ slot: "MIDDAY", places: 2 }] });
    const second = await publishWeeks(sparse);
    expect(second.listing.availability).toMatchObject({ signal: "AVAILABLE", availableFrom: "2026-12-11" });
    const monday = second.listing.availability.weeks[0].days[0];
    expect(monday.slots.every(({ places }: { places: number }) => places === 0)).toBe(true);
    expect((await publishGlobal("AVAILABLE")).listing.availability.level).toBe("GLOBAL");
  });

  test("past days of the week under way are ignored, never refused", async () => {
    const onMondayOnly = weeks(aGrid(0)).map((week, i) =>
      i === 0 ? { ...week, days: daysOf(aGrid(2, [0])) } : week,
    );
    const result = await publishWeeks(onMondayOnly);
    expect(result.listing.availability).toMatchObject({ signal: "UNAVAILABLE", availableFrom: null });
  });

  test("the guide's example: on a day of October 2016, January 2017 then September 2017", async () => {
    clock = new Date("2016-10-12T10:00:00Z");
    run = await api.as(owner.email);
    const months = ["2017-01-01", "2017-09-01"].map((startsOn) => ({
      startsOn,
      days: daysOf(aGrid(2, [0, 1])),
    }));
    const result = await publishMonths(months);
    expect(result.listing.availability).toMatchObject({
      __typename: "SeasonalAvailability",
      signal: "AVAILABLE",
      validUntil: "2017-09-30",
      availableFrom: "2017-01-02",
      months,
    });
    expect(problems(await publishMonths([...months].reverse()))).toEqual([
      "months.0.startsOn NOT_NEXT_MONTH",
      "months.1.startsOn NOT_NEXT_MONTH",
    ]);
    expect(problems(await publishMonths(months.slice(0, 1)))).toEqual(["months NOT_TWO_MONTHS"]);
    // the month under way counts until it ends
    clock = new Date("2017-01-31T22:59:00Z");
    run = await api.as(owner.email);
    expect(await publishMonths(months)).toMatchObject({ __typename: "AvailabilityPublished" });
    clock = new Date("2017-01-31T23:01:00Z");
    run = await api.as(owner.email);
    expect(problems(await publishMonths(months))).toEqual([
      "months.0.startsOn NOT_NEXT_MONTH",
      "months.1.startsOn NOT_NEXT_MONTH",
    ]);
  });

  test("R32 leisure centres publish globally or by periods; the others do not", async () => {
    const periods = [
      { name: "vacances d'hiver", places: 4 },
      { name: "Mercredis 2026-2027", places: 0 },
    ];
    expect(problems(await publishPeriods(periods))).toEqual(["listing LEVEL"]);
    owner = await givenOwner(
      database.db,
      aListing({ id: randomUUID(), kind: "LEISURE_CENTRE", detail: { capacity: 40 } }),
      `centre${n}@demo.example`,
    );
    run = await api.as(owner.email);
    expect((await publishPeriods(periods)).listing.availability).toMatchObject({
      __typename: "PeriodAvailability",
      signal: "AVAILABLE",
      availableFrom: "2027-02-06",
      validUntil: "2027-07-02",
      // in the order they come, with the dates of zone C
      periods: [
        { name: "Mercredis 2026-2027", startsOn: "2026-09-01", endsOn: "2027-07-02", places: 0 },
        { name: "Vacances d’hiver 2027", startsOn: "2027-02-06", endsOn: "2027-02-21", places: 4 },
      ],
    });
    const wrong = [
      { name: "Vacances de Pâques", places: 1 },
      { name: "Vacances d’été 2027", places: 41 },
      { name: "Vacances d’été", places: -1 },
    ];
    expect(problems(await publishPeriods(wrong))).toEqual([
      "periods.0.name UNKNOWN_PERIOD",
      "periods.1.places TOO_MANY_PLACES",
      "periods.2.name DUPLICATE",
      "periods.2.places NEGATIVE_PLACES",
    ]);
    expect(problems(await publishPeriods([]))).toEqual(["periods NO_PERIOD"]);
    expect(problems(await publishWeeks(weeks()))).toEqual(["listing LEVEL"]);
    expect((await publishGlobal("UNAVAILABLE")).listing.availability.signal).toBe("UNAVAILABLE");
    const viewer = await run("{ viewer { periodsOffered { name startsOn endsOn } } }");
    expect(viewer.data.viewer.periodsOffered.map(({ name }: { name: string }) => name)).toEqual([
      "Mercredis 2026-2027",
      "Vacances de Noël 2026",
      "Vacances d’hiver 2027",
      "Vacances de printemps 2027",
      "Vacances d’été 2027",
    ]);
  });

  test("R28 a crèche publishes to its capacity, to 200 when that is unknown", async () => {
    for (const [capacity, most] of [
      [12, 12],
      [undefined, 200],
    ] as const) {
      const detail = capacity ? { capacity } : {};
      owner = await givenOwner(
        database.db,
        aListing({ id: randomUUID(), detail }),
        `creche${most}-${n}@demo.example`,
      );
      run = await api.as(owner.email);
      expect(await publishWeeks(weeks(aGrid(most)))).toMatchObject({ __typename: "AvailabilityPublished" });
      const [first] = problems(await publishWeeks(weeks(aGrid(most + 1))));
      expect(first).toBe("weeks.0.days.0.slots.0.places TOO_MANY_PLACES");
    }
  });

  test("R32 a relais has sessions and no pictogram", async () => {
    owner = await givenOwner(
      database.db,
      aListing({ id: randomUUID(), kind: "RELAIS" }),
      `relais${n}@demo.example`,
    );
    run = await api.as(owner.email);
    expect(problems(await publishGlobal("AVAILABLE"))).toEqual(["listing LEVEL"]);
    expect(problems(await confirmIt())).toEqual(["listing NOTHING_TO_CONFIRM"]);
  });
});

describe("bad input is refused with the path to the field, and nothing is half-written", () => {
  const starts = (...days: string[]) => weeks(aGrid(1), days);
  const withPlaces = (places: number) =>
    weeks(aGrid(0)).map((week, i) =>
      i === 2 ? { ...week, days: [{ weekday: "TUESDAY", slots: [{ slot: "MORNING", places }] }] } : week,
    );

  test.each([
    [
      "not a Monday",
      starts("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15"),
      [
        "weeks.0.startsOn NOT_MONDAY",
        "weeks.1.startsOn NOT_MONDAY",
        "weeks.2.startsOn NOT_MONDAY",
        "weeks.3.startsOn NOT_MONDAY",
      ],
    ],
    [
      "a gap",
      starts("2026-11-23", "2026-12-07", "2026-12-14", "2026-12-21"),
      ["weeks.1.startsOn NOT_CONSECUTIVE"],
    ],
    [
      "a past week",
      starts("2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07"),
      ["weeks.0.startsOn PAST_WEEK"],
    ],
    [
      "two weeks from now",
      starts("2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28"),
      ["weeks.0.startsOn TOO_LATE"],
    ],
    [
      "weeks of 2099",
      starts("2099-01-05", "2099-01-12", "2099-01-19", "2099-01-26"),
      ["weeks.0.startsOn TOO_LATE"],
    ],
    [
      "the last days there are",
      starts("9999-12-27", "9999-12-27", "9999-12-27", "9999-12-27"),
      [
        "weeks.0.startsOn TOO_LATE",
        "weeks.1.startsOn NOT_CONSECUTIVE",
        "weeks.2.startsOn NOT_CONSECUTIVE",
        "weeks.3.startsOn NOT_CONSECUTIVE",
      ],
    ],
    ["no week", [], ["weeks NOT_FOUR_WEEKS"]],
    [
      "five weeks",
      starts("2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"),
      ["weeks NOT_FOUR_WEEKS"],
    ],
    ["-1 place", withPlaces(-1), ["weeks.2.days.0.slots.0.places NEGATIVE_PLACES"]],
    ["7 places", withPlaces(7), ["weeks.2.days.0.slots.0.places TOO_MANY_PLACES"]],
    ["10⁹ places", withPlaces(10 ** 9), ["weeks.2.days.0.slots.0.places TOO_MANY_PLACES"]],
    [
      "a day twice",
      weeks().map((week) => ({ ...week, days: [week.days[0], week.days[0]] })),
      [0, 1, 2, 3].map((i) => `weeks.${i}.days.1.weekday DUPLICATE`),
    ],
    [
      "a slot twice",
      weeks(aGrid(0)).map((week, i) =>
        i === 3
          ? { ...week, days: [{ weekday: "MONDAY", slots: Array(400).fill({ slot: "MIDDAY", places: 1 }) }] }
          : week,
      ),
      [1, 2, 3, 4, 5, 6].map((i) => `weeks.3.days.0.slots.${i}.slot DUPLICATE`),
    ],
  ])("%s", async (_, value, expected) => {
    await publishGlobal("AVAILABLE");
    const before = await stored();
    const result = await publishWeeks(value);
    expect(problems(result)).toEqual(expected);
    for (const { message } of result.problems) expect(message).toMatch(/^[A-ZÀÉ].*[.]$/);
    expect(await stored()).toEqual(before);
  });

  test.each([
    [1.5, "Int cannot represent non-integer"],
    [10 ** 10, "Int cannot represent non 32-bit"],
    ["two", "Int cannot represent non-integer"],
  ])("%s places never reach the rules, and the message names the field", async (places, message) => {
    const answer = await publishWeeks(withPlaces(places as number));
    expect(answer.errors[0].message).toContain(message);
    expect(answer.errors[0].message).toContain("value[2].days[0].slots[0].places");
    expect(answer.errors[0].extensions.code).toBe("BAD_USER_INPUT");
    expect(await stored()).toBeNull();
  });
});

describe("R30 only its owner publishes, and two tabs lose nothing silently", () => {
  test("someone else's listing, an unknown one and no id at all are refused alike, and audited", async () => {
    const other = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `other${n}@demo.example`);
    for (const listing of [other.listing.id, randomUUID(), "x", "'; drop table listing"]) {
      expect(problems(await publishGlobal("AVAILABLE", { listing }))).toEqual(["listing NOT_YOURS"]);
      expect(problems(await confirmIt({ listing }))).toEqual(["listing NOT_YOURS"]);
    }
    expect(await stored(other.listing.id)).toBeNull();
    expect(api.logged()).not.toContain("unexpected error");
  });

  test("nobody signed in, and an agent, are told so", async () => {
    const nobody = await publishGlobal("AVAILABLE", {}, api.run);
    expect(nobody.errors[0].extensions.code).toBe("UNAUTHENTICATED");
    expect(await stored()).toBeNull();
  });

  test("another tab was newer: the answer shows what it saved, and nothing is replaced", async () => {
    const first = await publishGlobal("AVAILABLE", { basedOn: "0" });
    const { version } = first.listing.availability;
    const second = await publishWeeks(weeks(), { basedOn: version });
    expect(second.__typename).toBe("AvailabilityPublished");
    const late = await publishGlobal("UNAVAILABLE", { basedOn: version });
    expect(problems(late)).toEqual(["basedOn STALE"]);
    expect(late.current).toEqual(second.listing.availability);
    expect(problems(await confirmIt({ basedOn: version }))).toEqual(["basedOn STALE"]);
    expect(problems(await publishGlobal("AVAILABLE", { basedOn: "0" }))).toEqual(["basedOn STALE"]);
    expect(await publishGlobal("UNAVAILABLE", { basedOn: late.current.version })).toMatchObject({
      __typename: "AvailabilityPublished",
    });
  });

  test("sent twice it stands once: both are told that it is published", async () => {
    const { version } = (await publishGlobal("UNAVAILABLE")).listing.availability;
    const answers = await Promise.all([1, 2, 3].map(() => publishWeeks(weeks(), { basedOn: version })));
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill("AvailabilityPublished"));
    expect(new Set(answers.map(({ listing }) => listing.availability.version)).size).toBe(1);
    const cleared = await Promise.all(
      [1, 2].map(() => publishGlobal("UNKNOWN", { basedOn: answers[0].listing.availability.version })),
    );
    expect(cleared.map(({ listing }) => listing.availability.signal)).toEqual(["UNKNOWN", "UNKNOWN"]);
  });

  test("of two different entries on the same ground one stands, and the other is told", async () => {
    const { version } = (await publishGlobal("UNAVAILABLE")).listing.availability;
    const answers = await Promise.all([
      publishWeeks(weeks(aGrid(1)), { basedOn: version }),
      publishWeeks(weeks(aGrid(2)), { basedOn: version }),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      "AvailabilityPublished",
      "AvailabilityRejected",
    ]);
    const [won, lost] = answers[0].listing ? answers : [answers[1], answers[0]];
    expect(lost.current).toEqual(won.listing.availability);
  });

  test("R7 a suspension in between refuses; lifted, what stood comes back and may be confirmed", async () => {
    await publishWeeks(weeks());
    const state = (to: "SUSPENDED" | "PUBLISHED") =>
      inTransaction(database.db, (tx) => setListingState(tx, [owner.listing.id], to), "pmi");
    await state("SUSPENDED");
    expect(problems(await publishGlobal("UNAVAILABLE"))).toEqual(["listing SUSPENDED"]);
    expect(problems(await confirmIt())).toEqual(["listing SUSPENDED"]);
    await state("PUBLISHED");
    expect((await confirmIt()).listing.availability).toMatchObject({ level: "WEEKLY", signal: "AVAILABLE" });
  });

  test("R19 a revoked consent closes the editor, and what was published is grey", async () => {
    await publishGlobal("AVAILABLE");
    await inTransaction(database.db, async (tx) => {
      await tx.execute(
        sql`update habilitation set state = 'REVOKED' where id = ${owner.habilitationId}::uuid`,
      );
      await hideAvailability(tx, owner.listing.id);
    });
    expect(problems(await publishGlobal("AVAILABLE"))).toEqual(["listing HABILITATION_INVALID"]);
    const { data } = await api.run(`{ care(id: "${owner.listing.id}") { availability { signal version } } }`);
    expect(data.care.availability).toEqual({ signal: "UNKNOWN", version: "0" });
  });

  test("R6 R8 an erasure under way is not waited for while the habilitation is held: neither dies", async () => {
    let erased!: () => void;
    const held = new Promise<void>((resolve) => {
      erased = resolve;
    });
    let begun!: () => void;
    const ready = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const erasure = inTransaction(
      database.db,
      async (tx) => {
        // the row of the feed first, as eraseListings does, then a while of other work
        await tx.execute(
          sql`update feed_change set changed_at = now() where listing_id = ${owner.listing.id}::uuid`,
        );
        begun();
        await held;
        await eraseListings(tx, [owner.listing.id]);
      },
      "pmi",
    );
    await ready;
    const publishing = publishGlobal("AVAILABLE");
    setTimeout(erased, 300);
    await erasure;
    expect(problems(await publishing)).toEqual(["listing NOT_LISTED"]);
    expect(await stored()).toBeNull();
  });
});

describe("R29 still correct, in one action", () => {
  test("dates it of now; a pictogram holds on, weeks end when they end; the version stays", async () => {
    const first = (await publishGlobal("AVAILABLE")).listing.availability;
    clock = new Date("2026-12-20T09:00:00Z");
    run = await api.as(owner.email);
    const again = (await confirmIt({ basedOn: first.version })).listing.availability;
    expect(again).toMatchObject({
      validUntil: "2027-02-18",
      confirmedAt: "2026-12-20T09:00:00Z",
      version: first.version,
    });
  });

  test("R27 what has run out is grey by the date alone, and cannot be confirmed", async () => {
    const { version } = (await publishWeeks(weeks())).listing.availability;
    const at = async (instant: string) => {
      clock = new Date(instant);
      run = await api.as(owner.email);
      const { data } = await api.run(
        `{ care(id: "${owner.listing.id}") { availability { signal version } } }`,
      );
      return data.care.availability;
    };
    // past its last free Friday, then past its last Sunday, to the minute in Paris
    expect(await at("2026-12-18T22:59:00Z")).toEqual({ signal: "AVAILABLE", version });
    expect(await at("2026-12-18T23:01:00Z")).toEqual({ signal: "UNAVAILABLE", version });
    expect(await at("2026-12-20T22:59:00Z")).toEqual({ signal: "UNAVAILABLE", version });
    expect(await at("2026-12-20T23:01:00Z")).toEqual({ signal: "UNKNOWN", version: "0" });
    expect(problems(await confirmIt())).toEqual(["listing NOTHING_TO_CONFIRM"]);
    // a page opened before and one opened after may both publish
    expect(await publishGlobal("UNAVAILABLE", { basedOn: version })).toMatchObject({
      __typename: "AvailabilityPublished",
    });
  });
});

test("each publication is in the audit with its author, and in the feed once", async () => {
  const other = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `audited${n}@demo.example`);
  await publishGlobal("AVAILABLE");
  await confirmIt();
  await publishGlobal("UNKNOWN");
  await publishGlobal("AVAILABLE", { listing: other.listing.id });
  const auditor = connect(database.ownerUrl, { asOwner: true, max: 1 });
  const entries = await auditor.execute<{ action: string; subject: string; facts: object }>(sql`
    select action, subject_id as subject, facts from audit_entry
    where actor_id = ${owner.accountId}::uuid and action like 'AVAILABILITY%' order by at`);
  await auditor.$client.end();
  const subject = owner.listing.id;
  expect([...entries]).toEqual([
    { action: "AVAILABILITY_PUBLISHED", subject, facts: { level: "GLOBAL" } },
    { action: "AVAILABILITY_CONFIRMED", subject, facts: { level: "GLOBAL" } },
    { action: "AVAILABILITY_CLEARED", subject, facts: { level: "GLOBAL" } },
  ]);
  const [change] = await database.db.execute<{ n: number }>(
    sql`select count(*)::int as n from feed_change where listing_id = ${subject}::uuid`,
  );
  expect(change?.n).toBe(1);
});
