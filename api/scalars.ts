import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isLocalDate } from "./kernel/local-date.ts";

/** Values leave as PostgreSQL or the rules wrote them: checked when they come in, never again on the way out. */
const asIs = (value: unknown): string => value as string;

function parseDate(value: unknown): string {
  if (typeof value === "string" && isLocalDate(value)) return value;
  throw new GraphQLError("A LocalDate is a date that exists, written like 2026-11-23.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

function parseInstant(value: unknown): string {
  if (typeof value === "string" && INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return value;
  throw new GraphQLError("A DateTime is an instant with its offset, written like 2026-11-23T08:15:00Z.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: "LocalDate",
  description: "A calendar date, ISO 8601: 2026-11-23",
  serialize: asIs,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : null),
});

export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description: "An instant, ISO 8601 with offset: 2026-11-23T08:15:00Z",
  serialize: asIs,
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

/** PostgreSQL's `2026-11-23 08:15:00.123+00` as ISO 8601. Connections run in UTC. */
export function instantFromSql(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11).replace("+00", "Z")}`;
}
