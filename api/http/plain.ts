import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance, FastifyReply } from "fastify";
import { LIST_PATH, listPage, type PlainPage, SHEET_PATH, sheetPage } from "../../site/src/plain/plain.tsx";
import type { Context } from "../context.ts";
import type { GraphqlOptions } from "./graphql.ts";
import type { Site } from "./site.ts";

/** Pages whose content is written here rather than by Astro. */
export const PLAIN_PATHS: readonly string[] = [LIST_PATH, SHEET_PATH];

/** `/recherche/liste/` and `/fiche/texte/`: the search and the sheets for people without JavaScript. */
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
}

function send(reply: FastifyReply, template: string, { status, title, html }: PlainPage): FastifyReply {
  // functions, since "$" in a name would mean something in a replacement text
  const page = template
    .replace("<!--titre-->", () => escapeText(title))
    .replace("<!--contenu-->", () => html);
  return reply.code(status).header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
