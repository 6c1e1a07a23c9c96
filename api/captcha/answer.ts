import { createHmac, randomInt } from "node:crypto";

const DIGITS = 4;

/** Four digits that nobody can foretell. */
export function drawDigits(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");
}

/** The digits a person meant: spaces between them and full-width digits are forgiven; null: not four digits. */
export function digitsOf(text: string): string | null {
  const digits = text.slice(0, 40).normalize("NFKC").replace(/\s/g, "");
  return /^\d{4}$/.test(digits) ? digits : null;
}

/** What is kept in place of the digits; without the key, ten thousand tries would tell them. */
export function answerHash(key: Buffer, id: string, digits: string): Buffer {
  return createHmac("sha256", key).update(`${id.toLowerCase()} ${digits}`).digest();
}
