import { sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { viewDepartement } from "../geocoding/gazetteer.ts";
import type { AuthorityRow } from "../geocoding/geocoding.queries.ts";
import type { Departement } from "../geocoding/geocoding.types.ts";
import type { Civility, HabilitationState, RequesterStatus } from "../kernel/habilitation.ts";

/** What letters and the consent form need of a request: what the person typed, and whom to turn to. */
export interface LetterRow {
  state: HabilitationState;
  status: RequesterStatus;
  accountId: string | null;
  civility: Civility;
  lastName: string;
  firstName: string;
  /** street, then postcode and commune, as typed */
  addressLines: string[];
  phone: string;
  email: string;
  reason: string | null;
  /** of a manager */
  structureName: string | null;
  /** the listing is, while the agrément is under review (R7) */
  suspended: boolean;
  departement: Departement;
}

interface Row extends Omit<LetterRow, "departement">, Record<string, unknown> {
  id: string;
  departementCode: string;
  departementName: string;
  authorities: AuthorityRow[];
}

/** A request as letters tell of it; null when it is no more. */
export async function findLetterRow(db: Db, habilitationId: string | null): Promise<LetterRow | null> {
  if (!habilitationId) return null;
  return (await findLetterRows(db, [habilitationId])).get(habilitationId) ?? null;
}

/** The same for several, by id. */
export async function findLetterRows(db: Db, ids: readonly string[]): Promise<Map<string, LetterRow>> {
  const rows = await db.execute<Row>(sql`
    select h.id, h.state, h.status, h.account_id as "accountId", h.civility, h.last_name as "lastName",
           h.first_name as "firstName", h.phone, h.email, h.reason,
           array[concat_ws(' ', h.street_number, h.street_type, h.street_name), h.postcode || ' ' || m.name]
             as "addressLines",
           case when h.status = 'MANAGER' then l.name end as "structureName",
           coalesce(l.state = 'SUSPENDED', false) as suspended,
           d.code as "departementCode", d.name as "departementName", ${authorities}
    from habilitation h join commune m on m.code = h.commune_code join departement d on d.code = h.departement_code
    left join listing l on l.id = h.listing_id
    where h.id = any(${sql.param([...ids])}::uuid[])`);
  return new Map(
    rows.map(({ id, departementCode, departementName, authorities: known, ...facts }) => [
      id,
      { ...facts, departement: viewDepartement(departementCode, departementName, known) } as LetterRow,
    ]),
  );
}

const authorities = sql`coalesce((
  select json_agg(json_build_object('departementCode', a.departement_code, 'kind', a.kind, 'name', a.name,
                                    'postalAddress', a.postal_address, 'email', a.email, 'phone', a.phone))
  from authority a where a.departement_code = d.code), '[]') as authorities`;

/** An agent who is told that a request waits. */
export async function findAgent(
  db: Db,
  accountId: string,
): Promise<{ email: string; departementName: string } | null> {
  const rows = await db.execute<{ email: string; departementName: string }>(sql`
    select a.email, d.name as "departementName"
    from account a join departement d on d.code = a.departement_code
    where a.id = ${accountId}::uuid and a.role = 'AGENT' and a.closed_at is null`);
  return rows[0] ?? null;
}
