import { parseArgs } from "node:util";
import { openBenchDatabase } from "./database.ts";
import { installPeers } from "./install.ts";
import { benchNeed, NEED_PLANS } from "./need.ts";
import { buildProduct } from "./product.ts";
import { benchPublish, PUBLISH_PLANS } from "./publish.ts";
import { type Report, writeReport } from "./report.ts";
import { benchSearch, SEARCH_PLANS } from "./search.ts";
import { benchSignin, SIGNIN_PLANS } from "./signin.ts";
import { benchSql, SQL_PLANS } from "./sql.ts";
import { benchTiles, TILES_PLANS } from "./tiles.ts";

/** `npm run bench -- NAME [--small]`: each bench in its own file, what it found in `results/`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { small: { type: "boolean", default: false }, rounds: { type: "string" } },
});
const [name] = positionals;
const NAMES = ["search", "adhoc", "sql", "tiles", "signin", "need", "publish"] as const;
type Name = (typeof NAMES)[number];

function isName(text: string | undefined): text is Name {
  return (NAMES as readonly (string | undefined)[]).includes(text);
}

if (!isName(name)) {
  console.error(`Usage: npm run bench -- ${NAMES.join("|")} [--small] [--rounds N]`);
  process.exit(64);
}

installPeers();
await buildProduct();
const size = values.small ? "small" : "full";
const more = values.rounds ? { rounds: Number(values.rounds) } : {};
const database = await openBenchDatabase(values.small);
try {
  const report = await run(name);
  if (values.small) console.log(`${name}: the sides agree (small: nothing is timed)`);
  else writeReport(report, database.today);
} finally {
  await database.close();
}

function run(bench: Name): Promise<Report> {
  switch (bench) {
    case "search":
    case "adhoc":
      return benchSearch(bench, database, { ...SEARCH_PLANS[size], ...more });
    case "sql":
      return benchSql(database, { ...SQL_PLANS[size], ...more });
    case "signin":
      return benchSignin(database, { ...SIGNIN_PLANS[size], ...more });
    case "need":
      return benchNeed(database, { ...NEED_PLANS[size], ...more });
    case "publish":
      return benchPublish(database, { ...PUBLISH_PLANS[size], ...more });
    case "tiles":
      return benchTiles(database, { ...TILES_PLANS[size], ...more });
  }
}
