import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { putAccount } from "../../api/account/account.queries.ts";
import { Sessions } from "../../api/account/session.ts";
import { planWeeks } from "../../api/availability/plan.ts";
import { summarise } from "../../api/availability/summary.ts";
import { eraseRequests, insertRequest } from "../../api/habilitation/habilitation.queries.ts";
import { addDays, mondayOf } from "../../api/kernel/local-date.ts";
import { type Db, inTransaction } from "../../db/client.ts";
import { aRequest } from "../desk.ts";
import { aGrid, daysOf } from "../owner.ts";
import type { BenchDatabase } from "./database.ts";
import { describeMachine } from "./machine.ts";
import { startOurs } from "./product.ts";
import { atMost, type Report } from "./report.ts";
import { round, spread } from "./rounds.ts";
import { siteDocument } from "./search.ts";
import type { Call } from "./side.ts";

export interface PublishPlan {
  rounds: number;
  /** publications a slot, one after the other */
  publications: number;
  warmUp: number;
}

export const PUBLISH_PLANS: Record<"full" | "small", PublishPlan> = {
  full: { rounds: 8, publications: 150, warmUp: 300 },
  small: { rounds: 1, publications: 3, warmUp: 2 },
};

const OWNERS = 20;

interface Owner {
  listingId: string;
  cookie: string;
}

/** `publish`: the document of the site, from the request to the answer, over a bare transaction that writes the same rows. */
export async function benchPublish({ url, db, today }: BenchDatabase, plan: PublishPlan): Promise<Report> {
  const side = await startOurs(url, { SECRET_KEY: randomBytes(32).toString("base64url") });
  const { owners, forget } = await givenOwners(db);
  try {
    const { id: documentId } = siteDocument("mutation PublishWeekly(");
    const publish = async (i: number) => {
      const owner = owners[i % owners.length] as Owner;
      const { body } = await side.send(callOf(documentId, owner, weeksOf(i, today)));
      const { data } = JSON.parse(body.toString()) as {
        data?: { result: { __typename: string } };
      };
      const answered = data?.result.__typename;
      if (answered !== "AvailabilityPublished") throw new Error(`not published: ${body}`);
    };
    const bare = (i: number) => writeBare(db, (owners[i % owners.length] as Owner).listingId, i, today);
    await assertSameRows(db, owners[0] as Owner, publish, bare);
    for (const act of [publish, bare]) await timesOf(act, plan.warmUp);
    const rounds: { publish: number; bare: number; ratio: number }[] = [];
    for (let i = 0; i < plan.rounds; i += 1) {
      // ABBA
      const a = await timesOf(bare, plan.publications);
      const b = await timesOf(publish, 2 * plan.publications);
      const p50 = { bare: median([...a, ...(await timesOf(bare, plan.publications))]), publish: median(b) };
      rounds.push({ ...p50, ratio: p50.publish / p50.bare });
    }
    return {
      bench: "publish",
      figure:
        "p50 of publishing four weeks, from request to answer, over a bare transaction writing the same rows",
      machine: await describeMachine(db.$client),
      work: { ...plan, owners: OWNERS },
      reach: [atMost("× a bare transaction", spread(rounds.map(({ ratio }) => ratio)).median, 3)],
      ratios: spread(rounds.map(({ ratio }) => ratio)),
      milliseconds: {
        publish: spread(rounds.map(({ publish: ms }) => round(ms))),
        bare: spread(rounds.map(({ bare: ms }) => round(ms))),
      },
    };
  } finally {
    await forget();
    await side.stop();
  }
}

async function timesOf(act: (i: number) => Promise<void>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const started = performance.now();
    await act(i);
    times.push(performance.now() - started);
  }
  return times;
}

const median = (times: number[]) => spread(times).median;

function callOf(documentId: string, { listingId, cookie }: Owner, weeks: object): Call {
  return {
    method: "POST",
    path: "/graphql",
    headers: { "content-type": "application/json", accept: "application/json", cookie },
    body: JSON.stringify({ documentId, variables: { listing: listingId, weeks } }),
  };
}

