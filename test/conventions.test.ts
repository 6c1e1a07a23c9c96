import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
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

describe("one writer per table", () => {
  const writers: Record<string, RegExp> = {
    audit_entry: /^api\/audit\/audit\.queries\.ts$/,
    feed_change: /^api\/feed\/feed\.queries\.ts$/,
    listing: /^api\/directory\/listing\.queries\.ts$/,
    availability: /^api\/publishing\//,
    reminder: /^api\/reminders\//,
    availability_summary: /^api\/publishing\//,
    "pmi.childminder": /^api\/pmi\//,
    "pmi.file": /^api\/pmi\//,
    "pmi.refusal": /^api\/pmi\//,
    "pmi.quarantine": /^api\/pmi\//,
    structure_source: /^api\/structures\//,
    structure_edit: /^api\/structures\/edit\.queries\.ts$/,
    mam: /^api\/structures\//,
    account: /^api\/account\/account\.queries\.ts$/,
    session: /^api\/account\/session\.queries\.ts$/,
    recovery_code: /^api\/account\/account\.queries\.ts$/,
    throttle: /^api\/throttle\//,
    captcha: /^api\/captcha\//,
    habilitation: /^api\/habilitation\//,
    mail: /^api\/mail\/outbox\.queries\.ts$/,
    address_street: /^api\/geocoding\//,
    address_point: /^api\/geocoding\//,
    departement: /^db\/reference\//,
    commune: /^db\/reference\//,
    commune_alias: /^db\/reference\//,
    authority: /^db\/reference\/|^api\/geocoding\//,
    // a row each: the embedded server's secret, what was loaded, what was invented
    installation: /^api\/database\.ts$|^db\/(reference|seed)\//,
  };
  /** The tables by the name that drizzle has for them. */
  const tables = files
    .filter(({ path }) => path.startsWith("db/schema/"))
    .flatMap(({ text }) => [...text.matchAll(/export const (\w+) = (pgTable|(\w+)\.table)\(\s*"(\w+)"/g)])
    .map(([, is = "", , schema, name = ""]) => ({ is, name: schema ? `${schema}.${name}` : name }));

  /** How often a source writes a table, in SQL or by drizzle. */
  function writesOf({ is, name }: { is: string; name: string }, text: string): number {
    const [, ...aliases] = new RegExp(`\\b${is} as (\\w+)`).exec(text) ?? [];
    const drizzle = [is, ...aliases].map((one) => `(\\w+\\.)?${one}`).join("|");
    const inSql = `(insert into|update|delete from|merge into|copy)\\s+("?${name.replace(".", '"?\\."?')}"?(?![.\\w])|\\$\\{(${drizzle})\\})`;
    const called = `\\.(insert|update|delete)\\(\\s*(${drizzle})\\s*[,)]`;
    return [...text.matchAll(new RegExp(`${inSql}|${called}`, "gi"))].length;
  }
  const sources = files.filter(({ path }) => /^(api|db)\//.test(path));

  test("every table has one", () => {
    expect(Object.keys(writers).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  test.each(tables)("$name", (table) => {
    const writer = writers[table.name] ?? /^$/;
    const found = sources.filter(({ text }) => writesOf(table, text) > 0).map(({ path }) => path);
    expect(
      found.filter((path) => !writer.test(path)),
      `${table.name} is written by ${writer} alone`,
    ).toEqual([]);
    // else the search has lost sight of it
    expect(found.length).toBeGreaterThan(0);
  });

  // what changed is written by one statement, and its place in the feed by another
  test.each([
    ["audit_entry", 1],
    ["feed_change", 2],
  ])("%s is written in one place", (name, statements) => {
    const writes = tables
      .filter((table) => table.name === name)
      .map((table) => sources.reduce((count, { text }) => count + writesOf(table, text), 0));
    expect(writes).toEqual([statements]);
  });

  test.each([
    ["recoveryCode", "recovery_code", "await tx.delete(recoveryCode).where(true)"],
    ["account", "account", "tx\n    .insert(account)\n    .values({})"],
    ["account", "account", "tx.update(\n  schema.account,\n)"],
    ["account", "account", 'import { account as people } from "x"; tx.delete(people)'],
    ["account", "account", `update \${account} set email = null`],
    ["account", "account", "sql`UPDATE\n account a set email = null`"],
    ["pmiFile", "pmi.file", 'sql`delete from "pmi"."file"`'],
  ])("it would see %s written: %s, %s", (is, name, text) => {
    expect(writesOf({ is, name }, text)).toBe(1);
  });

  test.each([
    "known.delete(accounts)",
    "hash.update(accountId)",
    "sql`update account_note set x = 1`",
    "from(account)",
  ])("and is not misled by %s", (text) => {
    expect(writesOf({ is: "account", name: "account" }, text)).toBe(0);
  });
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
