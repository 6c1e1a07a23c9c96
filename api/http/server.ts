import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import Fastify, { type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Db } from "../../db/client.ts";
import type { Services } from "../context.ts";
import { type Caller, createContext } from "../context.ts";
import { mountDesk } from "../desk/desk.routes.ts";
import { mountDocuments } from "../documents/documents.routes.ts";
import { FAILURE } from "../errors.messages.ts";
import { isUnavailable } from "../errors.ts";
import { followAuthorities } from "../geocoding/authorities.ts";
import { parisDay } from "../kernel/local-date.ts";
import { mountMailbox } from "../mail/mailbox.routes.ts";
import type { Mailbox } from "../mail/mailbox.ts";
import { mountCalendar } from "./calendar.ts";
import { refuseCrossSite } from "./cross-site.ts";
import { type GraphqlOptions, mountGraphql, startApollo } from "./graphql.ts";
import { type MapOrigins, securityHeaders } from "./headers.ts";
import { mountPlainPages, PLAIN_PATHS } from "./plain.ts";
import { mountSite, Site, type SiteOptions } from "./site.ts";
import { mountTiles } from "./tiles.ts";

export interface ServerOptions {
  log: Logger;
  services: Services;
  /** the primary */
  db: Db;
  /** where public reading goes, in turn */
  readers: Db[];
  /** one connection to each database, for its health alone */
  probes: Db[];
  schema: GraphqlOptions["schema"];
  trusted: GraphqlOptions["trusted"];
  site: SiteOptions;
  map: MapOrigins;
  trustProxy: string | undefined;
  /** of the demonstration only */
  mailbox?: Mailbox | undefined;
  /** the clock; tests give their own */
  now: () => Date;
}

const BODY_LIMIT = 256 * 1024;

/** How long clients with an open connection are asked to leave before it is closed under them. */
const DRAIN_MS = 500;

/** The whole HTTP side: API, tiles, site and health on one port. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { log, db, readers, services, now } = options;
  const headers = securityHeaders(options.map);
  const site = new Site(options.site);
  const server = Fastify({
    logger: false,
    // an address that no route could have: before any hook
    frameworkErrors: (_error, request, reply) => {
      reply.headers(headers);
      site.send("/404.html", request, reply, 404);
    },
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    routerOptions: { maxParamLength: 100 },
  });
  logRequests(server, log);
  // before any route, or routes keep the handler of Fastify, which says too much
  answerErrors(server, log, site);
  server.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });

  refuseCrossSite(server, services.siteUrl);

  let turn = 0;
  const reader = () => {
    turn = (turn + 1) % readers.length;
    return readers[turn] ?? db;
  };
  const { sessions } = services;
  const graphql: GraphqlOptions = {
    schema: options.schema,
    log,
    sessions,
    publicContext: () => createContext(services, { db: reader(), primary: db, now: now() }),
    // whoever is signed in reads what they have just written
    callerContext: (caller: Caller) =>
      createContext(services, { db: caller.token ? db : reader(), primary: db, now: now(), caller }),
    trusted: options.trusted,
  };
  const apollo = await startApollo(graphql);
  // every answer from now on says `connection: close`; then nobody is left to be cut off
  server.addHook("preClose", () => sleep(DRAIN_MS));
  server.addHook("onClose", () => apollo.stop());
  mountGraphql(server, apollo, graphql);
  await followAuthorities(db, services.gazetteer);
  const { gazetteer, siteUrl } = services;
  const today = () => parisDay(now());
  await mountTiles(server, { db, gazetteer, today });
  mountCalendar(server, { reader, gazetteer, siteUrl, today });

  mountPlainPages(server, site, apollo, graphql);
  if (options.map.styleUrl) {
    const { styleUrl } = options.map;
    server.get("/carte/style.json", (_request, reply) =>
      reply.header("cache-control", "no-cache").redirect(styleUrl, 302),
    );
  }
  await mountSite(server, site, options.site.folder, PLAIN_PATHS);
  if (options.mailbox) mountMailbox(server, options.mailbox, site.template("/404.html"));
  mountDesk(server, { db, services, log, now });
  mountDocuments(server, services.gazetteer.departements);
  mountHealth(server, options.probes);
  server.setNotFoundHandler((request, reply) => site.send("/404.html", request, reply, 404));
  return server;
}

/** What was thrown, in words for the caller; nothing of the inside. */
function answerErrors(server: FastifyInstance, log: Logger, site: Site): void {
  server.setErrorHandler((error, request, reply) => {
    const status = isUnavailable(error) ? 503 : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status >= 500)
      log.error({ type: (error as Error).name, code: (error as { code?: string }).code }, "request failed");
    // a page was asked for by an address that cannot be one (`//x`)
    const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    if (status < 500 && isPage) return site.send("/404.html", request, reply, 404);
    const failure = status === 503 ? "SERVICE_UNAVAILABLE" : status >= 500 ? "INTERNAL_SERVER_ERROR" : null;
    const [message, code] = failure ? [FAILURE[failure], failure] : [(error as Error).message, "BAD_REQUEST"];
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  });
}

/** One line a request: method, path, status and time. Never a query, an address or a name. */
function logRequests(server: FastifyInstance, log: Logger): void {
  const started = new WeakMap<object, number>();
  server.addHook("onRequest", async (request) => {
    started.set(request, performance.now());
  });
  server.addHook("onResponse", async (request, reply) => {
    const ms = Math.round((performance.now() - (started.get(request) ?? 0)) * 10) / 10;
    const path = request.url.split("?", 1)[0];
    log.debug({ method: request.method, path, status: reply.statusCode, ms }, "request");
  });
}

/** `/health/live`: the process answers. `/health/ready`: so do its databases. */
function mountHealth(server: FastifyInstance, probes: Db[]): void {
  server.get("/health/live", (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  server.get("/health/ready", async (_request, reply) => {
    reply.header("cache-control", "no-store");
    const timeout = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
    const answered = Promise.all(probes.map((probe) => probe.execute(sql`select 1`))).then(
      () => true,
      () => false,
    );
    const ready = await Promise.race([answered, timeout]);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable" });
  });
}
