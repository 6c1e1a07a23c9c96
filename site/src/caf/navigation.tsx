import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { hasArrived } from "../client/focus.ts";
import { SITE_NAME } from "../words.ts";
import { type DeskAddress, type DeskState, fromQuery, kept, textIn, toQuery } from "./state.ts";
import { W } from "./words.ts";

export interface Desk {
  state: DeskState;
  go: (patch: Partial<DeskState>) => void;
  /** True once the user has gone from one view to another: then the new heading takes the focus. */
  moved: () => boolean;
  /** The agent’s e-mail: what was typed and not sent is kept for them alone (R23). */
  agent: string;
  /** The request last opened: the list gives its line the focus when it comes back. */
  lastOpened: { current: string | null };
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("outside the desk");
  return desk;
}

const hrefOf = (state: DeskAddress): string => {
  const query = toQuery(state);
  return query ? `${location.pathname}?${query}` : location.pathname;
};

/** The address, and what this entry of the tab's history keeps beside it. */
const here = (): DeskState => ({ ...fromQuery(location.search), text: textIn(history.state) });

/** The state in the URL and the history, and the one way to change it. */
export function useNavigation(agent: string): Desk {
  const [state, setState] = useState(here);
  // signing in was a move as well
  const moves = useRef(hasArrived() ? 1 : 0);
  const lastOpened = useRef<string | null>(null);
  const show = useCallback((next: DeskState) => {
    moves.current += 1;
    if (next.request) lastOpened.current = next.request;
    setState(next);
  }, []);
  useEffect(() => {
    lastOpened.current = fromQuery(location.search).request;
    const read = () => show(here());
    addEventListener("popstate", read);
    return () => removeEventListener("popstate", read);
  }, [show]);
  const go = useCallback(
    (patch: Partial<DeskState>) => {
      const before = here();
      const wanted = { ...before, ...patch };
      const next = { ...wanted, text: kept(wanted)?.text ?? "" };
      const href = hrefOf(next);
      if (href !== location.pathname + location.search || next.text !== before.text)
        history.pushState(kept(next), "", href);
      show(next);
      scrollTo(0, 0);
    },
    [show],
  );
  const moved = useCallback(() => moves.current > 0, []);
  return useMemo(() => ({ state, go, moved, agent, lastOpened }), [state, go, moved, agent]);
}

interface DeskLinkProps {
  to: Partial<DeskState>;
  class?: string;
  id?: string;
  current?: boolean;
  children: ComponentChildren;
}

/** A real link, taken without loading the page again. */
export function DeskLink({ to, children, class: extra, id, current }: DeskLinkProps) {
  const { state, go } = useDesk();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={hrefOf({ ...state, ...to })}
      class={extra}
      id={id}
      aria-current={current ? "page" : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}

/** The h1 of a view and the title of the page; takes the focus when a move has led here and it is ready. */
export function Heading({ children, ready = true }: { children: string; ready?: boolean }) {
  const { moved } = useDesk();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} – ${W.space} – ${SITE_NAME}`;
  }, [children]);
  useEffect(() => {
    if (ready && moved()) heading.current?.focus();
  }, [ready, moved]);
  return (
    <h1 ref={heading} tabIndex={-1} class="desk__title">
      {children}
    </h1>
  );
}
