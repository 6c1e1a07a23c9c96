import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type GraphQLSchema, parse } from "graphql";
import type { Logger } from "pino";
import type { Sessions } from "../account/session.ts";
import type { Caller, Context } from "../context.ts";
import { type ErrorCode, maskError, withoutDetail } from "../errors.ts";
import { etagOf, isHeld } from "./etag.ts";
import { createExecutor, type GatewayRequest } from "./executor.ts";
import { NOT_BY_GET, NOT_JSON } from "./http.messages.ts";
import { checkLimits, LIMITS } from "./limits.ts";
import { createTrustedAnswers, isForAnyone, type TrustedAnswers } from "./trusted.ts";
import { Turnstile } from "./turnstile.ts";

export interface GraphqlOptions {
  schema: GraphQLSchema;
  log: Logger;
  /** a reading context: no cookie is looked at */
  publicContext: () => Context;
  /** of a POST: who is signed in is read once the operation is known */
  callerContext: (caller: Caller) => Context;
  sessions: Sessions;
  /** SHA-256 → text of the documents the site was built with */
  trusted: ReadonlyMap<string, string>;
}

/** Starts Apollo: parsing, validation, limits and masking are its; executing is graphql-jit's. */
export async function startApollo({ schema, log, trusted }: GraphqlOptions): Promise<ApolloServer<Context>> {
  const executor = createExecutor(schema);
  const trustedTexts = new Set(trusted.values());
  const apollo = new ApolloServer<Context>({
    gateway: {
      load: async () => ({
        executor: (request) => executor(request as unknown as GatewayRequest),
      }),
      stop: async () => {},
      onSchemaLoadOrUpdate: (callback) => {
        callback({ apiSchema: schema, coreSupergraphSdl: "" });
        return () => {};
      },
    },
    persistedQueries: false,
    introspection: true,
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: 10 },
    formatError: (formatted, error) => maskError(formatted, error, log),
    logger: log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        unexpectedErrorProcessingRequest: async ({ error }) => {
          log.error({ err: withoutDetail(error) }, "unexpected error");
        },
        requestDidStart: async () => ({
          didResolveOperation: async (request) => {
            if (!trustedTexts.has(request.source)) checkLimits(schema, request);
            await readViewer(request.contextValue, request.operation?.operation === "mutation");
          },
          willSendResponse: async ({ response }) => {
            const body = response.body.kind === "single" ? response.body.singleResult : null;
            const down = body?.errors?.some(({ extensions }) => extensions?.code === "SERVICE_UNAVAILABLE");
            if (down) response.http.status = 503;
          },
        }),
      },
    ],
  });
  await apollo.start();
  return apollo;
}

/** Who is signed in. A mutation is an action of theirs and prolongs the session; a query never does (R23). */
async function readViewer(context: Context, isAction: boolean): Promise<void> {
  const { caller, sessions, now } = context;
  if (caller.token) context.viewer = await sessions.read(caller.token, now, isAction);
}

interface TrustedQuery {
  documentId?: string;
  variables?: string;
  operationName?: string;
}

/** `GET /graphql?documentId=…&variables=…` for what is everybody's; `POST /graphql` for all documents and free text. */
export function mountGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  options: GraphqlOptions,
): void {
  const { schema, trusted } = options;
  const answers = createTrustedAnswers(schema, trusted);
  const byGet = new Set([...trusted].filter(([, text]) => isForAnyone(parse(text))).map(([id]) => id));
  server.get<{ Querystring: TrustedQuery }>("/graphql", (request, reply) => {
    // kept anywhere, asked about each time: what is suspended is gone at once (R7)
    reply.header("cache-control", "no-cache");
    const { documentId } = request.query;
    if (typeof documentId === "string" && trusted.has(documentId) && !byGet.has(documentId))
      return refuse(reply.code(405).header("allow", "POST"), NOT_BY_GET, "BAD_REQUEST");
    return answerTrusted(request, reply, apollo, options, answers);
  });
  const turnstile = new Turnstile();
  server.post("/graphql", async (request, reply) => {
    reply.header("cache-control", "no-store");
    // what a form of another site can send is not JSON
    if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
      return refuse(reply.code(415), NOT_JSON, "BAD_REQUEST");
    const body = bodyOf(request.body, trusted);
    if (!body) return refuse(reply, "This documentId is not known.");
    // a crowd that signs in at the same moment comes in one by one
    if (mayChange(body)) await turnstile.next();
    const headers = headersOf(request);
    const context = () => options.callerContext(callerOf(request, reply, options));
    return answer(reply, apollo, { method: "POST", headers, body, search: "" }, context);
  });
}

