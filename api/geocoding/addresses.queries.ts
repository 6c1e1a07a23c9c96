import { once } from "node:events";
import { sql } from "drizzle-orm";
import type { Tx } from "../../db/client.ts";
import type { AddressFact } from "./addresses.ts";

/** Counts of a load. */
export interface AddressCounts {
  communes: number;
  streets: number;
  localities: number;
  numbers: number;
}

const FLUSH_CHARACTERS = 256 * 1024;

/**
 * Replaces the addresses of the communes that are named, in the one transaction given: readers see the old ones or
 * the new. A street stands at the address of its middle number, a locality at the address nearest to its mean.
 */
export async function replaceAddresses(tx: Tx, facts: AsyncIterable<AddressFact>): Promise<AddressCounts> {
  await tx.execute(sql`
    create temp table incoming (
      commune_code text not null, key text not null, name text not null, postcode text not null,
      precision text not null, number int, suffix text not null, lng float8 not null, lat float8 not null
    ) on commit drop`);
  await copyIn(tx, facts);
  await tx.execute(sql`analyze incoming`);
  await tx.execute(
    sql`delete from address_street where commune_code in (select distinct commune_code from incoming)`,
  );
  await insertStreets(tx);
  await insertNumbers(tx);
  const [counts] = await tx.execute<AddressCounts & Record<string, unknown>>(sql`
    select (select count(distinct commune_code) from incoming)::int as communes,
           count(*) filter (where precision = 'STREET')::int as streets,
           count(*) filter (where precision = 'LOCALITY')::int as localities,
           (select count(*) from address_point p join address_street q on q.id = p.street_id
             where q.commune_code in (select distinct commune_code from incoming))::int as numbers
      from address_street where commune_code in (select distinct commune_code from incoming)`);
  return counts ?? { communes: 0, streets: 0, localities: 0, numbers: 0 };
}

async function copyIn(tx: Tx, facts: AsyncIterable<AddressFact>): Promise<void> {
  const target = await tx.$client`copy incoming from stdin`.writable();
  // an error of the server reaches `write` and `end` only through this event
  const failed = once(target, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  let buffer = "";
  for await (const fact of facts) {
    buffer += copyLine(fact);
    if (buffer.length < FLUSH_CHARACTERS) continue;
    if (!target.write(buffer)) await Promise.race([once(target, "drain"), failed]);
    buffer = "";
  }
  const finished = once(target, "finish");
  target.end(buffer);
  await Promise.race([finished, failed]);
}

function copyLine({
  communeCode,
  key,
  name,
  postcode,
  precision,
  number,
  suffix,
  lng,
  lat,
}: AddressFact): string {
  const values = [communeCode, key, name, postcode, precision, number, suffix, lng, lat];
  return `${values.map((value) => (value === null ? "\\N" : copyText(String(value)))).join("\t")}\n`;
}

function copyText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (c) => (c === "\\" ? "\\\\" : " ")).replaceAll("\0", "");
}

/** A name once with numbers is a street, though a row names it as a locality too. */
async function insertStreets(tx: Tx): Promise<void> {
  await tx.execute(sql`
    with row as (
      select i.*, count(number) over same as numbered,
             row_number() over (same order by number nulls last, suffix, lng, lat) as place,
             avg(lng) over same as mid_lng, avg(lat) over same as mid_lat
        from incoming i window same as (partition by commune_code, key)
    )
    insert into address_street (commune_code, key, name, postcode, precision, lng, lat)
    select distinct on (commune_code, key) commune_code, key, name, postcode,
           case when numbered > 0 then 'STREET' else precision end, lng, lat
      from row
     where numbered = 0 or number is not null
     order by commune_code, key, case when numbered > 0 then abs(place - (numbered + 1) / 2.0) end,
              (lng - mid_lng) ^ 2 + (lat - mid_lat) ^ 2, place`);
}

async function insertNumbers(tx: Tx): Promise<void> {
  await tx.execute(sql`
    insert into address_point (street_id, number, suffix, lng, lat)
    select distinct on (s.id, i.number, i.suffix) s.id, i.number, i.suffix, i.lng, i.lat
      from incoming i join address_street s on s.commune_code = i.commune_code and s.key = i.key
     where i.number is not null
     order by s.id, i.number, i.suffix, i.lng, i.lat`);
}
