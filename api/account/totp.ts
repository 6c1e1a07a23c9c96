import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { randomReadable, withoutHyphens } from "./readable.ts";

type Keys = (purpose: string) => Buffer;

const PERIOD = 30;
const DIGITS = 6;
const CIPHER = "aes-256-gcm";
const [IV, TAG] = [12, 16];

/** The time step that a code belongs to, the one before and the one after allowed; null: it is no code of now. */
export function stepOf(code: string, secret: string, now: Date): number | null {
  const timestamp = now.getTime();
  const token = withoutHyphens(code.normalize("NFKC"));
  // the library compares bytes after it has compared lengths in characters
  if (!/^\d{6}$/.test(token)) return null;
  const options = { secret: Secret.fromBase32(secret), period: PERIOD, digits: DIGITS, timestamp };
  const delta = TOTP.validate({ ...options, token, window: 1 });
  return delta === null ? null : TOTP.counter(options) + delta;
}

/** The code that an application shows now: what tests and the demonstration sign in with. */
export function codeAt(secret: string, now: Date): string {
  return TOTP.generate({
    secret: Secret.fromBase32(secret),
    period: PERIOD,
    digits: DIGITS,
    timestamp: now.getTime(),
  });
}

/** A new secret, base32, as applications take it by hand. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture holds that applications read. */
export function secretUri(secret: string, email: string): string {
  const label = { issuer: "mon-enfant", label: email };
  return new TOTP({ ...label, secret: Secret.fromBase32(secret), period: PERIOD, digits: DIGITS }).toString();
}

/** Sealed to be stored: without the key of the installation it says nothing. */
export function sealSecret(keys: Keys, secret: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, keys("totp"), iv);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
}

export function openSecret(keys: Keys, sealed: Buffer): string {
  const decipher = createDecipheriv(CIPHER, keys("totp"), sealed.subarray(0, IV));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]).toString("utf8");
}

/** The codes an agent keeps on paper, each good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, randomReadable);
}

/** By its shape: digits alone are of the application. */
export function isRecoveryCode(code: string): boolean {
  return /\p{L}/u.test(code);
}

/** A recovery code is 59 random bits: a keyed hash of it is enough. */
export function hashRecoveryCode(keys: Keys, code: string): Buffer {
  return createHmac("sha256", keys("recovery-code")).update(withoutHyphens(code)).digest();
}
