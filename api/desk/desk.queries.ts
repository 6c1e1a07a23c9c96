import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { HabilitationRow } from "../habilitation/habilitation.queries.ts";
import { WAITING_STATES } from "../habilitation/transitions.ts";
import type { HabilitationState } from "../kernel/habilitation.ts";
import { fold } from "../kernel/text.ts";

export interface QueueFilter {
  states: readonly HabilitationState[] | null;
  /** words of the name or e-mail, or digits of the telephone number */
  text: string | null;
}

/** Where a page of the queue ended. */
export interface QueuePlace {
  /** 0 waits for the Caf, 1 does not */
  rank: number;
  /** microseconds since 1970, backwards in what does not wait: the newest is first there */
  at: number;
  id: string;
}

export type QueueRow = HabilitationRow & QueuePlace;

const WAITS = sql`(h.state = any(${sql.param([...WAITING_STATES])}::habilitation_state[]))`;
const MICROSECONDS = sql`(extract(epoch from h.created_at) * 1000000)::bigint::float8`;

const COLUMNS = sql`
  h.id, h.departement_code as "departementCode", h.status, h.state, h.state_since as "stateSince",
  h.listing_id as "listingId", h.account_id as "accountId", h.civility, h.last_name as "lastName",
  h.first_name as "firstName", h.street_number as "streetNumber", h.street_type as "streetType",
  h.street_name as "streetName", h.postcode, h.commune_code as "communeCode", h.phone, h.email, h.reason,
  h.created_at as "createdAt", h.updated_at as "updatedAt"`;

/** The requests of a Caf with the count of all that match: what waits for it, oldest first, then the rest, newest first. */
export async function findQueue(
  db: Db,
  departementCode: string,
  filter: QueueFilter,
  page: { limit: number; after: QueuePlace | null },
): Promise<{ rows: QueueRow[]; total: number }> {
  const { states } = filter;
  const conditions = [
    sql`h.departement_code = ${departementCode}`,
    ...(states ? [sql`h.state = any(${sql.param([...states])}::habilitation_state[])`] : []),
    ...matching(filter.text),
  ];
  const from = page.after;
  const after = from
    ? sql`where (rank, at, id) > (${from.rank}::int, ${from.at}::float8, ${from.id}::uuid)`
    : sql``;
  const rows = await db.execute<QueueRow & { total: number } & Record<string, unknown>>(sql`
    with hit as (
      select ${COLUMNS}, (not ${WAITS})::int as rank,
             case when ${WAITS} then ${MICROSECONDS} else -${MICROSECONDS} end as at
      from habilitation h where ${sql.join(conditions, sql` and `)}
    ), page as (select * from hit ${after} order by rank, at, id limit ${page.limit}::int)
    select total.total, page.* from (select count(*)::int as total from hit) total left join page on true
    order by rank, at, id`);
  return { total: rows[0]?.total ?? 0, rows: [...rows].filter(({ id }) => id !== null) };
}

/** Every word in the name or e-mail, or all digits in the telephone number. */
function matching(text: string | null): SQL[] {
  const words = fold(text ?? "")
    .split(" ")
    .filter(Boolean);
  if (words.length === 0) return text?.trim() ? [sql`false`] : [];
  const patterns = sql.param(words.map((word) => `%${word}%`));
  const named = sql`${folded(sql`concat_ws(' ', h.first_name, h.last_name, h.email)`)} like all(${patterns}::text[])`;
  // the zero that is dialled in France is +33 in E.164
  const digits = (text ?? "").replace(/[^\d]/g, "").replace(/^0/, "");
  const dialled = /^[\d\s.+()/-]+$/.test(text ?? "") && digits.length >= 4;
  return [dialled ? sql`(${named} or h.phone like ${`%${digits}%`})` : named];
}

