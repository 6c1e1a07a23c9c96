import { createHmac, randomBytes } from "node:crypto";

/** Letters and digits that nobody takes for one another, on paper or on the telephone: no 0, o, 1, l, i. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const LENGTH = 12;
/** Bytes above the last whole round would make some signs likelier. */
const WHOLE_ROUNDS = 256 - (256 % SIGNS.length);

/** What a person copies by hand, 59 bits with a letter and a digit at least, `k7mq-92xa-c4fd`; the same for a seed. */
export function readable(seed: Buffer): string {
  for (let turn = 0; ; turn += 1) {
    const bytes = createHmac("sha512", seed).update(String(turn)).digest();
    const signs = [...bytes].filter((byte) => byte < WHOLE_ROUNDS).map((byte) => SIGNS[byte % SIGNS.length]);
    const text = signs.slice(0, LENGTH).join("");
    if (text.length === LENGTH && /[a-z]/.test(text) && /\d/.test(text)) {
      return text.replace(/.{4}(?=.)/g, "$&-");
    }
  }
}

export function randomReadable(): string {
  return readable(randomBytes(32));
}

/** As it was given, however it was typed. */
export function withoutHyphens(text: string): string {
  return text.toLowerCase().replace(/[\s\p{Pd}]/gu, "");
}

/** A mailed password is written between quotation marks: copied with them, or with spaces, it is meant all the same. */
export function withoutQuotes(text: string): string {
  return text.replace(/^[\s«»"“”]+|[\s«»"“”]+$/g, "");
}
