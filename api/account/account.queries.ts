import { and, eq, gt, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { account, recoveryCode, session } from "../../db/schema/account.ts";
import { departement } from "../../db/schema/reference.ts";
import type { Role } from "../kernel/roles.ts";

/** What signing in looks at. */
export interface AccountRow {
  id: string;
  email: string;
  role: Role;
  passwordHash: string | null;
  generatedHash: string | null;
  /** as PostgreSQL writes it */
  generatedUntil: string | null;
  totpSecret: Buffer | null;
  /** of an agent */
  departementCode: string | null;
  /** of an agent */
  firstName: string | null;
  /** of an agent */
  lastName: string | null;
}

export async function findAccount(db: Db, email: string): Promise<AccountRow | null> {
  const [row] = await db
    .select({
      id: account.id,
      email: account.email,
      role: account.role,
      passwordHash: account.passwordHash,
      generatedHash: account.generatedHash,
      generatedUntil: account.generatedUntil,
      totpSecret: account.totpSecret,
      departementCode: account.departementCode,
      firstName: account.firstName,
      lastName: account.lastName,
    })
    .from(account)
    // NUL is in no address, and PostgreSQL takes it in no text
    .where(eq(account.email, email.replaceAll("\0", " ")));
  return row ?? null;
}

const NO_PASSWORD = { passwordHash: null, generatedHash: null, generatedUntil: null };

const touched = { updatedAt: sql`now()` };

async function change(tx: Tx, which: SQL | undefined, values: Partial<typeof account.$inferInsert>) {
  const rows = await tx
    .update(account)
    .set({ ...values, ...touched })
    .where(which)
    .returning({ id: account.id });
  return rows.length > 0;
}

/**
 * An account as the demonstration or a command states it, by its address; says its id. What is not stated becomes
 * null. An account that was closed opens again.
 */
export async function putAccount(
  tx: Tx,
  stated: Omit<typeof account.$inferInsert, "createdAt" | "updatedAt" | "totpStep" | "closedAt">,
): Promise<string> {
  const { email, role } = stated;
  const values = {
    role,
    departementCode: stated.departementCode ?? null,
    firstName: stated.firstName ?? null,
    lastName: stated.lastName ?? null,
    listingId: stated.listingId ?? null,
    passwordHash: stated.passwordHash ?? null,
    generatedHash: stated.generatedHash ?? null,
    generatedUntil: stated.generatedUntil ?? null,
    totpSecret: stated.totpSecret ?? null,
    closedAt: null,
  };
  const [row] = await tx
    .insert(account)
    .values({ ...(stated.id ? { id: stated.id } : {}), email, ...values })
    .onConflictDoUpdate({ target: account.email, set: { ...values, ...touched } })
    .returning({ id: account.id });
  return row?.id ?? "";
}

/**
 * The account that a habilitation opens, new or known; passwords stay while it is about the same listing. Null: the address is an agent's,
 * whose account is not to be changed from outside.
 */
export async function openAccount(
  tx: Tx,
  owner: { email: string; role: Exclude<Role, "AGENT">; listingId: string },
): Promise<string | null> {
  const { email, role, listingId } = owner;
  const [before] = await tx
    .select({ id: account.id, listingId: account.listingId })
    .from(account)
    .where(and(eq(account.email, email), ne(account.role, "AGENT")));
  // an address may have changed hands: what opened one listing opens no other
  const anew = before !== undefined && before.listingId !== listingId;
  if (anew) await tx.delete(session).where(eq(session.accountId, before.id));
  const [row] = await tx
    .insert(account)
    .values({ email, role, listingId })
    .onConflictDoUpdate({
      target: account.email,
      set: { role, listingId, closedAt: null, ...(anew && NO_PASSWORD), ...touched },
      setWhere: sql`${account.role} <> 'AGENT'`,
    })
    .returning({ id: account.id });
  return row?.id ?? null;
}

/** A password that was generated: beside the one in use, until it is first used (R22). */
export async function storeGenerated(
  tx: Tx,
  accountId: string,
  generatedHash: string,
  until: Date,
): Promise<void> {
  await change(tx, eq(account.id, accountId), { generatedHash, generatedUntil: until.toISOString() });
}

/** First use of a generated password ends the old one; false: it was replaced or has run out meanwhile. */
export function useGenerated(tx: Tx, accountId: string, hash: string, now: Date): Promise<boolean> {
  return change(
    tx,
    and(
      eq(account.id, accountId),
      eq(account.generatedHash, hash),
      gt(account.generatedUntil, now.toISOString()),
    ),
    { passwordHash: null },
  );
}

/** Puts a chosen password in the place of the one that was given; of many at once one succeeds. */
export function replaceHash(
  tx: Tx,
  accountId: string,
  given: { kind: "CURRENT" | "GENERATED"; hash: string },
  passwordHash: string,
): Promise<boolean> {
  const column = given.kind === "CURRENT" ? account.passwordHash : account.generatedHash;
  const values = { passwordHash, generatedHash: null, generatedUntil: null };
  return change(tx, and(eq(account.id, accountId), eq(column, given.hash)), values);
}

/** Notes the time step of a code; false: it, or a later one, has served already. */
export function takeStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const unused = or(isNull(account.totpStep), lt(account.totpStep, step));
  return change(tx, and(eq(account.id, accountId), unused), { totpStep: step });
}

