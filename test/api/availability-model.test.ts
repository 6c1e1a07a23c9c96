import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberAll } from "../../api/feed/numbering.ts";
import { insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import { addDays, mondayOf, parisDay } from "../../api/kernel/local-date.ts";
import { seasonMonths } from "../../api/kernel/season.ts";
import { hideAvailability } from "../../api/publishing/publishing.queries.ts";
import { inTransaction } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import { givenAccount } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { fitOfNeed, viewOf } from "../bruteforce.ts";
import { aRequest } from "../desk.ts";
import { daysOf } from "../owner.ts";
import { times } from "../soak.ts";
import { readTile } from "../tiles.ts";
import { Reader } from "./feed-reader.ts";
import { usePmi } from "./pmi-database.ts";
import { aRow } from "./pmi-file.ts";

/**
 * R6–R8, R19, R26–R31: whatever happens in whatever order, after each step every reader sees the same, and what a model
 * of a few lines says: search with and without a need, sheet, tile, feed, counts.
 */
const pmi = usePmi();
let api: TestApi;
let clock: Date;
let world = 0;

beforeAll(async () => {
  api = await startApi(pmi.db, () => clock);
});
afterAll(() => api?.close());

type InFile = "ACTIF" | "SUSPENDU" | "LEFT_OUT" | "REFUSED";

/** One childminder, as the model has them. */
interface Person {
  number: string;
  email: string;
  inFile: InFile;
  /** null: not listed, or erased; a new one when they come back */
  id: string | null;
  /** the one the account is about */
  ownId: string | null;
  content: AvailabilityContent | null;
  confirmedOn: string | null;
  shown: boolean;
}

interface World {
  people: Person[];
  reader: Reader;
  /** every listing there ever was */
  everListed: Set<string>;
}

const PEOPLE = 3;

async function newWorld(): Promise<World> {
  world += 1;
  clock = new Date("2026-11-24T09:00:00Z");
  const people = Array.from({ length: PEOPLE }, (_, i): Person => {
    const email = `model${world}-${i}@demo.example`;
    const nothing = { id: null, ownId: null, content: null, confirmedOn: null, shown: true };
    return { number: `W${world}-${i}`, email, inFile: "ACTIF", ...nothing };
  });
  const made = { people, reader: new Reader(api), everListed: new Set<string>() };
  await load(made);
  for (const person of people) {
    const { email, id } = person;
    person.ownId = id;
    const accountId = await givenAccount(pmi.db, { email, listingId: id ?? "", departementCode: "66" });
    await inTransaction(pmi.db, (tx) =>
      insertRequest(
        tx,
        { ...aRequest({ email, listingId: id }), accountId, state: "ACTIVE" },
        { createdAt: clock },
      ),
    );
  }
  return made;
}

/** The whole file of the département, as PMI would send it now. */
async function load({ people, everListed }: World): Promise<void> {
  const rows = people.flatMap(({ number, inFile }, i) => {
    if (inFile === "LEFT_OUT") return [];
    const permission = inFile === "REFUSED" ? "N" : "O";
    const statut = inFile === "SUSPENDU" ? "SUSPENDU" : "ACTIF";
    return [
      aRow(number, {
        nom: `Modèle${"ABC"[i]}`,
        num_voie: String(i + 1),
        statut,
        accord_publication: permission,
      }),
    ];
  });
  // somebody stays, so that no file is ever empty
  await pmi.apply([...rows, aRow("STAYS", { nom: "Reste" })], { now: clock });
  const listed = await pmi.db.execute<{ number: string; id: string }>(
    sql`select approval_number as number, listing_id as id from pmi.childminder`,
  );
  for (const person of people) {
    person.id = listed.find(({ number }) => number === person.number)?.id ?? null;
    if (person.id) everListed.add(person.id);
    // erased: what they had published is gone with it
    if (person.id !== person.ownId && person.ownId)
      Object.assign(person, { content: null, confirmedOn: null, shown: true });
    if (person.id !== person.ownId) person.ownId = null;
  }
}

const RESULT = "{ __typename ... on AvailabilityRejected { problems { code } } }";

/** What the API answers: published, or the code. */
async function ask(person: Person, mutation: string, variables: object = {}): Promise<string> {
  const run = await api.as(person.email);
  const { data, errors } = await run(mutation, {
    listing: person.ownId ?? person.id ?? "gone",
    ...variables,
  });
  if (errors) throw new Error(errors[0]?.message);
  return data.r.__typename === "AvailabilityPublished" ? "PUBLISHED" : data.r.problems[0].code;
}

/** What the rules say that it should be. */
function expectedOf(person: Person): string[] {
  if (person.ownId === null) return ["NOT_YOURS"];
  const codes: Record<InFile, string[]> = {
    ACTIF: ["PUBLISHED"],
    SUSPENDU: ["SUSPENDED"],
    LEFT_OUT: ["NOT_LISTED"],
    REFUSED: ["NOT_YOURS"],
  };
  return codes[person.inFile];
}

async function publish(person: Person, kind: number, grid: number[]): Promise<void> {
  const today = parisDay(clock);
  const monday = addDays(mondayOf(today), kind % 2 === 0 ? 0 : 7);
  const weeks = [0, 7, 14, 21].map((n, i) => ({
    startsOn: addDays(monday, n),
    grid: i < kind % 4 ? grid.map(() => 0) : grid,
  }));
  const months = seasonMonths(today).map((startsOn) => ({ startsOn, grid }));
  const entry = (of: { startsOn: string; grid: number[] }[]) =>
    of.map(({ startsOn, grid: cells }) => ({ startsOn, days: daysOf(cells) }));
  const [name, argument, type, value, content] = (
    [
      ["Global", "signal", "AvailabilitySignal!", "AVAILABLE", { level: "GLOBAL", available: true }],
      ["Global", "signal", "AvailabilitySignal!", "UNAVAILABLE", { level: "GLOBAL", available: false }],
      ["Global", "signal", "AvailabilitySignal!", "UNKNOWN", null],
      ["Seasonal", "months", "[MonthInput!]!", entry(months), { level: "SEASONAL", months }],
      [
        "Weekly",
        "weeks",
        "[WeekInput!]!",
        entry(weeks),
        { level: "WEEKLY", startsOn: monday, weeks: weeks.map((w) => w.grid) },
      ],
    ] as const
  )[Math.min(kind, 4)] as [string, string, string, unknown, AvailabilityContent | null];
  const mutation = `mutation ($listing: ID!, $value: ${type}) {
    r: publish${name}Availability(listing: $listing, ${argument}: $value) ${RESULT} }`;
  const answer = await ask(person, mutation, { value });
  expect(expectedOf(person)).toContain(answer);
  if (answer === "PUBLISHED") Object.assign(person, { content, confirmedOn: content && today, shown: true });
}

async function confirm(person: Person): Promise<void> {
  const mutation = `mutation ($listing: ID!) { r: confirmAvailability(listing: $listing) ${RESULT} }`;
  const answer = await ask(person, mutation);
  const today = parisDay(clock);
  const holds = viewOf(person, today).signal !== "UNKNOWN";
  const [expected] = expectedOf(person);
  expect(answer).toBe(expected === "PUBLISHED" && !holds ? "NOTHING_TO_CONFIRM" : expected);
  if (answer === "PUBLISHED") person.confirmedOn = today;
}

/** The consent is revoked and given again: grey until something is published (R19). */
async function revoke(person: Person): Promise<void> {
  if (!person.ownId) return;
  const id = person.ownId;
  await inTransaction(pmi.db, (tx) => hideAvailability(tx, id));
  person.shown = false;
}

const NEED = { slots: [1, 7, 13, 19, 25], children: 1 };
const SEEN = `query ($need: NeedInput) { careSearch(area: { commune: "66136" }, need: $need, first: 100) {
  totalCount edges { fit node { id availability { signal availableFrom } } } } }`;

/** Every reader, against the model and so against each other. */
async function check({ people, reader, everListed }: World): Promise<void> {
  const today = parisDay(clock);
  const visible = people.filter(({ id, inFile }) => id !== null && inFile === "ACTIF");
  const expected = new Map(visible.map((person) => [person.id as string, viewOf(person, today)]));

  const { data } = await api.run(SEEN);
  type Edge = {
    fit: number | null;
    node: { id: string; availability: { signal: string; availableFrom: string | null } };
  };
  const found = (edges: Edge[]) => edges.filter(({ node }) => everListed.has(node.id));
  const inSearch = new Map(found(data.careSearch.edges).map(({ node }) => [node.id, node.availability]));
  expect(data.careSearch.totalCount).toBe(data.careSearch.edges.length);
  const short = ({ signal, availableFrom }: { signal: string; availableFrom: string | null }) => ({
    signal,
    availableFrom,
  });
  expect(inSearch).toEqual(new Map([...expected].map(([id, view]) => [id, short(view)])));

  const slots = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"].map((weekday) => ({
    weekday,
    slots: ["MORNING"],
  }));
  const need = (await api.run(SEEN, { need: { slots } })).data.careSearch.edges as Edge[];
  const fits = new Map(found(need).map(({ fit, node }) => [node.id, fit]));
  const place = { kind: "CHILDMINDER", lng: 0, lat: 0 } as const;
  const wanted = visible.map(
    (person) =>
      [
        person.id as string,
        fitOfNeed({ ...person, ...place, id: person.id as string }, { ...NEED, from: today }, today),
      ] as const,
  );
  expect(fits).toEqual(new Map(wanted));

  for (const id of everListed) {
    const { data: sheet } = await api.run(`{ care(id: "${id}") { availability { signal availableFrom } } }`);
    const view = expected.get(id);
    expect(sheet.care?.availability ?? null).toEqual(view ? short(view) : null);
  }
  await expectTile([...expected.values()].map(({ signal }) => signal));
  await expectFeed(reader, expected, today);
}

