/** When nothing is found: what to say, and the way on. */
import { N } from "./need-words.ts";
import { filterCount, NO_FILTERS, type SearchState, shownKinds, widerRadius } from "./state.ts";
import { NOTHING, NOTICE, type NoticeWords, W } from "./words.ts";

export interface Nothing {
  words: NoticeWords;
  /** The change of the state that may help. */
  way: { label: string; patch: Partial<SearchState> } | null;
}

export function nothingOf(state: SearchState): Nothing {
  if (filterCount(state) > 0) {
    return {
      words: { ...NOTICE.NOTHING, text: filteredWords(state) },
      way: { label: W.filters.clear, patch: NO_FILTERS },
    };
  }
  const wider = widerRadius(state);
  const text = wider !== null ? NOTHING.near : state.where?.type === "box" ? NOTHING.box : NOTHING.farthest;
  return {
    words: { ...NOTICE.NOTHING, title: NOTHING.title, text },
    way: wider === null ? null : { label: NOTHING.widen(wider), patch: { radiusKm: wider } },
  };
}

function filteredWords(state: SearchState): string {
  if (shownKinds(state).length === 0) return N.withoutMeetings;
  const bySignal = state.signals.length > 0 || state.availableNow;
  return bySignal ? `${NOTHING.filtered} ${NOTHING.unfilled}` : NOTHING.filtered;
}
