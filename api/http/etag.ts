import { hash } from "node:crypto";
import type { FastifyReply } from "fastify";

/** The tag of some bytes, to be asked about. */
export function etagOf(bytes: Uint8Array): string {
  return `"${hash("sha1", bytes, "base64url")}"`;
}

/** True when the caller holds what has this tag; proxies that compress weaken tags (`W/"…"`). */
export function isHeld(reply: FastifyReply, etag: string): boolean {
  const held = String(reply.request.headers["if-none-match"] ?? "");
  return held.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}