/** The counts of the tile that holds the département: within a moment, since other processes hear of a change. */
async function expectTile(signals: string[]): Promise<void> {
  // and the one who stays
  const expected = countsOf([...signals, "UNKNOWN"]);
  await expect
    .poll(
      async () => {
        const { rawPayload } = await api.server.inject({ method: "GET", url: "/tiles/care/5/16/11.mvt" });
        const counts: Record<string, number> = {};
        for (const { tags } of readTile(rawPayload)) {
          if (tags.signal) counts[String(tags.signal)] = (counts[String(tags.signal)] ?? 0) + 1;
          for (const [key, n] of Object.entries(tags)) {
            const signal = /^CHILDMINDER_(\w+)$/.exec(key)?.[1];
            if (signal) counts[signal] = (counts[signal] ?? 0) + Number(n);
          }
        }
        return counts;
      },
      { timeout: 3_000, interval: 20 },
    )
    .toEqual(expected);
}

function countsOf(signals: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const signal of signals) counts[signal] = (counts[signal] ?? 0) + 1;
  return counts;
}

/** A partner's copy holds who is listed, and of what still holds the last word. */
async function expectFeed(
  reader: Reader,
  expected: Map<string, ReturnType<typeof viewOf>>,
  today: string,
): Promise<void> {
  await numberAll(pmi.db);
  await reader.catchUp(2);
  type Copy = { name: string; availability: { signal: string; validUntil: string | null; version: string } };
  const copy = new Map([...reader.copy].filter(([, listing]) => (listing as Copy).name !== "Ariane Reste"));
  expect([...copy.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [id, view] of expected) {
    const { availability } = copy.get(id) as Copy;
    // what the copy says runs out by itself, at the date it was given
    const until =
      availability.validUntil && availability.validUntil >= today ? availability.validUntil : null;
    expect(until).toBe(view.validUntil);
  }
}

const aGrid = fc.array(fc.constantFrom(0, 0, 1, 2, 3), { minLength: 42, maxLength: 42 });
const aPerson = fc.integer({ min: 0, max: PEOPLE - 1 });
type Step = (world: World) => Promise<void>;
const on = (world: World, i: number) => world.people[i] as Person;
const inFile = (name: string, to: InFile) =>
  aPerson.map((i): [string, Step] => [
    `${name} ${i}`,
    async (at) => {
      on(at, i).inFile = to;
      await load(at);
    },
  ]);

const aStep: fc.Arbitrary<[string, Step]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(aPerson, fc.integer({ min: 0, max: 9 }), aGrid)
      .map(([i, kind, grid]): [string, Step] => [
        `publish ${kind} ${i}`,
        (at) => publish(on(at, i), kind, grid),
      ]),
  },
  { weight: 2, arbitrary: aPerson.map((i): [string, Step] => [`confirm ${i}`, (at) => confirm(on(at, i))]) },
  { weight: 2, arbitrary: inFile("suspend", "SUSPENDU") },
  { weight: 3, arbitrary: inFile("reinstate", "ACTIF") },
  { weight: 1, arbitrary: inFile("withdraw", "REFUSED") },
  { weight: 1, arbitrary: inFile("leave out", "LEFT_OUT") },
  { weight: 1, arbitrary: aPerson.map((i): [string, Step] => [`revoke ${i}`, (at) => revoke(on(at, i))]) },
  { weight: 1, arbitrary: fc.constant<[string, Step]>(["re-import", load]) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 3, 9, 30, 61).map((days): [string, Step] => [
      `${days} days pass`,
      async () => {
        clock = new Date(clock.getTime() + days * 86_400_000);
      },
    ]),
  },
);

test(
  "R6–R8 R19 R26–R31 every reader sees the same after each step, in any order",
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 8, maxLength: 20 }), async (steps) => {
        const at = await newWorld();
        await check(at);
        const done: string[] = [];
        for (const [name, step] of steps) {
          done.push(name);
          try {
            await step(at);
            await check(at);
          } catch (error) {
            throw new Error(`after ${done.join(", ")}: ${error instanceof Error ? error.message : error}`, {
              cause: error,
            });
          }
        }
      }),
      { numRuns: times(8, 250), seed: 26, endOnFailure: true },
    );
  },
  times(120_000, 3_600_000),
);
