import type { Logger } from "pino";
import { type Db, inTransaction } from "../../db/client.ts";
import { withoutDetail } from "../errors.ts";
import { FEED_CHANNEL, hasUnnumbered, numberChanges } from "./feed.queries.ts";

/** Numbered in one transaction: whoever changes one of these listings waits for it, a quarter of a second at most. */
const BATCH = 10_000;

/** Before what another transaction holds is tried again, milliseconds; doubled up to the longest. */
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;

/** Numbers what has committed, batch by batch; false when some had to be left, since another transaction holds it. */
export async function numberAll(db: Db, stopping?: AbortSignal): Promise<boolean> {
  for (let count = BATCH; count === BATCH && !stopping?.aborted; ) {
    count = await inTransaction(db, (tx) => numberChanges(tx, BATCH));
  }
  return !(await hasUnnumbered(db));
}

/**
 * Numbers the feed at every commit that changed it, until stopped. Nothing is missed: a notice comes after its commit,
 * one that comes while numbering asks for another round, and every connection of the listener begins with one.
 */
export async function keepNumbered(db: Db, log: Logger): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let wanted = false;
  let running: Promise<void> | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (stopping.signal.aborted) return;
    wanted = true;
    running ??= run();
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    let done = true;
    while (wanted && !stopping.signal.aborted) {
      wanted = false;
      done = await numberAll(db, stopping.signal).catch((error) => {
        log.error({ err: withoutDetail(error) }, "feed not numbered, to be tried again");
        return false;
      });
    }
    running = null;
    // who holds a change may end without one of its own, and tell nothing
    if (!done && !stopping.signal.aborted) timer = setTimeout(wake, pause).unref();
    pause = done ? FIRST_PAUSE_MS : Math.min(2 * pause, LONGEST_PAUSE_MS);
  }

  const { unlisten } = await db.$client.listen(FEED_CHANNEL, wake, wake);
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      // not waited for: the database may be gone
      unlisten().catch(() => {});
      await running;
    },
  };
}
