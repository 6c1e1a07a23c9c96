import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { EMPTY, fromQuery, type SearchState, toQuery } from "./state.ts";

/** `series`: one of several small changes in a row, which make one step of the history together. */
export type Go = (patch: Partial<SearchState>, how?: "push" | "replace" | "series") => void;

/**
 * The state and the one way to change it. The first render knows no URL, so that it equals the HTML built
 * ahead; `ready` turns true once the URL has been read.
 */
export function useUrlState(): { state: SearchState; ready: boolean; go: Go } {
  const [state, setState] = useState(EMPTY);
  const [ready, setReady] = useState(false);
  const current = useRef(EMPTY);
  const inSeries = useRef(false);

  const show = useCallback((next: SearchState) => {
    current.current = next;
    setState(next);
  }, []);

  useEffect(() => {
    const read = () => {
      inSeries.current = false;
      show(fromQuery(location.search));
    };
    read();
    setReady(true);
    addEventListener("popstate", read);
    return () => removeEventListener("popstate", read);
  }, [show]);

  const go = useCallback<Go>(
    (patch, how = "push") => {
      const next = { ...current.current, ...patch };
      const query = toQuery(next);
      const url = query ? `${location.pathname}?${query}` : location.pathname;
      const step = how === "push" || (how === "series" && !inSeries.current);
      if (how !== "replace") inSeries.current = how === "series";
      history[step ? "pushState" : "replaceState"](null, "", url);
      show(next);
    },
    [show],
  );

  return { state, ready, go };
}
