import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import { pmiFile } from "../../db/schema/pmi.ts";
import type { Precision } from "../kernel/care.ts";
import type { MamPlace, PublicFacts } from "./listing-of.ts";
import type { Childminder } from "./place.ts";
import type { PreviousRow } from "./reconcile.ts";

/** What stands before an import; the import is refused when it no longer does at the end. */
export interface Baseline {
  files: number;
  lastContentHash: Buffer | null;
}

/** The files applied to a département so far. */
export async function baselineOf(db: Db, departementCode: string): Promise<Baseline> {
  const [row] = await db.execute<{ files: number; last: string | null }>(sql`
    select count(*)::int as files,
           (array_agg(encode(content_hash, 'hex') order by applied_at desc))[1] as last
    from pmi.file where departement_code = ${departementCode}`);
  return { files: row?.files ?? 0, lastContentHash: row?.last ? Buffer.from(row.last, "hex") : null };
}

/** Lets one import of a département write at a time; false when another is at it. Held to the end of the transaction. */
export async function lockDepartement(tx: Tx, departementCode: string): Promise<boolean> {
  const [row] = await tx.execute<{ locked: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('mon_enfant_pmi'), hashtext(${departementCode})) as locked`,
  );
  return row?.locked ?? false;
}

export async function departementExists(db: Db, code: string): Promise<boolean> {
  const rows = await db.execute(sql`select from departement where code = ${code}`);
  return rows.length > 0;
}

/** Everybody the last files left, by number; little of each. */
export async function previousRows(db: Db, departementCode: string): Promise<Map<string, PreviousRow>> {
  const rows = await db.execute<{ number: string } & Record<keyof PreviousRow, never>>(sql`
    select c.approval_number as number, c.listing_id as "listingId", encode(c.row_hash, 'base64') as hash, c.status,
           c.gone_at is not null as gone, c.show_address as "showAddress", c.show_phone as "showPhone",
           c.show_email as "showEmail", c.show_address and l.precision = 'COMMUNE' as "atCommune"
    from pmi.childminder c join listing l on l.id = c.listing_id
    where c.departement_code = ${departementCode}`);
  return new Map(rows.map(({ number, ...row }) => [number, row as PreviousRow]));
}

/** All that is known of a person, privately and publicly. */
export interface CurrentRow {
  childminder: Childminder;
  gone: boolean;
  listing: Omit<PublicFacts, "communeName" | "state"> & { state: string };
}

/** The people behind some listings, by listing. */
export async function currentRows(db: Db, listingIds: string[]): Promise<Map<string, CurrentRow>> {
  const rows = await db.execute<{ id: string; row: string }>(sql`
    select c.listing_id as id, json_build_object(
      'gone', c.gone_at is not null,
      'childminder', json_build_object(
        'approvalNumber', c.approval_number, 'civility', c.civility, 'lastName', c.last_name,
        'firstName', c.first_name, 'streetNumber', c.street_number, 'streetType', c.street_type,
        'streetName', c.street_name, 'addressComplement', c.address_complement, 'postcode', c.postcode,
        'communeCode', c.commune_code, 'phone', c.phone, 'email', c.email, 'places', c.places,
        'approvalStartsOn', c.approval_starts_on, 'approvalEndsOn', c.approval_ends_on, 'status', c.status,
        'worksInMam', c.works_in_mam, 'mamName', c.mam_name, 'showAddress', c.show_address,
        'showPhone', c.show_phone, 'showEmail', c.show_email),
      'listing', json_build_object(
        'state', l.state, 'name', l.name, 'communeCode', l.commune_code, 'addressLines', l.address_lines,
        'lng', l.lng, 'lat', l.lat, 'precision', l.precision, 'phone', l.phone, 'email', l.email,
        'detail', l.detail))::text as row
    from pmi.childminder c join listing l on l.id = c.listing_id
    where c.listing_id = any(${sql.param(listingIds)}::uuid[])`);
  return new Map(rows.map(({ id, row }) => [id, JSON.parse(row) as CurrentRow]));
}

/** The maisons d'assistants maternels of a département. */
export async function mamPlaces(db: Db, departementCode: string): Promise<MamPlace[]> {
  const rows = await db.execute<{
    name: string;
    communeCode: string;
    lng: number;
    lat: number;
    precision: Precision;
  }>(sql`
    select m.name, m.commune_code as "communeCode", m.lng, m.lat, m.precision
    from mam m join commune c on c.code = m.commune_code where c.departement_code = ${departementCode}`);
  return [...rows];
}

/** A person to write, with the hash of the row they were read from. */
export interface ChildminderToPut extends Childminder {
  listingId: string;
  rowHash: string;
}

/** Inserts or updates people by listing; the listings are there already. */
export async function putChildminders(
  tx: Tx,
  departementCode: string,
  rows: ChildminderToPut[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    insert into pmi.childminder (listing_id, departement_code, approval_number, civility, last_name, first_name,
      street_number, street_type, street_name, address_complement, postcode, commune_code, phone, email, places,
      approval_starts_on, approval_ends_on, status, works_in_mam, mam_name, show_address, show_phone, show_email,
      row_hash)
    select "listingId", ${departementCode}, "approvalNumber", civility, "lastName", "firstName",
      "streetNumber", "streetType", "streetName", "addressComplement", postcode, "communeCode", phone, email, places,
      "approvalStartsOn", "approvalEndsOn", status, "worksInMam", "mamName", "showAddress", "showPhone", "showEmail",
      decode("rowHash", 'base64')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
      "listingId" uuid, "approvalNumber" text, civility text, "lastName" text, "firstName" text,
      "streetNumber" text, "streetType" text, "streetName" text, "addressComplement" text, postcode text,
      "communeCode" text, phone text, email text, places int, "approvalStartsOn" date, "approvalEndsOn" date,
      status pmi.status, "worksInMam" boolean, "mamName" text, "showAddress" boolean, "showPhone" boolean,
      "showEmail" boolean, "rowHash" text)
    on conflict (listing_id) do update set
      civility = excluded.civility, last_name = excluded.last_name, first_name = excluded.first_name,
      street_number = excluded.street_number, street_type = excluded.street_type,
      street_name = excluded.street_name, address_complement = excluded.address_complement,
      postcode = excluded.postcode, commune_code = excluded.commune_code, phone = excluded.phone,
      email = excluded.email, places = excluded.places, approval_starts_on = excluded.approval_starts_on,
      approval_ends_on = excluded.approval_ends_on, status = excluded.status, works_in_mam = excluded.works_in_mam,
      mam_name = excluded.mam_name, show_address = excluded.show_address, show_phone = excluded.show_phone,
      show_email = excluded.show_email, row_hash = excluded.row_hash, gone_at = null, updated_at = now()`);
}

