import { AGENT_66, type Desk } from "./desk.ts";

export const UPLOAD = "/espace-caf/fichiers-pmi";
export const BYTES = "application/octet-stream";

/** A line of the answer: progress, or the outcome. */
export interface Line {
  step?: string;
  outcome?: string;
  message: string;
  guards: { code: string; message: string }[];
  approval: string | null;
  fileId: string | null;
  counts: Record<string, number>;
  quarantine: { line: number; column: string | null; code: string; message: string }[];
  report: string;
}

interface Sent {
  query?: string;
  email?: string;
  headers?: Record<string, string>;
}

/** Sends a PMI file as the page of the desk does. */
export async function upload(
  { api }: Desk,
  csv: string | Buffer,
  { query = "", email = AGENT_66, headers = {} }: Sent = {},
) {
  const cookie = await api.session(email);
  const response = await api.server.inject({
    method: "POST",
    url: `${UPLOAD}${query}`,
    headers: { "content-type": BYTES, cookie, ...headers },
    payload: Buffer.from(csv),
  });
  const lines = response.statusCode === 200 ? linesOf(response.body) : [];
  return { status: response.statusCode, body: response.body, lines, last: lines.at(-1) as Line };
}

/** What an answer of JSON lines says. */
export function linesOf(body: string): Line[] {
  return body
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

/** The trial of a file, then the file itself with what the trial gave. */
export async function approved(desk: Desk, csv: string | Buffer) {
  const trial = await upload(desk, csv, { query: "?essai=1" });
  return upload(desk, csv, { query: `?approuver=${trial.last.approval}` });
}
