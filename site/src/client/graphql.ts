import type { TrustedDocument } from "../gql/documents.ts";
import { noteServerDate } from "./today.ts";

/**
 * `code` is the API's `extensions.code` (AREA_TOO_WIDE, …) or one of ours:
 * OFFLINE the device has no network, UNREACHABLE the server did not answer, UNREADABLE it answered
 * something else than GraphQL, ABORTED the caller gave up.
 */
export interface AskError {
  code: string;
  message: string;
}

export type Answer<Data> = { ok: true; data: Data } | { ok: false; error: AskError };

const failed = (code: string, message = code): { ok: false; error: AskError } => ({
  ok: false,
  error: { code, message },
});

const ACCEPT = "application/graphql-response+json, application/json";

/** Sends a trusted document as a cacheable GET, without cookies; never throws. */
export function ask<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  const query = new URLSearchParams({ documentId: document.id, variables: JSON.stringify(variables) });
  return exchange<Data>(`/graphql?${query}`, { headers: { accept: ACCEPT }, credentials: "omit" }, signal);
}

/** Sends a trusted document as the person who is signed in: a mutation, or what only they may see; never throws. */
export function send<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  const init: RequestInit = {
    method: "POST",
    headers: { accept: ACCEPT, "content-type": "application/json" },
    credentials: "same-origin",
    body: JSON.stringify({ documentId: document.id, variables }),
  };
  return exchange<Data>("/graphql", init, signal);
}

async function exchange<Data>(url: string, init: RequestInit, signal?: AbortSignal): Promise<Answer<Data>> {
  try {
    const response = await fetch(url, { ...init, ...(signal ? { signal } : {}) });
    // a kept answer would tell an hour that has passed
    if (init.method === "POST") noteServerDate(response.headers.get("date"));
    return read<Data>(await response.json().catch(() => null));
  } catch {
    if (signal?.aborted) return failed("ABORTED");
    return failed(navigator.onLine ? "UNREACHABLE" : "OFFLINE");
  }
}

export interface Body<Data> {
  data?: Data | null;
  errors?: { message?: string; extensions?: { code?: string } }[];
}

/** What an answer of the API says. */
export function read<Data>(body: Body<Data> | null): Answer<Data> {
  const error = body?.errors?.[0];
  if (error) return failed(error.extensions?.code ?? "UNREADABLE", error.message);
  if (body?.data) return { ok: true, data: body.data };
  return failed("UNREADABLE");
}
