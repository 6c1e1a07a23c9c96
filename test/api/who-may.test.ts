import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { guardRoots, WHO_MAY, type WhoMay } from "../../api/http/who-may.ts";
import { buildApiSchema } from "../../api/schema.ts";
import { GENERATED, givenAccount } from "../accounts.ts";
import { startApi, type TestApi } from "../api.ts";
import { aChildminder, aListing, given } from "../builders.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

/** Deny by default, made from the schema: every role × every field at the root. */
const schema = buildApiSchema();
const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({ type: type?.name ?? "", field })),
);

let database: TestDatabase;
let api: TestApi;
/** a request of the 66 */
const request = randomUUID();
const cookies = new Map<string, string | null>();

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  const [childminder, creche] = [aChildminder(), aListing()];
  await given(db, childminder, creche);
  await givenAccount(db, { email: "assmat@demo.example", listingId: childminder.id });
  await givenAccount(db, { email: "creche@demo.example", role: "MANAGER", listingId: creche.id });
  await givenAccount(db, { email: "nouvelle@demo.example", generated: GENERATED });
  await givenAccount(db, { email: "agent66@demo.example", role: "AGENT", departementCode: "66" });
  await givenAccount(db, { email: "agent44@demo.example", role: "AGENT", departementCode: "44" });
  await db.execute(sql`
    insert into habilitation (id, departement_code, status, listing_id, civility, last_name, first_name, street_name,
                              postcode, commune_code, phone, email)
    values (${request}, '66', 'CHILDMINDER', ${childminder.id}, 'MME', 'Vidal', 'Aude', 'de la Loge', '66000', '66136',
            '+33468000000', 'aude.vidal@demo.example')`);
  api = await startApi(db);
  cookies.set("nobody", null);
  for (const name of ["assmat", "creche", "agent66", "agent44"])
    cookies.set(name, await api.session(`${name}@demo.example`));
  cookies.set("nouvelle", await api.session("nouvelle@demo.example", true));
  cookies.set("agent66 with a password to replace", await api.session("agent66@demo.example", true));
}, 120_000);
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

// the same tries again and again are not what this is about
beforeEach(() => database.db.execute(sql`delete from throttle`));

/** Whom each entry of the table lets through. */
const ALLOWED: Record<WhoMay, RegExp> = {
  ANYONE: /./,
  ANYONE_BY_POST: /./,
  SIGNED_IN: /^(?!nobody)/,
  OWNER: /^(assmat|creche)$/,
  AGENT: /^agent\d\d$/,
};
const WHO = [
  "nobody",
  "assmat",
  "creche",
  "nouvelle",
  "agent66",
  "agent44",
  "agent66 with a password to replace",
];

/** A value that fits a type: ids are of the request of the 66. */
function valueFor(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, id);
  if (isListType(type)) return [valueFor(type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, valueFor(field.type, id)]));
  }
  return (
    { ID: id, String: "texte", Int: 1, Float: 1, Boolean: false }[getNamedType(type).name] ?? "2026-11-23"
  );
}

/** Everything a result tells at its first levels. */
function selection(type: GraphQLOutputType, depth = 3): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (isUnionType(named))
    return `{ __typename ${named
      .getTypes()
      .map((member) => `... on ${member.name} ${selection(member, depth)}`)
      .join(" ")} }`;
  const fields = isObjectType(named) || "getFields" in named ? Object.values(named.getFields()) : [];
  const asked = (fields as GraphQLField<unknown, unknown>[])
    .filter((field) => field.args.length === 0 && (depth > 0 || isLeafType(getNamedType(field.type))))
    .map((field) => `${field.name} ${selection(field.type, depth - 1)}`);
  return `{ __typename ${asked.join(" ")} }`;
}

async function ask({ type, field }: (typeof roots)[number], who: string, id: string) {
  const needed = field.args.filter((arg) => isNonNullType(arg.type));
  const variables = Object.fromEntries(needed.map((arg) => [arg.name, valueFor(arg.type, id)]));
  if (field.name === "careSearch") variables.area = { commune: "66136" };
  const declared = needed.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const passed = needed.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const text = `${type.toLowerCase()} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection(field.type)} }`;
  return api.run(text, variables, { cookie: cookies.get(who) ?? null });
}

const codesOf = ({ errors = [] }: Awaited<ReturnType<typeof ask>>) =>
  errors.map(({ extensions }) => extensions.code);
const requestNow = async () => {
  const rows = await database.db.execute(sql`select * from habilitation where id = ${request}`);
  return JSON.stringify(rows[0]);
};

describe("who may", () => {
  test("every field at the root is in the table, or the schema does not build", () => {
    expect(roots.length).toBeGreaterThan(10);
    const { "Query.careSearch": _, ...without } = WHO_MAY;
    expect(() => guardRoots(schema, without)).toThrow("Query.careSearch");
  });

  describe.each(roots.map((root) => [`${root.type}.${root.field.name}`, root] as const))(
    "%s",
    (name, root) => {
      const who = WHO_MAY[name] ?? "AGENT";
      test.each(WHO.filter((one) => !ALLOWED[who].test(one)))("is refused to %s", async (one) => {
        const before = await requestNow();
        const answer = await ask(root, one, request);
        expect(codesOf(answer)).toEqual([one === "nobody" ? "UNAUTHENTICATED" : "FORBIDDEN"]);
        expect(answer.data?.[root.field.name] ?? null).toBeNull();
        expect(await requestNow()).toBe(before);
      });

      test.each(WHO.filter((one) => ALLOWED[who].test(one) && one !== "agent66"))(
        "is answered to %s, about what is not theirs as about what is not there",
        async (one) => {
          // signing out would end the session the other tests use
          if (root.field.name === "signOut") return;
          const before = await requestNow();
          const [others, unknown] = [await ask(root, one, request), await ask(root, one, randomUUID())];
          for (const { status } of [others, unknown]) expect(status).toBeLessThan(500);
          expect(codesOf(others)).not.toContain("INTERNAL_SERVER_ERROR");
          expect(codesOf(others)).not.toContain("FORBIDDEN");
          expect(codesOf(others)).not.toContain("UNAUTHENTICATED");
          if (root.field.name !== "newCaptcha") expect(others.data).toEqual(unknown.data);
          expect(await requestNow()).toBe(before);
          expect(JSON.stringify(others.data ?? null)).not.toMatch(/Vidal.*aude\.vidal@demo/);
        },
      );
    },
  );

  test("of the Caf of the 66 the agent alone sees the request: what is equal above is not equal by being empty", async () => {
    const text = `query($id: ID!) { habilitationRequest(id: $id) { id email } }`;
    const seen = async (who: string, id: string) =>
      (await api.run(text, { id }, { cookie: cookies.get(who) ?? null })).data.habilitationRequest;
    expect(await seen("agent66", request)).toEqual({ id: request, email: "aude.vidal@demo.example" });
    expect(await seen("agent44", request)).toBeNull();
    expect(await seen("agent66", randomUUID())).toBeNull();
  });

  test("the table names nothing that is not there", () => {
    const names = new Set(roots.map(({ type, field }) => `${type}.${field.name}`));
    const missing = Object.keys(WHO_MAY).filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });
});
