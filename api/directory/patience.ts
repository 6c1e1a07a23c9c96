import { setTimeout as sleep } from "node:timers/promises";

/** An import holds the listing, or has just changed it: give everything back, and try again. */
export class ListingHeld extends Error {
  /** as PostgreSQL says that a lock is not to be had: told as 503 where nobody tries again */
  readonly code = "55P03";
}

/** An import holds a listing for as long as it writes: tries before that is said. */
const TRIES = 20;
const PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 250;

/** Does it, again for a few seconds while an import is in the way; then throws `ListingHeld`. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      if (attempt >= TRIES) throw new ListingHeld();
    }
    await sleep(Math.min(LONGEST_PAUSE_MS, attempt * PAUSE_MS));
  }
}

const DEADLOCK = "40P01";

function isInTheWay(error: unknown): boolean {
  if (error instanceof ListingHeld) return true;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ((cause as { code?: unknown }).code === DEADLOCK) return true;
  }
  return false;
}
