import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { LngLat } from "../../../api/kernel/geo.ts";
import { rememberSearch } from "../client/last-search.ts";
import { readSelection, writeSelection } from "../client/selection.ts";
import { today } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import { boxOf } from "../map/shapes.ts";
import { Compare } from "./compare.tsx";
import { CompareTray } from "./compare-tray.tsx";
import { SearchForm } from "./form.tsx";
import { MapPane } from "./map-pane.tsx";
import { Namesakes } from "./namesakes.tsx";
import { nothingOf } from "./nothing.ts";
import { ResultList } from "./results.tsx";
import {
  centreOf,
  DEFAULT_RADIUS,
  departementOf,
  MAX_COMPARED,
  SAME_POINT_RADIUS,
  type SearchState,
  toQuery,
  widerRadius,
} from "./state.ts";
import { useChosen } from "./use-chosen.tsx";
import { usePlace } from "./use-place.ts";
import { type Results, useResults } from "./use-results.ts";
import { type Go, useUrlState } from "./use-url-state.ts";
import { aroundWords, NOTHING, W } from "./words.ts";

const RESULTS_ID = "resultats";
/** How many further pages are asked for in search of the card to return to. */
const MOST_PAGES_BACK = 5;

export function SearchApp() {
  const { state, ready, go } = useUrlState();
  const { selection, choose, clear } = useSelection();
  const [comparing, setComparing] = useState(false);
  const shared = state.compare;
  const openedHere = useRef(false);

  // a shared link opens the comparison; «back» closes it
  useEffect(() => setComparing(shared.length > 0), [shared.length]);
  useEffect(() => {
    if (comparing) scrollTo(0, 0);
  }, [comparing]);

  const openComparison = () => {
    openedHere.current = true;
    go({ compare: selection });
  };

  if (comparing) {
    return (
      <Compare
        ids={shared}
        today={today()}
        takeFocus={openedHere.current}
        onRemove={(id) => {
          choose(id, false);
          go({ compare: shared.filter((other) => other !== id) }, shared.length > 1 ? "replace" : "push");
        }}
        onBack={() => {
          go({ compare: [] });
          requestAnimationFrame(() => document.getElementById(RESULTS_ID)?.focus());
        }}
      />
    );
  }
  return (
    <>
      <SearchForm state={state} go={go} resultsId={RESULTS_ID} />
      <Findings state={state} ready={ready} go={go} selection={selection} onCompare={choose} />
      <CompareTray selection={selection} onOpen={openComparison} onClear={clear} />
    </>
  );
}

function useSelection() {
  const [selection, setSelection] = useState<string[]>([]);
  useEffect(() => setSelection(readSelection()), []);
  const keep = useCallback((change: (ids: string[]) => string[]) => {
    setSelection((before) => {
      const after = change(before);
      writeSelection(after);
      return after;
    });
  }, []);
  const choose = useCallback(
    (id: string, on: boolean) =>
      keep((ids) => {
        const others = ids.filter((other) => other !== id);
        return on && others.length < MAX_COMPARED ? [...others, id] : others;
      }),
    [keep],
  );
  const clear = useCallback(() => keep(() => []), [keep]);
  return { selection, choose, clear };
}

interface FindingsProps {
  state: SearchState;
  ready: boolean;
  go: Go;
  selection: string[];
  onCompare: (id: string, on: boolean) => void;
}

/** List and map, in step. */
function Findings({ state, ready, go, selection, onCompare }: FindingsProps) {
  const place = usePlace(state, go);
  const results = useResults(state);
  const [shown, setShown] = useState<string | null>(null);
  const [highlight, setHighlight] = useState<LngLat | null>(null);
  const edges = results.found?.edges;
  const found = useMemo(() => boxOf((edges ?? []).map(({ node }) => node.location)), [edges]);
  const from = state.radiusKm > 0 ? centreOf(state.where) : null;
  const chosen = useChosen(results, from, onCompare, selection);
  const nothing = nothingOf(state);
  const wider = widerRadius(state);
  const busy = !ready || place.searching || results.phase === "loading";
  const list = useRef<HTMLDivElement>(null);

  useReturn(results);
  useEffect(() => {
    if (ready) rememberSearch(toQuery({ ...state, compare: [], view: "list" }));
  }, [ready, state]);

  const hover = (id: string | null) => {
    const at = id
      ? (edges?.find(({ node }) => node.id === id)?.node.location ?? chosen.locationOf(id))
      : null;
    setHighlight(at ? { lng: at.lng, lat: at.lat } : null);
  };

  const toggleView = () => {
    go({ view: state.view === "map" ? "list" : "map" });
    requestAnimationFrame(() => list.current?.scrollIntoView({ block: "start" }));
  };

  /** The button that is pressed goes away: the keyboard goes on from the list. */
  const take = (patch: Partial<SearchState>) => {
    go(patch);
    list.current?.focus();
  };

  return (
    <div class="findings" data-view={state.view}>
      <div class="findings__list" ref={list} tabIndex={-1} id={RESULTS_ID}>
        <ResultList
          results={results}
          placeNotice={place.notice}
          instead={place.instead}
          where={whereWords(state, results.found?.total ?? 0)}
          busy={busy}
          today={today()}
          selection={selection}
          onCompare={onCompare}
          onHover={hover}
          shown={shown}
          nothing={{
            words: nothing.words,
            way: nothing.way && { label: nothing.way.label, take: () => take(nothing.way?.patch ?? {}) },
          }}
          wider={
            wider === null ? null : { label: NOTHING.widen(wider), take: () => take({ radiusKm: wider }) }
          }
          namesakes={<Namesakes communes={place.namesakes} state={state} go={go} />}
          onRetry={place.notice ? place.retry : results.retry}
        >
          {chosen.card(hover)}
        </ResultList>
      </div>
      <MapPane
        state={state}
        listSettled={!busy}
        highlight={highlight}
        found={found}
        total={results.found?.total ?? 0}
        onChoose={chosen.choose}
        onHover={setShown}
        onSamePoint={(point) =>
          go({ where: { type: "point", point }, radiusKm: SAME_POINT_RADIUS, view: "list" })
        }
        onSearchBox={(box) => go({ place: "", where: { type: "box", box }, radiusKm: DEFAULT_RADIUS })}
        onLeave={() => list.current?.focus()}
      />
      <button class="button button--main findings__toggle" type="button" onClick={toggleView}>
        <Icon name={state.view === "map" ? "list" : "map"} />{" "}
        {state.view === "map" ? W.view.showList : W.view.showMap}
      </button>
    </div>
  );
}

/** Coming back from a sheet (`#fiche-…`): to the card it was opened from, which may stand on a further page. */
function useReturn({ found, more }: Results) {
  const pagesLeft = useRef(MOST_PAGES_BACK);
  useEffect(() => {
    if (!found || pagesLeft.current < 0 || !location.hash.startsWith("#fiche-")) return;
    const card = document.getElementById(location.hash.slice(1));
    pagesLeft.current = card ? -1 : pagesLeft.current - 1;
    if (!card && pagesLeft.current >= 0) void more();
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center" });
  }, [found]);
}

/** The end of «128 modes d’accueil …» */
function whereWords({ where, place, radiusKm }: SearchState, total: number): string {
  if (where?.type === "box") return W.where.box;
  const named = where?.type === "commune" && place ? `${place} (${departementOf(where.code)})` : place;
  if (where?.type === "commune" && (radiusKm === 0 || !where.centre))
    return W.where.commune(named || where.code);
  if (radiusKm <= SAME_POINT_RADIUS) return W.where.samePoint(total);
  return aroundWords(radiusKm, named || W.where.point);
}
