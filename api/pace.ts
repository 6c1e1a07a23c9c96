import { performance } from "node:perf_hooks";

/** How long work may hold the event loop, milliseconds: a search that comes meanwhile waits no longer. */
const TURN_MS = 10;

/** For long work in many small steps: awaited between two of them, it lets others have their turn when one is due. */
export class Pace {
  private since = performance.now();

  async step(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.since = performance.now();
  }
}
