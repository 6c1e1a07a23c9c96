import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { etagOf, isHeld } from "./etag.ts";

const BANNER = '<p class="demonstration">Démonstration : personnes inventées</p>';

interface Page {
  text: string;
  raw: Buffer;
  gzip: Buffer;
  brotli: Buffer;
  etag: string;
}

export interface SiteOptions {
  /** `dist/site` */
  folder: string;
  /** marks every page (2-house.md, "The demonstration") */
  demonstration: boolean;
}

/** The pages Astro made, in memory and compressed once: there are few, and each may carry the banner. */
export class Site {
  private readonly pages = new Map<string, Page>();

  constructor({ folder, demonstration }: SiteOptions) {
    if (!existsSync(folder)) throw new Error(`the site is not built: ${folder} is missing (npm run build)`);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".html")) continue;
      const text = readFileSync(join(folder, file), "utf8");
      const path = `/${file
        .split(sep)
        .join("/")
        .replace(/index\.html$/, "")}`;
      this.pages.set(path, pageOf(demonstration ? text.replace("<!--demonstration-->", BANNER) : text));
    }
  }

  get paths(): string[] {
    return [...this.pages.keys()];
  }

  /** The text of a page, for those whose content the server writes. */
  template(path: string): string {
    const page = this.pages.get(path);
    if (!page) throw new Error(`the site has no page ${path}`);
    return page.text;
  }

  send(path: string, request: FastifyRequest, reply: FastifyReply, status = 200): FastifyReply {
    const page = this.pages.get(path);
    if (!page) return reply.code(status).type("text/plain; charset=utf-8").send("Page introuvable");
    reply.header("cache-control", "no-cache").header("etag", page.etag).header("vary", "accept-encoding");
    if (status === 200 && isHeld(reply, page.etag)) return reply.code(304).send();
    reply.code(status).type("text/html; charset=utf-8");
    const accepted = String(request.headers["accept-encoding"] ?? "");
    if (accepted.includes("br")) return reply.header("content-encoding", "br").send(page.brotli);
    if (accepted.includes("gzip")) return reply.header("content-encoding", "gzip").send(page.gzip);
    return reply.send(page.raw);
  }
}

/** A page written for this request: compressed lightly, and asked about like the others. */
export function sendWritten(reply: FastifyReply, text: string, status = 200): FastifyReply {
  const raw = Buffer.from(text);
  const etag = etagOf(raw);
  reply.header("cache-control", "no-cache").header("vary", "accept-encoding");
  if (status === 200 && isHeld(reply.header("etag", etag), etag)) return reply.code(304).send();
  reply.code(status).type("text/html; charset=utf-8");
  const zipped = String(reply.request.headers["accept-encoding"] ?? "").includes("gzip");
  return zipped
    ? reply.header("content-encoding", "gzip").send(gzipSync(raw, { level: 4 }))
    : reply.send(raw);
}

function pageOf(text: string): Page {
  const raw = Buffer.from(text);
  return {
    text,
    raw,
    gzip: gzipSync(raw),
    brotli: brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    etag: etagOf(raw),
  };
}

/** Serves pages from memory and the files beside them from disk, compressed by the build. */
export async function mountSite(
  server: FastifyInstance,
  site: Site,
  folder: string,
  written: readonly string[],
): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    index: false,
    // pages come from memory, with what is written into them
    allowedPath: (path) => !path.endsWith(".html"),
    preCompressed: true,
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // names under assets carry the hash of their content
      const forever = path.includes(`${sep}assets${sep}`);
      reply.header("cache-control", forever ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  for (const path of site.paths) {
    if (!path.endsWith("/")) continue;
    // pages that the server writes have a route of their own
    if (!written.includes(path)) server.get(path, (request, reply) => site.send(path, request, reply));
    const bare = path.slice(0, -1);
    if (bare) {
      server.get(bare, (request, reply) =>
        reply.redirect(`${path}${new URL(request.url, "http://x").search}`, 308),
      );
    }
  }
}