/** As `fold` of `api/kernel/text.ts` compares names. */
function folded(text: SQL): SQL {
  const bare = sql`regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f]', '', 'g')`;
  const words = sql`regexp_replace(replace(replace(${bare}, 'œ', 'oe'), 'æ', 'ae'), '[^[:alnum:]]+', ' ', 'g')`;
  return sql`regexp_replace(regexp_replace(${words}, '\\mst\\M', 'saint', 'g'), '\\mste\\M', 'sainte', 'g')`;
}

export interface StepRow {
  habilitationId: string;
  at: string;
  action: string;
  state: HabilitationState;
  by: string | null;
  byPost: boolean;
}

/** What was done with requests, in the order it was done: read out of the audit, which nobody may change. */
export async function findSteps(db: Db, ids: readonly string[]): Promise<StepRow[]> {
  const rows = await db.execute<StepRow & Record<string, unknown>>(sql`
    select s.habilitation_id as "habilitationId", s.at, substr(s.action, 14) as action, s.facts ->> 'to' as state,
           nullif(concat_ws(' ', a.first_name, a.last_name), '') as by, s.facts @> '{"byPost": true}' as "byPost"
    from habilitation_step s left join account a on a.id = s.actor_id and a.role = 'AGENT'
    where s.habilitation_id = any(${sql.param([...ids])}::uuid[]) and s.facts ? 'to'
    order by s.at, s.id`);
  return [...rows];
}

export interface FigureRow {
  waiting: number;
  /** day in Paris since when the oldest waits */
  oldestSince: string | null;
  medianDelayDays: number | null;
  byState: Partial<Record<HabilitationState, number>>;
}

/** Days over which delays are looked at. */
const DELAY_DAYS = 90;

/** What waits at a Caf, and how long requests took. */
export async function findFigures(db: Db, departementCode: string, now: Date): Promise<FigureRow> {
  const waiting = sql`state = any(${sql.param([...WAITING_STATES])}::habilitation_state[])`;
  const [row] = await db.execute<FigureRow & Record<string, unknown>>(sql`
    with own as (select * from habilitation where departement_code = ${departementCode}),
    counted as (select state, count(*)::int as count from own group by state),
    delay as (
      select extract(epoch from min(s.at) - own.created_at) / 86400 as days
      from own join habilitation_step s on s.habilitation_id = own.id
      where s.action in ('HABILITATION_ACTIVATED', 'HABILITATION_REFUSED')
        and s.at > ${now.toISOString()}::timestamptz - make_interval(days => ${DELAY_DAYS})
      group by own.id, own.created_at)
    select (select count(*)::int from own where ${waiting}) as waiting,
           (select (min(state_since) at time zone 'Europe/Paris')::date::text from own where ${waiting}) as "oldestSince",
           (select percentile_cont(0.5) within group (order by days) from delay) as "medianDelayDays",
           (select coalesce(json_object_agg(state, count), '{}') from counted) as "byState"`);
  if (!row) throw new Error("no figures");
  return row;
}

export interface PmiFileRow {
  id: string;
  appliedAt: string;
  partial: boolean;
  report: Record<string, number>;
}

/** The PMI files of a département, newest first. */
export async function findPmiFiles(db: Db, departementCode: string, limit: number): Promise<PmiFileRow[]> {
  const rows = await db.execute<PmiFileRow & Record<string, unknown>>(sql`
    select id, applied_at as "appliedAt", partial, report from pmi.file
    where departement_code = ${departementCode} order by applied_at desc, id limit ${limit}`);
  return [...rows];
}

export interface QuarantineRow {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

/** The rows of a file that were not taken, by line; null: no such file of that département. */
export async function findQuarantine(
  db: Db,
  fileId: string,
  departementCode: string,
): Promise<QuarantineRow[] | null> {
  const [file] = await db.execute(sql`
    select 1 from pmi.file where id = ${fileId}::uuid and departement_code = ${departementCode}`);
  if (!file) return null;
  const rows = await db.execute<QuarantineRow & Record<string, unknown>>(sql`
    select line, "column", code, message from pmi.quarantine
    where file_id = ${fileId}::uuid order by line, "column" nulls first, code`);
  return [...rows];
}
