/** Where what may wait goes through, one in each turn of the event loop: between two of them searches are answered. */
export class Turnstile {
  private last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.last = this.last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.last;
  }
}
