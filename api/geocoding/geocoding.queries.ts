import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { CommuneAlias, CommuneRecord } from "./commune.ts";

export interface AuthorityRow {
  departementCode: string;
  kind: "CAF" | "PMI";
  name: string;
  postalAddress: string[];
  email: string | null;
  phone: string | null;
}

/** All reference facts at once. One JSON text per table: a third of the time of 35,000 decoded rows. */
export async function readReference(db: Db): Promise<{
  departements: { code: string; name: string }[];
  authorities: AuthorityRow[];
  communes: CommuneRecord[];
  aliases: CommuneAlias[];
}> {
  const [departements, authorities, communes, aliases] = await Promise.all([
    asJson<{ code: string; name: string }>(db, sql`select code, name from departement order by code`),
    readAuthorities(db),
    asJson<CommuneRecord>(
      db,
      sql`select code, name, departement_code as "departementCode", parent_code as "parentCode", postcodes,
                 population, lng, lat
            from commune order by code`,
    ),
    asJson<CommuneAlias>(
      db,
      sql`select former_code as "formerCode", name, commune_code as "communeCode"
            from commune_alias order by former_code, name`,
    ),
  ]);
  return { departements, authorities, communes, aliases };
}

export function readAuthorities(db: Db): Promise<AuthorityRow[]> {
  return asJson(
    db,
    sql`select departement_code as "departementCode", kind, name, postal_address as "postalAddress", email, phone
          from authority`,
  );
}

async function asJson<T>(db: Db, query: ReturnType<typeof sql>): Promise<T[]> {
  const [row] = await db.execute<{ rows: string | null }>(
    sql`select json_agg(t)::text as rows from (${query}) t`,
  );
  return row?.rows ? (JSON.parse(row.rows) as T[]) : [];
}

export interface StreetRow {
  name: string;
  key: string;
  postcode: string;
  precision: "STREET" | "LOCALITY";
  lng: number;
  lat: number;
  /** JSON object: number and suffix → [lng, lat] */
  points: string;
}

/** The streets and localities of some communes, with their numbers. */
export async function readStreets(db: Db, communeCodes: string[]): Promise<StreetRow[]> {
  return db.execute<StreetRow & Record<string, unknown>>(sql`
    select s.name, s.key, s.postcode, s.precision, s.lng, s.lat,
           coalesce((select json_object_agg(p.number || p.suffix, json_build_array(p.lng, p.lat))::text
                       from address_point p where p.street_id = s.id), '{}') as points
      from address_street s
     where s.commune_code in (${sql.join(
       communeCodes.map((code) => sql`${code}`),
       sql`, `,
     )})
     order by s.commune_code, s.key`);
}

export async function departementCodes(db: Db): Promise<string[]> {
  const rows = await db.execute<{ code: string }>(sql`select code from departement`);
  return rows.map(({ code }) => code);
}

export async function communeCodes(db: Db): Promise<string[]> {
  const rows = await db.execute<{ code: string }>(sql`select code from commune`);
  return rows.map(({ code }) => code);
}
