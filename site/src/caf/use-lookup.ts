import { useRef, useState } from "preact/hooks";
import { type DeskCandidateFragment, DeskListingsDocument } from "../gql/documents.ts";
import { sendSignedIn } from "../pro/session/session.ts";

/** The shortest text that the API looks for. */
const LEAST = 2;

/** What the agent looks for in the directory themselves. */
export interface Lookup {
  phase: "idle" | "short" | "loading" | "found" | "failed" | "offline";
  /** What the results answer. */
  text: string;
  found: DeskCandidateFragment[];
  /** Resolves to what was found; null when it gave way to another search or failed. */
  look: (text: string) => Promise<DeskCandidateFragment[] | null>;
  clear: () => void;
}

const NOTHING = { phase: "idle", text: "", found: [] } as const;

/** Each search gives up the one before it. */
export function useLookup(request: string): Lookup {
  const [state, setState] = useState<Pick<Lookup, "phase" | "text" | "found">>({ ...NOTHING, found: [] });
  const running = useRef<AbortController | null>(null);
  const look = async (typed: string) => {
    const text = typed.trim();
    running.current?.abort();
    if (text.length < LEAST) {
      setState((before) => ({ ...before, phase: "short" }));
      return null;
    }
    const controller = new AbortController();
    running.current = controller;
    setState((before) => ({ ...before, phase: "loading" }));
    const answer = await sendSignedIn(DeskListingsDocument, { id: request, text }, controller.signal);
    if (controller.signal.aborted) return null;
    if (!answer.ok) {
      const phase = answer.error.code === "OFFLINE" ? "offline" : "failed";
      setState((before) => ({ ...before, phase }));
      return null;
    }
    const found = answer.data.habilitationRequest?.candidates ?? [];
    setState({ phase: "found", text, found });
    return found;
  };
  const clear = () => {
    running.current?.abort();
    setState({ ...NOTHING, found: [] });
  };
  return { ...state, look, clear };
}
