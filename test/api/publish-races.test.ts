import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseListings, putListings, setListingState } from "../../api/directory/listing.queries.ts";
import { ListingHeld, patiently } from "../../api/directory/patience.ts";
import { lockActive } from "../../api/habilitation/standing.queries.ts";
import { hideAvailability } from "../../api/publishing/publishing.queries.ts";
import { connect, type Db, inTransaction } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, given, published } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { givenOwner, type Owner } from "../owner.ts";
import { times } from "../soak.ts";

/** R7 R8 R19 R30: a publication beside what PMI and the Caf do at the same moment. None of them dies of the others. */
let database: TestDatabase;
let api: TestApi;
/** the connections of an import, apart from the server's */
let pmi: Db;
let n = 0;

beforeAll(async () => {
  database = await freshDatabase();
  api = await startApi(database.db, () => new Date("2026-11-24T09:00:00Z"));
  pmi = connect(database.url, { max: 2 });
});
afterAll(async () => {
  await pmi?.$client.end();
  await api?.close();
  await database?.drop();
});

async function anOwner(): Promise<Owner & { publish: (signal: string) => Promise<string> }> {
  n += 1;
  const owner = await givenOwner(database.db, aChildminder({ id: randomUUID() }), `racer${n}@demo.example`);
  const run = await api.as(owner.email);
  const publish = async (signal: string) => {
    const { data, errors } =
      await run(`mutation { r: publishGlobalAvailability(listing: "${owner.listing.id}", signal: ${signal}) {
      __typename ... on AvailabilityRejected { problems { code } } } }`);
    if (errors) throw new Error(`${errors[0]?.extensions.code}`);
    return data.r.__typename === "AvailabilityPublished" ? "PUBLISHED" : data.r.problems[0].code;
  };
  return { ...owner, publish };
}

test("an import that moves a whole département and those who publish meanwhile: no deadlock, and all of it stands", async () => {
  const owner = await anOwner();
  const others = Array.from({ length: 1_500 }, () => aChildminder({ id: randomUUID() }));
  await given(database.db, ...others);
  for (let round = 0; round < times(3, 40); round += 1) {
    const moved = [owner.listing, ...others].map((row) => ({ ...row, lat: 42.7 + round / 1_000 }));
    let done = false;
    const load = inTransaction(pmi, (tx) => putListings(tx, moved), "pmi").finally(() => {
      done = true;
    });
    const answers: string[] = [];
    while (!done) {
      answers.push(await owner.publish(answers.length % 2 === 0 ? "AVAILABLE" : "UNAVAILABLE"));
      await sleep(5);
    }
    await load;
    expect(answers.filter((answer) => answer !== "PUBLISHED" && answer !== "BUSY")).toEqual([]);
    const [place] = await database.db.execute<{ same: boolean }>(sql`
      select l.point ~= s.point and l.lat = ${42.7 + round / 1_000}::float8 as same
      from listing l join availability_summary s on s.listing_id = l.id where l.id = ${owner.listing.id}::uuid`);
    expect(place?.same).toBe(true);
  }
});

test("R7 suspended while a publication waits for the habilitation: refused, and nothing is stored", async () => {
  const owner = await anOwner();
  expect(await owner.publish("UNAVAILABLE")).toBe("PUBLISHED");
  let waiting!: Promise<string>;
  await inTransaction(database.db, async (tx) => {
    await tx.execute(sql`select from habilitation where id = ${owner.habilitationId}::uuid for update`);
    waiting = owner.publish("AVAILABLE");
    await sleep(150);
    await inTransaction(pmi, (other) => setListingState(other, [owner.listing.id], "SUSPENDED"), "pmi");
  });
  expect(await waiting).toBe("SUSPENDED");
  const [row] = await database.db.execute<{ content: object }>(
    sql`select content from availability where listing_id = ${owner.listing.id}::uuid`,
  );
  expect(row?.content).toEqual({ level: "GLOBAL", available: false });
});

test("R8 R19 a revocation gives way to the erasure of the same person", async () => {
  const owner = await anOwner();
  await owner.publish("AVAILABLE");
  let erasure!: Promise<void>;
  let tries = 0;
  const revoke = patiently(() =>
    inTransaction(database.db, async (tx) => {
      tries += 1;
      const held = await lockActive(tx, { habilitationId: owner.habilitationId });
      if (!held) return "NOTHING_LEFT";
      erasure ??= inTransaction(pmi, (other) => eraseListings(other, [owner.listing.id]), "pmi");
      await sleep(100);
      await hideAvailability(tx, owner.listing.id);
      return "REVOKED";
    }),
  );
  expect(await revoke).toBe("NOTHING_LEFT");
  await erasure;
  expect(tries).toBeGreaterThan(1);
});

test("an import that holds the listing for long: said after a few seconds, and nothing is stored", async () => {
  const owner = await anOwner();
  await inTransaction(
    pmi,
    async (tx) => {
      await setListingState(tx, [owner.listing.id], "SUSPENDED");
      expect(await owner.publish("AVAILABLE")).toBe("BUSY");
      await setListingState(tx, [owner.listing.id], "PUBLISHED");
    },
    "pmi",
  );
  expect(await owner.publish("AVAILABLE")).toBe("PUBLISHED");
});

test("what is held is tried again, what is broken is not", async () => {
  let tries = 0;
  const broken = patiently(async () => {
    tries += 1;
    throw new Error("broken");
  });
  await expect(broken).rejects.toThrow("broken");
  expect(tries).toBe(1);
  expect(new ListingHeld().code).toBe("55P03");
});

test("R28 fewer places are approved than were published: what stands cannot be confirmed", async () => {
  const owner = await anOwner();
  const weeks = Array.from({ length: 4 }, () => Array<number>(42).fill(4));
  const content = { level: "WEEKLY", startsOn: "2026-11-23", weeks } as const;
  await published(database.db, owner.listing.id, content, "2026-11-24T08:00:00Z");
  const confirm = async () => {
    const run = await api.as(owner.email);
    const { data } = await run(`mutation { r: confirmAvailability(listing: "${owner.listing.id}") {
      __typename ... on AvailabilityRejected { problems { code message } } } }`);
    return data.r;
  };
  expect((await confirm()).__typename).toBe("AvailabilityPublished");
  const fewer = { ...owner.listing, detail: { approvedPlaces: 1, worksInMam: false } };
  await inTransaction(pmi, (tx) => putListings(tx, [fewer]), "pmi");
  expect((await confirm()).problems).toMatchObject([
    { code: "TOO_MANY_PLACES", message: expect.stringContaining("1\u00a0place au plus") },
  ]);
});
