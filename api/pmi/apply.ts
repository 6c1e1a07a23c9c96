import { createHmac } from "node:crypto";
import { type Db, inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import {
  eraseListings,
  type ListingRow,
  putListings,
  setListingState,
} from "../directory/listing.queries.ts";
import { Pace } from "../pace.ts";
import { sentence } from "./pmi.messages.ts";
import {
  addRefusals,
  type Baseline,
  baselineOf,
  lockDepartement,
  markGone,
  putChildminders,
  recordFile,
  refusalHashes,
  removeRefusals,
} from "./pmi.queries.ts";
import { type Change, type Prepared, type PrepareServices, publicFacts } from "./prepare.ts";
import type { Plan } from "./reconcile.ts";
import { PmiRefusal } from "./refusal.ts";

export interface Application {
  departementCode: string;
  contentHash: Buffer;
  partial: boolean;
  /** of those without permission nothing stays but a hash under this key (R8) */
  hashKey: Buffer;
  actorId: string | undefined;
  baseline: Baseline;
  now: Date;
  counts: Record<string, number>;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

type Naming = Pick<PrepareServices, "gazetteer" | "mamOf">;

const BATCH = 2_000;

/** Writes a file in one transaction: readers see the old file or this one. Gives the file's id. */
export function apply(
  db: Db,
  plan: Plan,
  prepared: Prepared,
  naming: Naming,
  job: Application,
): Promise<string> {
  return inTransaction(
    db,
    async (tx) => {
      if (!(await lockDepartement(tx, job.departementCode))) throw new PmiRefusal("IMPORT_UNDER_WAY");
      // everything was compared with what stood then
      const standing = await baselineOf(tx, job.departementCode);
      if (standing.files !== job.baseline.files) throw new PmiRefusal("CHANGED_MEANWHILE");
      await refuse(tx, plan, job);
      await setListingState(tx, plan.gone, "GONE");
      await markGone(tx, plan.gone, job.now);
      await write(tx, prepared.changes, naming, job);
      return keep(tx, plan, job);
    },
    "pmi",
  );
}

/** Erases those who no longer allow publication, and notes those who never did (R8). */
async function refuse(tx: Tx, plan: Plan, job: Application): Promise<void> {
  const erased = plan.refused.filter(({ listingId }) => listingId !== null);
  await eraseListings(
    tx,
    erased.map(({ listingId }) => listingId ?? ""),
  );
  for (const { listingId, reason } of erased) {
    const { actorId } = job;
    await record(tx, { action: "PMI_LISTING_ERASED", actorId, subjectId: listingId ?? "", reason });
  }
  const known = await refusalHashes(tx, job.departementCode);
  const refused = await hashNumbers(job, plan.refused);
  await addRefusals(
    tx,
    job.departementCode,
    refused.filter((hash) => !known.has(hash)),
  );
  const allowed = await hashNumbers(
    job,
    plan.taken.filter(({ listingId }) => listingId === null),
  );
  await removeRefusals(
    tx,
    allowed.filter((hash) => known.has(hash)),
  );
}

async function hashNumbers(
  { hashKey, departementCode }: Application,
  rows: { number: string }[],
): Promise<string[]> {
  const pace = new Pace();
  const hashes: string[] = [];
  for (const { number } of rows) {
    hashes.push(createHmac("sha256", hashKey).update(`${departementCode}\n${number}`).digest("hex"));
    await pace.step();
  }
  return hashes;
}

async function write(tx: Tx, changes: Change[], naming: Naming, job: Application): Promise<void> {
  for (let i = 0; i < changes.length; i += BATCH) {
    const batch = changes.slice(i, i + BATCH);
    const listings = batch.flatMap((change) => toListing(change, naming));
    if (listings.length > 0) await putListings(tx, listings);
    const people = batch.filter(({ putChildminder }) => putChildminder);
    await putChildminders(
      tx,
      job.departementCode,
      people.map(({ childminder, listingId, rowHash }) => ({ ...childminder, listingId, rowHash })),
    );
    job.onProgress?.(Math.min(i + BATCH, changes.length), changes.length);
  }
}

function toListing({ listingId, childminder, at }: Change, naming: Naming): ListingRow[] {
  if (!at) return [];
  return [{ id: listingId, kind: "CHILDMINDER", website: null, ...publicFacts(childminder, at, naming) }];
}

async function keep(tx: Tx, plan: Plan, job: Application): Promise<string> {
  const { departementCode, contentHash, partial, counts } = job;
  const quarantine = plan.quarantine.map((problem) => ({ ...problem, message: sentence(problem) }));
  const id = await recordFile(tx, { departementCode, contentHash, partial, counts, quarantine });
  await record(tx, {
    action: "PMI_FILE_APPLIED",
    actorId: job.actorId,
    subjectId: id,
    facts: { departement: departementCode, partial, ...counts },
  });
  return id;
}
