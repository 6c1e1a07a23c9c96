import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";
import { CROSS_SITE } from "./http.messages.ts";

/** Refuses what another site makes a browser send, beside what SameSite already holds back. */
export function refuseCrossSite(server: FastifyInstance, siteUrl: string): void {
  const ownHost = new URL(siteUrl).host;
  server.addHook("onRequest", async ({ method, headers }, reply) => {
    if (method === "GET" || method === "HEAD" || method === "OPTIONS") return;
    if (!isCrossSite(headers, ownHost)) return;
    reply.code(403).header("cache-control", "no-store");
    return reply.send({ errors: [{ message: CROSS_SITE, extensions: { code: "CROSS_SITE" } }] });
  });
}

/** True when the headers that browsers send by themselves name another site; programs send none of them. */
function isCrossSite(headers: IncomingHttpHeaders, ownHost: string): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined) return false;
  const from = hostOf(origin);
  // behind a proxy Host may be the inner one
  return from === null || (from !== host && from !== ownHost);
}

/** Null for "null" (a sandboxed page) and for what is no address. */
function hostOf(origin: string): string | null {
  return URL.parse(origin)?.host || null;
}
