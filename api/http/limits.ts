import type { GraphQLRequestContext } from "@apollo/server";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  visit,
} from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";
import type { Context } from "../context.ts";

/**
 * What free text may ask. An anonymous caller may still ask `first: 100` with every scalar (about 9,000 points)
 * and the standard introspection query (some 300 tokens).
 */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 40,
  directives: 20,
  rootFields: 10,
  cost: 25_000,
} as const;

/** Refuses an operation that is too deep, too wide or, with its variables, too costly. */
export function checkLimits(schema: GraphQLSchema, request: GraphQLRequestContext<Context>): void {
  const { document, operation } = request;
  if (!document || !operation) return;
  if (operation.operation === "subscription") {
    throw new GraphQLError("There are no subscriptions here.", {
      extensions: { code: "BAD_REQUEST", http: { status: 400 } },
    });
  }
  checkShape(document, operation.selectionSet);
  const cost = costOf(schema, request);
  if (cost > LIMITS.cost) {
    throw tooComplex(
      `Too costly: ${cost} points, at most ${LIMITS.cost}. Ask fewer fields or a smaller page.`,
    );
  }
}

function costOf(schema: GraphQLSchema, request: GraphQLRequestContext<Context>): number {
  try {
    return getComplexity({
      schema,
      query: request.document as DocumentNode,
      operationName: request.operationName ?? undefined,
      variables: request.request.variables,
      estimators: [costOfField],
    });
  } catch {
    // variables that do not fit their types: nothing will run, and execution says what is wrong
    return 0;
  }
}

function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "TOO_COMPLEX", http: { status: 400 } } });
}

/** A field costs 1 and what is below it; a list with `first` costs that many times what is below it. */
const costOfField: ComplexityEstimator = ({ args, childComplexity }) => {
  const first = typeof args.first === "number" ? Math.max(1, args.first) : 1;
  return 1 + first * childComplexity;
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
  if (root.selections.length > LIMITS.rootFields) {
    throw tooComplex(`Too many fields at the root: at most ${LIMITS.rootFields}.`);
  }
  if (depthOf(root, fragmentsOf(document)) > LIMITS.depth) {
    throw tooComplex(`Too deep: at most ${LIMITS.depth} levels.`);
  }
}

type Fragments = Map<string, { set: SelectionSetNode; depth?: number }>;

function fragmentsOf(document: DocumentNode): Fragments {
  const fragments: Fragments = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, { set: node.selectionSet });
  }
  return fragments;
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
