import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import type { CommuneRecord } from "../geocoding/gazetteer.ts";
import type { Precision } from "../kernel/care.ts";
import type { PlacedRow } from "./merge.ts";
import { type KnownRow, keyOf } from "./plan.ts";

const BATCH = 1_000;

/** One import at a time: what it read of the others must still stand when it writes. Held until the transaction ends. */
export async function lockStructures(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('mon_enfant_structures'))`);
}

/**
 * Keeps imports away until the transaction ends; false when one is under way or waits. Never waits itself: whoever asks
 * holds a habilitation. Managers do not keep each other away.
 */
export async function holdOffImports(tx: Tx): Promise<boolean> {
  const [row] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock_shared(hashtext('mon_enfant_structures')) as held`,
  );
  return row?.held ?? false;
}

/** What is stored of these sources, and of every source in these communes, by key. */
export async function readKnown(
  db: Db,
  sources: string[],
  communes: string[],
): Promise<Map<string, KnownRow>> {
  const rows = await db.execute<{ targetId: string; fields: string; gone: boolean; seenAt: string }>(sql`
    with concerned as (
      select distinct coalesce(listing_id, mam_id) as target from structure_source
      where source = any(${sql.param(sources)}::text[]) or fields ->> 'communeCode' = any(${sql.param(communes)}::text[])
    )
    select coalesce(listing_id, mam_id) as "targetId", fields::text as fields, gone_at is not null as gone,
           to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "seenAt"
    from structure_source join concerned on target = coalesce(listing_id, mam_id)`);
  return new Map(
    rows.map(({ fields, ...rest }) => {
      const row = JSON.parse(fields) as PlacedRow;
      return [keyOf(row), { ...rest, row }];
    }),
  );
}

/** A source's row as it is now to be kept. */
export interface SourceRow {
  row: PlacedRow;
  targetId: string;
}

/** Writes rows of sources, new and changed ones. Their listings and MAMs are there already. */
export async function putSources(tx: Tx, rows: SourceRow[], now: string): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    const batch = rows.slice(i, i + BATCH).map(({ row, targetId }) => ({
      source: row.source,
      id: row.id,
      listing: row.kind === "MAM" ? null : targetId,
      mam: row.kind === "MAM" ? targetId : null,
      fields: row,
    }));
    await tx.execute(sql`
      insert into structure_source (source, external_id, listing_id, mam_id, fields, created_at, updated_at)
      select source, id, listing, mam, fields, ${now}, ${now}
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r (
        source text, id text, listing uuid, mam uuid, fields jsonb)
      on conflict (source, external_id) do update set
        listing_id = excluded.listing_id, mam_id = excluded.mam_id, fields = excluded.fields, gone_at = null,
        updated_at = excluded.updated_at`);
  }
}

/** Notes that their source's file no longer names them. */
export async function markGone(tx: Tx, rows: PlacedRow[], now: string): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update structure_source s set gone_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows.map(({ source, id }) => ({ source, id })))}::jsonb)
      as r (source text, id text)
    where s.source = r.source and s.external_id = r.id`);
}

export interface MamRow {
  id: string;
  name: string;
  nameKey: string;
  communeCode: string;
  addressLines: string[];
  precision: Precision;
  lng: number;
  lat: number;
}

/** Inserts or updates maisons d'assistants maternels. */
export async function putMams(tx: Tx, rows: MamRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += BATCH) {
    await tx.execute(sql`
      insert into mam (id, name, name_key, commune_code, address_lines, precision, lng, lat)
      select id, name, "nameKey", "communeCode", "addressLines", precision, lng, lat
      from jsonb_to_recordset(${JSON.stringify(rows.slice(i, i + BATCH))}::jsonb) as r (
        id uuid, name text, "nameKey" text, "communeCode" text, "addressLines" text[],
        precision location_precision, lng float8, lat float8)
      on conflict (id) do update set
        name = excluded.name, name_key = excluded.name_key, commune_code = excluded.commune_code,
        address_lines = excluded.address_lines, precision = excluded.precision,
        lng = excluded.lng, lat = excluded.lat, updated_at = now()`);
  }
}

/** Removes MAMs that no source names any more, and what was read of them. */
export async function deleteMams(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`delete from mam where id = any(${sql.param(ids)}::uuid[])`);
}

/** The centres of all communes, to judge whether a point lies near one. */
export async function readCentres(db: Db): Promise<CommuneRecord[]> {
  const rows = await db.execute<{ rows: string }>(sql`
    select coalesce(json_agg(json_build_object('code', code, 'lng', lng, 'lat', lat)), '[]')::text as rows
    from commune where lng is not null`);
  return JSON.parse(rows[0]?.rows ?? "[]") as CommuneRecord[];
}
