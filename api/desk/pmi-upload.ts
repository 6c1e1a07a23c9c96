import { PassThrough, type Readable } from "node:stream";
import type { Logger } from "pino";
import type { Db } from "../../db/client.ts";
import type { Services } from "../context.ts";
import { withoutDetail } from "../errors.ts";
import { importPmiFile, type PmiOutcome } from "../pmi/import.ts";
import { guardSentence, sentence } from "../pmi/pmi.messages.ts";
import { columnRemarks, printOutcome } from "../pmi/print.ts";
import type { Problem } from "../pmi/problem.ts";
import { REFUSAL_KEY } from "../pmi/refusal.ts";
import { UPLOAD } from "./desk.messages.ts";

export const MOST_BYTES = 100 * 1024 * 1024;

export interface Upload {
  departementCode: string;
  actorId: string;
  /** tells what would happen and writes nothing */
  dryRun: boolean;
  /** the `approval` of the trial whose guards the agent has looked at */
  approve: string | undefined;
  now: Date;
  /** asked just before anything is written: a file on its way does not outlive the session */
  isSignedIn: () => Promise<boolean>;
}

export interface UploadServices {
  db: Db;
  services: Pick<Services, "gazetteer" | "geocoder" | "keys">;
  log: Logger;
  /** tests wait less */
  patience?: typeof PATIENCE;
}

/** What is to be said of a row, or of one cell of it. */
interface Said {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

/** The last line of an answer. */
interface UploadOutcome {
  outcome: PmiOutcome["outcome"];
  message: string;
  guards: { code: string; message: string }[];
  /** to be handed back by who has looked at the guards; null where nothing waits for it */
  approval: string | null;
  /** of the file's columns: unknown ones, absent ones */
  remarks: string[];
  fileId: string | null;
  counts: Record<string, number> | null;
  quarantine: Said[];
  /** of rows that were taken: things to see to, ended agréments among them (R7) */
  warnings: Said[];
  report: string;
}

/** How long nothing may come, and how long all of it may take, so that an upload does not hold its département. */
const PATIENCE = { stalledMs: 30_000, wholeMs: 10 * 60_000 };

class TooLarge extends Error {}
class SignedOut extends Error {}
class TooSlow extends Error {}

/** One file of a département is read at a time in a process. */
const underWay = new Set<string>();

/**
 * Imports a file as it comes in, nothing of it kept on disk, and tells so in lines of JSON: progress, then the outcome.
 * An upload that is cut short leaves nothing.
 */
export function takeUpload(body: Readable, upload: Upload, services: UploadServices): Readable {
  const lines = new PassThrough();
  const say = (line: unknown) => {
    if (!lines.destroyed && !lines.writableEnded) lines.write(`${JSON.stringify(line)}\n`);
  };
  // whoever sends too slowly is told, and then the connection is closed under them
  const giveUp = () => {
    say(refused(UPLOAD.TOO_SLOW));
    lines.end();
    // without an error: nobody may be left to hear one, and it would end the process
    setTimeout(() => body.destroy(), 500);
  };
  outcomeOf(body, upload, { ...services, giveUp }, say)
    .then(say)
    .finally(() => {
      // what was not read is let go, so that the connection can serve again
      body.resume();
      lines.end();
    });
  return lines;
}

async function outcomeOf(
  body: Readable,
  upload: Upload,
  { db, services, log, patience = PATIENCE, giveUp }: UploadServices & { giveUp: () => void },
  onProgress: (line: unknown) => void,
): Promise<UploadOutcome> {
  const { departementCode } = upload;
  if (underWay.has(departementCode)) return refused(UPLOAD.UNDER_WAY);
  underWay.add(departementCode);
  try {
    const outcome = await importPmiFile(db, {
      source: bounded(body, patience, giveUp),
      departement: departementCode,
      hashKey: services.keys(REFUSAL_KEY),
      gazetteer: services.gazetteer,
      geocoder: services.geocoder,
      onProgress,
      beforeApply: async () => {
        if (!(await upload.isSignedIn())) throw new SignedOut();
      },
      ...upload,
    });
    return told(outcome);
  } catch (error) {
    if (error instanceof TooLarge) return refused(UPLOAD.TOO_LARGE);
    if (error instanceof TooSlow) return refused(UPLOAD.TOO_SLOW);
    if (error instanceof SignedOut) return refused(UPLOAD.UNAUTHENTICATED);
    // cut short by the one who sent it, or broken here: nothing is written either way
    if (!body.readableAborted) log.error({ err: withoutDetail(error) }, "PMI upload failed");
    return refused(UPLOAD.FAILED);
  } finally {
    underWay.delete(departementCode);
  }
}

async function* bounded(
  body: Readable,
  { stalledMs, wholeMs }: typeof PATIENCE,
  giveUp: () => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let tooSlow = false;
  const stop = () => {
    tooSlow = true;
    giveUp();
  };
  const watch = setTimeout(stop, stalledMs);
  const end = setTimeout(stop, wholeMs);
  try {
    // leaving the loop early must not close the connection that the answer goes by
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      if (tooSlow) throw new TooSlow();
      watch.refresh();
      bytes += (chunk as Uint8Array).length;
      if (bytes > MOST_BYTES) throw new TooLarge();
      yield chunk as Uint8Array;
      // what is done with it takes its time
      watch.refresh();
    }
    // the rest came after all, but it was said that nothing changes
    if (tooSlow) throw new TooSlow();
  } finally {
    clearTimeout(watch);
    clearTimeout(end);
  }
}

function told(outcome: PmiOutcome): UploadOutcome {
  if (outcome.outcome === "REFUSED") return refused(outcome.message);
  const { report, guards } = outcome;
  const fileId = outcome.outcome === "APPLIED" ? outcome.fileId : null;
  const unchanged = outcome.outcome === "APPLIED" && fileId === null;
  return {
    outcome: outcome.outcome,
    message: unchanged ? UPLOAD.UNCHANGED : UPLOAD[outcome.outcome],
    guards: guards.map((code) => ({ code, message: guardSentence(code, report.counts) })),
    approval: outcome.outcome === "APPLIED" ? null : outcome.approval,
    remarks: columnRemarks(report.read),
    fileId,
    counts: report.counts,
    quarantine: report.quarantine.map(said),
    warnings: report.warnings.map(said),
    report: printOutcome(outcome, UPLOAD.APPROVE),
  };
}

const said = (problem: Problem): Said => ({ ...problem, message: sentence(problem) });

function refused(message: string): UploadOutcome {
  const nothing = {
    guards: [],
    approval: null,
    remarks: [],
    fileId: null,
    counts: null,
    quarantine: [],
    warnings: [],
  };
  return { outcome: "REFUSED", message, ...nothing, report: `${message}\n` };
}
