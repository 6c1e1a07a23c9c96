import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema } from "graphql";
import { type CompiledQuery, compileQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import type { Context } from "../context.ts";

type Compiled = ReturnType<typeof compileQuery> | "seen once";

/** What Apollo hands to a gateway: parsed and validated. */
export interface GatewayRequest {
  document: DocumentNode;
  /** hash of the document's text */
  queryHash: string;
  operationName?: string | null;
  request: { variables?: Record<string, unknown> };
  context: Context;
}

const MOST_DOCUMENTS = 500;

/**
 * Executes what Apollo has parsed and validated with graphql-jit, answering exactly as graphql-js does.
 * Compiling costs 0.3 ms: a document is compiled when it comes a second time.
 */
export function createExecutor(schema: GraphQLSchema) {
  const cache = new LRUCache<string, Compiled>({ max: MOST_DOCUMENTS });

  function compiledFor(request: GatewayRequest): CompiledQuery<unknown, unknown> | null {
    const key = `${request.queryHash}:${request.operationName ?? ""}`;
    let compiled = cache.get(key);
    if (!compiled) {
      cache.set(key, "seen once");
      return null;
    }
    if (compiled === "seen once") {
      compiled = compileQuery(schema, request.document, request.operationName ?? undefined);
      cache.set(key, compiled);
    }
    // what jit cannot compile stays with graphql-js
    return typeof compiled === "object" && "query" in compiled
      ? (compiled as CompiledQuery<unknown, unknown>)
      : null;
  }

  return async (request: GatewayRequest): Promise<ExecutionResult> => {
    const compiled = compiledFor(request);
    if (!compiled) return plain(schema, request);
    const result = (await compiled.query(
      undefined,
      request.context,
      request.request.variables ?? {},
    )) as ExecutionResult;
    // nothing has run yet when there is no data at all: variables were wrong, and graphql-js says it best
    if (result.errors && result.data === undefined) return plain(schema, request);
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  };
}

async function plain(schema: GraphQLSchema, request: GatewayRequest): Promise<ExecutionResult> {
  return execute({
    schema,
    document: request.document,
    contextValue: request.context,
    variableValues: request.request.variables,
    operationName: request.operationName,
  });
}

/** graphql-jit's errors pass for GraphQLError (their prototype inherits from it) but lack what Apollo reads. */
function asGraphQLError({ message, nodes, path, originalError }: GraphQLError): GraphQLError {
  return new GraphQLError(message, {
    nodes,
    path,
    originalError,
    extensions: originalError instanceof GraphQLError ? originalError.extensions : {},
  });
}