/** The text of a trusted document in the place of its hash; null: the hash is not known. */
function bodyOf(body: unknown, trusted: ReadonlyMap<string, string>): unknown {
  if (typeof body !== "object" || body === null || !("documentId" in body)) return body;
  const { documentId, ...rest } = body;
  const query = typeof documentId === "string" ? trusted.get(documentId) : undefined;
  return query ? { ...rest, query } : null;
}

/** Whether a body may hold a mutation, at a glance. */
function mayChange(body: unknown): boolean {
  const query = (body as { query?: unknown } | null)?.query;
  return typeof query === "string" && query.includes("mutation");
}

function callerOf(request: FastifyRequest, reply: FastifyReply, { sessions }: GraphqlOptions): Caller {
  return {
    address: request.ip,
    token: sessions.tokenOf(request.headers.cookie),
    cookie: (token) => void reply.header("set-cookie", sessions.cookie(token)),
  };
}

async function answerTrusted(
  request: FastifyRequest<{ Querystring: TrustedQuery }>,
  reply: FastifyReply,
  apollo: ApolloServer<Context>,
  options: GraphqlOptions,
  answers: TrustedAnswers,
): Promise<FastifyReply> {
  const { documentId, variables } = request.query;
  if (typeof documentId !== "string") {
    return refuse(
      reply,
      "Ask by POST, or by GET with documentId: GET serves the documents of the site only.",
    );
  }
  const query = options.trusted.get(documentId);
  if (!query) return refuse(reply, "This documentId is not known.");
  const parsed = parseVariables(variables);
  if (!parsed) return refuse(reply, "variables is a JSON object.");
  const text = await answers(documentId, parsed, options.publicContext());
  if (text) return sendTagged(reply.type("application/json; charset=utf-8"), text);
  const headers = new HeaderMap([["content-type", "application/json"]]);
  const body = { query, variables: parsed };
  return answer(reply, apollo, { method: "POST", headers, body, search: "" }, options.publicContext);
}

function parseVariables(text: string | undefined): Record<string, unknown> | null {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function refuse(reply: FastifyReply, message: string, code: ErrorCode = "UNKNOWN_DOCUMENT"): FastifyReply {
  if (reply.statusCode === 200) reply.code(400);
  return reply.send({ errors: [{ message, extensions: { code } }] });
}

type HttpRequest = Parameters<ApolloServer<Context>["executeHTTPGraphQLRequest"]>[0]["httpGraphQLRequest"];

async function answer(
  reply: FastifyReply,
  apollo: ApolloServer<Context>,
  httpGraphQLRequest: HttpRequest,
  context: () => Context,
): Promise<FastifyReply> {
  const { headers, status, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => context(),
  });
  for (const [name, value] of headers) if (name !== "cache-control") reply.header(name, value);
  const text = body.kind === "complete" ? body.string : "";
  reply.code(status ?? 200);
  return reply.getHeader("cache-control") === "no-cache" ? sendTagged(reply, text) : reply.send(text);
}

function sendTagged(reply: FastifyReply, text: string): FastifyReply {
  const bytes = Buffer.from(text);
  if (reply.statusCode !== 200) return reply.send(bytes);
  const etag = etagOf(bytes);
  reply.header("etag", etag);
  return isHeld(reply, etag) ? reply.code(304).send() : reply.send(bytes);
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}
