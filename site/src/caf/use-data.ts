import { useCallback, useEffect, useState } from "preact/hooks";
import type { AskError } from "../client/graphql.ts";
import type { TrustedDocument } from "../gql/documents.ts";
import { sendSignedIn } from "../pro/session/session.ts";

export interface Loaded<Data> {
  phase: "loading" | "ready" | "failed";
  /** While loading again or failed: what was there before, if anything. */
  data: Data | null;
  error: AskError | null;
  reload: () => void;
  /** Puts what a mutation answered in place of what was read. */
  put: (data: Data) => void;
}

/** What a view shows, read as the agent. */
export function useData<Data, Variables>(
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
): Loaded<Data> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Omit<Loaded<Data>, "reload" | "put">>(START);
  const key = JSON.stringify(variables);
  // `key` is `variables` by value; `attempt` asks again
  useEffect(() => {
    const controller = new AbortController();
    setLoaded(({ data }) => ({ phase: "loading", data, error: null }));
    void sendSignedIn(document, variables, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setLoaded({ phase: "ready", data: answer.data, error: null });
      else setLoaded(({ data }) => ({ phase: "failed", data, error: answer.error }));
    });
    return () => controller.abort();
  }, [document, key, attempt]);
  const reload = useCallback(() => setAttempt((n) => n + 1), []);
  const put = useCallback((data: Data) => setLoaded({ phase: "ready", data, error: null }), []);
  const offline = loaded.error?.code === "OFFLINE";
  useEffect(() => {
    if (!offline) return;
    addEventListener("online", reload);
    return () => removeEventListener("online", reload);
  }, [offline, reload]);
  return { ...loaded, reload, put };
}

const START = { phase: "loading", data: null, error: null } as const;
