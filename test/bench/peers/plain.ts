import { createServer } from "node:http";
import { chord2ToMetres, planArea } from "../../../api/directory/area.ts";
import { careStatement, type FoundRow } from "../../../api/directory/directory.queries.ts";
import { loadGazetteer } from "../../../api/geocoding/gazetteer.ts";
import { hasAvailability } from "../../../api/kernel/care.ts";
import { connect, runPrepared } from "../../../db/client.ts";

/** A second floor, for information: the same rows made into the same JSON by hand, without GraphQL or any check. */
const { DATABASE_URL = "", BENCH_TODAY = "", PORT } = process.env;
const db = connect(DATABASE_URL, { max: 10 });
const gazetteer = await loadGazetteer(db);
const NOTHING_COSTLY = new Set<string>();

const TYPE_OF = {
  CHILDMINDER: "Childminder",
  CRECHE: "Creche",
  LEISURE_CENTRE: "LeisureCentre",
  RELAIS: "Relais",
  LAEP: "Laep",
} as const;

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
  const request = {
    area,
    filter: {},
    sort: "DISTANCE",
    today: BENCH_TODAY,
    page,
    asked: NOTHING_COSTLY,
  } as const;
  const rows = await runPrepared<FoundRow & { total: number }>(db, careStatement(request));
  const found = rows.filter(({ id }) => id !== null);
  const edges = found.slice(0, first).map((row) => ({
    distance: Math.round(chord2ToMetres(row.chord2) * 10) / 10,
    node: cardOf(row),
  }));
  const pageInfo = { hasNextPage: found.length > first };
  return JSON.stringify({ data: { careSearch: { totalCount: rows[0]?.total ?? 0, pageInfo, edges } } });
}

function cardOf(row: FoundRow): object {
  const { name, departement } = gazetteer.view(row.communeCode);
  const { signal, confirmedAt, validUntil, availableFrom } = row;
  return {
    __typename: TYPE_OF[row.kind],
    id: row.id,
    kind: row.kind,
    name: row.name,
    commune: { name, departement: { code: departement.code } },
    location: { lng: row.lng, lat: row.lat, precision: row.precision },
    availability: hasAvailability(row.kind) ? { signal, confirmedAt, validUntil, availableFrom } : null,
    approvedPlaces: row.kind === "CHILDMINDER" ? row.detail.approvedPlaces : undefined,
    worksInMam: row.kind === "CHILDMINDER" ? row.detail.worksInMam : undefined,
    subtype: row.kind === "CRECHE" ? row.detail.subtype : undefined,
  };
}

createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://plain");
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
