import { and, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { habilitation } from "../../db/schema/habilitation.ts";
import { visible } from "../directory/visible.ts";
import type { CareKind } from "../kernel/care.ts";
import type { HabilitationState } from "../kernel/habilitation.ts";
import type { CheckedRequest } from "./request.ts";
import { CLOSED_STATES } from "./transitions.ts";

export type HabilitationRow = typeof habilitation.$inferSelect;

/** The published listing that a form names, with the département of its commune. */
export async function findStructure(
  db: Db,
  id: string,
): Promise<{ id: string; kind: CareKind; departementCode: string } | null> {
  const rows = await db.execute<{ id: string; kind: CareKind; departementCode: string }>(sql`
    select l.id, l.kind, c.departement_code as "departementCode"
    from listing l join commune c on c.code = l.commune_code where l.id = ${id}::uuid and ${visible()}`);
  return rows[0] ?? null;
}

/** Makes whoever files the same content wait for the end of this transaction. */
export async function lockContent(tx: Tx, content: Buffer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${content.readBigInt64BE(0).toString()}::bigint)`);
}

/** Whether the very same request is already waiting: sent twice, it is filed once (R16). */
export async function isWaiting(tx: Tx, request: CheckedRequest): Promise<boolean> {
  const { streetNumber, streetType, listingId, ...given } = request;
  const same = Object.entries(given).map(([field, value]) =>
    eq(habilitation[field as keyof typeof given], value),
  );
  const [row] = await tx
    .select({ id: habilitation.id })
    .from(habilitation)
    .where(
      and(
        eq(habilitation.state, "RECEIVED"),
        ...same,
        sql`${habilitation.streetNumber} is not distinct from ${streetNumber}`,
        sql`${habilitation.streetType} is not distinct from ${streetType}`,
        sql`${habilitation.listingId} is not distinct from ${listingId}::uuid`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Files a request; gives its id. */
export async function insertRequest(
  tx: Tx,
  request: CheckedRequest & Partial<Pick<HabilitationRow, "state" | "accountId">>,
  at: { createdAt: Date; stateSince?: Date },
): Promise<string> {
  const createdAt = at.createdAt.toISOString();
  const stateSince = (at.stateSince ?? at.createdAt).toISOString();
  const [row] = await tx
    .insert(habilitation)
    .values({ ...request, createdAt, stateSince, updatedAt: stateSince })
    .returning({ id: habilitation.id });
  if (!row) throw new Error("the request was not filed");
  return row.id;
}

/** One request of a département; null: unknown, or another Caf's. */
export async function findRequest(
  db: Db,
  id: string,
  departementCode: string,
): Promise<HabilitationRow | null> {
  const [row] = await db.select().from(habilitation).where(ofDepartement(id, departementCode));
  return row ?? null;
}

/** The same, held until the end of the transaction: of two agents' clicks one comes first. */
export async function lockRequest(
  tx: Tx,
  id: string,
  departementCode: string,
): Promise<HabilitationRow | null> {
  const [row] = await tx.select().from(habilitation).where(ofDepartement(id, departementCode)).for("update");
  return row ?? null;
}

function ofDepartement(id: string, departementCode: string) {
  return and(eq(habilitation.id, id), eq(habilitation.departementCode, departementCode));
}

/** What a step changes of a request. */
export interface Move {
  state: HabilitationState;
  at: Date;
  listingId?: string;
  accountId?: string;
  reason?: string | null;
}

export async function moveRequest(tx: Tx, id: string, { at, ...move }: Move): Promise<void> {
  const instant = at.toISOString();
  await tx
    .update(habilitation)
    .set({ ...move, stateSince: instant, updatedAt: instant })
    .where(eq(habilitation.id, id));
}

/** A listing that a request may be matched with. */
export interface MatchRow {
  id: string;
  kind: CareKind;
  name: string;
  state: "PUBLISHED" | "SUSPENDED" | "GONE";
}

/** A listing of the département: by PMI's word for a childminder, by its commune for a structure. */
export async function findMatch(db: Db, id: string, departementCode: string): Promise<MatchRow | null> {
  const rows = await db.execute<MatchRow & Record<string, unknown>>(sql`
    select l.id, l.kind, l.name, l.state
    from listing l join commune m on m.code = l.commune_code left join pmi.childminder c on c.listing_id = l.id
    where l.id = ${id}::uuid and coalesce(c.departement_code, m.departement_code) = ${departementCode}`);
  return rows[0] ?? null;
}

/** Makes whoever activates the same listing wait, then tells whether another habilitation is active for it. */
export async function lockListing(tx: Tx, listingId: string, requestId: string): Promise<{ taken: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${listingId}, 19))`);
  return { taken: await isTaken(tx, listingId, requestId) };
}

/** Whether another habilitation is active for a listing. */
export async function isTaken(db: Db, listingId: string, requestId: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select from habilitation
    where listing_id = ${listingId}::uuid and state = 'ACTIVE' and id <> ${requestId}::uuid`);
  return rows.length > 0;
}

/** Requests that have been in one of these states since before an instant. */
export async function findUnmoved(
  db: Db,
  states: readonly HabilitationState[],
  before: Date,
): Promise<{ id: string; departementCode: string }[]> {
  return db
    .select({ id: habilitation.id, departementCode: habilitation.departementCode })
    .from(habilitation)
    .where(and(inArray(habilitation.state, [...states]), lt(habilitation.stateSince, before.toISOString())));
}

/** Erases what was closed before an instant; gives the ids. Their letters go with them. */
export async function eraseClosed(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx
    .delete(habilitation)
    .where(
      and(inArray(habilitation.state, [...CLOSED_STATES]), lt(habilitation.stateSince, before.toISOString())),
    )
    .returning({ id: habilitation.id });
  return rows.map(({ id }) => id);
}

/** Erases the invented requests of the demonstration, to make them anew. */
export async function eraseRequests(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(habilitation).where(inArray(habilitation.id, ids));
}

/** The agents of a Caf, to be told when it has no address of its own. */
export async function agentsOf(db: Db, departementCode: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from account
    where role = 'AGENT' and departement_code = ${departementCode} and closed_at is null order by id`);
  return rows.map(({ id }) => id);
}

/** The account that signs in with an address (lower case), null: none; whoever gives it an account waits. */
export async function lockAddress(tx: Tx, email: string): Promise<EmailOwner | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${email}, 20))`);
  return findEmailOwner(tx, email);
}

/** Whose an address is that signs in. */
export interface EmailOwner {
  role: string;
  /** null: PMI, or the structures' file, has it no longer */
  listingId: string | null;
}

export async function findEmailOwner(db: Db, email: string): Promise<EmailOwner | null> {
  const rows = await db.execute<EmailOwner & Record<string, unknown>>(sql`
    select a.role, l.id as "listingId"
    from account a left join listing l on l.id = a.listing_id and l.state <> 'GONE' where a.email = ${email}`);
  return rows[0] ?? null;
}

/** Whether the Caf of a département has an e-mail address that is known here. */
export async function cafHasAddress(db: Db, departementCode: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select from authority where departement_code = ${departementCode} and kind = 'CAF' and email is not null`);
  return rows.length > 0;
}
