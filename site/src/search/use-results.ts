import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type AskError, ask } from "../client/graphql.ts";
import { SearchCareDocument, type SearchCareQuery } from "../gql/documents.ts";
import { type SearchState, toVariables, type Variables } from "./state.ts";
import type { NoticeName } from "./words.ts";

type Edge = SearchCareQuery["careSearch"]["edges"][number];

interface Found {
  edges: Edge[];
  total: number;
  /** Where the next page starts; null on the last one. */
  next: string | null;
  /** They come in the order of what fits a need best. */
  byFit: boolean;
}

export interface Results {
  phase: "idle" | "loading" | "ready" | "failed";
  /** While loading or failed: what was found before, if anything. */
  found: Found | null;
  notice: NoticeName | null;
  loadingMore: boolean;
  more: () => Promise<number>;
  retry: () => void;
}

const PAGE = 20;

/** The list that the state asks for; each change gives up the request before it. */
export function useResults(state: SearchState): Results {
  const variables = useMemo(() => toVariables(state), [state]);
  const key = variables && JSON.stringify(variables);
  const [attempt, setAttempt] = useState(0);
  const [found, setFound] = useState<Found | null>(null);
  const [phase, setPhase] = useState<Results["phase"]>("idle");
  const [notice, setNotice] = useState<NoticeName | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const running = useRef<AbortController | null>(null);

  // `key` is `variables` by value; `attempt` asks again
  useEffect(() => {
    running.current?.abort();
    if (!variables) {
      setFound(null);
      setPhase("idle");
      setNotice(null);
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    setPhase("loading");
    setLoadingMore(false);
    void ask(SearchCareDocument, { ...variables, first: PAGE }, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setFound(page(answer.data.careSearch, variables));
      else if (answer.error.code === "AREA_TOO_WIDE") setFound(null);
      setNotice(answer.ok ? null : noticeOf(answer.error));
      setPhase(answer.ok ? "ready" : "failed");
    });
    return () => controller.abort();
  }, [key, attempt]);

  const retry = useCallback(() => setAttempt((n) => n + 1), []);
  useOnline(notice === "OFFLINE", retry);

  /** Adds the next page; resolves to how many listings it brought. */
  const more = useCallback(async () => {
    const signal = running.current?.signal;
    if (!variables || !found?.next || loadingMore) return 0;
    setLoadingMore(true);
    const answer = await ask(SearchCareDocument, { ...variables, first: PAGE, after: found.next }, signal);
    if (signal?.aborted) return 0;
    setLoadingMore(false);
    setNotice(answer.ok ? null : noticeOf(answer.error));
    if (!answer.ok) return 0;
    const next = page(answer.data.careSearch, variables);
    setFound({ ...next, edges: [...found.edges, ...next.edges] });
    return next.edges.length;
  }, [variables, found, loadingMore]);

  return { phase, found, notice, loadingMore, more, retry };
}

function page(
  { edges, totalCount, pageInfo }: SearchCareQuery["careSearch"],
  { need, sort }: Variables,
): Found {
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  return { edges, total: totalCount, next, byFit: need !== undefined && sort === "BEST_FIT" };
}

export function noticeOf(error: AskError): NoticeName {
  if (error.code === "AREA_TOO_WIDE" || error.code === "OFFLINE") return error.code;
  return "FAILED";
}

/** Asks again by itself when the network returns. */
function useOnline(waiting: boolean, retry: () => void) {
  useEffect(() => {
    if (!waiting) return;
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [waiting, retry]);
}
