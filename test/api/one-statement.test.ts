import { connect as connectTo, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberAll } from "../../api/feed/numbering.ts";
import { connect, type Db } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

const SEARCH = /* GraphQL */ `
  query ($area: AreaInput!, $sort: CareSort, $filter: CareFilter) {
    careSearch(area: $area, sort: $sort, filter: $filter, first: 20) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { distance node { id kind name addressLines commune { name departement { code } }
        availability { level signal validUntil availableFrom } } } } }`;
const GRIDS = SEARCH.replace(
  "validUntil",
  "validUntil ... on WeeklyAvailability { weeks { startsOn } } ... on SeasonalAvailability { months { startsOn } }",
);

const FEED_GRIDS = "availability { signal version ... on WeeklyAvailability { weeks { startsOn } } }";

/** What the product says to PostgreSQL, message by message, by a proxy between them. */
class Wiretap {
  private readonly said: string[] = [];
  private server!: Server;

  async between(url: string): Promise<string> {
    const to = new URL(url);
    const { port, hostname } = to;
    this.server = createServer((socket) => this.relay(socket, connectTo(Number(port || 5432), hostname)));
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    to.hostname = "127.0.0.1";
    to.port = String((this.server.address() as { port: number }).port);
    return to.href;
  }

  /** How many messages of each type since the last time: E executes, P prepares, Q is a statement not prepared. */
  take(): Record<string, number> {
    const counts = { E: 0, P: 0, Q: 0 } as Record<string, number>;
    for (const type of this.said.splice(0)) if (type in counts) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  }

  close(): void {
    this.server.close();
  }

  private relay(from: Socket, to: Socket): void {
    let rest = Buffer.alloc(0);
    let started = false;
    from.on("data", (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      // type and length; the very first message has a length alone
      for (;;) {
        const head = started ? 1 : 0;
        if (rest.length < head + 4) break;
        const end = head + rest.readUInt32BE(head);
        if (rest.length < end) break;
        if (started) this.said.push(String.fromCharCode(rest[0] ?? 0));
        started = true;
        rest = rest.subarray(end);
      }
    });
    from.pipe(to).pipe(from);
    for (const socket of [from, to]) socket.on("error", () => {});
  }
}

const wiretap = new Wiretap();
let database: TestDatabase;
let db: Db;
let api: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  const rows = Array.from({ length: 40 }, (_, i) => {
    const at = { lng: 2.88 + i / 1_000, lat: 42.69 };
    return i % 2 ? aChildminder(at) : aListing(at);
  });
  await given(database.db, ...rows);
  const grid = Array<number>(42).fill(1);
  for (const { id } of rows.slice(0, 10)) {
    const weeks = [grid, grid, grid, grid];
    const content = { level: "WEEKLY" as const, startsOn: "2026-11-23", weeks };
    await published(database.db, id, content, "2026-11-22T10:00:00Z");
  }
  db = connect(await wiretap.between(database.url), { max: 1 });
  api = await startApi(db);
}, 120_000);

afterAll(async () => {
  await api?.close();
  await db?.$client.end({ timeout: 2 });
  wiretap.close();
  await database?.drop();
});

/** Searches, each somewhere else, that all find as many. */
async function searches(query: string, times: number, found: number, more: object = {}): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const near = { lng: 2.89 + i / 5_000, lat: 42.69, radiusKm: 5 };
    const { data, errors } = await api.run(query, { area: { near }, ...more });
    expect(errors).toBeUndefined();
    expect(data.careSearch.totalCount).toBe(found);
  }
}

test.each([
  { found: 40, more: {} },
  { found: 40, more: { sort: "BEST_FIT" } },
  { found: 40, more: { sort: "RECENTLY_CONFIRMED" } },
  { found: 10, more: { filter: { signals: ["AVAILABLE"], kinds: ["CHILDMINDER", "CRECHE"] } } },
  { found: 40, more: { filter: { text: "perpignan" } } },
])(
  "a search, cards and total, is one statement, prepared once for its shape: %j",
  async ({ found, more }) => {
    await searches(SEARCH, 1, found, more);
    wiretap.take();
    await searches(SEARCH, 12, found, more);
    expect(wiretap.take()).toEqual({ E: 12, P: 0, Q: 0 });
  },
);

test("PostgreSQL holds it prepared, and keeps one plan for it", async () => {
  const PLAIN = SEARCH.replace("addressLines", "");
  await searches(PLAIN, 20, 40);
  const held = await db.$client<{ generic: number; custom: number }[]>`
    select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements
    where statement like '%as materialized%' and statement not like '%address_lines%'`;
  expect(held.map(({ generic, custom }) => generic + custom)).toEqual([20]);
  expect(held[0]?.generic).toBeGreaterThan(10);
});

test("grids come in the same statement", async () => {
  await searches(GRIDS, 2, 40);
  wiretap.take();
  await searches(GRIDS, 10, 40);
  expect(wiretap.take().E).toBe(10);
});

test.each([
  ["what changed", "id kind changedAt"],
  ["cards", "id listing { id kind name availability { signal } }"],
  ["with everything, grids too", `id listing { addressLines website updatedAt phone email ${FEED_GRIDS} }`],
])("a page of the feed is one statement, prepared once for its shape: %s", async (_, fields) => {
  await numberAll(database.db);
  const query = `query ($since: String) { careChanges(since: $since, first: 3) { cursor hasMore changes { ${fields} } } }`;
  let since: string | null = null;
  const page = async () => {
    const { data, errors } = await api.run(query, { since });
    expect(errors).toBeUndefined();
    expect(data.careChanges.changes).toHaveLength(3);
    since = data.careChanges.cursor;
  };
  await page();
  wiretap.take();
  for (let i = 0; i < 12; i += 1) await page();
  expect(wiretap.take()).toEqual({ E: 12, P: 0, Q: 0 });
});

test("the feed reads the columns that are asked for, and contact details never", async () => {
  const held = await db.$client<{ statement: string }[]>`
    select statement from pg_prepared_statements where statement like ${"%from feed_change%"}`;
  const having = (column: string) => held.filter(({ statement }) => statement.includes(column)).length;
  expect(held).toHaveLength(2);
  expect([having("l.address_lines"), having("l.website"), having("a.content")]).toEqual([1, 1, 1]);
  expect([having("phone"), having("email"), having("l.*")]).toEqual([0, 0, 0]);
});
