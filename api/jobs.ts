import { setTimeout as sleep } from "node:timers/promises";
import { type JobHelpers, parseCronItems, type Runner, run, Logger as WorkerLogger } from "graphile-worker";
import { Pool } from "pg";
import type { Logger } from "pino";
import { type Db, inTransaction } from "../db/client.ts";
import { nodePostgresUrl } from "../db/node-postgres.ts";
import { withoutDetail } from "./errors.ts";
import { keepNumbered, numberAll } from "./feed/numbering.ts";
import { JOBS_NAME, releaseAbandoned } from "./jobs.queries.ts";
import { deliver, type Post } from "./mail/deliver.ts";
import { noteGivenUp } from "./mail/outbox.queries.ts";

/** What is done once a day, by name. */
export type Housekeeping = Readonly<Record<string, (db: Db, now: Date) => Promise<unknown>>>;

export interface JobsOptions {
  /** the database, as the server's own user reaches it */
  url: string;
  db: Db;
  post: Post;
  housekeeping: Housekeeping;
  log: Logger;
  now: () => Date;
}

export interface Jobs {
  /** Waits for jobs under way, a few seconds at most; what was not finished is done by the next process. */
  stop(): Promise<void>;
}

const CONCURRENCY = 4;
const POLL_MS = 2_000;

/** Before it starts again after the database went away. */
const RESTART_MS = 1_000;

/**
 * Daily, caught up when nothing ran at that time; what died processes had taken, every five minutes (UTC); and every
 * minute the changes of the feed, should nobody have heard of one.
 */
const CALENDAR = [
  {
    task: "housekeeping",
    match: "17 3 * * *",
    options: { backfillPeriod: 86_400_000, jobKey: "housekeeping" },
  },
  {
    task: "release_abandoned",
    match: "*/5 * * * *",
    options: { backfillPeriod: 0, jobKey: "release_abandoned" },
  },
  {
    task: "number_changes",
    match: "* * * * *",
    options: { backfillPeriod: 0, jobKey: "number_changes" },
  },
];

/** The tasks, each run with ids only. Exported for tests, which run what is queued once. */
export function tasksOf({ db, post, housekeeping, log, now }: Omit<JobsOptions, "url">) {
  return {
    send_mail: async (payload: unknown, helpers: JobHelpers) => {
      const { id } = payload as { id: string };
      await sendMail(db, id, post, now(), log, helpers);
    },
    housekeeping: () => keepHouse(db, housekeeping, log, now),
    release_abandoned: () => inTransaction(db, (tx) => releaseAbandoned(tx)),
    number_changes: async () => {
      await numberAll(db);
    },
  };
}

/** Does jobs until stopped, also after the database went away and came back. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const { log } = options;
  const tasks = tasksOf(options);
  const stopping = new AbortController();
  const pool = openPool(options.url);
  let runner = await startRunner(options, pool, tasks);
  const feed = await keepNumbered(options.db, log);

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error) => log.error({ err: withoutDetail(error) }, "jobs interrupted"));
      while (!stopping.signal.aborted) {
        try {
          await sleep(RESTART_MS, undefined, { signal: stopping.signal });
          runner = await startRunner(options, pool, tasks);
          if (stopping.signal.aborted) await runner.stop();
          break;
        } catch (error) {
          if (!stopping.signal.aborted) log.debug({ err: withoutDetail(error) }, "jobs not restarted yet");
        }
      }
    }
  }

  const running = keepRunning();
  return {
    stop: async () => {
      stopping.abort();
      await feed.stop();
      // refused when it has just ended by itself
      await runner.stop().catch(() => {});
      await running;
      await pool.end();
      options.post.transport.close();
    },
  };
}

/**
 * A pool of our own: the library stops listening to the errors of its pool when it stops, and a connection that dies
 * after that would end the process. What is wrong is told by whoever asks next.
 */
function openPool(url: string): Pool {
  const pool = new Pool({
    connectionString: nodePostgresUrl(url, JOBS_NAME, { role: "mon_enfant_app", TimeZone: "UTC" }),
    max: CONCURRENCY + 2,
  });
  const unheard = () => {};
  pool.on("error", unheard);
  pool.on("connect", (client) => client.on("error", unheard));
  return pool;
}

async function startRunner(
  options: JobsOptions,
  pgPool: Pool,
  taskList: ReturnType<typeof tasksOf>,
): Promise<Runner> {
  await inTransaction(options.db, (tx) => releaseAbandoned(tx));
  return run({
    pgPool,
    schema: "graphile_worker",
    taskList,
    parsedCronItems: parseCronItems(CALENDAR),
    concurrency: CONCURRENCY,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    logger: workerLogger(options.log),
    // outside batches the library does not wait for what it notes, and a database that is gone would end the process
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
}

/** One try. What went wrong is told without the words of the error, which may hold an address. */
async function sendMail(
  db: Db,
  id: string,
  post: Post,
  now: Date,
  log: Logger,
  helpers: JobHelpers,
): Promise<void> {
  const { attempts, max_attempts: most } = helpers.job;
  try {
    const delivery = await Promise.race([deliver(db, id, post, now), helpers.abortPromise]);
    log.debug({ mail: id, delivery }, "mail");
  } catch (error) {
    const { name, code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
    const facts = { mail: id, attempt: attempts, err: { ...withoutDetail(error), responseCode } };
    if (attempts < most) log.warn(facts, "mail not sent, to be tried again");
    else {
      log.error(facts, "mail given up");
      await inTransaction(db, (tx) => noteGivenUp(tx, id));
    }
    // what the library keeps of it
    throw new Error([name, code, responseCode].filter(Boolean).join(" "));
  }
}

/** Each on its own: one that fails does not hold the others. */
async function keepHouse(db: Db, housekeeping: Housekeeping, log: Logger, now: () => Date): Promise<void> {
  const failed: string[] = [];
  for (const [name, work] of Object.entries(housekeeping)) {
    try {
      await work(db, now());
      log.debug({ name }, "housekeeping");
    } catch (error) {
      failed.push(name);
      log.error({ name, err: withoutDetail(error) }, "housekeeping failed");
    }
  }
  if (failed.length > 0) throw new Error(`housekeeping failed: ${failed.join(", ")}`);
}

/** What the library says, without what jobs carry. */
export function workerLogger(log: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, meta) => {
    // told by the task itself
    if (meta?.failure) return;
    const line = message.split("\n", 1)[0];
    if (level === "error") log.error(line);
    else if (level === "warning") log.warn(line);
    else log.debug(line);
  });
}
