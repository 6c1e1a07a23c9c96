import { sql } from "drizzle-orm";
import { type Db, type Tx, writePrepared } from "../../db/client.ts";
import type { Session } from "../account/session.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Standing } from "./access.ts";

type Who = Pick<Session, "accountId" | "role" | "departementCode" | "firstName" | "lastName">;

/** Where a viewer stands, by one statement; an agent has no listing, and a name in the account. */
export async function findStanding(db: Db, session: Who): Promise<Standing> {
  if (session.role === "AGENT") {
    return {
      firstName: session.firstName ?? "",
      lastName: session.lastName ?? "",
      listingState: null,
      habilitationState: null,
      departementCode: session.departementCode,
      reminders: false,
    };
  }
  const [row] = await db.execute<Standing & Record<string, unknown>>(sql`
    select coalesce(h.first_name, '') as "firstName", coalesce(h.last_name, '') as "lastName",
           l.state as "listingState", h.state as "habilitationState",
           coalesce(h.departement_code, a.departement_code) as "departementCode",
           coalesce(r.wanted, true) as reminders
    from account a
    left join listing l on l.id = a.listing_id
    left join lateral (
      select * from habilitation
      where account_id = a.id order by (state = 'ACTIVE') desc, state_since desc limit 1
    ) h on true
    left join reminder r on r.habilitation_id = h.id
    where a.id = ${session.accountId}::uuid`);
  return row ?? NOTHING_LEFT;
}

/** Whose habilitation: the account's that is signed in, or the one a letter was about. */
export type Holder = { accountId: string } | { habilitationId: string };

/** An active habilitation and its listing, as they stand under the lock. */
export interface Held extends Record<string, unknown> {
  habilitationId: string;
  listingId: string;
  /** before the lock: what another transaction changed while this one waited is not in it */
  listingState: "PUBLISHED" | "SUSPENDED" | "GONE";
  departementCode: string;
}

/**
 * The active habilitation, locked until the end of the transaction, so that who revokes it comes before or after; null
 * when none is active. Take no other lock while waiting for it: an erasure holds the listing and waits for this row.
 */
export async function lockActive(tx: Tx, holder: Holder): Promise<Held | null> {
  const whose =
    "accountId" in holder
      ? sql`h.account_id = ${holder.accountId}::uuid`
      : sql`h.id = ${holder.habilitationId}::uuid`;
  const [row] = await writePrepared<Held>(
    tx,
    sql`
    select h.id as "habilitationId", l.id as "listingId", l.state as "listingState",
           c.departement_code as "departementCode"
    from habilitation h join listing l on l.id = h.listing_id join commune c on c.code = l.commune_code
    where ${whose} and h.state = 'ACTIVE' for update of h`,
  );
  return row ?? null;
}

const NOTHING_LEFT: Standing = {
  firstName: "",
  lastName: "",
  listingState: null,
  habilitationState: null,
  departementCode: null,
  reminders: false,
};

/** What somebody who knows the owner of an account would try in a password: names, address, telephone, structure. */
export async function findKnown(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.execute<{ words: (string | null)[] }>(sql`
    select array[h.first_name, h.last_name, h.street_name, h.postcode, m.name, replace(h.phone, '+33', '0'), l.name,
                 c.first_name, c.last_name, replace(c.phone, '+33', '0')] as words
    from habilitation h join commune m on m.code = h.commune_code
    left join listing l on l.id = h.listing_id left join pmi.childminder c on c.listing_id = l.id
    where h.account_id = ${accountId}::uuid`);
  return [...new Set(rows.flatMap(({ words }) => words.filter((word) => word !== null)))];
}

/** What PMI holds of a childminder, for that person alone (R24). */
export interface PmiFacts {
  approvalNumber: string;
  civility: string;
  lastName: string;
  firstName: string;
  /** street lines, then postcode and commune */
  addressLines: string[];
  phone: string | null;
  email: string | null;
  places: number;
  approvalStartsOn: LocalDate;
  approvalEndsOn: LocalDate;
  worksInMam: boolean;
  mamName: string | null;
  showsAddress: boolean;
  showsPhone: boolean;
  showsEmail: boolean;
}

interface PmiRow extends Omit<PmiFacts, "addressLines">, Record<string, unknown> {
  street: string;
  complement: string | null;
  city: string;
}

/** The details as the last file of PMI has them; null when the listing is no childminder's. */
export async function findPmiDetails(db: Db, listingId: string): Promise<PmiFacts | null> {
  const [row] = await db.execute<PmiRow>(sql`
    select c.approval_number as "approvalNumber", c.civility, c.last_name as "lastName", c.first_name as "firstName",
           concat_ws(' ', c.street_number, c.street_type, c.street_name) as street,
           c.address_complement as complement, c.postcode || ' ' || coalesce(m.name, c.commune_code) as city,
           c.phone, c.email, c.places, c.approval_starts_on::text as "approvalStartsOn",
           c.approval_ends_on::text as "approvalEndsOn", c.works_in_mam as "worksInMam", c.mam_name as "mamName",
           c.show_address as "showsAddress", c.show_phone as "showsPhone", c.show_email as "showsEmail"
    from pmi.childminder c left join commune m on m.code = c.commune_code
    where c.listing_id = ${listingId}::uuid`);
  if (!row) return null;
  const { street, complement, city, ...facts } = row;
  return { ...facts, addressLines: [street, ...(complement ? [complement] : []), city] };
}
