import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { FAILURE } from "./errors.messages.ts";

/** Codes of `errors[].extensions.code` that a caller may meet. */
export type ErrorCode =
  | "BAD_REQUEST"
  | "BAD_USER_INPUT"
  | "AREA_TOO_WIDE"
  | "BAD_CURSOR"
  | "TOO_COMPLEX"
  | "TOO_MANY_REQUESTS"
  | "UNKNOWN_DOCUMENT"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "CROSS_SITE"
  | "SERVICE_UNAVAILABLE";

/** An argument outside what its description allows. `path` names it: `["area", "near", "radiusKm"]`. */
export function badInput(path: string[], message: string, code: ErrorCode = "BAD_USER_INPUT"): GraphQLError {
  return new GraphQLError(message, { extensions: { code, argument: path } });
}

/** Errors whose words were written for the caller; of all others nothing is shown. */
const SPOKEN = new Set<string>([
  "BAD_USER_INPUT",
  "AREA_TOO_WIDE",
  "BAD_CURSOR",
  "TOO_COMPLEX",
  "TOO_MANY_REQUESTS",
  "UNKNOWN_DOCUMENT",
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "CROSS_SITE",
  "BAD_REQUEST",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** PostgreSQL states and postgres.js codes that mean: not now, try again. */
const UNAVAILABLE =
  /^(08|53|55P03|57P|ECONN|ENOTFOUND|EPIPE|ETIMEDOUT|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED))/;

/** True when the database cannot be reached or is going away. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause ?? originalOf(cause)) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && UNAVAILABLE.test(code)) return true;
  }
  return false;
}

function originalOf(error: Error): unknown {
  return error instanceof GraphQLError ? error.originalError : undefined;
}

/** What a caller is shown of an error: the only place that masks. */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? "");
  const { locations, path } = formatted;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (SPOKEN.has(code)) {
    const argument = formatted.extensions?.argument;
    return { message: formatted.message, ...place, extensions: { code, ...(argument ? { argument } : {}) } };
  }
  if (isUnavailable(error)) {
    return { message: FAILURE.SERVICE_UNAVAILABLE, ...place, extensions: { code: "SERVICE_UNAVAILABLE" } };
  }
  log.error({ err: withoutDetail(error) }, "unexpected error");
  return { message: FAILURE.INTERNAL_SERVER_ERROR, ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } };
}

/** Parameters and details of a database error may hold personal data: type, code and stack stay. */
export function withoutDetail(error: unknown): object {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(original instanceof Error)) return { type: typeof original };
  const { code } = (original.cause ?? original) as { code?: unknown };
  const frames = original.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return { type: original.name, code, stack: frames?.join("\n") };
}
