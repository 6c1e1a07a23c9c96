import fc from "fast-check";
import { buildSchema, getIntrospectionQuery, parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setListingState } from "../../api/directory/listing.queries.ts";
import { checkLimits } from "../../api/http/limits.ts";
import { inTransaction } from "../../db/client.ts";
import manifest from "../../site/src/gql/manifest.json" with { type: "json" };
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

let database: TestDatabase;
let api: TestApi;
const creche = aListing({ name: "Les Lutins" });
const childminder = aChildminder();

beforeAll(async () => {
  database = await freshDatabase();
  await given(database.db, creche, childminder);
  const grid = Array.from({ length: 42 }, (_, i) => (i % 6 === 1 ? 2 : 0));
  await published(
    database.db,
    creche.id,
    { level: "WEEKLY", startsOn: "2026-11-23", weeks: [grid, grid, grid, grid] },
    "2026-11-22T10:00:00Z",
  );
  api = await startApi(database.db);
}, 120_000);

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const SEARCH = `query($area: AreaInput!, $filter: CareFilter, $first: Int, $after: String, $sort: CareSort) {
  careSearch(area: $area, filter: $filter, first: $first, after: $after, sort: $sort) { totalCount pageInfo { endCursor } nodes { id } } }`;
const NEAR = { near: { lng: 2.8954, lat: 42.6986 } };

async function codeOf(query: string, variables: Record<string, unknown> = {}): Promise<string | undefined> {
  const { status, errors } = await api.run(query, variables);
  expect(status).toBeLessThan(500);
  return errors?.[0]?.extensions.code;
}

describe("what callers get wrong is said, and never a 500", () => {
  test.each([
    ["no area", {}],
    ["two areas", { ...NEAR, commune: "66136" }],
    ["latitude 91", { near: { lng: 2, lat: 91 } }],
    ["longitude 181", { near: { lng: 181, lat: 42 } }],
    ["radius 0", { near: { lng: 2, lat: 42, radiusKm: 0 } }],
    ["radius 0.09", { near: { lng: 2, lat: 42, radiusKm: 0.09 } }],
    ["radius 50.1", { near: { lng: 2, lat: 42, radiusKm: 50.1 } }],
    ["inverted box", { box: { west: 3, east: 2, south: 42, north: 43 } }],
    ["flat box", { box: { west: 2, east: 3, south: 42, north: 42 } }],
    ["unknown commune", { commune: "99999" }],
    ["commune of odd signs", { commune: "'; drop table listing; --\u0000" }],
  ])("%s", async (_, area) => {
    expect(await codeOf(SEARCH, { area })).toBe("BAD_USER_INPUT");
  });

  test("a box wider than 2 degrees is AREA_TOO_WIDE, the world too", async () => {
    expect(await codeOf(SEARCH, { area: { box: { west: 2, east: 4.01, south: 42, north: 43 } } })).toBe(
      "AREA_TOO_WIDE",
    );
    expect(await codeOf(SEARCH, { area: { box: { west: -180, east: 180, south: -90, north: 90 } } })).toBe(
      "AREA_TOO_WIDE",
    );
    expect(
      await codeOf(SEARCH, { area: { box: { west: 2, east: 4, south: 42, north: 44 } } }),
    ).toBeUndefined();
  });

  test.each([-1, 0, 101, 1_000_000_000])("first: %i", async (first) => {
    expect(await codeOf(SEARCH, { area: NEAR, first })).toMatch(/BAD_USER_INPUT|TOO_COMPLEX/);
    expect(
      await codeOf(`query($first: Int) { communes(startingWith: "per", first: $first) { code } }`, { first }),
    ).toMatch(/BAD_USER_INPUT|TOO_COMPLEX/);
  });

  test("numbers past what an Int or a Float holds", async () => {
    expect(await codeOf(SEARCH, { area: NEAR, first: 2 ** 40 })).toBe("BAD_USER_INPUT");
    expect(await codeOf(`{ careSearch(area: { near: { lng: 1e400, lat: 2 } }) { totalCount } }`)).toBe(
      "BAD_USER_INPUT",
    );
  });

  test("dates that do not exist", async () => {
    for (const confirmedSince of ["2026-02-30", "0000-01-01", "hier", "2026-11-23T00:00:00Z", 20261123]) {
      expect(await codeOf(SEARCH, { area: NEAR, filter: { confirmedSince } })).toBe("BAD_USER_INPUT");
    }
  });

  test("cursors: foreign, of other arguments, altered, empty", async () => {
    const { data } = await api.run(SEARCH, { area: NEAR, first: 1 });
    const cursor: string = data.careSearch.pageInfo.endCursor;
    expect(await codeOf(SEARCH, { area: NEAR, first: 1, after: cursor })).toBeUndefined();
    expect(await codeOf(SEARCH, { area: { commune: "66136" }, after: cursor })).toBe("BAD_CURSOR");
    expect(await codeOf(SEARCH, { area: NEAR, filter: { kinds: ["LAEP"] }, after: cursor })).toBe(
      "BAD_CURSOR",
    );
    const flipped = cursor.slice(0, -3) + (cursor.at(-3) === "A" ? "B" : "A") + cursor.slice(-2);
    for (const after of ["", "abc", flipped, `${cursor}=`, "\u0000", "💥".repeat(500)]) {
      expect(await codeOf(SEARCH, { area: NEAR, after })).toBe("BAD_CURSOR");
    }
  });

  test("any text at all in text and startingWith: an answer, never an error of the inside", async () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 100 }),
      fc.constantFrom(
        "%",
        "_",
        "\\",
        "'",
        '"',
        "\u0000",
        "\ud800",
        "مرحبا",
        "👩‍👧",
        "(a+)+$",
        "' or 1=1 --",
        "^.*$",
        "[",
        "{{",
      ),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (text) => {
        for (const [query, variables] of [
          [SEARCH, { area: NEAR, filter: { text } }],
          [`query($t: String!) { communes(startingWith: $t) { name } }`, { t: text }],
          [`query($t: String!) { geocode(address: $t) { label } }`, { t: text }],
          [`query($t: ID!) { care(id: $t) { id } }`, { t: text }],
        ] as const) {
          const { status, errors } = await api.run(query, variables);
          expect(status).toBeLessThan(500);
          for (const { extensions } of errors ?? []) expect(extensions.code).toBe("BAD_USER_INPUT");
        }
      }),
      { numRuns: times(60, 1_000) },
    );
  });

  test("signs of LIKE find nothing by themselves", async () => {
    for (const text of ["%", "_", "%%%", "\\"]) {
      const { data } = await api.run(SEARCH, { area: NEAR, filter: { text } });
      expect(data.careSearch.totalCount).toBe(0);
    }
  });

  test("texts past their length", async () => {
    expect(await codeOf(SEARCH, { area: NEAR, filter: { text: "a".repeat(101) } })).toBe("BAD_USER_INPUT");
    expect(
      await codeOf(`query($t: String!) { communes(startingWith: $t) { name } }`, { t: "a".repeat(10_000) }),
    ).toBe("BAD_USER_INPUT");
  });
});

