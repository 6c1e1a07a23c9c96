/**
 * api/schema.graphql + the site's operations → site/src/gql/.
 *
 * Documents are *trusted*: the browser sends the SHA-256 of an operation's text, the API looks the text up
 * in manifest.json. So two files come out of one pass: `documents.ts`, types and one `{ id }` per operation
 * (the text never travels), and `manifest.json`, id → text, each text whole with the fragments it uses.
 */
import { createHash } from "node:crypto";
import type { CodegenConfig } from "@graphql-codegen/cli";
import type { Types } from "@graphql-codegen/plugin-helpers";
import * as operations from "@graphql-codegen/typescript-operations";
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode } from "graphql";
import { Kind, print, visit } from "graphql";

interface TrustedDocument {
  name: string;
  /** as the generated types are called */
  operation: "Query" | "Mutation";
  id: string;
  text: string;
}

/** Each operation with the text of every fragment it reaches, in the order first met. */
function trustedDocuments(documents: Types.DocumentFile[]): TrustedDocument[] {
  const definitions = documents.flatMap((file) => file.document?.definitions ?? []);
  const fragments = new Map(
    definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return definitions
    .filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map((operation) => {
      if (!operation.name) throw new Error("every operation of the site has a name");
      const parts: DocumentNode = {
        kind: Kind.DOCUMENT,
        definitions: [operation, ...reached(operation, fragments)],
      };
      const text = print(parts);
      const id = createHash("sha256").update(text).digest("hex");
      const kind = operation.operation === "mutation" ? ("Mutation" as const) : ("Query" as const);
      return { name: operation.name.value, operation: kind, id, text };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reached(
  from: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FragmentDefinitionNode[] {
  const found = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread(spread) {
        const fragment = fragments.get(spread.name.value);
        if (!fragment) throw new Error(`unknown fragment ${spread.name.value}`);
        if (found.has(fragment)) return;
        found.add(fragment);
        follow(fragment);
      },
    });
  follow(from);
  return [...found];
}

const constants = `
/** A document the API knows by the SHA-256 of its text; Data and Variables are for the compiler alone. */
export interface TrustedDocument<Data, Variables> {
  readonly id: string;
  readonly types?: (variables: Variables) => Data;
}
`;

const documentConstants = {
  plugin: (_schema: unknown, documents: Types.DocumentFile[]) => {
    const each = trustedDocuments(documents).map(
      ({ name, operation, id }) =>
        `export const ${name}Document: TrustedDocument<${name}${operation}, ${name}${operation}Variables> = {\n  id: "${id}",\n};\n`,
    );
    return [constants, ...each].join("\n");
  },
};

const manifest = {
  plugin: (_schema: unknown, documents: Types.DocumentFile[]) =>
    `${JSON.stringify(Object.fromEntries(trustedDocuments(documents).map(({ id, text }) => [id, text])), null, 2)}\n`,
};

const trusted: Types.OutputPreset = {
  buildGeneratesSection: ({ baseOutputDir, schema, documents, config }): Types.GenerateOptions[] => {
    const file = (name: string, plugins: Types.GenerateOptions["pluginMap"]): Types.GenerateOptions => ({
      filename: baseOutputDir + name,
      schema,
      documents,
      config,
      plugins: Object.keys(plugins).map((plugin) => ({ [plugin]: {} })),
      pluginMap: plugins,
    });
    return [file("documents.ts", { operations, documentConstants }), file("manifest.json", { manifest })];
  },
};

const config: CodegenConfig = {
  schema: process.env.CODEGEN_SCHEMA ?? "api/schema.graphql",
  documents: ["site/src/**/*.graphql"],
  generates: {
    "site/src/gql/": {
      preset: trusted,
      config: {
        useTypeImports: true,
        strictScalars: true,
        scalars: { LocalDate: "string", DateTime: "string" },
        skipTypename: true,
        enumType: "string-literal",
        defaultScalarType: "unknown",
      },
    },
  },
};

export default config;
