import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { currentSummary } from "../availability/availability.queries.ts";
import { visible } from "../directory/visible.ts";
import { KINDS_WITH_AVAILABILITY } from "../kernel/care.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Remembered } from "./due.ts";

/** Somebody whose availability is to be kept current, as things stand. */
export interface RemindedRow extends Remembered, Record<string, unknown> {
  habilitationId: string;
  listingId: string;
  listingName: string;
  email: string;
  /** they have not said that they want no reminders */
  wanted: boolean;
  /** of what stands; null when nothing does */
  version: string | null;
}

const standing = (today: LocalDate) => sql`
  select h.id as "habilitationId", l.id as "listingId", l.name as "listingName", h.email,
         h.status = 'CHILDMINDER' as "isChildminder", s.version, s.valid_until::text as "validUntil",
         (s.confirmed_at at time zone 'Europe/Paris')::date::text as "confirmedOn",
         (r.last_sent_at at time zone 'Europe/Paris')::date::text as "lastSentOn", coalesce(r.wanted, true) as wanted
  from habilitation h join listing l on l.id = h.listing_id
  left join ${currentSummary("s", "l", today)}
  left join reminder r on r.habilitation_id = h.id
  where h.state = 'ACTIVE' and ${visible()}
    and l.kind = any(${sql.param([...KINDS_WITH_AVAILABILITY])}::care_kind[])`;

/** One of them; null: nothing is open to them any more. */
export async function findReminded(
  db: Db,
  habilitationId: string,
  today: LocalDate,
): Promise<RemindedRow | null> {
  const [row] = await db.execute<RemindedRow>(sql`${standing(today)} and h.id = ${habilitationId}::uuid`);
  return row ?? null;
}

interface Batch {
  /** the last habilitation of the batch before */
  after: string;
  today: LocalDate;
  /** what stands and ends by then */
  endsBy: LocalDate;
  /** childminders whatever stands */
  childminders: boolean;
  limit: number;
}

/** The next of those who might be due, in the order of their ids, held until the end of the transaction. */
export async function takeCandidates(tx: Tx, batch: Batch): Promise<RemindedRow[]> {
  const { after, today, endsBy, childminders, limit } = batch;
  return tx.execute<RemindedRow>(sql`
    ${standing(today)} and h.id > ${after}::uuid and coalesce(r.wanted, true)
      and (s.valid_until <= ${endsBy}::date or (${childminders} and h.status = 'CHILDMINDER'))
    order by h.id limit ${limit} for update of h skip locked`);
}

/** Notes it; false: another run has just done so. */
export async function noteReminded(tx: Tx, habilitationId: string, at: Date): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into reminder (habilitation_id, last_sent_at) values (${habilitationId}, ${at.toISOString()})
    on conflict (habilitation_id) do update set last_sent_at = excluded.last_sent_at
    where reminder.last_sent_at is null or reminder.last_sent_at < excluded.last_sent_at - interval '1 day'
    returning 1`);
  return rows.length > 0;
}

/** Whether reminders are wanted; false when the habilitation is no more. */
export async function putWanted(tx: Tx, habilitationId: string, wanted: boolean): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into reminder (habilitation_id, wanted)
    select id, ${wanted} from habilitation where id = ${habilitationId}::uuid
    on conflict (habilitation_id) do update set wanted = excluded.wanted returning 1`);
  return rows.length > 0;
}
