import type { GraphQLRequestContext } from "@apollo/server";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type SelectionSetNode,
  visit,
} from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";
import type { Context } from "../context.ts";

/**
 * What free text may ask. An anonymous caller may still ask for a page of the feed, `first: 1000`, with every field
 * (about 85,000 points; a search, `first: 100`, some 8,000) and the standard introspection query (some 300 tokens).
 */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 40,
  directives: 20,
  rootFields: 10,
  introspections: 2,
  cost: 100_000,
} as const;

/** Refuses an operation that is too deep, too wide or, with its variables, too costly. */
export function checkLimits(schema: GraphQLSchema, request: GraphQLRequestContext<Context>): void {
  const { document, operation } = request;
  if (!document || !operation) return;
  if (!schema.getRootType(operation.operation)) {
    throw new GraphQLError(`There is no ${operation.operation} here.`, {
      extensions: { code: "BAD_REQUEST", http: { status: 400 } },
    });
  }
  checkShape(document, operation.selectionSet);
  if (operation.operation === "mutation") checkMutation(document, operation.selectionSet);
  const cost = costOf(schema, request);
  if (cost > LIMITS.cost) {
    throw tooComplex(
      `Too costly: ${cost} points, at most ${LIMITS.cost}. Ask fewer fields or a smaller page.`,
    );
  }
}

function costOf(schema: GraphQLSchema, request: GraphQLRequestContext<Context>): number {
  const { document, operation } = request;
  const { variables = {} } = request.request;
  try {
    return getComplexity({
      schema,
      query: document as DocumentNode,
      operationName: request.operationName ?? undefined,
      variables,
      estimators: [costOfField],
    });
  } catch {
    // variables that do not fit their types: nothing will run, and execution says what is wrong
    const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
    // what cannot be counted is too much to be asked
    return errors ? 0 : Number.POSITIVE_INFINITY;
  }
}

function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "TOO_COMPLEX", http: { status: 400 } } });
}

/** A field costs 1 and what is below it; a list with `first` costs that many times what is below it. */
const costOfField: ComplexityEstimator = ({ args, field, childComplexity }) => {
  // null where a number has a default counts as the default
  const first = args.first ?? field.args.find(({ name }) => name === "first")?.defaultValue;
  return 1 + (typeof first === "number" ? Math.max(1, first) : 1) * childComplexity;
};

function checkShape(document: DocumentNode, root: SelectionSetNode): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (node) => {
      if (node.alias) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  if (aliases > LIMITS.aliases) throw tooComplex(`Too many aliases: at most ${LIMITS.aliases}.`);
  if (directives > LIMITS.directives) throw tooComplex(`Too many directives: at most ${LIMITS.directives}.`);
  const fragments = fragmentsOf(document);
  const rootFields = fieldsAt(root, fragments);
  if (
    rootFields.filter((name) => name.startsWith("__") && name !== "__typename").length > LIMITS.introspections
  ) {
    throw tooComplex("Ask for the schema once in a request.");
  }
  if (rootFields.length > LIMITS.rootFields) {
    throw tooComplex(`Too many fields at the root: at most ${LIMITS.rootFields}.`);
  }
  if (depthOf(root, fragments) > LIMITS.depth) {
    throw tooComplex(`Too deep: at most ${LIMITS.depth} levels.`);
  }
}

/** One thing done a request: what is counted and throttled is not multiplied by aliases. */
function checkMutation(document: DocumentNode, root: SelectionSetNode): void {
  const done = fieldsAt(root, fragmentsOf(document)).filter((name) => name !== "__typename");
  if (done.length > 1) throw tooComplex("Ask for one mutation in a request.");
}

type Fragments = Map<string, { set: SelectionSetNode; depth?: number }>;

function fragmentsOf(document: DocumentNode): Fragments {
  const fragments: Fragments = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, { set: node.selectionSet });
  }
  return fragments;
}

/** Names of the fields that a selection asks for itself, through fragments; at most one past the limit. */
function fieldsAt(set: SelectionSetNode, fragments: Fragments, found: string[] = []): string[] {
  for (const node of set.selections) {
    if (found.length > LIMITS.rootFields) break;
    if (node.kind === Kind.FIELD) found.push(node.name.value);
    else if (node.kind === Kind.INLINE_FRAGMENT) fieldsAt(node.selectionSet, fragments, found);
    else {
      const fragment = fragments.get(node.name.value);
      if (fragment) fieldsAt(fragment.set, fragments, found);
    }
  }
  return found;
}

/** Levels of fields below; introspection, which is deep and cheap, apart. Cycles were refused by validation. */
function depthOf(set: SelectionSetNode, fragments: Fragments): number {
  let deepest = 0;
  for (const node of set.selections) {
    let depth = 0;
    if (node.kind === Kind.FIELD) {
      if (node.name.value.startsWith("__")) continue;
      depth = 1 + (node.selectionSet ? depthOf(node.selectionSet, fragments) : 0);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(node.selectionSet, fragments);
    } else {
      const fragment = fragments.get(node.name.value);
      if (fragment) depth = fragment.depth ??= depthOf(fragment.set, fragments);
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
