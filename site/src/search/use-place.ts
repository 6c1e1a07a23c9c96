import { useEffect, useState } from "preact/hooks";
import type { Commune } from "../client/communes.ts";
import { findPlace } from "./place.ts";
import type { SearchState } from "./state.ts";
import { noticeOf } from "./use-results.ts";
import type { Go } from "./use-url-state.ts";
import type { NoticeName } from "./words.ts";

/** Finds out where the words are, when the state has words and no place: from the home page, or just typed. */
export function usePlace({ place, where }: SearchState, go: Go) {
  const [notice, setNotice] = useState<NoticeName | null>(null);
  const [attempt, setAttempt] = useState(0);
  /** The commune shown in place of an address that nobody knows. */
  const [instead, setInstead] = useState<string | null>(null);
  const [namesakes, setNamesakes] = useState<Commune[]>([]);
  const wanted = place !== "" && where === null ? place : null;

  // `attempt` asks again
  useEffect(() => {
    setNotice(null);
    if (wanted === null) return;
    setInstead(null);
    setNamesakes([]);
    const controller = new AbortController();
    void findPlace(wanted, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (!answer.ok) return setNotice(noticeOf(answer.error));
      if (!answer.data) return setNotice("UNKNOWN_PLACE");
      if (answer.data.communeOnly) setInstead(answer.data.name);
      setNamesakes(answer.data.namesakes ?? []);
      go({ place: answer.data.name, where: answer.data.where }, "replace");
    });
    return () => controller.abort();
  }, [wanted, go, attempt]);

  return {
    notice,
    instead: instead === place ? instead : null,
    /** The other communes of that name, as long as one of them is shown. */
    namesakes: othersThan(where?.type === "commune" ? where.code : "", namesakes),
    searching: wanted !== null && notice === null,
    retry: () => setAttempt((n) => n + 1),
  };
}

function othersThan(code: string, communes: Commune[]): Commune[] {
  const others = communes.filter((commune) => commune.code !== code);
  return others.length < communes.length ? others : [];
}
