import type { FastifyInstance, FastifyReply } from "fastify";
import { etagOf, isHeld } from "../http/etag.ts";
import { guide } from "./guide.ts";
import { type Pmi, publicationSlip } from "./publication-slip.ts";

interface Departement {
  code: string;
  name: string;
  pmi: Pmi;
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

  // asked for none: a slip for any; for one that is not, or for two: the site's page says that there is no such slip
  server.get<{ Querystring: { departement?: string | string[] } }>(
    "/espace-professionnel/etre-publie/bulletin.pdf",
    async ({ query }, reply) => {
      const asked = [query.departement ?? ""].flat().join(" ").trim().toUpperCase();
      if (asked === "") return sendPdf(reply, await once("slip", publicationSlip), "bulletin-reponse.pdf");
      const departement = departements.find(({ code }) => code === asked);
      if (!departement) return reply.callNotFound();
      const { code, name, pmi } = departement;
      const slip = await once(code, () => publicationSlip({ departementName: name, pmi }));
      return sendPdf(reply, slip, `bulletin-reponse-${code}.pdf`);
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
