/** Import rules of the house, each with its reason. Run by `npm run check`. */
const features =
  "account|audit|availability|captcha|desk|directory|documents|feed|geocoding|habilitation|intake|mail|partners|pmi|pro-space|publishing|reminders|structures|throttle";

/** Which features a feature may use (CONTRIBUTING.md, "Features"). feed, audit and throttle are below all. */
const uses = {
  availability: [],
  geocoding: ["intake"],
  directory: ["availability", "feed", "geocoding"],
  publishing: ["account", "availability", "directory", "feed", "habilitation", "audit"],
  reminders: ["audit", "availability", "directory", "documents", "habilitation", "mail", "publishing"],
  structures: ["audit", "availability", "directory", "geocoding", "habilitation", "intake"],
  pmi: ["intake", "directory", "geocoding", "audit"],
  mail: [],
  documents: [],
  captcha: ["audit", "throttle"],
  account: ["audit", "captcha", "mail", "throttle"],
  habilitation: [
    "account",
    "audit",
    "captcha",
    "directory",
    "documents",
    "geocoding",
    "intake",
    "mail",
    "throttle",
  ],
  "pro-space": ["account", "captcha", "directory", "geocoding", "habilitation", "structures"],
  desk: [
    "account",
    "audit",
    "availability",
    "directory",
    "documents",
    "geocoding",
    "habilitation",
    "intake",
    "mail",
    "pmi",
    "publishing",
  ],
  intake: [],
  feed: [],
  audit: [],
  throttle: [],
};

const featureRules = Object.entries(uses).map(([name, allowed]) => ({
  name: `${name}-uses-only-what-it-declares`,
  comment: `features use each other by a short declared table; ${name} may use: ${allowed.join(", ") || "none"}`,
  severity: "error",
  from: { path: `^api/${name}/`, pathNot: "\\.cli\\.ts$|/cli\\.ts$" },
  to: { path: `^api/(${features})/`, pathNot: `^api/(${[name, ...allowed].join("|")})/` },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "a circle has no first room to read",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "kernel-imports-nothing",
      comment: "plain values and pure functions, usable on both sides",
      severity: "error",
      from: { path: "^api/kernel/" },
      to: { pathNot: "^api/kernel/" },
    },
    {
      name: "site-knows-the-schema-only",
      comment: "the site speaks GraphQL; the calendar and the slots are one with the API's",
      severity: "error",
      from: { path: "^site/" },
      to: { path: "^(api|db)/", pathNot: "^api/kernel/" },
    },
    {
      name: "api-renders-one-page-of-the-site",
      comment: "pages without JavaScript are drawn by the site's own components",
      severity: "error",
      from: { path: "^(api|db)/", pathNot: "^api/http/plain\\.ts$" },
      to: { path: "^site/" },
    },
    {
      name: "no-sql-in-resolvers",
      comment: "resolvers ask queries by intent",
      severity: "error",
      from: { path: "\\.resolver\\.ts$" },
      to: { path: "^(db/client|node_modules/(drizzle-orm|postgres)/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-decorators-in-queries",
      comment: "queries know rows, not GraphQL",
      severity: "error",
      from: { path: "\\.queries\\.ts$" },
      to: { path: "node_modules/type-graphql/" },
    },
    {
      name: "db-knows-the-kernel-only",
      comment: "tables do not know features; the seeds load through the importers, as a user would",
      severity: "error",
      from: { path: "^db/", pathNot: "^db/seed/" },
      to: { path: "^api/", pathNot: "^api/kernel/" },
    },
    {
      name: "nothing-imports-tests",
      comment: "tests are at the edge",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
    ...featureRules,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|test/bench/node_modules)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] },
  },
};
