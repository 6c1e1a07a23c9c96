import { sql } from "drizzle-orm";
import type { InjectOptions } from "fastify";
import { parse } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isForAnyone } from "../../api/http/trusted.ts";
import manifest from "../../site/src/gql/manifest.json" with { type: "json" };
import { givenAccount } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let api: TestApi;
let cookie = "";
const EMAIL = "assmat@demo.example";

beforeAll(async () => {
  database = await freshDatabase();
  await givenAccount(database.db, { email: EMAIL });
  api = await startApi(database.db);
  cookie = await api.session(EMAIL);
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const post = (
  headers: Record<string, string>,
  payload: object = { query: "mutation { keepSession { email } }" },
) => api.server.inject({ method: "POST", url: "/graphql", headers: { cookie, ...headers }, payload });
const [signOutId = "", viewerId = "", searchId = ""] = [
  "mutation SignOut",
  "query CurrentViewer",
  "query SearchCare",
].map((start) => Object.entries(manifest).find(([, text]) => text.startsWith(start))?.[0]);

type Headers = Record<string, string>;

describe("posts that another site makes a browser send", () => {
  test.each<Headers>([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", origin: "http://localhost:4000" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost:4001", host: "localhost:4000" },
    { origin: "http://localhost.evil.example:4000", host: "localhost:4000" },
    { origin: "javascript:alert(1)" },
  ])("%j is refused, and the session is neither read nor ended", async (headers) => {
    const response = await post(headers, { query: "mutation { signOut }" });
    expect(response.statusCode).toBe(403);
    expect(response.json().errors[0].extensions.code).toBe("CROSS_SITE");
    expect(response.headers["set-cookie"]).toBeUndefined();
    expect((await api.run("{ viewer { email } }", {}, { cookie })).data.viewer.email).toBe(EMAIL);
  });

  test.each<Headers>([
    {},
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin", origin: "https://rewritten.example" },
    { "sec-fetch-site": "none" },
    { origin: "http://localhost:4000", host: "localhost:4000" },
    // a proxy that hands on its own Host
    { origin: "http://localhost:4000", host: "inner:8080" },
  ])("%j is our own, or a program's", async (headers) => {
    const response = await post(headers);
    expect(response.json().data.keepSession.email).toBe(EMAIL);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "what a form can send (%s) is not taken",
    async (type) => {
      const options: InjectOptions = {
        method: "POST",
        url: "/graphql",
        headers: { cookie, ...(type ? { "content-type": type } : {}) },
        payload: `{"query":"mutation { signOut }"}`,
      };
      const response = await api.server.inject(options);
      expect(response.statusCode).toBe(415);
      expect((await api.run("{ viewer { email } }", {}, { cookie })).data.viewer.email).toBe(EMAIL);
    },
  );
});

describe("GET", () => {
  const get = (id: string, variables = "{}") =>
    api.server.inject({
      url: `/graphql?documentId=${id}&variables=${encodeURIComponent(variables)}`,
      headers: { cookie },
    });

  test("does nothing, and tells nothing personal", async () => {
    for (const id of [signOutId, viewerId]) {
      expect(id).not.toBe("");
      const response = await get(id);
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe("POST");
      expect(response.body).not.toContain(EMAIL);
    }
    expect((await api.run("{ viewer { email } }", {}, { cookie })).data.viewer.email).toBe(EMAIL);
  });

  test("of every document of the site that is not everybody's is refused", async () => {
    const personal = Object.entries(manifest).filter(([, text]) => !isForAnyone(parse(text)));
    expect(personal.length).toBeGreaterThan(5);
    for (const [id] of personal) expect((await get(id)).statusCode).toBe(405);
  });

  test.each([
    ["{ departements { code } }", true],
    ["{ __typename }", true],
    ["{ viewer { email } }", false],
    ["{ d: departements { code } v: viewer { email } }", false],
    ["{ ... on Query { viewer { email } } }", false],
    ["{ ...F } fragment F on Query { ...G } fragment G on Query { viewer { email } }", false],
    ["mutation { signOut }", false],
    ["query A { departements { code } } mutation B { signOut }", false],
  ])("%s: everybody's is %s", (text, forAnyone) => {
    expect(isForAnyone(parse(text))).toBe(forAnyone);
  });

  test("reads no cookie: no statement about sessions is sent", async () => {
    const seen: string[] = [];
    const { options } = database.db.$client;
    (options as { debug: unknown }).debug = (_: number, text: string) => seen.push(text);
    const response = await get(searchId, JSON.stringify({ area: { commune: "66136" }, first: 5 }));
    expect(response.statusCode).toBe(200);
    expect(seen.join("\n")).not.toContain("session");
    await api.run("{ viewer { email } }", {}, { cookie });
    expect(seen.join("\n")).toContain("session");
    (options as { debug: unknown }).debug = false;
  });
});

describe("POST", () => {
  test("takes the documents of the site by their hash", async () => {
    const own = await post({}, { documentId: viewerId });
    expect(own.json().data.viewer.email).toBe(EMAIL);
    expect(own.headers["cache-control"]).toBe("no-store");
    const unknown = await post({}, { documentId: "0".repeat(64) });
    expect([unknown.statusCode, unknown.json().errors[0].extensions.code]).toEqual([400, "UNKNOWN_DOCUMENT"]);
    const both = await post({}, { documentId: "0".repeat(64), query: "{ viewer { email } }" });
    expect(both.statusCode).toBe(400);
    expect((await post({}, { documentId: 3 })).statusCode).toBe(400);
    expect((await post({}, { documentId: "__proto__" })).statusCode).toBe(400);
  });

  test("does one thing a request: aliases multiply no tries", async () => {
    const twice = `mutation { ${[1, 2].map((i) => `a${i}: signIn(email: "x@y.example", password: "${i}") { __typename }`).join(" ")} }`;
    const answer = await api.run(twice);
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, "TOO_COMPLEX"]);
    const hidden = `mutation { ...A ...B } fragment A on Mutation { a: keepSession { email } } fragment B on Mutation { b: keepSession { email } }`;
    expect((await api.run(hidden)).status).toBe(400);
    const [row] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from throttle`);
    expect(row?.n).toBe(0);
  });

  test("unknown arguments cannot be slipped in", async () => {
    const answer = await api.run(
      `mutation { signIn(email: "a@b.example", password: "x", role: "AGENT") { __typename } }`,
    );
    expect(answer.errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});
