import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { DeskQueueDocument, type DeskQueueQuery } from "../gql/documents.ts";
import { sendSignedIn } from "../pro/session/session.ts";
import { type StateFilter, statesOf } from "./state.ts";

type Page = DeskQueueQuery["habilitationRequests"];
export type QueuedRequest = Page["nodes"][number];

interface Found {
  requests: QueuedRequest[];
  total: number;
  /** Where the next page starts; null on the last one. */
  next: string | null;
}

export interface Queue {
  phase: "loading" | "ready" | "failed";
  /** While loading or failed: what was found before, if anything. */
  found: Found | null;
  error: string | null;
  loadingMore: boolean;
  /** Adds the next page; resolves to how many requests it brought. */
  more: () => Promise<number>;
  retry: () => void;
}

const PAGE = 20;

/** The list that the filters ask for; each change gives up the question before it. */
export function useQueue(filter: StateFilter, text: string): Queue {
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<Found | null>(null);
  const [phase, setPhase] = useState<Queue["phase"]>("loading");
  const [error, setError] = useState<string | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const running = useRef<AbortController | null>(null);

  const fetchPage = useCallback(
    async (after: string | null, signal: AbortSignal): Promise<Page | null> => {
      const variables = { states: statesOf(filter), text: text || null, first: PAGE, after };
      const answer = await sendSignedIn(DeskQueueDocument, variables, signal);
      if (signal.aborted) return null;
      if (answer.ok) return answer.data.habilitationRequests;
      setError(answer.error.code);
      setPhase("failed");
      return null;
    },
    [filter, text],
  );

  // `attempt` asks again
  useEffect(() => {
    const controller = new AbortController();
    running.current = controller;
    setPhase("loading");
    setError(null);
    setLoadingMore(false);
    void fetchPage(null, controller.signal).then((page) => {
      if (!page) return;
      setFound(foundIn(page));
      setPhase("ready");
    });
    return () => controller.abort();
  }, [fetchPage, attempt]);

  const more = useCallback(async () => {
    const signal = running.current?.signal;
    if (!found?.next || !signal || loadingMore) return 0;
    setLoadingMore(true);
    const page = await fetchPage(found.next, signal);
    if (signal.aborted) return 0;
    setLoadingMore(false);
    if (!page) return 0;
    const next = foundIn(page);
    // one that was acted upon meanwhile has moved further down
    const known = new Set(found.requests.map(({ id }) => id));
    const added = next.requests.filter(({ id }) => !known.has(id));
    setFound({ ...next, requests: [...found.requests, ...added] });
    return added.length;
  }, [fetchPage, found, loadingMore]);

  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useEffect(() => {
    if (error !== "OFFLINE") return;
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [error, retry]);
  return { phase, found, error, loadingMore, more, retry };
}

function foundIn({ nodes, totalCount, pageInfo }: Page): Found {
  return { requests: nodes, total: totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
