import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { openDatabase } from "./database.ts";
import { isDemonstration } from "./demonstration.ts";
import { readServerEnv } from "./env.ts";
import { startJobs } from "./jobs.ts";
import { HOUSEKEEPING, openPost } from "./post.ts";
import { reasonOf, stopOnSignal } from "./stop.ts";

/** `npm run jobs`: mail, the change feed and daily housekeeping in a process of their own, beside servers with JOBS=off. */
const env = readServerEnv();
const database = await openDatabase(env);
try {
  const { post, mailbox } = openPost(env, database, await isDemonstration(database, env));
  if (mailbox)
    throw new Error("SMTP_URL: required, since the development mailbox is in the server's memory.");
  const { url, db } = database;
  const log = pino({ level: env.LOG_LEVEL, base: null });
  const jobs = await startJobs({ url, db, post, housekeeping: HOUSEKEEPING, log, now: () => new Date() });
  stopOnSignal(async () => {
    await jobs.stop();
    await database.close();
  });
  log.info("jobs");
  // what waits for work holds no process by itself
  for (;;) await sleep(2 ** 30);
} catch (error) {
  console.error(reasonOf(error));
  await database.close();
  process.exit(1);
}