export async function takeRecoveryCode(
  tx: Tx,
  accountId: string,
  codeHash: Buffer,
  now: Date,
): Promise<boolean> {
  const rows = await tx
    .update(recoveryCode)
    .set({ usedAt: now.toISOString() })
    .where(
      and(
        eq(recoveryCode.accountId, accountId),
        eq(recoveryCode.codeHash, codeHash),
        isNull(recoveryCode.usedAt),
      ),
    )
    .returning({ accountId: recoveryCode.accountId });
  return rows.length > 0;
}

export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: Buffer[]): Promise<void> {
  await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
  await tx.insert(recoveryCode).values(hashes.map((codeHash) => ({ accountId, codeHash })));
}

export async function knowsDepartement(db: Db, code: string): Promise<boolean> {
  const rows = await db
    .select({ code: departement.code })
    .from(departement)
    .where(eq(departement.code, code));
  return rows.length > 0;
}

export interface AgentRow {
  email: string;
  firstName: string | null;
  lastName: string | null;
  departementCode: string | null;
  hasPassword: boolean;
}

export function findAgents(db: Db): Promise<AgentRow[]> {
  const { email, firstName, lastName, departementCode } = account;
  const hasPassword = sql<boolean>`${account.passwordHash} is not null`;
  return db
    .select({ email, firstName, lastName, departementCode, hasPassword })
    .from(account)
    .where(eq(account.role, "AGENT"))
    .orderBy(departementCode, email);
}

/** The step that served is forgotten with the secret it was of. */
export async function forgetStep(tx: Tx, accountId: string): Promise<void> {
  await change(tx, eq(account.id, accountId), { totpStep: null });
}

/** Erases an agent's account, sessions and codes; its id stays in the audit and says nothing by itself. */
export async function deleteAgent(tx: Tx, email: string): Promise<string | null> {
  const [row] = await tx
    .delete(account)
    .where(and(eq(account.email, email), eq(account.role, "AGENT")))
    .returning({ id: account.id });
  return row?.id ?? null;
}

/** Closes the accounts whose listing is no more, erases those closed 40 days ago (R8), and says how many. */
export async function closeAndErase(tx: Tx, now: Date): Promise<{ closed: string[]; erased: string[] }> {
  const at = now.toISOString();
  const erased = await tx
    .delete(account)
    .where(
      sql`${account.closedAt} <= ${at}::timestamptz - interval '40 days' and ${account.listingId} is null`,
    )
    .returning({ id: account.id });
  const closed = await tx
    .update(account)
    .set({ closedAt: at, ...touched })
    .where(sql`${account.listingId} is null and ${account.role} <> 'AGENT' and ${account.closedAt} is null`)
    .returning({ id: account.id });
  return { closed: closed.map(({ id }) => id), erased: erased.map(({ id }) => id) };
}
