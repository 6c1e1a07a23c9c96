import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "../../db/client.ts";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let api: TestApi;
let probe: Db;
beforeAll(async () => {
  database = await freshDatabase();
  probe = connect(database.url, { max: 1 });
  api = await startApi(database.db, undefined, { probes: [probe] });
}, 120_000);
afterAll(async () => {
  await api?.close();
  await probe?.$client.end();
  await database?.drop();
});

test.each(["/%ff", "/%", "//x", "/..%2f..%2fetc/passwd", "/fiche/%00", `/${"a".repeat(5_000)}`])(
  "%s is a page that does not exist, in the site's words and with its headers",
  async (url) => {
    const { statusCode, headers, body } = await api.server.inject({ url, headers: { accept: "text/html" } });
    expect(statusCode).toBe(404);
    expect(headers["content-security-policy"]).toContain("default-src");
    expect(body).not.toMatch(/FST_|Error|at .*\.[jt]s:/);
    expect(body).toContain("<h1");
  },
);

test("a program that asks for no page is told so in JSON", async () => {
  const { statusCode, body } = await api.server.inject({
    url: "//x",
    headers: { accept: "application/json" },
  });
  expect([400, 403, 404]).toContain(statusCode);
  expect(JSON.parse(body).errors[0].extensions.code).toBe("BAD_REQUEST");
});

test("readiness does not wait for the pool: one that is busy is no database that is gone", async () => {
  const busy = Array.from({ length: 4 }, () => database.db.execute("select pg_sleep(3)"));
  const { statusCode } = await api.server.inject({ url: "/health/ready" });
  expect(statusCode).toBe(200);
  await Promise.all(busy);
});
