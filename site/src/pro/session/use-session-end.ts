import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { send } from "../../client/graphql.ts";
import { serverNow } from "../../client/today.ts";
import { KeepSessionDocument } from "../../gql/documents.ts";
import { askAgain, closedHere, hearTabs, leadToSignIn, type Person, type Told, tellTabs } from "./session.ts";

const MINUTE = 60_000;

/** How long a session lasts after an action; so what it still lasts tells when the last one was told. */
const IDLE = 30 * MINUTE;

/** The dialog opens that long before the end (R23). */
export const WARNING = 2 * MINUTE;

export interface SessionEnd {
  /** Milliseconds left; null while the end is far. */
  left: number | null;
  endsAt: number;
  /** The new end; null when it could not be asked for. */
  stay: () => Promise<number | null>;
}

/**
 * Follows one session to its end. Typing and clicking extend it, told at most once a minute; nothing else does.
 * Tabs agree: what one is told, all know.
 */
export function useSessionEnd({ email, sessionEndsAt }: Person): SessionEnd {
  const [{ endsAt, now }, setTimes] = useState(() => ({
    endsAt: Date.parse(sessionEndsAt),
    now: serverNow(),
  }));
  const setEndsAt = useCallback((at: number) => setTimes({ endsAt: at, now: serverNow() }), []);
  const wake = useCallback(() => setTimes(({ endsAt }) => ({ endsAt, now: serverNow() })), []);
  const keptAt = useRef(Date.parse(sessionEndsAt) - IDLE);
  const warned = endsAt - now <= WARNING;

  const keep = useCallback(async (): Promise<number | null> => {
    keptAt.current = serverNow();
    const answer = await send(KeepSessionDocument, {});
    if (!answer.ok) return answer.error.code === "UNAUTHENTICATED" ? over() : null;
    if (!answer.data.keepSession) return over();
    const until = Date.parse(answer.data.keepSession.sessionEndsAt);
    tellTabs({ what: "kept", endsAt: until, at: keptAt.current });
    setEndsAt(until);
    return until;
  }, [setEndsAt]);

  useEffect(
    () =>
      hearTabs((told: Told) => {
        if (told.what === "closed") return closedHere();
        // another person signed in: what this page shows is no longer theirs
        if (told.what === "signed-in")
          return told.email === email ? void askEnd(setEndsAt) : location.reload();
        keptAt.current = Math.max(keptAt.current, told.at);
        setEndsAt(told.endsAt);
      }),
    [email, setEndsAt],
  );

  useActivity(!warned, keptAt, keep);
  useClock(endsAt, now, wake);

  const finished = endsAt <= now;
  useEffect(() => {
    if (finished) return makeSure(setEndsAt);
  }, [finished, setEndsAt]);

  return { left: warned ? Math.max(0, endsAt - now) : null, endsAt, stay: keep };
}

function over(): null {
  leadToSignIn("fin");
  return null;
}

async function askEnd(setEndsAt: (at: number) => void): Promise<boolean> {
  const answer = await askAgain();
  if (!answer.ok) return false;
  if (answer.data) setEndsAt(Date.parse(answer.data.sessionEndsAt));
  else over();
  return true;
}

/** By this clock it is over: the server says whether it is. Without network nobody is led away from what they typed. */
function makeSure(setEndsAt: (at: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tryIt = async () => {
    if (!(await askEnd(setEndsAt))) timer = setTimeout(tryIt, 10_000);
  };
  void tryIt();
  return () => clearTimeout(timer);
}

/** Typing and clicking are told at once, then once the minute is over for all that came within it. */
function useActivity(on: boolean, keptAt: { current: number }, keep: () => Promise<number | null>): void {
  useEffect(() => {
    if (!on) return;
    let later: ReturnType<typeof setTimeout> | undefined;
    const active = () => {
      if (later !== undefined) return;
      const wait = Math.max(0, keptAt.current + MINUTE - serverNow());
      later = setTimeout(() => {
        later = undefined;
        // another tab may have told it meanwhile
        if (serverNow() - keptAt.current >= MINUTE) void keep();
      }, wait);
    };
    const kinds = ["keydown", "pointerdown", "input"] as const;
    for (const kind of kinds) addEventListener(kind, active, { capture: true, passive: true });
    return () => {
      clearTimeout(later);
      for (const kind of kinds) removeEventListener(kind, active, { capture: true });
    };
  }, [on, keptAt, keep]);
}

/** Wakes up for the warning, then every second; and when a sleeping device or tab comes back. */
function useClock(endsAt: number, now: number, wake: () => void): void {
  useEffect(() => {
    const left = endsAt - now;
    if (left <= 0) return;
    const timer = setTimeout(wake, left > WARNING ? left - WARNING : Math.min(left, 1_000));
    document.addEventListener("visibilitychange", wake);
    addEventListener("pageshow", wake);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", wake);
      removeEventListener("pageshow", wake);
    };
  }, [endsAt, now, wake]);
}
