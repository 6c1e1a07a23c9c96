import { and, eq, gt, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Db, Tx } from "../../db/client.ts";
import { account, recoveryCode } from "../../db/schema/account.ts";
import { departement } from "../../db/schema/reference.ts";
import type { Role } from "../kernel/roles.ts";
import { deleteSessionsOf } from "./session.queries.ts";

/** What signing in looks at. */
export interface AccountRow {
  id: string;
  email: string;
  role: Role;
  passwordHash: string | null;
  /** null: the password in use was chosen; else it was generated and serves until then, as PostgreSQL writes it */
  passwordUntil: string | null;
  generatedHash: string | null;
  /** as PostgreSQL writes it */
  generatedUntil: string | null;
  totpSecret: Buffer | null;
  /** of an agent their Caf's; of an owner the one that let them in */
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
      passwordUntil: account.passwordUntil,
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

const NONE_WAITS = { generatedHash: null, generatedUntil: null };
const NO_PASSWORD = { passwordHash: null, passwordUntil: null, ...NONE_WAITS };

const touched = { updatedAt: sql`now()` };

async function change(tx: Tx, which: SQL | undefined, values: PgUpdateSetSource<typeof account>) {
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
    passwordUntil: stated.passwordUntil ?? null,
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
  owner: { email: string; role: Exclude<Role, "AGENT">; listingId: string; departementCode: string },
): Promise<string | null> {
  const { email, ...about } = owner;
  const { listingId } = owner;
  const [before] = await tx
    .select({ id: account.id, listingId: account.listingId })
    .from(account)
    .where(and(eq(account.email, email), ne(account.role, "AGENT")));
  // an address may have changed hands: what opened one listing opens no other
  const anew = before !== undefined && before.listingId !== listingId;
  const [row] = await tx
    .insert(account)
    .values(owner)
    .onConflictDoUpdate({
      target: account.email,
      set: { ...about, closedAt: null, ...(anew && NO_PASSWORD), ...touched },
      setWhere: sql`${account.role} <> 'AGENT'`,
    })
    .returning({ id: account.id });
  // after the row is held: whoever signs in at this moment has come before, or finds another password
  if (anew) await deleteSessionsOf(tx, before.id);
  return row?.id ?? null;
}

/** The passwords of an account, the one in use and the one that waits. */
export async function findHashes(db: Db, accountId: string): Promise<(string | null)[]> {
  const [row] = await db
    .select({ inUse: account.passwordHash, waits: account.generatedHash })
    .from(account)
    .where(eq(account.id, accountId));
  return row ? [row.inUse, row.waits] : [];
}

/** Holds an account while a session is opened; false: the password that was verified is no longer one of its own. */
export async function holdPassword(tx: Tx, accountId: string, hash: string): Promise<boolean> {
  const rows = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, accountId), isOneOf(hash)))
    .for("update");
  return rows.length > 0;
}

const isOneOf = (hash: string) => or(eq(account.passwordHash, hash), eq(account.generatedHash, hash));

/**
 * A generated password waits beside the one in use until it is first used (R22). One that was generated before and never
 * used takes the empty place in use, so that a second letter does not void the first.
 */
export async function storeGenerated(
  tx: Tx,
  accountId: string,
  generated: { hash: string; until: Date },
  now: Date,
): Promise<void> {
  const { passwordHash, passwordUntil, generatedHash, generatedUntil } = account;
  const isFree = sql`(${passwordHash} is null or ${passwordUntil} <= ${now.toISOString()}::timestamptz)`;
  await change(tx, eq(account.id, accountId), {
    passwordHash: sql`case when ${isFree} then ${generatedHash} else ${passwordHash} end`,
    passwordUntil: sql`case when ${isFree} then ${generatedUntil} else ${passwordUntil} end`,
    generatedHash: generated.hash,
    generatedUntil: generated.until.toISOString(),
  });
}

/** The letter of a generated password leaves later than it was made: it serves from then on, where it still stands. */
export async function prolongGenerated(tx: Tx, accountId: string, hash: string, until: Date): Promise<void> {
  const { passwordHash, passwordUntil, generatedHash, generatedUntil } = account;
  const later = sql`${until.toISOString()}::timestamptz`;
  await change(tx, eq(account.id, accountId), {
    // null: its owner chose it
    passwordUntil: sql`case when ${passwordHash} = ${hash} and ${passwordUntil} is not null then ${later} else ${passwordUntil} end`,
    generatedUntil: sql`case when ${generatedHash} = ${hash} then ${later} else ${generatedUntil} end`,
  });
}

/** The first use of a generated password ends the one before it; null: it was replaced or has run out meanwhile. */
export async function useGenerated(
  tx: Tx,
  accountId: string,
  hash: string,
  now: Date,
): Promise<"FIRST" | "AGAIN" | null> {
  const at = now.toISOString();
  const waits = and(eq(account.generatedHash, hash), gt(account.generatedUntil, at));
  const first = await change(tx, and(eq(account.id, accountId), waits), {
    passwordHash: hash,
    passwordUntil: sql`${account.generatedUntil}`,
    ...NONE_WAITS,
  });
  if (first) return "FIRST";
  const inUse = and(eq(account.passwordHash, hash), gt(account.passwordUntil, at));
  const [row] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.id, accountId), inUse));
  return row ? "AGAIN" : null;
}

/** Puts a chosen password in the place of the one that was given; of many at once one succeeds. */
export function replaceHash(
  tx: Tx,
  accountId: string,
  given: string,
  passwordHash: string,
): Promise<boolean> {
  return change(tx, and(eq(account.id, accountId), isOneOf(given)), { ...NO_PASSWORD, passwordHash });
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
  const hasPassword = sql<boolean>`${account.passwordHash} is not null and ${account.passwordUntil} is null`;
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

/** Closes the accounts whose listing or whose last request is no more, and erases those closed 40 days ago (R8). */
export async function closeAndErase(tx: Tx, now: Date): Promise<{ closed: string[]; erased: string[] }> {
  const at = now.toISOString();
  const erased = await tx
    .delete(account)
    .where(sql`${account.closedAt} <= ${at}::timestamptz - interval '40 days'`)
    .returning({ id: account.id });
  const closed = await tx
    .update(account)
    .set({ closedAt: at, ...touched })
    .where(
      sql`${account.role} <> 'AGENT' and ${account.closedAt} is null and (${account.listingId} is null
          or not exists (select from habilitation h where h.account_id = ${account}.id))`,
    )
    .returning({ id: account.id });
  return { closed: closed.map(({ id }) => id), erased: erased.map(({ id }) => id) };
}
