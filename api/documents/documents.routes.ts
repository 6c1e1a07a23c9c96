import type { FastifyInstance, FastifyReply } from "fastify";
import { etagOf, isHeld } from "../http/etag.ts";
import { UNKNOWN_DEPARTEMENT } from "./documents.messages.ts";
import { guide } from "./guide.ts";
import { type PublicationSlipFacts, publicationSlip } from "./publication-slip.ts";

const SLIP = {
  querystring: { type: "object", properties: { departement: { type: "string", maxLength: 3 } } },
};

interface Departement {
  code: string;
  name: string;
  pmi: PublicationSlipFacts["pmi"];
}

/** The documents that anyone may download. Each is made at its first asking and kept: there are a hundred at most. */
export function mountDocuments(server: FastifyInstance, departements: readonly Departement[]): void {
  const made = new Map<string, Promise<Buffer>>();
  const once = (name: string, make: () => Promise<Buffer>) => {
    const document = made.get(name) ?? make();
    made.set(name, document);
    return document;
  };

  server.get("/espace-professionnel/guide.pdf", async (_request, reply) =>
    sendPdf(reply, await once("guide", guide), "guide-espace-professionnel.pdf"),
  );

  server.get<{ Querystring: { departement?: string } }>(
    "/espace-professionnel/etre-publie/bulletin.pdf",
    { schema: SLIP },
    async ({ query }, reply) => {
      const code = query.departement?.toUpperCase();
      const departement = departements.find((known) => known.code === code);
      if (!departement) {
        const problem = { message: UNKNOWN_DEPARTEMENT, extensions: { code: "NOT_FOUND" } };
        return reply
          .code(404)
          .header("cache-control", "no-cache")
          .send({ errors: [problem] });
      }
      const { name, pmi } = departement;
      const slip = await once(departement.code, () => publicationSlip({ departementName: name, pmi }));
      return sendPdf(reply, slip, `bulletin-reponse-${departement.code}.pdf`);
    },
  );
}

function sendPdf(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  const etag = etagOf(bytes);
  reply.header("etag", etag).header("cache-control", "no-cache");
  if (isHeld(reply, etag)) return reply.code(304).send();
  return reply
    .type("application/pdf")
    .header("content-disposition", `inline; filename="${name}"`)
    .send(bytes);
}
