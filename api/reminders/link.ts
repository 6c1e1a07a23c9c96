import { createHmac, timingSafeEqual } from "node:crypto";
import { addDays, type LocalDate } from "../kernel/local-date.ts";

/** What a link of a reminder does, and nothing else: each purpose has a key of its own. */
export type LinkPurpose = "CONFIRM" | "STOP";

/** How long each serves, days. */
const SERVES: Record<LinkPurpose, number> = { CONFIRM: 21, STOP: 365 };

export interface Link {
  habilitationId: string;
  /** the version that was seen when the letter was written; empty where there is none */
  version: string;
}

type Keys = (purpose: string) => Buffer;

/** The token of a link, signed; it rides in the fragment, which is sent to no server and kept in no log. */
export function signLink(keys: Keys, purpose: LinkPurpose, link: Link, today: LocalDate): string {
  const until = addDays(today, SERVES[purpose]);
  const payload = Buffer.from(JSON.stringify([link.habilitationId, link.version, until]));
  return `${payload.toString("base64url")}.${signature(keys, purpose, payload).toString("base64url")}`;
}

/** null when it is not ours, was altered, is for something else, or has served its time. */
export function readLink(keys: Keys, purpose: LinkPurpose, token: string, today: LocalDate): Link | null {
  if (token.length > MOST) return null;
  const [left = "", right = "", ...more] = token.split(".");
  const payload = Buffer.from(left, "base64url");
  const given = Buffer.from(right, "base64url");
  const expected = signature(keys, purpose, payload);
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [habilitationId, version, until] = JSON.parse(payload.toString()) as [string, string, LocalDate];
  return until >= today ? { habilitationId, version } : null;
}

const MOST = 500;

function signature(keys: Keys, purpose: LinkPurpose, payload: Buffer): Buffer {
  return createHmac("sha256", keys(`reminder-${purpose}`))
    .update(payload)
    .digest();
}
