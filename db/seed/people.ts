import { sql } from "drizzle-orm";
import { visible } from "../../api/directory/visible.ts";
import type { CheckedRequest } from "../../api/habilitation/request.ts";
import type { Tx } from "../client.ts";

/** An invented person of the demonstration with the listing that is theirs, as a request would hold them. */
export type SeededPerson = Omit<CheckedRequest, "email"> & { listingId: string };

/** The listings that accounts and requests of the demonstration are about. */
export interface Picked {
  /** published childminders of Perpignan, the first with 4 approved places */
  open: SeededPerson[];
  suspended: SeededPerson | undefined;
  creche: SeededPerson | undefined;
  /** in Perpignan, or elsewhere when it has none */
  leisureCentre: SeededPerson | undefined;
  relais: SeededPerson | undefined;
  /** childminders elsewhere in the département who ask */
  requesters: SeededPerson[];
  /** a crèche elsewhere, whose manager asks */
  named: SeededPerson | undefined;
}

const PERPIGNAN = "66136";

/** Picks the same at every start, as long as PMI's file is the same. */
export async function pickListings(tx: Tx): Promise<Picked> {
  const childminders = async (where: ReturnType<typeof sql>, limit: number) => {
    const rows = await tx.execute<SeededPerson & Record<string, unknown>>(sql`
      select c.listing_id as "listingId", c.departement_code as "departementCode", 'CHILDMINDER' as status, c.civility,
             c.last_name as "lastName", c.first_name as "firstName", c.street_number as "streetNumber",
             c.street_type as "streetType", c.street_name as "streetName", c.postcode,
             c.commune_code as "communeCode", coalesce(c.phone, '+33639980066') as phone
      from pmi.childminder c join listing l on l.id = c.listing_id
      where c.departement_code = '66' and ${where} order by c.approval_number limit ${limit}`);
    return [...rows];
  };
  const published = (where: ReturnType<typeof sql>, limit: number) =>
    childminders(sql`${visible()} and ${where}`, limit);
  const inPerpignan = sql`c.commune_code = ${PERPIGNAN}`;
  const [assmat] = await published(sql`${inPerpignan} and c.places = 4`, 1);
  const others = await published(sql`${inPerpignan} and l.id <> ${assmat?.listingId ?? null}`, 2);
  const [suspended] = await childminders(sql`l.state = 'SUSPENDED'`, 1);
  const requesters = await published(sql`c.commune_code <> ${PERPIGNAN} and c.phone is not null`, 3);
  const creche = await pickStructure(
    tx,
    sql`l.kind = 'CRECHE' and l.commune_code = ${PERPIGNAN}`,
    "Dominique",
  );
  const leisureCentre = await pickStructure(tx, sql`l.kind = 'LEISURE_CENTRE'`, "Claude");
  const relais = await pickStructure(tx, sql`l.kind = 'RELAIS'`, "Pascale");
  const named = await pickStructure(tx, sql`l.kind = 'CRECHE' and l.commune_code <> ${PERPIGNAN}`, "Camille");
  const open = assmat ? [assmat, ...others] : others;
  return { open, suspended, creche, leisureCentre, relais, requesters, named };
}

async function pickStructure(
  tx: Tx,
  where: ReturnType<typeof sql>,
  firstName: string,
): Promise<SeededPerson | undefined> {
  const [row] = await tx.execute<{ listingId: string; communeCode: string; postcode: string }>(sql`
    select l.id as "listingId", l.commune_code as "communeCode", m.postcodes[1] as postcode
    from listing l join commune m on m.code = l.commune_code join structure_source s on s.listing_id = l.id
    where ${visible()} and m.departement_code = '66' and ${where}
    order by l.commune_code = ${PERPIGNAN} desc, s.external_id limit 1`);
  if (!row) return undefined;
  return {
    ...row,
    departementCode: "66",
    status: "MANAGER",
    civility: "MME",
    lastName: "Inventée",
    firstName,
    streetNumber: "1",
    streetType: "Rue",
    streetName: "de l’Exemple",
    phone: "+33465710066",
  };
}
