import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { EMPTY, fromQuery, type SearchState, toQuery } from "./state.ts";

export type Go = (patch: Partial<SearchState>, how?: "push" | "replace") => void;

/**
 * The state and the one way to change it. The first render knows no URL, so that it equals the HTML built
 * ahead; `ready` turns true once the URL has been read.
 */
export function useUrlState(): { state: SearchState; ready: boolean; go: Go } {
  const [state, setState] = useState(EMPTY);
  const [ready, setReady] = useState(false);
  const current = useRef(EMPTY);

  const show = useCallback((next: SearchState) => {
    current.current = next;
    setState(next);
  }, []);

  useEffect(() => {
    const read = () => show(fromQuery(location.search));
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
      history[how === "push" ? "pushState" : "replaceState"](null, "", url);
      show(next);
    },
    [show],
  );

  return { state, ready, go };
}
