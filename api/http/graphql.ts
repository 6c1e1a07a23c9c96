import { ApolloServer, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Context } from "../context.ts";
import { maskError, withoutDetail } from "../errors.ts";
import { etagOf, isHeld } from "./etag.ts";
import { createExecutor, type GatewayRequest } from "./executor.ts";
import { checkLimits, LIMITS } from "./limits.ts";
import { createTrustedAnswers, type TrustedAnswers } from "./trusted.ts";

export interface GraphqlOptions {
  schema: GraphQLSchema;
  log: Logger;
  /** a reading context: no cookie is looked at */
  publicContext: () => Context;
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

interface TrustedQuery {
  documentId?: string;
  variables?: string;
  operationName?: string;
}

/** `GET /graphql?documentId=…&variables=…` for trusted documents, `POST /graphql` for free text. */
export function mountGraphql(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  options: GraphqlOptions,
): void {
  const answers = createTrustedAnswers(options.schema, options.trusted);
  server.get<{ Querystring: TrustedQuery }>("/graphql", (request, reply) =>
    answerTrusted(request, reply, apollo, options, answers),
  );
  server.post("/graphql", async (request, reply) => {
    reply.header("cache-control", "no-store");
    const headers = headersOf(request);
    return answer(reply, apollo, options, { method: "POST", headers, body: request.body, search: "" });
  });
}

async function answerTrusted(
  request: FastifyRequest<{ Querystring: TrustedQuery }>,
  reply: FastifyReply,
  apollo: ApolloServer<Context>,
  options: GraphqlOptions,
  answers: TrustedAnswers,
): Promise<FastifyReply> {
  const { documentId, variables } = request.query;
  // kept anywhere, asked about each time: what is suspended is gone at once (R7)
  reply.header("cache-control", "no-cache");
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
  return answer(reply, apollo, options, {
    method: "POST",
    headers: new HeaderMap([["content-type", "application/json"]]),
    body: { query, variables: parsed },
    search: "",
  });
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

function refuse(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(400).send({ errors: [{ message, extensions: { code: "UNKNOWN_DOCUMENT" } }] });
}

type HttpRequest = Parameters<ApolloServer<Context>["executeHTTPGraphQLRequest"]>[0]["httpGraphQLRequest"];

async function answer(
  reply: FastifyReply,
  apollo: ApolloServer<Context>,
  options: GraphqlOptions,
  httpGraphQLRequest: HttpRequest,
): Promise<FastifyReply> {
  const { headers, status, body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest,
    context: async () => options.publicContext(),
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
