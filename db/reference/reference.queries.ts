import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";

/** A commune, or an arrondissement with its commune as parent. Empty text: not known. */
export interface CommuneFact {
  code: string;
  name: string;
  departement: string;
  parent: string;
  population: string;
  /** separated by | */
  postcodes: string;
  lng: string;
  lat: string;
}

export interface FormerCommuneFact {
  code: string;
  name: string;
  /** code of the commune of today */
  commune: string;
}

export interface AuthorityFact {
  departement: string;
  kind: "CAF" | "PMI";
  name: string;
  postalAddress: string[];
  email: string | null;
  phone: string | null;
  source: string | null;
}

/** What a load did; `gone`: known to the database and absent from the file, kept since listings may name them. */
export interface CommuneChanges {
  added: string[];
  changed: string[];
  gone: string[];
}

export async function putDepartements(tx: Tx, rows: { code: string; name: string }[]): Promise<void> {
  await tx.execute(sql`
    insert into departement (code, name)
    select code, name from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(code text, name text)
    on conflict (code) do update set name = excluded.name where departement.name <> excluded.name`);
}

/** Adds and corrects communes; writes only what differs; removes none. */
export async function putCommunes(tx: Tx, rows: CommuneFact[]): Promise<CommuneChanges> {
  const json = JSON.stringify(rows);
  const written = await tx.execute<{ code: string; added: boolean }>(sql`
    insert into commune (code, name, departement_code, parent_code, population, postcodes, lng, lat)
    select code, name, departement, nullif(parent, ''), nullif(population, '')::int,
           string_to_array(postcodes, '|'), nullif(lng, '')::float8, nullif(lat, '')::float8
      from json_to_recordset(${json}::text::json)
        as x(code text, name text, departement text, parent text, population text, postcodes text, lng text, lat text)
    on conflict (code) do update
       set name = excluded.name, departement_code = excluded.departement_code, parent_code = excluded.parent_code,
           population = excluded.population, postcodes = excluded.postcodes, lng = excluded.lng, lat = excluded.lat
     where (commune.name, commune.departement_code, commune.parent_code, commune.population, commune.postcodes,
            commune.lng, commune.lat)
        is distinct from (excluded.name, excluded.departement_code, excluded.parent_code, excluded.population,
            excluded.postcodes, excluded.lng, excluded.lat)
    returning code, xmax = 0 as added`);
  const codes = JSON.stringify(rows.map(({ code }) => code));
  const gone = await tx.execute<{ code: string }>(sql`
    select code from commune
     where code not in (select json_array_elements_text(${codes}::text::json)) order by code`);
  return {
    added: written.filter(({ added }) => added).map(({ code }) => code),
    changed: written.filter(({ added }) => !added).map(({ code }) => code),
    gone: gone.map(({ code }) => code),
  };
}

/** Adds and corrects former names and codes; removes none. */
export async function putFormerCommunes(tx: Tx, rows: FormerCommuneFact[]): Promise<void> {
  await tx.execute(sql`
    insert into commune_alias (former_code, name, commune_code)
    select code, name, commune
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as x(code text, name text, commune text)
    on conflict (former_code, name) do update set commune_code = excluded.commune_code
     where commune_alias.commune_code <> excluded.commune_code`);
}

/** Adds missing authorities, and contact details to those that have none: what was edited here stays. */
export async function addAuthorities(tx: Tx, rows: AuthorityFact[]): Promise<void> {
  await tx.execute(sql`
    ${insertAuthorities(rows)}
    on conflict (departement_code, kind) do update
       set name = excluded.name, postal_address = excluded.postal_address, email = excluded.email,
           phone = excluded.phone, source = excluded.source, updated_at = now()
     where authority.source is null and excluded.source is not null`);
}

/** Replaces the contact details of authorities; an empty name keeps the present one. Returns how many differ. */
export async function replaceAuthorities(tx: Tx, rows: AuthorityFact[]): Promise<number> {
  const written = await tx.execute(sql`
    ${insertAuthorities(rows)}
    on conflict (departement_code, kind) do update
       set name = coalesce(nullif(excluded.name, ''), authority.name), postal_address = excluded.postal_address,
           email = excluded.email, phone = excluded.phone, source = excluded.source, updated_at = now()
     where (coalesce(nullif(excluded.name, ''), authority.name), excluded.postal_address, excluded.email,
            excluded.phone, excluded.source)
        is distinct from (authority.name, authority.postal_address, authority.email, authority.phone, authority.source)
    returning kind`);
  await tx.execute(sql`select pg_notify(${AUTHORITIES_CHANNEL}, '')`);
  return written.length;
}

/** Servers hear on it that contact details were changed. */
export const AUTHORITIES_CHANNEL = "authorities";

function insertAuthorities(rows: AuthorityFact[]) {
  return sql`
    insert into authority (departement_code, kind, name, postal_address, email, phone, source)
    select departement, kind::authority_kind, name,
           array(select json_array_elements_text("postalAddress")), email, phone, source
      from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as x(departement text, kind text, name text, "postalAddress" json, email text, phone text, source text)`;
}

/** The version of the committed facts that was loaded last, and whether there are communes at all. */
export async function loadedVersion(tx: Tx): Promise<string | null> {
  const [row] = await tx.execute<{ value: string }>(sql`
    select value from installation where key = 'reference' and exists (select from commune)`);
  return row?.value ?? null;
}

export async function noteVersion(tx: Tx, version: string): Promise<void> {
  await tx.execute(sql`
    insert into installation (key, value) values ('reference', ${version})
    on conflict (key) do update set value = excluded.value`);
}
