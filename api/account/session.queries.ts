import { eq, lte } from "drizzle-orm";
import { type Db, readPrepared, type Tx } from "../../db/client.ts";
import { session } from "../../db/schema/account.ts";
import type { Role } from "../kernel/roles.ts";
import { instantFromSql } from "../scalars.ts";

/** Who is signed in, as a request sees them: a session that is not over, with whose it is. */
export interface Session {
  accountId: string;
  email: string;
  role: Role;
  /** of an agent their Caf's; of an owner the one that let them in */
  departementCode: string | null;
  listingId: string | null;
  /** of an agent */
  firstName: string | null;
  /** of an agent */
  lastName: string | null;
  /** signed in with a generated password: good for replacing it and nothing else (R20) */
  mustReplace: boolean;
  /** ISO 8601 */
  expiresAt: string;
}

/** R23: 30 minutes from the last action, 12 hours in all. */
const IDLE = "interval '30 minutes'";
const IN_ALL = "interval '12 hours'";
/** what is left when an action is worth a write: at most one a minute */
const WORTH = "interval '29 minutes'";

const COLUMNS = `s.account_id as "accountId", a.email, a.role, a.departement_code as "departementCode",
  a.listing_id as "listingId", a.first_name as "firstName", a.last_name as "lastName",
  s.must_replace as "mustReplace"`;
const LIVE = `session s join account a on a.id = s.account_id
  where s.id = $1 and s.expires_at > $2::timestamptz and s.created_at > $2::timestamptz - ${IN_ALL}`;

const READ = `select ${COLUMNS}, s.expires_at as "expiresAt" from ${LIVE}`;

const SLIDE = `
  with live as (select s.id, ${COLUMNS}, s.expires_at from ${LIVE}),
  slid as (
    update session x set expires_at = least($2::timestamptz + ${IDLE}, x.created_at + ${IN_ALL}) from live
    where x.id = live.id and x.expires_at < least($2::timestamptz + ${WORTH}, x.created_at + ${IN_ALL})
    returning x.expires_at
  )
  select live.*, coalesce((select expires_at from slid), live.expires_at) as "expiresAt" from live`;

/** Session and account in one statement; `slides`: the request is an action of the user, which prolongs it. */
export async function findSession(db: Db, id: Buffer, now: Date, slides: boolean): Promise<Session | null> {
  const [row] = await readPrepared<Session>(db, slides ? SLIDE : READ, [id, now.toISOString()]);
  return row ? { ...row, expiresAt: instantFromSql(row.expiresAt) } : null;
}

export async function insertSession(
  tx: Tx,
  row: { id: Buffer; accountId: string; mustReplace: boolean },
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + 30 * 60_000).toISOString();
  await tx.insert(session).values({ ...row, createdAt: now.toISOString(), expiresAt });
}

/** Whose it was; null: there is none. */
export async function deleteSession(tx: Tx, id: Buffer): Promise<string | null> {
  const rows = await tx.delete(session).where(eq(session.id, id)).returning({ accountId: session.accountId });
  return rows[0]?.accountId ?? null;
}

export async function deleteSessionsOf(tx: Tx, accountId: string): Promise<void> {
  await tx.delete(session).where(eq(session.accountId, accountId));
}

export async function deleteExpiredSessions(tx: Tx, now: Date): Promise<void> {
  await tx.delete(session).where(lte(session.expiresAt, now.toISOString()));
}
