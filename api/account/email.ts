import { z } from "zod";

const EMAIL = z.email();
const LONGEST = 254;
/** before the @ */
const LONGEST_LOCAL = 64;

/** An address as accounts keep it: what is typed in capitals or with a space around finds it. */
export function foldEmail(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

export function isEmail(text: string): boolean {
  return text.length <= LONGEST && text.indexOf("@") <= LONGEST_LOCAL && EMAIL.safeParse(text).success;
}
