import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { RequesterStatus } from "../kernel/habilitation.ts";
import {
  type Candidate,
  type CandidateRow,
  lookedFor,
  type Requester,
  rank,
  rankFound,
  tellingWords,
} from "./candidates.ts";

/** What candidates are looked for by. */
export interface Sought extends Requester {
  id: string;
  status: RequesterStatus;
  departementCode: string;
}

/** How many that hold the words are looked at. */
const MOST_ROWS = 400;

/** Listings of the département that a request may be about, suspended and gone ones too; at most 5, best first. */
export async function findCandidates(db: Db, sought: Sought): Promise<Candidate[]> {
  // a manager names the structure; the agent may know better, and finds nothing here
  if (sought.status === "MANAGER") return [];
  const lastName = tellingWords(sought.lastName);
  // folded words hold letters and digits only: nothing to escape
  const patterns = sql.param([...lastName, ...tellingWords(sought.firstName)].map((word) => `%${word}%`));
  const rows = await db.execute<CandidateRow & Record<string, unknown>>(sql`
    select ${columns(sql`${sought.id}::uuid`)}
    from pmi.childminder c join listing l on l.id = c.listing_id join commune m on m.code = l.commune_code
    where c.departement_code = ${sought.departementCode}
      and (c.phone = ${sought.phone} or l.search_text like any(${patterns}::text[])
           or replace(l.search_text, ' ', '') like ${`%${lastName.join("")}%`})
    order by (c.phone = ${sought.phone}) desc nulls last,
             (select count(*) from unnest(${patterns}::text[]) word where l.search_text like word) desc,
             (c.commune_code = ${sought.communeCode}) desc, l.id
    limit ${MOST_ROWS}`);
  return rank(sought, [...rows], await cityOf(db, sought.communeCode));
}

/**
 * What the agent looks for themselves: childminders by words of the name or approval number, suspended and gone ones
 * too, or for a manager structures by name; at most 10, best first.
 */
export async function findListings(db: Db, sought: Sought, text: string): Promise<Candidate[]> {
  const { words, number } = lookedFor(text);
  if (words.length === 0) return [];
  // folded words and bare numbers hold letters and digits only: nothing to escape
  const named = sql`(l.search_text like all(${sql.param(words.map((word) => `%${word}%`))}::text[])
                     or replace(l.search_text, ' ', '') like ${`%${words.join("")}%`})`;
  const from =
    sought.status === "MANAGER"
      ? sql`listing l join commune m on m.code = l.commune_code left join pmi.childminder c on false
            where m.departement_code = ${sought.departementCode} and l.kind <> 'CHILDMINDER' and ${named}`
      : sql`pmi.childminder c join listing l on l.id = c.listing_id join commune m on m.code = l.commune_code
            where c.departement_code = ${sought.departementCode} and (${named} or ${numbered(number)})`;
  // the text that is searched begins with the name
  const rows = await db.execute<CandidateRow & Record<string, unknown>>(sql`
    select ${columns(sql`${sought.id}::uuid`)} from ${from}
    order by ${numbered(number)} desc nulls last,
             (select max(position(word in l.search_text)) from unnest(${sql.param(words)}::text[]) word), l.id
    limit ${MOST_ROWS}`);
  return rankFound(text, sought, [...rows], await cityOf(db, sought.communeCode));
}

/** Neither true nor false when no number is looked for. */
function numbered(number: string | null): SQL {
  const pattern = number && `%${number}%`;
  return sql`(regexp_replace(upper(c.approval_number), '[^A-Z0-9]', '', 'g') like ${pattern}::text)`;
}

/** The city of an arrondissement, else the commune itself. */
async function cityOf(db: Db, communeCode: string): Promise<string> {
  const [city] = await db.execute<{ code: string }>(
    sql`select coalesce(parent_code, code) as code from commune where code = ${communeCode}`,
  );
  return city?.code ?? communeCode;
}

/** The listings that requests are about, as the Caf may see them, by request. */
export async function findMatched(
  db: Db,
  pairs: readonly { listingId: string; requestId: string }[],
): Promise<Map<string, CandidateRow>> {
  const listings = sql.param(pairs.map(({ listingId }) => listingId));
  const requests = sql.param(pairs.map(({ requestId }) => requestId));
  const rows = await db.execute<CandidateRow & { requestId: string } & Record<string, unknown>>(sql`
    select asked.request_id as "requestId", ${columns(sql`asked.request_id`)}
    from unnest(${listings}::uuid[], ${requests}::uuid[]) as asked (listing_id, request_id)
    join listing l on l.id = asked.listing_id join commune m on m.code = l.commune_code
    left join pmi.childminder c on c.listing_id = l.id`);
  return new Map(rows.map(({ requestId, ...row }) => [requestId, row]));
}

/** What PMI says of a childminder, withheld details too: the Caf loads that file. `request`: whose own it may be. */
function columns(request: SQL) {
  return sql`
    l.id, l.kind, l.name, l.state, c.last_name as "lastName", c.first_name as "firstName",
    l.commune_code as "communeCode", coalesce(m.parent_code, m.code) as "cityCode",
    case when c.listing_id is null then coalesce(l.address_lines, '{}') else
      array_remove(array[concat_ws(' ', c.street_number, c.street_type, c.street_name), c.address_complement,
                         c.postcode || ' ' || m.name], null)
    end as "addressLines",
    case when c.listing_id is null then l.phone else c.phone end as phone, c.approval_number as "approvalNumber",
    exists (select from habilitation h
            where h.listing_id = l.id and h.state = 'ACTIVE' and h.id <> ${request}) as taken`;
}
