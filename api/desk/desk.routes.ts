import { stringify } from "csv-stringify/sync";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import type { Db } from "../../db/client.ts";
import type { Session } from "../account/session.ts";
import { recordForbidden } from "../audit/forbidden.ts";
import type { Services } from "../context.ts";
import { isListingId } from "../directory/search.ts";
import { consentOf } from "../habilitation/habilitation.letters.ts";
import { findMatch, findRequest } from "../habilitation/habilitation.queries.ts";
import { findLetterRow, type LetterRow } from "../habilitation/letter.queries.ts";
import { agentOf } from "./agent.ts";
import { QUARANTINE_HEADER, UPLOAD } from "./desk.messages.ts";
import { findQuarantine } from "./desk.queries.ts";
import { MOST_BYTES, takeUpload } from "./pmi-upload.ts";

export interface DeskOptions {
  /** the primary */
  db: Db;
  services: Services;
  log: Logger;
  now: () => Date;
}

type WithId = { Params: { id: string } };
/** `?fiche=ID`: the structure that the agent is about to retain, where it is not the one that the manager named */
type WithListing = WithId & { Querystring: { fiche?: string } };

/** What the desk sends and takes that is no GraphQL: the form to be printed, PMI files, what of them was not taken. */
export function mountDesk(server: FastifyInstance, options: DeskOptions): void {
  server.get<WithListing>("/espace-caf/demandes/:id/formulaire.pdf", (request, reply) =>
    sendForm(request, reply, options),
  );
  server.get<WithId>("/espace-caf/fichiers-pmi/:id/quarantaine.csv", (request, reply) =>
    sendQuarantine(request, reply, options),
  );
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // handed over as it comes in
    scope.addContentTypeParser("application/octet-stream", (_request, body, done) => done(null, body));
    scope.addContentTypeParser("*", (_request, body, done) => {
      body.resume();
      done(Object.assign(new Error(UPLOAD.NOT_BYTES), { statusCode: 415 }));
    });
    takePmiFiles(scope, options);
  });
}

async function sendForm(
  request: FastifyRequest<WithListing>,
  reply: FastifyReply,
  options: DeskOptions,
): Promise<FastifyReply> {
  reply.header("cache-control", "no-store");
  const agent = await readAgent(request, options, false);
  if ("status" in agent) return refuse(reply, agent);
  const { id } = request.params;
  const own = isListingId(id) && (await findRequest(options.db, id, agent.departementCode)) !== null;
  const found = own ? await findLetterRow(options.db, id) : null;
  const row = found && (await about(found, request.query.fiche, agent.departementCode, options.db));
  if (!row) return refuse(reply, NOT_FOUND);
  const { filename, content, contentType } = await consentOf(row, options.now());
  reply.header("content-disposition", `inline; filename="${filename}"`);
  return reply.type(contentType).send(content);
}

/** The form of a manager names a structure: the one chosen, if any; null when it is none of the département's. */
async function about(
  row: LetterRow,
  listing: string | undefined,
  departementCode: string,
  db: Db,
): Promise<LetterRow | null> {
  if (!listing || row.status !== "MANAGER") return row;
  const match = isListingId(listing) ? await findMatch(db, listing, departementCode) : null;
  return match && match.kind !== "CHILDMINDER" ? { ...row, structureName: match.name } : null;
}

/** UTF-8 with its mark and `;`, as spreadsheets here open it; no cell can be a formula. */
async function sendQuarantine(
  request: FastifyRequest<WithId>,
  reply: FastifyReply,
  options: DeskOptions,
): Promise<FastifyReply> {
  reply.header("cache-control", "no-store");
  const agent = await readAgent(request, options, false);
  if ("status" in agent) return refuse(reply, agent);
  const { id } = request.params;
  const rows = isListingId(id) ? await findQuarantine(options.db, id, agent.departementCode) : null;
  if (!rows) return refuse(reply, NOT_FOUND);
  const cells = rows.map(({ line, column, code, message }) => [line, column ?? "", code, message]);
  const format = { bom: true, delimiter: ";", escape_formulas: true, record_delimiter: "windows" } as const;
  reply.header("content-disposition", `attachment; filename="quarantaine-${agent.departementCode}.csv"`);
  return reply.type("text/csv; charset=utf-8").send(stringify([[...QUARANTINE_HEADER], ...cells], format));
}

/** `?essai=1`: a trial; `?approuver=…`: what it gave, once the agent has seen its guards. Neither: applied unless held. */
function takePmiFiles(scope: FastifyInstance, options: DeskOptions): void {
  type Query = { Querystring: { essai?: string; approuver?: string } };
  const agents = new WeakMap<object, Agent>();
  scope.post<Query>("/espace-caf/fichiers-pmi", {
    bodyLimit: MOST_BYTES,
    // before a byte of the body is read
    onRequest: async (request, reply) => {
      reply.header("cache-control", "no-store");
      const agent = await readAgent(request, options, true);
      if ("status" in agent) return refuse(reply.header("connection", "close"), agent);
      if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) {
        return refuse(reply.header("connection", "close"), TOO_LARGE);
      }
      agents.set(request, agent);
    },
    handler: (request, reply) => {
      const agent = agents.get(request);
      if (!agent || !request.body) return refuse(reply, NOT_BYTES);
      const { essai, approuver } = request.query;
      const upload = {
        departementCode: agent.departementCode,
        actorId: agent.accountId,
        dryRun: essai === "1",
        approve: typeof approuver === "string" ? approuver : undefined,
        now: options.now(),
        isSignedIn: async () => !("status" in (await readAgent(request, options, false))),
      };
      return reply.type("application/x-ndjson; charset=utf-8").send(takeUpload(request.raw, upload, options));
    },
  });
}

type Agent = Session & { departementCode: string };

interface Refusal {
  status: number;
  code: string;
  message: string;
}

const NOT_FOUND: Refusal = { status: 404, code: "NOT_FOUND", message: UPLOAD.NOT_FOUND };
const NOT_BYTES: Refusal = { status: 415, code: "BAD_REQUEST", message: UPLOAD.NOT_BYTES };
const TOO_LARGE: Refusal = { status: 413, code: "BAD_REQUEST", message: UPLOAD.TOO_LARGE };

/** The agent whose session the cookie names. `isAction`: the request is an action of theirs and prolongs it (R23). */
async function readAgent(
  request: FastifyRequest,
  { db, services: { sessions }, now }: DeskOptions,
  isAction: boolean,
): Promise<Agent | Refusal> {
  const token = sessions.tokenOf(request.headers.cookie);
  const viewer = token ? await sessions.read(token, now(), isAction) : null;
  if (!viewer) return { status: 401, code: "UNAUTHENTICATED", message: UPLOAD.UNAUTHENTICATED };
  if (viewer.role !== "AGENT" || viewer.mustReplace) {
    await recordForbidden(db, viewer.accountId, request.routeOptions.url ?? "");
    return { status: 403, code: "FORBIDDEN", message: UPLOAD.FORBIDDEN };
  }
  return agentOf({ viewer });
}

function refuse(reply: FastifyReply, { status, code, message }: Refusal): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
