import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { leadToSignIn } from "../pro/session/session.ts";
import { type FailureCode, type Outcome, type Progress, sendPmiFile } from "./pmi-stream.ts";

export type Mode = "TRIAL" | "APPLY";

export type Run =
  | { phase: "idle" | "stopped" }
  | { phase: "running"; mode: Mode; progress: Progress | null }
  | { phase: "done"; mode: Mode; outcome: Outcome }
  | { phase: "failed"; mode: Mode; code: FailureCode };

export interface PmiImport {
  file: File | null;
  run: Run;
  choose: (file: File | null) => void;
  start: (mode: Mode, approve?: string | null) => void;
  /** Gives up a trial; what is being applied is not given up. */
  stop: () => void;
}

/** A file on its way, kept while the agent looks at other views of the desk. */
export function usePmiImport(): PmiImport {
  const [file, setFile] = useState<File | null>(null);
  const [run, setRun] = useState<Run>({ phase: "idle" });
  const running = useRef<AbortController | null>(null);

  const choose = useCallback((next: File | null) => {
    if (running.current) return;
    setFile(next);
    setRun({ phase: "idle" });
  }, []);

  const start = useCallback(
    (mode: Mode, approve: string | null = null) => {
      if (!file || running.current) return;
      const controller = new AbortController();
      running.current = controller;
      setRun({ phase: "running", mode, progress: null });
      const onProgress = (progress: Progress) => setRun({ phase: "running", mode, progress });
      void sendPmiFile({ file, mode, approve, signal: controller.signal, onProgress }).then((sent) => {
        running.current = null;
        if (sent.type === "outcome") setRun({ phase: "done", mode, outcome: sent.outcome });
        else if (sent.type === "failure") setRun({ phase: "failed", mode, code: sent.code });
        else if (sent.type === "stopped") setRun({ phase: "stopped" });
        else leadToSignIn("fin");
      });
    },
    [file],
  );

  const stop = useCallback(() => running.current?.abort(), []);
  useWarningOnLeave(run.phase === "running" && run.mode === "APPLY");
  return { file, run, choose, start, stop };
}

function useWarningOnLeave(busy: boolean) {
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [busy]);
}
