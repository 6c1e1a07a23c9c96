/** Sends a PMI file and reads what comes back line by line: progress, then the outcome. */
export interface Progress {
  step: "READ" | "LOCATE" | "APPLY";
  done: number;
  /** null while reading: the end of the file is not known */
  total: number | null;
}

/** What is said of a row, or of one cell of it. */
export interface SaidCell {
  line: number;
  /** null: the whole line */
  column: string | null;
  code: string;
  message: string;
}

export interface Outcome {
  outcome: "TRIED" | "HELD" | "APPLIED" | "REFUSED";
  /** why the file waits for approval */
  guards: { code: string; message: string }[];
  /** to be sent back once the agent has looked at the guards */
  approval: string | null;
  /** of the file's columns: unknown ones, absent ones */
  remarks: string[];
  /** of the version written; null when there was nothing new to write */
  fileId: string | null;
  /** why it is refused */
  message: string | null;
  counts: Record<string, number>;
  quarantine: SaidCell[];
  /** of rows that were taken: things to see to */
  warnings: SaidCell[];
  /** the whole report as text */
  report: string | null;
}

export type FailureCode = "CHANGED" | "LOST" | "OFFLINE" | "TOO_LARGE" | "FAILED" | "FORBIDDEN";

export type Sent =
  | { type: "outcome"; outcome: Outcome }
  | { type: "failure"; code: FailureCode }
  | { type: "signed-out" }
  | { type: "stopped" };

export interface Sending {
  file: File;
  mode: "TRIAL" | "APPLY";
  /** the `approval` of the trial that the agent has looked at */
  approve: string | null;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

export async function sendPmiFile({ file, mode, approve, signal, onProgress }: Sending): Promise<Sent> {
  const query = mode === "TRIAL" ? "?essai=1" : approve ? `?approuver=${encodeURIComponent(approve)}` : "";
  try {
    const response = await fetch(`/espace-caf/fichiers-pmi${query}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      credentials: "same-origin",
      body: file,
      signal,
    });
    if (response.status === 401) return { type: "signed-out" };
    if (!response.ok || !response.body) return failure(STATUS[response.status] ?? "FAILED");
    return await readLines(response.body, onProgress);
  } catch {
    if (signal.aborted) return { type: "stopped" };
    if (!navigator.onLine) return failure("OFFLINE");
    return failure((await isReadable(file)) ? "LOST" : "CHANGED");
  }
}

const STATUS: Record<number, FailureCode> = { 403: "FORBIDDEN", 413: "TOO_LARGE" };

const failure = (code: FailureCode): Sent => ({ type: "failure", code });

/** The browser refuses to read a file that is no longer the one that was chosen. */
async function isReadable(file: File): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

async function readLines(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onProgress: (progress: Progress) => void,
): Promise<Sent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let outcome: Outcome | null = null;
  const take = (line: string) => {
    if (!line.trim()) return;
    const said = JSON.parse(line) as Partial<Progress & Outcome>;
    if (said.step) onProgress({ step: said.step, done: said.done ?? 0, total: said.total ?? null });
    else if (said.outcome) outcome = whole(said, said.outcome);
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
  }
  take(rest);
  // an answer that stops before its outcome was cut
  return outcome ? { type: "outcome", outcome } : failure("LOST");
}

function whole(said: Partial<Outcome>, outcome: Outcome["outcome"]): Outcome {
  return {
    outcome,
    guards: said.guards ?? [],
    approval: said.approval ?? null,
    remarks: said.remarks ?? [],
    fileId: said.fileId ?? null,
    message: said.message ?? null,
    counts: said.counts ?? {},
    quarantine: said.quarantine ?? [],
    warnings: said.warnings ?? [],
    report: typeof said.report === "string" ? said.report : null,
  };
}
