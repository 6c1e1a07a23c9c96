import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectFile } from "../db/files.ts";

/** House rules that no linter sees. Each failure says what to do instead. */
const root = projectFile(".");
const files = globSync(["api/**/*.ts", "db/**/*.ts", "site/src/**/*.{ts,tsx,astro}", "test/**/*.ts"], {
  cwd: root,
  exclude: (name) => name.includes("node_modules") || name.includes("gql"),
}).map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(projectFile(path), "utf8") }));

function offenders(where: RegExp, what: RegExp, except: readonly string[] = []): string[] {
  return files
    .filter(({ path, text }) => where.test(path) && !except.includes(path) && what.test(text))
    .map(({ path }) => path);
}

test("there are files to look at", () => {
  expect(files.length).toBeGreaterThan(100);
});

test("only env.ts reads the environment of the server", () => {
  const commands = ["api/env.ts", "api/build.ts", "api/dev.ts"];
  expect(offenders(/^(api|db)\//, /process\.env/, commands)).toEqual([]);
});

test("rules and queries get the day and never read the clock", () => {
  const clocks = ["api/context.ts", "api/main.ts", "api/build.ts", "api/dev.ts"];
  const clock = /new Date\(\)|Date\.now\(\)/;
  const found = offenders(/^api\/(?!.*cli\.ts$)/, clock, clocks);
  expect(found, "take `today` or `now` as a parameter").toEqual([]);
});

test("one writer per table", () => {
  const writers: Record<string, RegExp> = {
    audit_entry: /^api\/audit\//,
    feed_change: /^api\/feed\//,
    listing: /^api\/directory\/listing\.queries\.ts$/,
    availability: /^api\/publishing\//,
    availability_summary: /^api\/publishing\//,
    "pmi.childminder": /^api\/pmi\//,
    "pmi.file": /^api\/pmi\//,
    "pmi.refusal": /^api\/pmi\//,
    "pmi.quarantine": /^api\/pmi\//,
    structure_source: /^api\/structures\//,
    mam: /^api\/structures\//,
    account: /^api\/account\//,
    session: /^api\/account\//,
    recovery_code: /^api\/account\//,
    throttle: /^api\/throttle\//,
    captcha: /^api\/captcha\//,
    habilitation: /^api\/habilitation\//,
    mail: /^api\/mail\//,
    address_street: /^api\/geocoding\//,
    address_point: /^api\/geocoding\//,
    commune: /^db\/reference\//,
    commune_alias: /^db\/reference\//,
    authority: /^db\/reference\/|^api\/geocoding\//,
  };
  for (const [table, writer] of Object.entries(writers)) {
    const name = table.replace(".", "\\.");
    const writes = new RegExp(`(insert into|update|delete from|copy)\\s+${name}\\b(?!\\.)`, "i");
    const found = offenders(/^(api|db)\//, writes).filter((path) => !writer.test(path));
    expect(found, `${table} is written by ${writer} alone`).toEqual([]);
  }
});

test("who is visible is said in one place", () => {
  const found = offenders(/^api\//, /state = 'PUBLISHED'/, ["api/directory/visible.ts"]);
  expect(found, "use visible()").toEqual([]);
});

test("no barrels, no rooms for leftovers", () => {
  const found = files
    .map(({ path }) => path)
    .filter((path) => /(^|\/)(utils?|services|helpers|common|misc)(\/|\.ts)/.test(path));
  expect(found).toEqual([]);
  expect(
    files.map(({ path }) => path).filter((path) => /^(api|site\/src)\/.*\/index\.tsx?$/.test(path)),
  ).toEqual([]);
});

test("files stay under about 300 lines", () => {
  const long = files
    .filter(({ path, text }) => !path.startsWith("test/") && text.split("\n").length > 320)
    .map(({ path }) => path);
  expect(long, "it wants a room of its own").toEqual([]);
});

test("nothing inline that the CSP refuses", () => {
  expect(offenders(/\.(astro|tsx)$/, /\sstyle=|is:inline|client:(load|idle|visible|only)/)).toEqual([]);
});
