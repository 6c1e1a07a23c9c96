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
import { ResultList } from "./results.tsx";
import { DEFAULT_RADIUS, MAX_COMPARED, SAME_POINT_RADIUS, type SearchState, toQuery } from "./state.ts";
import { useChosen } from "./use-chosen.tsx";
import { usePlace } from "./use-place.ts";
import { useResults } from "./use-results.ts";
import { type Go, useUrlState } from "./use-url-state.ts";
import { aroundWords, W } from "./words.ts";

const RESULTS_ID = "resultats";

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
      <SearchForm state={state} go={go} />
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
  const chosen = useChosen(results, onCompare, selection);
  const busy = !ready || place.searching || results.phase === "loading";
  const list = useRef<HTMLDivElement>(null);

  useReturn(results.found !== null);
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
    go({ view: state.view === "map" ? "list" : "map" }, "replace");
    requestAnimationFrame(() => list.current?.scrollIntoView({ block: "start" }));
  };

  return (
    <div class="findings" data-view={state.view}>
      <div class="findings__list" ref={list} tabIndex={-1} id={RESULTS_ID}>
        <ResultList
          results={results}
          placeNotice={place.notice}
          instead={place.instead}
          where={whereWords(state)}
          busy={busy}
          today={today()}
          selection={selection}
          onCompare={onCompare}
          onHover={hover}
          shown={shown}
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
          go({ place: "", where: { type: "point", point }, radiusKm: SAME_POINT_RADIUS, view: "list" })
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

/** Coming back from a sheet (`#fiche-…`): to the card it was opened from. */
function useReturn(listed: boolean) {
  useEffect(() => {
    if (!listed || !location.hash.startsWith("#fiche-")) return;
    const card = document.getElementById(location.hash.slice(1));
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: "center" });
  }, [listed]);
}

/** The end of «128 modes d’accueil …» */
function whereWords({ where, place, radiusKm }: SearchState): string {
  if (where?.type === "box") return W.where.box;
  if (where?.type === "commune" && (radiusKm === 0 || !where.centre))
    return W.where.commune(place || where.code);
  if (radiusKm <= SAME_POINT_RADIUS) return W.where.samePoint;
  return aroundWords(radiusKm, place || W.where.point);
}
