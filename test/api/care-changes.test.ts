import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changesStatement } from "../../api/directory/changes.queries.ts";
import { eraseListings, setListingState } from "../../api/directory/listing.queries.ts";
import { numberAll } from "../../api/feed/numbering.ts";
import { hideAvailability } from "../../api/publishing/publishing.queries.ts";
import { connect, type Db, inTransaction, type Tx } from "../../db/client.ts";
import { givenAccount } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import {
  AT,
  CHANGES,
  type Change,
  expectInStep,
  GREEN,
  inStep,
  LISTING,
  MONTHS,
  news,
  PERIODS,
  RED,
  Reader,
  unnumbered,
  WEEKS,
} from "./feed-reader.ts";
import { usePmi } from "./pmi-database.ts";
import { aRow } from "./pmi-file.ts";

let database: TestDatabase;
let db: Db;
let api: TestApi;

beforeAll(async () => {
  database = await freshDatabase();
  db = database.db;
  api = await startApi(db);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const asPmi = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work, "pmi");

describe("everything once, then only what changed", () => {
  const sessions = [{ weekday: "MONDAY" as const, opens: "09:00", closes: "12:00" }];
  const rows = Array.from({ length: 57 }, (_, i) => {
    const name = `Lieu ${i}`;
    if (i % 5 === 0) return aChildminder({ name: `Aude ${i}` });
    if (i % 5 === 1) return aListing({ kind: "LEISURE_CENTRE", name, detail: { periods: ["Mercredis"] } });
    if (i % 5 === 2)
      return aListing({ kind: "RELAIS", name, detail: { communesServed: ["66136"], sessions } });
    return aListing(
      i % 5 === 3 ? { kind: "LAEP", name, detail: { sessions } } : { name, detail: { avip: true } },
    );
  });

  beforeAll(async () => {
    await given(db, ...rows);
    for (const [i, { id, kind }] of rows.entries()) {
      if (kind === "LEISURE_CENTRE") await published(db, id, i % 2 ? PERIODS : RED, AT);
      if (kind === "CRECHE") await published(db, id, i % 2 ? WEEKS : GREEN, AT);
      if (kind === "CHILDMINDER" && i % 2) await published(db, id, MONTHS, AT);
    }
  });

  test("nothing is shown before it has its place, and a cursor is given all the same", async () => {
    const reader = new Reader(api);
    const page = await reader.page(1_000);
    expect(page).toMatchObject({ changes: [], hasMore: false });
    expect(await numberAll(db)).toBe(true);
    expect(await reader.catchUp()).toHaveLength(57);
  });

  test.each([1, 2, 7, 19, 28, 56, 57, 58, 1_000])("in pages of %i", async (first) => {
    const reader = new Reader(api);
    const ids: string[] = [];
    for (;;) {
      const page = await reader.page(first);
      ids.push(...page.changes.map(({ id }) => id));
      expect(page.hasMore).toBe(ids.length < 57);
      if (!page.hasMore) break;
      expect(page.changes).toHaveLength(first);
      expect(page.cursor).toBe(page.changes.at(-1)?.cursor);
    }
    expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
    await expectInStep(reader, api, db);
  });

  test("by default 500 a page, null too; the cursor of a change leads to what comes after it", async () => {
    for (const argument of ["", "(first: null)", "(since: null)"]) {
      const { data } = await api.run(`{ careChanges${argument} { hasMore changes { id cursor } } }`);
      expect(data.careChanges.changes).toHaveLength(57);
      const [, second] = data.careChanges.changes;
      const after = await api.run(CHANGES, { since: second.cursor, first: 1 });
      expect(after.data.careChanges.changes[0].id).toBe(data.careChanges.changes[2].id);
    }
  });

  test("then nothing, with the same cursor", async () => {
    const reader = await inStep(api, db);
    const { since } = reader;
    for (let i = 0; i < 3; i += 1) {
      expect(await reader.page(10)).toEqual({ changes: [], cursor: since, hasMore: false });
    }
  });

  test("then what changed, as it is now and once, however often it changed", async () => {
    const reader = await inStep(api, db);
    const [one, other, third] = rows.filter(({ kind }) => kind === "CRECHE");
    if (!one || !other || !third) throw new Error("too few");
    await published(db, other.id, GREEN, AT);
    await published(db, one.id, RED, AT);
    await given(db, { ...third, name: "Nouveau nom" });
    await published(db, other.id, WEEKS, AT);
    await inTransaction(db, (tx) => hideAvailability(tx, one.id));
    const ids = (await news(reader, db)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([one.id, other.id, third.id].sort());
    await expectInStep(reader, api, db);
    expect(reader.copy.get(one.id)).toMatchObject({ availability: { signal: "UNKNOWN", confirmedAt: null } });
    expect(await news(reader, db)).toEqual([]);
  });

  test("a listing that holds the last place and changes again is not missed, nor what comes after it", async () => {
    const reader = await inStep(api, db);
    const [one, other] = rows.filter(({ kind }) => kind === "LAEP");
    if (!one || !other) throw new Error("too few");
    for (let i = 0; i < 5; i += 1) {
      await given(db, { ...one, name: `Encore ${i}` });
      expect(await news(reader, db)).toEqual([{ id: one.id, there: true }]);
      const late = new Reader(api);
      late.since = reader.since;
      // the last place is lost while the listing waits for another
      await given(db, { ...one, name: `Toujours ${i}` });
      await given(db, { ...other, name: `Aussi ${i}` });
      expect(await late.catchUp()).toEqual([]);
      expect(await news(late, db)).toEqual([
        { id: one.id, there: true },
        { id: other.id, there: true },
      ]);
      await reader.catchUp();
    }
    await expectInStep(reader, api, db);
  });

  test("a kind that is corrected is told", async () => {
    const wrong = aListing({ kind: "LAEP" });
    await given(db, wrong);
    const reader = await inStep(api, db);
    await given(db, { ...wrong, kind: "RELAIS" });
    await numberAll(db);
    expect(await reader.catchUp()).toMatchObject([{ kind: "RELAIS", listing: { __typename: "Relais" } }]);
  });

  test("the pictogram is that of the day of the request, without a change in the feed", async () => {
    const id = rows.find(({ kind }) => kind === "CRECHE")?.id ?? "";
    await published(db, id, WEEKS, AT);
    const reader = await inStep(api, db);
    const later = await startApi(db, () => new Date("2026-12-21T09:00:00Z"));
    const tomorrow = new Reader(later);
    await tomorrow.catchUp();
    await later.close();
    const signals = [reader, tomorrow].map(({ copy }) => copy.get(id)?.availability);
    expect(signals).toMatchObject([{ signal: "AVAILABLE" }, { signal: "UNKNOWN" }]);
    expect(await news(reader, db)).toEqual([]);
  });
});

describe("what nobody may see any more", () => {
  test("R6 gone, R7 suspended: a tombstone; and back again with everything, availability included", async () => {
    const one = aChildminder({ name: "Solange Unique", addressLines: ["3 rue Unique"] });
    await given(db, one);
    await published(db, one.id, WEEKS, AT);
    const reader = await inStep(api, db);
    const before = reader.copy.get(one.id);
    expect(before).toMatchObject({ availability: { signal: "AVAILABLE" } });
    for (const state of ["SUSPENDED", "GONE"] as const) {
      await asPmi((tx) => setListingState(tx, [one.id], state));
      await numberAll(db);
      const page = await reader.page(10);
      expect(page.changes).toEqual([
        { cursor: page.cursor, id: one.id, kind: "CHILDMINDER", changedAt: expect.anything(), listing: null },
      ]);
      await expectInStep(reader, api, db);
      // published while suspended: still nothing to see
      await published(db, one.id, WEEKS, AT);
      expect(await news(reader, db)).toEqual([{ id: one.id, there: false }]);
      await asPmi((tx) => setListingState(tx, [one.id], "PUBLISHED"));
      expect(await news(reader, db)).toEqual([{ id: one.id, there: true }]);
      expect(reader.copy.get(one.id)).toMatchObject({
        name: "Solange Unique",
        availability: { level: "WEEKLY" },
      });
    }
  });

  test("R7 a change that nobody numbered yet shows nothing of who is suspended", async () => {
    const one = aChildminder({ name: "Margot Unique" });
    await given(db, one);
    await numberAll(db);
    await asPmi((tx) => setListingState(tx, [one.id], "SUSPENDED"));
    const { data } = await api.run(CHANGES, { first: 1_000 });
    expect(JSON.stringify(data)).not.toContain("Margot");
    await numberAll(db);
  });

  test("R8 erased: a tombstone for whoever had it, and nothing of it to anyone", async () => {
    const one = aChildminder({ name: "Perrine Unique", addressLines: ["5 impasse Unique"] });
    await given(db, one);
    await published(db, one.id, WEEKS, AT);
    const reader = await inStep(api, db);
    const started = new Reader(api);
    await started.page(3);
    await asPmi((tx) => eraseListings(tx, [one.id]));
    expect(await news(reader, db)).toEqual([{ id: one.id, there: false }]);
    await started.catchUp(3);
    await expectInStep(reader, api, db);
    await expectInStep(started, api, db);
    const whole = await api.run(CHANGES, { first: 1_000 });
    expect(JSON.stringify(whole.data)).not.toMatch(/Perrine|impasse Unique/);
    const [kept] = await db.execute(
      sql`select to_jsonb(f) as row from feed_change f where listing_id = ${one.id}`,
    );
    expect(Object.keys((kept as { row: object }).row).sort()).toEqual([
      "changed_at",
      "kind",
      "listing_id",
      "position",
    ]);
  });

  test("R9 R10 contact details are never in the feed, withheld or not", async () => {
    const open = aChildminder({ phone: "+33639981234", email: "ouverte@assmat.example" });
    const withheld = aChildminder({ phone: null, email: null, addressLines: null, precision: "COMMUNE" });
    await given(db, open, withheld);
    await givenAccount(db, { email: "demande@personne.example", listingId: open.id });
    await numberAll(db);
    const { data } = await api.run(CHANGES, { first: 1_000 });
    const changes: Change[] = data.careChanges.changes;
    for (const { listing } of changes) {
      if (listing) expect(listing).toMatchObject({ phone: null, email: null });
    }
    expect(JSON.stringify(data)).not.toMatch(/\+3346571|\+336399|@petits-pas|@assmat|@personne/);
    const shown = changes.find(({ id }) => id === withheld.id)?.listing;
    expect(shown).toMatchObject({ addressLines: null, location: { precision: "COMMUNE" } });
  });
});

describe("what callers get wrong is said", () => {
  test.each([-1, 0, 1_001, 10 ** 9])("first: %i", async (first) => {
    const { status, errors } = await api.run(
      `query ($first: Int) { careChanges(first: $first) { cursor } }`,
      {
        first,
      },
    );
    expect(status).toBeLessThan(500);
    expect(errors?.[0]?.extensions.code).toMatch(
      first > 10 ** 6 ? /BAD_USER_INPUT|TOO_COMPLEX/ : /BAD_USER_INPUT/,
    );
    if (first < 10 ** 6) {
      expect(errors?.[0]?.message).toBe("« first » va de 1 à 1000.");
      expect(errors?.[0]?.extensions.argument).toEqual(["first"]);
    }
  });

  test("cursors: foreign, of a search, altered, of another key, empty", async () => {
    const reader = await inStep(api, db);
    const since = reader.since ?? "";
    const { data } = await api.run(
      `{ careSearch(area: { commune: "66136" }, first: 1) { pageInfo { endCursor } edges { cursor } } }`,
    );
    const [place, signature] = [since.slice(16), since.slice(0, 16)];
    const raised = Buffer.from(JSON.stringify("1")).toString("base64url");
    expect(Buffer.from(place, "base64url").toString()).toMatch(/^"\d+"$/);
    for (const wrong of [
      data.careSearch.pageInfo.endCursor,
      data.careSearch.edges[0].cursor,
      signature + raised,
      since.slice(0, -2) + (since.at(-2) === "A" ? "B" : "A") + since.at(-1),
      `${since}=`,
      ` ${since}`,
      signature,
      "",
      "0",
      "1",
      "\u0000",
      "\ud800",
      "💥".repeat(500),
      "' or 1=1 --",
    ]) {
      const answer = await api.run(CHANGES, { since: wrong, first: 1 });
      expect(answer.errors?.[0]?.extensions).toEqual({ code: "BAD_CURSOR", argument: ["since"] });
    }
    const search = `query ($after: String) { careSearch(area: { commune: "66136" }, after: $after) { totalCount } }`;
    expect((await api.run(search, { after: since })).errors?.[0]?.extensions.code).toBe("BAD_CURSOR");
    expect((await api.run(CHANGES, { since, first: 1 })).errors).toBeUndefined();
  });

  test("an anonymous caller may ask for a page of 1000 with every field; not for nine of them", async () => {
    const { errors } = await api.run(CHANGES, { first: 1_000 });
    expect(errors).toBeUndefined();
    for (const first of [1_000, null]) {
      const roots = Array.from(
        { length: 9 },
        (_, i) => `a${i}: careChanges(first: ${first}) { changes { listing ${LISTING} } }`,
      );
      const wide = await api.run(`{ ${roots[0]} ${first === null ? roots.slice(1).join(" ") : roots[1]} }`);
      expect(wide.errors?.[0]?.extensions.code).toBe("TOO_COMPLEX");
    }
  });
});

describe("cursors last", () => {
  const pmi = usePmi();
  let own: TestApi;
  beforeAll(async () => {
    own = await startApi(pmi.db);
  });
  afterAll(() => own.close());

  const A = "66-2024-00001";
  const B = "66-2024-00002";
  const C = "66-2024-00003";
  const D = "66-2024-00004";
  const there = async (reader: Reader) => {
    expect(await numberAll(pmi.db)).toBe(true);
    return (await reader.catchUp(2)).map(({ listing }) => listing?.name ?? null).sort();
  };

  test("R6 R7 R8 over imports: the identical file tells nothing; a file tells what it changes, and no more", async () => {
    const rows = [
      aRow(A, { prenom: "Ariane" }),
      aRow(B, { prenom: "Brune" }),
      aRow(C, { prenom: "Clio" }),
      aRow(D, { prenom: "Daphné" }),
    ];
    await pmi.apply(rows);
    const reader = new Reader(own);
    expect(await there(reader)).toEqual([
      "Ariane Vallespir",
      "Brune Vallespir",
      "Clio Vallespir",
      "Daphné Vallespir",
    ]);
    const { since } = reader;
    await pmi.apply(rows);
    expect(await unnumbered(pmi.db)).toBe(0);
    expect(await there(reader)).toEqual([]);
    expect(reader.since).toBe(since);
    // a new name, a suspension, a withdrawal, one who is no longer named
    await pmi.apply([
      aRow(A, { prenom: "Ariane", nom: "Cerdane" }),
      aRow(B, { prenom: "Brune", statut: "SUSPENDU" }),
      aRow(C, { prenom: "Clio", accord_publication: "N" }),
    ]);
    expect(await there(reader)).toEqual(["Ariane Cerdane", null, null, null]);
    await expectInStep(reader, own, pmi.db);
    await pmi.apply([aRow(A, { prenom: "Ariane", nom: "Cerdane" }), aRow(B, { prenom: "Brune" })]);
    expect(await there(reader)).toEqual(["Brune Vallespir"]);
    await expectInStep(reader, own, pmi.db);
  });

  test("over a restart of the API, in the middle of a reading too", async () => {
    const before = new Reader(own);
    await before.page(1);
    const restarted = await startApi(pmi.db);
    const after = new Reader(restarted);
    after.since = before.since;
    for (const [id, listing] of before.copy) after.copy.set(id, listing);
    await after.catchUp(1);
    await expectInStep(after, restarted, pmi.db);
    await restarted.close();
  });
});

test("the last page reads as little as the first", async () => {
  const many = await freshDatabase();
  const owner = connect(many.ownerUrl, { max: 1, asOwner: true });
  await owner.execute(sql`
    insert into feed_change (listing_id, kind, changed_at, position)
    select gen_random_uuid(), 'LAEP', now(), nextval('feed_position') from generate_series(1, 30000)`);
  await owner.$client.unsafe("vacuum analyze feed_change");
  const read = async (after: string) => {
    const request = { after, limit: 101, today: "2026-11-23", asked: new Set<string>() };
    const { sql: text, params } = new PgDialect().sqlToQuery(changesStatement(request));
    const [row] = await owner.$client.unsafe(
      `explain (analyze, buffers, format json) ${text}`,
      params as string[],
    );
    const plan = JSON.stringify(row);
    expect(plan).toContain("feed_change_position_unique");
    expect(plan).not.toMatch(
      /"Node Type": ?"(Seq Scan|Sort)","Parent Relationship":"[^"]+",[^{}]*"feed_change"/,
    );
    return (row as unknown as { "QUERY PLAN": [{ Plan: Record<string, number> }] })["QUERY PLAN"][0].Plan;
  };
  const [first, last] = [await read("0"), await read("29899")];
  expect([first["Actual Rows"], last["Actual Rows"]]).toEqual([101, 101]);
  const blocks = (plan: Record<string, number>) =>
    (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
  expect(blocks(last)).toBeLessThan(blocks(first) * 1.5 + 10);
  await owner.$client.end();
  await many.drop();
});