/** Another entry each time. */
function weeksOf(i: number, today: string) {
  const monday = mondayOf(today);
  return [0, 7, 14, 21].map((days) => ({
    startsOn: addDays(monday, days),
    days: daysOf(aGrid(1 + (i % 2), [i % 5, 4])),
  }));
}

/** The rows that a publication writes, and nothing else: what stands, its summary, the change, the audit. */
async function writeBare(db: Db, id: string, i: number, today: string): Promise<void> {
  const planned = planWeeks(weeksOf(i, today), today, 6);
  if (!("content" in planned)) throw new Error("the entry of the bench is refused");
  const { content } = planned;
  const { freeDays, ...summary } = summarise(content, today);
  const ranges = `{${freeDays.map(([from, to]) => `[${from},${to}]`).join(",")}}`;
  const version = randomUUID();
  const now = new Date().toISOString();
  const { $client: client } = db;
  await client.begin(async (tx) => {
    await tx`
      update availability set level = 'WEEKLY', content = ${JSON.stringify(content)}::jsonb, version = ${version}, confirmed_at = ${now}
      where listing_id = ${id}`;
    await tx`
      update availability_summary set level = 'WEEKLY', confirmed_at = ${now}, version = ${version},
        valid_until = ${summary.validUntil}, last_free_on = ${summary.lastFreeOn}, free_days = ${ranges}::datemultirange,
        cover_starts = ${`{${summary.coverStarts.join()}}`}::date[], slot_masks = ${`{${summary.slotMasks.join()}}`}::bigint[], shown = true
      where listing_id = ${id}`;
    await tx`update feed_change set position = null, changed_at = now() where listing_id = ${id}`;
    await tx`insert into audit_entry (action, at, subject_id, facts) values ('BENCH', ${now}, ${id}, '{}')`;
  });
}

/** Both leave the same summary behind. */
async function assertSameRows(
  db: Db,
  { listingId }: Owner,
  publish: (i: number) => Promise<void>,
  bare: (i: number) => Promise<void>,
): Promise<void> {
  const read = async () => {
    const [row] = await db.execute(sql`
      select a.level, a.content, s.valid_until, s.last_free_on, s.free_days, s.cover_starts, s.slot_masks, s.shown
      from availability a join availability_summary s using (listing_id) where listing_id = ${listingId}::uuid`);
    return JSON.stringify(row, (_, value) => (typeof value === "bigint" ? String(value) : value));
  };
  await publish(0);
  const ours = await read();
  await bare(OWNERS);
  await bare(0);
  if ((await read()) !== ours) throw new Error("the bare transaction writes other rows");
}

/** Childminders of the national set with an open access, and how to take it away again. */
async function givenOwners(db: Db): Promise<{ owners: Owner[]; forget: () => Promise<void> }> {
  const rows = await db.execute<{ id: string; departementCode: string }>(sql`
    select l.id, c.departement_code as "departementCode" from listing l join commune c on c.code = l.commune_code
    where l.kind = 'CHILDMINDER' and (l.detail ->> 'approvedPlaces')::int >= 2 order by l.id limit ${OWNERS}`);
  const sessions = new Sessions(db, "http://localhost");
  const ids: string[] = [];
  const owners: Owner[] = [];
  const now = new Date();
  for (const { id, departementCode } of rows) {
    const email = `bench-publish-${id}@bench.example`;
    const owner = await inTransaction(db, async (tx) => {
      const accountId = await putAccount(tx, { email, role: "CHILDMINDER", listingId: id, departementCode });
      const request = aRequest({ email, departementCode, listingId: id });
      ids.push(await insertRequest(tx, { ...request, accountId, state: "ACTIVE" }, { createdAt: now }));
      return { listingId: id, cookie: `session=${await sessions.open(tx, accountId, false, now)}` };
    });
    owners.push(owner);
  }
  return { owners, forget: () => inTransaction(db, (tx) => eraseRequests(tx, ids)) };
}
