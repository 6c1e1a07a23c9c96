import { createServer } from "node:http";
import { sql } from "drizzle-orm";
import { planArea } from "../../../api/directory/area.ts";
import { careStatement } from "../../../api/directory/directory.queries.ts";
import { EARTH_RADIUS_M } from "../../../api/kernel/geo.ts";
import { connect, runPrepared } from "../../../db/client.ts";

/**
 * The floor: the same statement, wrapped so that PostgreSQL writes the JSON of the answer and Node hands it out.
 * No GraphQL, no check, no cursor.
 */
const { DATABASE_URL = "", BENCH_TODAY = "", PORT } = process.env;
const db = connect(DATABASE_URL, { max: 10 });

/** the document asks for none of the costly columns: the product does not read them either */
const NOTHING_COSTLY = new Set<string>();
const METRES = sql.raw(`2 * ${EARTH_RADIUS_M} * asin(least(1, sqrt(r.chord2) / 2))`);

async function answer(variables: {
  lng: number;
  lat: number;
  radiusKm: number;
  first: number;
}): Promise<string> {
  const { first, ...near } = variables;
  const area = planArea({ near }, () => null);
  if ("refused" in area) throw new Error(area.refused);
  const page = { limit: first + 1, after: null };
  const found = careStatement({
    area,
    filter: {},
    sort: "DISTANCE",
    today: BENCH_TODAY,
    page,
    asked: NOTHING_COSTLY,
  });
  const [row] = await runPrepared<{ body: string }>(
    db,
    sql`
    with r as materialized (select * from (${found}) r),
    edge as (
      select r.chord2, r.id, json_build_object(
        'distance', round((${METRES} * 10)::numeric) / 10,
        'node', json_build_object(
          '__typename', case r.kind when 'CHILDMINDER' then 'Childminder' when 'CRECHE' then 'Creche'
            when 'LEISURE_CENTRE' then 'LeisureCentre' when 'RELAIS' then 'Relais' else 'Laep' end,
          'id', r.id, 'kind', r.kind, 'name', r.name,
          'commune', json_build_object('name', c.name, 'departement', json_build_object('code', c.departement_code)),
          'location', json_build_object('lng', r.lng, 'lat', r.lat, 'precision', r.precision),
          'availability', case when r.kind not in ('RELAIS', 'LAEP') then json_build_object(
            'signal', r.signal, 'confirmedAt', r."confirmedAt", 'validUntil', r."validUntil",
            'availableFrom', r."availableFrom") end,
          'approvedPlaces', case when r.kind = 'CHILDMINDER' then r.detail -> 'approvedPlaces' end,
          'worksInMam', case when r.kind = 'CHILDMINDER' then r.detail -> 'worksInMam' end,
          'subtype', case when r.kind = 'CRECHE' then r.detail -> 'subtype' end)) as json
      from r join commune c on c.code = r."communeCode"
      where r.id is not null order by r.chord2, r.id limit ${first}::int
    )
    select json_build_object('data', json_build_object('careSearch', json_build_object(
      'totalCount', (select total from r limit 1),
      'pageInfo', json_build_object('hasNextPage', (select count(*) > ${first}::int from r)),
      'edges', coalesce((select json_agg(json order by chord2, id) from edge), '[]'))))::text as body`,
  );
  return row?.body ?? "";
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://floor");
  if (pathname !== "/search") return response.end("ok");
  answer(JSON.parse(searchParams.get("variables") ?? "{}")).then(
    (body) => {
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.setHeader("content-length", Buffer.byteLength(body));
      response.end(body);
    },
    (error) => {
      response.statusCode = 500;
      response.end(String(error));
    },
  );
}).listen(Number(PORT), "127.0.0.1");
