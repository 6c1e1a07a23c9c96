import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply } from "fastify";
import {
  LIST_PATH,
  listPage,
  type PlainPage,
  SHEET_PATH,
  sheetPage,
  WAYS_OUT,
} from "../../site/src/plain/plain.tsx";
import type { Context } from "../context.ts";
import type { GraphqlOptions } from "./graphql.ts";
import { type Site, sendWritten } from "./site.ts";

/** Pages that are written here, wholly or for one link, rather than by Astro alone. */
export const PLAIN_PATHS: readonly string[] = [LIST_PATH, SHEET_PATH, ...WAYS_OUT.map(({ path }) => path)];

/**
 * `/recherche/liste/` and `/fiche/texte/`: the search and the sheets for people without JavaScript; and the way
 * to them from the same address with JavaScript.
 */
export function mountPlainPages(
  server: FastifyInstance,
  site: Site,
  apollo: ApolloServer<Context>,
  { publicContext, trusted }: GraphqlOptions,
): void {
  /** A document of the site, executed here as it would be through the network. */
  async function ask(id: string, variables: Record<string, unknown>): Promise<unknown> {
    const request = { query: trusted.get(id) ?? "", variables };
    const { body } = await apollo.executeOperation(request, { contextValue: publicContext() });
    return body.kind === "single" ? body.singleResult : null;
  }

  server.get(LIST_PATH, async (request, reply) => {
    const query = new URL(request.url, "http://site").search;
    return send(reply, site.template(LIST_PATH), await listPage(query, publicContext().today, ask));
  });

  server.get(SHEET_PATH, async (request, reply) => {
    const query = new URL(request.url, "http://site").search;
    return send(reply, site.template(SHEET_PATH), await sheetPage(query, publicContext().today, ask));
  });

  for (const { path, marker, html } of WAYS_OUT) {
    server.get(path, (request, reply) => {
      const link = html(new URL(request.url, "http://site").search);
      if (!link) return site.send(path, request, reply);
      const page = site.template(path).replace(marker, () => link);
      return sendWritten(reply, page);
    });
  }
}

function send(reply: FastifyReply, template: string, { status, title, html }: PlainPage): FastifyReply {
  // functions, since "$" in a name would mean something in a replacement text
  const page = template
    .replace("<!--titre-->", () => escapeText(title))
    .replace("<!--contenu-->", () => html);
  return sendWritten(reply, page, status);
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
