import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createSchema, createYoga } from "graphql-yoga";
import { type AreaInput, chord2ToMetres, planArea } from "../../../api/directory/area.ts";
import { toCard } from "../../../api/directory/card.ts";
import { CursorSigner } from "../../../api/directory/cursor.ts";
import { careStatement, type FoundRow } from "../../../api/directory/directory.queries.ts";
import { loadGazetteer } from "../../../api/geocoding/gazetteer.ts";
import type { AvailabilityLevel, CareKind } from "../../../api/kernel/care.ts";
import { connect, runPrepared } from "../../../db/client.ts";
import { projectFile } from "../../../db/files.ts";

/**
 * GraphQL Yoga as it comes (it caches parsing and validation), with hand-written resolvers over the same statement
 * through postgres.js, and the same objects for communes and cards.
 */
const { DATABASE_URL = "", BENCH_TODAY = "", PORT } = process.env;
const db = connect(DATABASE_URL, { max: 10 });
const gazetteer = await loadGazetteer(db);
const cursors = new CursorSigner(randomBytes(32));

/** the document asks for none of the costly columns: the product does not read them either */
const NOTHING_COSTLY = new Set<string>();

const TYPE_OF: Record<CareKind, string> = {
  CHILDMINDER: "Childminder",
  CRECHE: "Creche",
  LEISURE_CENTRE: "LeisureCentre",
  RELAIS: "Relais",
  LAEP: "Laep",
};

const VIEW_TYPE_OF: Record<AvailabilityLevel, string> = {
  GLOBAL: "GlobalAvailability",
  WEEKLY: "WeeklyAvailability",
  SEASONAL: "SeasonalAvailability",
  PERIODS: "PeriodAvailability",
};

interface Search {
  area: AreaInput;
  first: number;
}

async function careSearch(_root: unknown, { area: input, first }: Search): Promise<object> {
  const area = planArea(input, () => null);
  if ("refused" in area) throw new Error(area.refused);
  const page = { limit: first + 1, after: null };
  const statement = careStatement({
    area,
    filter: {},
    sort: "DISTANCE",
    today: BENCH_TODAY,
    page,
    asked: NOTHING_COSTLY,
  });
  const rows = await runPrepared<FoundRow & { total: number }>(db, statement);
  const found = rows.filter(({ id }) => id !== null);
  const kept = found.slice(0, first);
  const last = kept.at(-1);
  return {
    totalCount: rows[0]?.total ?? 0,
    pageInfo: { hasNextPage: found.length > first, endCursor: last ? cursors.sign(last, [input]) : null },
    edges: kept.map((row) => ({
      distance: Math.round(chord2ToMetres(row.chord2) * 10) / 10,
      node: toCard(row, gazetteer),
    })),
  };
}

const yoga = createYoga({
  schema: createSchema({
    typeDefs: readFileSync(projectFile("api/schema.graphql"), "utf8"),
    resolvers: {
      Query: { careSearch },
      CareListing: { __resolveType: ({ kind }: { kind: CareKind }) => TYPE_OF[kind] },
      AvailabilityView: { __resolveType: ({ level }: { level: AvailabilityLevel }) => VIEW_TYPE_OF[level] },
    },
  }),
  logging: false,
  graphiql: false,
  landingPage: false,
});

createServer(yoga).listen(Number(PORT), "127.0.0.1");
