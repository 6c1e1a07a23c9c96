import { createHash } from "node:crypto";
import type { Db } from "../../db/client.ts";
import { type Gazetteer, loadGazetteer } from "../geocoding/gazetteer.ts";
import { createGeocoder, type Geocoder } from "../geocoding/geocode.ts";
import { parisDay } from "../kernel/local-date.ts";
import { apply } from "./apply.ts";
import { compare } from "./compare.ts";
import { type GuardCode, guardsOf } from "./guards.ts";
import { mamFinder } from "./listing-of.ts";
import { Locator } from "./locate.ts";
import { refusalSentence } from "./pmi.messages.ts";
import { type Baseline, baselineOf, departementExists, mamPlaces, previousRows } from "./pmi.queries.ts";
import { type PrepareServices, prepare } from "./prepare.ts";
import { openPmiFile, type PmiSource } from "./read.ts";
import { PmiRefusal, type PmiRefusalCode, withoutRows } from "./refusal.ts";
import { type PmiReport, reportOf } from "./report.ts";

export interface PmiImport {
  source: PmiSource;
  /** code of the département, like `66` or `2A` */
  departement: string;
  /** key of the hashes of those who did not allow publication (R8) */
  hashKey: Buffer;
  now: Date;
  /** the file only corrects, suspends or withdraws: who is not in it stays (R6) */
  partial?: boolean;
  /** tells what would happen and writes nothing */
  dryRun?: boolean;
  /** true: whatever the guards hold; else the `approval` of the outcome that an agent has looked at, and no other */
  approve?: boolean | string;
  /** the agent's account, for the audit; absent: the command */
  actorId?: string;
  gazetteer?: Gazetteer;
  geocoder?: Geocoder;
  onProgress?: (progress: PmiProgress) => void;
  /** awaited when everything is ready to be written; throws to have nothing written */
  beforeApply?: () => Promise<void>;
}

interface PmiProgress {
  step: "READ" | "LOCATE" | "APPLY";
  done: number;
  /** null while reading: the end of the file is not known */
  total: number | null;
}

export type PmiOutcome =
  | { outcome: "APPLIED"; fileId: string | null; guards: GuardCode[]; report: PmiReport }
  | { outcome: "TRIED" | "HELD"; guards: GuardCode[]; report: PmiReport; approval: string }
  | { outcome: "REFUSED"; code: PmiRefusalCode; message: string };

/** Reads a PMI file, compares it with the last one and applies it whole; or says why not, with nothing written. */
export async function importPmiFile(db: Db, job: PmiImport): Promise<PmiOutcome> {
  try {
    return await run(db, job);
  } catch (error) {
    if (!(error instanceof PmiRefusal)) throw withoutRows(error);
    return { outcome: "REFUSED", code: error.code, message: refusalSentence(error.code, error.details) };
  }
}

async function run(db: Db, job: PmiImport): Promise<PmiOutcome> {
  const { departement, partial = false } = job;
  if (!(await departementExists(db, departement))) throw new PmiRefusal("UNKNOWN_DEPARTEMENT");
  const table = await openPmiFile(job.source);
  const baseline = await baselineOf(db, departement);
  const previous = await previousRows(db, departement);
  const services = await servicesOf(db, job);
  const { plan, read } = await compare(table, previous, {
    departement,
    partial,
    today: parisDay(job.now),
    communes: services.gazetteer,
    onProgress: (done) => job.onProgress?.({ step: "READ", done, total: null }),
  });
  const alreadyApplied = baseline.lastContentHash?.equals(read.contentHash) ?? false;
  const prepared = await prepare(plan, services);
  const report = reportOf(departement, partial, { read, plan, prepared, previous });
  const { listed, removed, heldBack } = report.counts;
  const { rows, elsewhere } = read;
  const guards = guardsOf({ alreadyApplied, rows, elsewhere, listed, removed, heldBack });
  const approval = approvalOf(read.contentHash, baseline, guards);
  if (job.dryRun) return { outcome: "TRIED", guards, report, approval };
  const approved = job.approve === true || job.approve === approval;
  if (guards.length > 0 && !approved) return { outcome: "HELD", guards, report, approval };
  const nothing = prepared.changes.length + plan.gone.length + report.counts.erased === 0;
  if (alreadyApplied && nothing) return { outcome: "APPLIED", fileId: null, guards, report };
  await job.beforeApply?.();
  const fileId = await apply(db, plan, prepared, services, {
    departementCode: departement,
    contentHash: read.contentHash,
    partial,
    hashKey: job.hashKey,
    actorId: job.actorId,
    baseline,
    now: job.now,
    counts: report.counts,
    onProgress: (done, total) => job.onProgress?.({ step: "APPLY", done, total }),
  });
  return { outcome: "APPLIED", fileId, guards, report };
}

/** What an agent approves: this file, after those applied before it, in spite of these guards. */
function approvalOf(contentHash: Buffer, { files }: Baseline, guards: GuardCode[]): string {
  return createHash("sha256")
    .update(contentHash)
    .update(JSON.stringify([files, guards]))
    .digest("base64url");
}

async function servicesOf(db: Db, job: PmiImport): Promise<PrepareServices> {
  const gazetteer = job.gazetteer ?? (await loadGazetteer(db));
  const geocoder = job.geocoder ?? createGeocoder(db, gazetteer);
  const mamOf = mamFinder(await mamPlaces(db, job.departement));
  const locator = new Locator(geocoder, gazetteer, mamOf);
  const onProgress = (done: number, total: number) => job.onProgress?.({ step: "LOCATE", done, total });
  return { db, gazetteer, locator, mamOf, onProgress };
}
