import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  validate,
  visit,
} from "graphql";
import type { Context } from "../context.ts";
import { createExecutor } from "./executor.ts";
import { isPublic } from "./who-may.ts";

/** Answers one of the site's own documents; null: not a clean answer, or none of its queries. */
export type TrustedAnswers = (
  id: string,
  variables: Record<string, unknown>,
  context: Context,
) => Promise<string | null>;

/**
 * The site's own queries were parsed, validated and found harmless before any request: what is left is to execute them.
 * Whatever goes wrong is asked again through Apollo, which has the words and the status.
 */
export function createTrustedAnswers(
  schema: GraphQLSchema,
  texts: ReadonlyMap<string, string>,
): TrustedAnswers {
  const execute = createExecutor(schema);
  const documents = new Map<string, DocumentNode>();
  for (const [id, text] of texts) {
    const document = parse(text);
    if (isForAnyone(document) && validate(schema, document).length === 0) documents.set(id, document);
  }
  return async (id, variables, context) => {
    const document = documents.get(id);
    if (!document) return null;
    const { data, errors } = await execute({ document, queryHash: id, request: { variables }, context });
    return data && !errors ? `${JSON.stringify({ data })}\n` : null;
  };
}

/** Whether a document asks only what anyone may ask and caches may keep: the ones that GET answers. */
export function isForAnyone(document: DocumentNode): boolean {
  let forAnyone = true;
  // every selection on Query, in an operation or in a fragment
  const check = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD && !isPublic("Query", node.name.value)) forAnyone = false;
      if (node.kind === Kind.INLINE_FRAGMENT) check(node.selectionSet);
    }
  };
  visit(document, {
    OperationDefinition: (node) => {
      if (node.operation === "query") check(node.selectionSet);
      else forAnyone = false;
    },
    FragmentDefinition: (node) => {
      if (node.typeCondition.name.value === "Query") check(node.selectionSet);
    },
  });
  return forAnyone;
}
