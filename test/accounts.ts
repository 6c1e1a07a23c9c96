import { randomUUID } from "node:crypto";
import { putAccount } from "../api/account/account.queries.ts";
import { hashPassword } from "../api/account/password.ts";
import { sealSecret } from "../api/account/totp.ts";
import { answerHash } from "../api/captcha/answer.ts";
import { insertCaptcha } from "../api/captcha/captcha.queries.ts";
import type { Role } from "../api/kernel/roles.ts";
import { type Db, inTransaction } from "../db/client.ts";
import { testKeys } from "./api.ts";

export const PASSWORD = "Tournesol-66-demo";
export const GENERATED = "Premiere-66-fois";
/** Of agents. */
export const TOTP_SECRET = "JBSWY3DPEHPK3PXP";

interface AccountFacts {
  email: string;
  role?: Role;
  password?: string | null;
  generated?: string;
  generatedUntil?: string;
  departementCode?: string;
  listingId?: string;
}

/** An account of a childminder with a password, unless said otherwise; its id. */
export async function givenAccount(db: Db, facts: AccountFacts): Promise<string> {
  const { email, role = "CHILDMINDER", password = PASSWORD, generated, listingId } = facts;
  const passwordHash = password === null ? null : await hashPassword(password);
  const generatedHash = generated ? await hashPassword(generated) : null;
  const generatedUntil = generated ? (facts.generatedUntil ?? "2026-11-26T09:00:00Z") : null;
  const agent = { firstName: "Aline", lastName: "Agent", totpSecret: sealSecret(testKeys, TOTP_SECRET) };
  return inTransaction(db, (tx) =>
    putAccount(tx, {
      email,
      role,
      passwordHash,
      generatedHash,
      generatedUntil,
      listingId: listingId ?? null,
      departementCode: facts.departementCode ?? null,
      ...(role === "AGENT" ? agent : {}),
    }),
  );
}

const DIGITS = "4271";

/** A captcha whose answer is DIGITS. */
export async function givenCaptcha(db: Db, now: Date): Promise<{ id: string; text: string }> {
  const id = randomUUID();
  const hash = answerHash(testKeys("captcha"), id, DIGITS);
  await inTransaction(db, (tx) => insertCaptcha(tx, id, hash, now));
  return { id, text: DIGITS };
}
