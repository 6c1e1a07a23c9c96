import { createHmac } from "node:crypto";

/**
 * What the password of a letter is made from (R19): the same for the same letter, so that a second try sends the same
 * one. Without the nonce, which is erased when the letter is sent, nobody can derive it, the holder of the key included.
 */
export function passwordSeed(key: Buffer, mailId: string, nonce: Buffer): Buffer {
  return createHmac("sha256", key).update(mailId).update(nonce).digest();
}