/** Notes when people were last seen in a file (R6: erased 40 days later). */
export async function markGone(tx: Tx, listingIds: string[], at: Date): Promise<void> {
  if (listingIds.length === 0) return;
  await tx.execute(sql`
    update pmi.childminder set gone_at = ${at.toISOString()}::timestamptz, updated_at = now()
    where listing_id = any(${sql.param(listingIds)}::uuid[]) and gone_at is null`);
}

/** The keyed hashes of those who did not allow publication (R8), hexadecimal. */
export async function refusalHashes(db: Db, departementCode: string): Promise<Set<string>> {
  const rows = await db.execute<{ hash: string }>(
    sql`select encode(number_hash, 'hex') as hash from pmi.refusal where departement_code = ${departementCode}`,
  );
  return new Set(rows.map(({ hash }) => hash));
}

export async function addRefusals(tx: Tx, departementCode: string, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx.execute(sql`
    insert into pmi.refusal (number_hash, departement_code)
    select decode(hash, 'hex'), ${departementCode} from unnest(${sql.param(hashes)}::text[]) as hash
    on conflict do nothing`);
}

export async function removeRefusals(tx: Tx, hashes: string[]): Promise<void> {
  if (hashes.length === 0) return;
  await tx.execute(sql`
    delete from pmi.refusal
    where number_hash in (select decode(hash, 'hex') from unnest(${sql.param(hashes)}::text[]) as hash)`);
}

export interface FileToRecord {
  departementCode: string;
  contentHash: Buffer;
  partial: boolean;
  counts: Record<string, number>;
  quarantine: { line: number; column: string | null; code: string; message: string }[];
}

/** Keeps that a file was applied, and which of its rows were not taken. Gives its id. */
export async function recordFile(tx: Tx, file: FileToRecord): Promise<string> {
  const { quarantine, counts, ...facts } = file;
  const [row] = await tx
    .insert(pmiFile)
    .values({ ...facts, report: counts })
    .returning({ id: pmiFile.id });
  if (!row) throw new Error("the file was not recorded");
  await tx.execute(sql`
    insert into pmi.quarantine (file_id, line, "column", code, message)
    select ${row.id}::uuid, line, "column", code, message
    from jsonb_to_recordset(${JSON.stringify(quarantine)}::jsonb) as r (
      line int, "column" text, code text, message text)`);
  return row.id;
}
