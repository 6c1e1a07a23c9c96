import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import type { ListingDetail, listing } from "../../db/schema/directory.ts";
import { changed, holdChanges } from "../feed/feed.queries.ts";
import type { CareKind, Precision } from "../kernel/care.ts";
import { fold } from "../kernel/text.ts";

export type ListingState = (typeof listing.$inferSelect)["state"];

/** A listing as the public may read it: what is withheld is null here, and never comes nearer than this (R9). */
export interface ListingRow {
  id: string;
  kind: CareKind;
  state: ListingState;
  name: string;
  communeCode: string;
  /** for the free-text filter */
  communeName: string;
  addressLines: string[] | null;
  precision: Precision;
  lng: number;
  lat: number;
  phone: string | null;
  email: string | null;
  website: string | null;
  detail: ListingDetail;
}

const BATCH = 2_000;

/** Inserts or updates listings by id and tells the change. */
export async function putListings(tx: Tx, rows: ListingRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) await putBatch(tx, rows.slice(i, i + BATCH));
}

async function putBatch(tx: Tx, rows: ListingRow[]): Promise<void> {
  const ids = rows.map((row) => row.id);
  await holdChanges(tx, ids);
  const before = await pointsOf(tx, ids);
  const json = JSON.stringify(rows.map((row) => ({ ...row, searchText: searchText(row) })));
  await tx.execute(sql`
    insert into listing (id, kind, state, name, commune_code, address_lines, precision, lng, lat,
                         phone, email, website, detail, search_text)
    select id, kind, state, name, "communeCode", "addressLines", precision, lng, lat,
           phone, email, website, detail, "searchText"
    from jsonb_to_recordset(${json}::jsonb) as r (
      id uuid, kind care_kind, state listing_state, name text, "communeCode" text, "addressLines" text[],
      precision location_precision, lng float8, lat float8, phone text, email text, website text,
      detail jsonb, "searchText" text)
    on conflict (id) do update set
      kind = excluded.kind, state = excluded.state, name = excluded.name, commune_code = excluded.commune_code,
      address_lines = excluded.address_lines, precision = excluded.precision, lng = excluded.lng, lat = excluded.lat,
      phone = excluded.phone, email = excluded.email, website = excluded.website, detail = excluded.detail,
      search_text = excluded.search_text, updated_at = now()`);
  await changed(tx, ids, before);
}

/** A listing as it stands, locked until the end of the transaction: for whoever changes a part of it. */
export async function lockListing(tx: Tx, id: string): Promise<ListingRow | null> {
  const [row] = await tx.execute<ListingRow & Record<string, unknown>>(sql`
    select l.id, l.kind, l.state, l.name, l.commune_code as "communeCode", c.name as "communeName",
           l.address_lines as "addressLines", l.precision, l.lng, l.lat, l.phone, l.email, l.website, l.detail
    from listing l join commune c on c.code = l.commune_code
    where l.id = ${id}::uuid for no key update of l`);
  return row ?? null;
}

/** Shows, suspends (R7) or hides (R6) listings. Everything about them stays, availability included. */
export async function setListingState(tx: Tx, ids: string[], state: ListingState): Promise<void> {
  if (ids.length === 0) return;
  await holdChanges(tx, ids);
  await tx.execute(sql`
    update listing set state = ${state}, updated_at = now()
    where id = any(${sql.param(ids)}::uuid[]) and state <> ${state}`);
  await changed(tx, ids);
}

/** Erases listings for good, with all that hangs on them (R8). Partners get a tombstone. */
export async function eraseListings(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await changed(tx, ids);
  await tx.execute(sql`delete from listing where id = any(${sql.param(ids)}::uuid[])`);
}

async function pointsOf(tx: Tx, ids: string[]): Promise<string[]> {
  const rows = await tx.execute<{ point: string }>(
    sql`select point::text from listing where id = any(${sql.param(ids)}::uuid[])`,
  );
  return rows.map((row) => row.point);
}

/** Every published word, folded; contact details are not searched. */
function searchText(row: ListingRow): string {
  const { mamName, manager, disability, admission, fees, periods } = row.detail;
  const words = [
    row.name,
    row.communeName,
    row.addressLines,
    mamName,
    manager,
    disability,
    admission,
    fees,
    periods,
  ];
  return fold(words.flat().filter(Boolean).join(" "));
}