const repeated = (n: number, text: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => text(i)).join(" ");
const ROOTS = repeated(12, (i) => `a${i}: departements { code }`);
const SCHEMAS = repeated(5, (i) => `a${i}: __schema { queryType { name } }`);
/** Each fragment asks twice for the next: 2^14 searches in 300 tokens. */
const DOUBLING = `${repeated(14, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)}
  fragment F14 on Query { careSearch(area: { commune: "66136" }, first: 100) { totalCount } }`;

describe("free text is limited", () => {
  test("honest use passes: first 100 with every scalar, and introspection", async () => {
    const every = `{ careSearch(area: { commune: "66136" }, first: 100) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor distance node { __typename id kind name addressLines phone email website updatedAt
        commune { code name postcodes population departement { code name caf { name postalAddress email phone } pmi { name postalAddress email phone } } location { lng lat precision } }
        location { lng lat precision }
        availability { level signal confirmedAt validUntil availableFrom version ... on WeeklyAvailability { weeks { startsOn days { weekday slots { slot places } } } } }
        ... on Childminder { approvedPlaces worksInMam mamName }
        ... on Creche { subtype manager capacity avip ageFromMonths ageToMonths openingHours { weekday opens closes note } disability admission fees }
        ... on LeisureCentre { manager ageFrom ageTo capacity periods }
        ... on Relais { manager communesServed { code name } sessions { weekday opens closes note } }
        ... on Laep { manager sessions { weekday opens closes note } } } } } }`;
    const { data, errors } = await api.run(every);
    expect(errors).toBeUndefined();
    const weeks = data.careSearch.edges.find((edge: { node: { id: string } }) => edge.node.id === creche.id)
      .node.availability.weeks;
    expect(weeks.map((week: { startsOn: string }) => week.startsOn)).toEqual([
      "2026-11-23",
      "2026-11-30",
      "2026-12-07",
      "2026-12-14",
    ]);
    expect(weeks[0].days[0].slots[1]).toEqual({ slot: "MORNING", places: 2 });
    expect((await api.run(getIntrospectionQuery())).errors).toBeUndefined();
    // the second time it is compiled: the same answer
    expect((await api.run(every)).data).toEqual(data);
    expect((await api.run(every)).data).toEqual(data);
  });

  test.each([
    ["aliases", `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(" ")} }`, "TOO_COMPLEX"],
    [
      "fields at the root",
      `{ ${Array.from({ length: 12 }, (_, i) => `a${i}: departements { code }`).join(" ")} }`,
      "TOO_COMPLEX",
    ],
    [
      "directives",
      `{ departements { ${Array.from({ length: 30 }, () => "code @include(if: true)").join(" ")} } }`,
      "TOO_COMPLEX",
    ],
    ["tokens", `{ ${"__typename ".repeat(5_000)} }`, "GRAPHQL_PARSE_FAILED"],
    [
      "cost",
      `{ ${Array.from({ length: 9 }, (_, i) => `a${i}: careChanges(first: null) { changes { listing { ${SCALARS()} } } }`).join(" ")} }`,
      "TOO_COMPLEX",
    ],
    ["fields at the root, through a fragment", `{ ...A } fragment A on Query { ${ROOTS} }`, "TOO_COMPLEX"],
    ["what cannot be counted", `{ ...F0 } ${DOUBLING}`, "TOO_COMPLEX"],
    ["the schema many times", `{ ${SCHEMAS} }`, "TOO_COMPLEX"],
    ["mutations that there are not", "mutation { x }", "GRAPHQL_VALIDATION_FAILED"],
    [
      "fragment cycles",
      `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["unknown fields", `{ secret }`, "GRAPHQL_VALIDATION_FAILED"],
    ["subscriptions", `subscription { x }`, ""],
    ["nothing", ``, "BAD_REQUEST"],
  ])("%s", async (_, query, code) => {
    const { status, errors } = await api.run(query);
    expect(status).toBe(400);
    if (code) expect(errors?.[0]?.extensions.code).toBe(code);
    expect(errors?.[0]?.extensions.code).not.toBe("INTERNAL_SERVER_ERROR");
  });

  test("depth, through fragments too, in a schema that allows it", () => {
    const schema = buildSchema("type Query { deeper: Query name: String }");
    const check = (text: string) => {
      const document = parse(text);
      const operation = document.definitions[0];
      const request = { document, operation, request: { variables: {} } };
      return () => checkLimits(schema, request as unknown as Parameters<typeof checkLimits>[1]);
    };
    const levels = (n: number, inner: string): string =>
      n === 0 ? inner : `deeper { ${levels(n - 1, inner)} }`;
    expect(check(`{ ${levels(11, "name")} }`)).not.toThrow();
    expect(check(`{ ${levels(12, "name")} }`)).toThrow("Too deep");
    expect(check(`{ ${levels(6, "...More")} } fragment More on Query { ${levels(6, "name")} }`)).toThrow(
      "Too deep",
    );
    expect(check(`{ __schema { types { fields { type { ofType { ofType { name } } } } } } }`)).not.toThrow();
  });

  test("bodies that are not GraphQL", async () => {
    const bodies = [
      "[]",
      "null",
      "3",
      '"x"',
      "{",
      `[{"query":"{__typename}"}]`,
      JSON.stringify({ query: 3 }),
      JSON.stringify({ query: "{__typename}", variables: 3 }),
    ];
    for (const payload of bodies) {
      const response = await api.server.inject({
        method: "POST",
        url: "/graphql",
        headers: { "content-type": "application/json" },
        payload,
      });
      expect(response.statusCode).toBe(400);
      expect(response.body).not.toContain("INTERNAL");
    }
    const huge = await api.server.inject({
      method: "POST",
      url: "/graphql",
      payload: { query: "{__typename}", variables: { a: "x".repeat(400_000) } },
    });
    expect(huge.statusCode).toBe(413);
    const form = await api.server.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "text/plain" },
      payload: '{"query":"{__typename}"}',
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    expect(form.statusCode).toBeLessThan(500);
  });
});

function SCALARS(): string {
  return "id kind name addressLines phone email website updatedAt commune { code name postcodes population departement { code name caf { name postalAddress email phone } pmi { name postalAddress email phone } } location { lng lat precision } } location { lng lat precision } availability { level signal confirmedAt validUntil availableFrom version }";
}

describe("trusted documents", () => {
  const [documentId = "", text = ""] =
    Object.entries(manifest).find(([, document]) => document.includes("query SearchCare")) ?? [];
  const url = (id: string, variables: unknown) =>
    `/graphql?documentId=${id}&variables=${encodeURIComponent(JSON.stringify(variables))}`;

  test("answer by GET exactly as the text does by POST, kept by caches and asked about each time", async () => {
    const variables = { area: NEAR, first: 5 };
    const first = await api.server.inject({
      url: url(documentId, variables),
      headers: { cookie: "session=x" },
    });
    expect(first.statusCode).toBe(200);
    expect(first.json().data).toEqual((await api.run(text, variables)).data);
    expect(first.headers["cache-control"]).toBe("no-cache");
    expect(first.headers["set-cookie"]).toBeUndefined();
    const again = await api.server.inject({
      url: url(documentId, variables),
      headers: { "if-none-match": String(first.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    expect(
      (await api.server.inject({ method: "POST", url: "/graphql", payload: { query: "{__typename}" } }))
        .headers["cache-control"],
    ).toBe("no-store");
  });

  test("R7 a suspended listing changes the tag", async () => {
    const variables = { area: NEAR, first: 100 };
    const before = await api.server.inject({ url: url(documentId, variables) });
    await inTransaction(database.db, (tx) => setListingState(tx, [childminder.id], "SUSPENDED"), "pmi");
    const after = await api.server.inject({
      url: url(documentId, variables),
      headers: { "if-none-match": String(before.headers.etag) },
    });
    expect(after.statusCode).toBe(200);
    expect(after.body).not.toContain(childminder.id);
    await inTransaction(database.db, (tx) => setListingState(tx, [childminder.id], "PUBLISHED"), "pmi");
  });

  test("unknown hashes, text by GET and variables that are no object are told so", async () => {
    for (const bad of [
      url("0".repeat(64), {}),
      "/graphql",
      "/graphql?query={__typename}",
      "/graphql?documentId=../../etc/passwd",
      `/graphql?documentId=${documentId}&variables=[]`,
      `/graphql?documentId=${documentId}&variables={`,
      `/graphql?documentId=${documentId}&documentId=${documentId}`,
    ]) {
      const response = await api.server.inject({ url: encodeURI(bad) });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors[0].extensions.code).toBe("UNKNOWN_DOCUMENT");
    }
  });
});

describe("R7 unknown, suspended and gone get the same answer", () => {
  test.each(["SUSPENDED", "GONE"] as const)("%s", async (state) => {
    const query = `query($id: ID!) { care(id: $id) { id name } }`;
    const unknown = await api.run(query, { id: "00000000-0000-4000-8000-000000000000" });
    await inTransaction(database.db, (tx) => setListingState(tx, [childminder.id], state), "pmi");
    expect((await api.run(query, { id: childminder.id })).data).toEqual(unknown.data);
    await inTransaction(database.db, (tx) => setListingState(tx, [childminder.id], "PUBLISHED"), "pmi");
    expect((await api.run(query, { id: childminder.id })).data.care.id).toBe(childminder.id);
  });
});

test("logs hold paths and never queries, texts or ids", async () => {
  await api.server.inject({ url: "/recherche/?lieu=Secret-sur-Mer&lng=2.123" });
  await api.run(SEARCH, { area: NEAR, filter: { text: "Dupont" } });
  const logged = api.logged();
  expect(logged).toContain("/recherche/");
  for (const word of ["Secret", "2.123", "Dupont", "127.0.0.1"]) expect(logged).not.toContain(word);
});

test("a database that is gone is said with 503 at once, the same document twice, and nothing of it shown", async () => {
  const gone = await freshDatabase();
  const there = await startApi(gone.db);
  const query = `{ careSearch(area: { commune: "66136" }) { totalCount nodes { id } } }`;
  await there.run(query);
  await there.run(query);
  await gone.drop();
  for (let i = 0; i < 3; i += 1) {
    const { status, errors } = await there.run(query);
    expect([status, errors?.[0]?.extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  }
  const tile = await there.server.inject({ url: "/tiles/care/13/4161/3020.mvt" });
  expect(tile.statusCode).toBe(503);
  expect(tile.body).not.toMatch(/127\.0\.0\.1|CONNECTION|ECONN/);
  await there.close();
});
