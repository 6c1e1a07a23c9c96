import type { Message, Transport } from "./transport.ts";

/** How many letters are kept. */
const NEWEST = 200;

export interface Received extends Message {
  /** grows with each letter, also when one is sent twice */
  id: number;
}

/** The development mailbox: takes letters over and keeps the newest in memory. Of the demonstration only. */
export class Mailbox implements Transport {
  private readonly letters: Received[] = [];
  private count = 0;

  async send(message: Message): Promise<void> {
    this.count += 1;
    this.letters.unshift({ ...message, id: this.count });
    this.letters.length = Math.min(this.letters.length, NEWEST);
  }

  /** Newest first. */
  get received(): readonly Received[] {
    return this.letters;
  }

  find(id: number): Received | undefined {
    return this.letters.find((letter) => letter.id === id);
  }

  close(): void {}
}
