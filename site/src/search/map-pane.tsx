import { useEffect, useRef, useState } from "preact/hooks";
import { SIGNALS } from "../../../api/kernel/care.ts";
import type { Box, LngLat } from "../../../api/kernel/geo.ts";
import { boxAround } from "../../../api/kernel/geo.ts";
import { Icon } from "../components/icon.tsx";
import { canDraw } from "../map/can-draw.ts";
import { SIGNAL } from "../words.ts";
import { type CareMap, MAP_HELP_ID, type MapEvents } from "./map-contract.ts";
import { centreOf, MOST_POINTS, needsPoints, type SearchState, shownKinds, toVariables } from "./state.ts";
import { W } from "./words.ts";

interface MapPaneProps {
  state: SearchState;
  /** The list stands (or there is none to wait for): the map may come. */
  listSettled: boolean;
  highlight: LngLat | null;
  /** Where the results are, for places without a centre. */
  found: Box | null;
  /** How many there are: the map shows no more than 500 of them when they are its points. */
  total: number;
  onChoose: MapEvents["onChoose"];
  onHover: MapEvents["onHover"];
  onSamePoint: MapEvents["onSamePoint"];
  onSearchBox: (box: Box) => void;
  /** Escape: where the keyboard goes on. */
  onLeave: () => void;
}

type Status = "waiting" | "loading" | "ready" | "failed";

export function MapPane(props: MapPaneProps) {
  const { container, map, status, moved, trouble } = useMap(props);
  useShown(props, map.current, status);
  const searchHere = () => moved.box && props.onSearchBox(rounded(moved.box));
  return (
    // The canvas is the region; this only holds it with what goes along.
    <div
      class="map"
      role="group"
      aria-label={W.map.group}
      onKeyDown={(event) => event.key === "Escape" && props.onLeave()}
    >
      <a class="map__skip" href="#apres-carte">
        {W.map.skip}
      </a>
      <p class="visually-hidden" id={MAP_HELP_ID}>
        {W.map.help}
      </p>
      <div class="map__canvas" ref={container} data-status={status} />
      {status === "loading" && <p class="map__message">{W.map.loading}</p>}
      {status === "failed" && <p class="map__message map__message--failed">{W.map.failed}</p>}
      {status === "ready" && trouble && (
        <p class="map__trouble" role="status">
          {W.map.tilesFailed}
        </p>
      )}
      {status === "ready" && !trouble && needsPoints(props.state) && props.total > MOST_POINTS && (
        <p class="map__trouble" role="status">
          {W.map.truncated(MOST_POINTS)}
        </p>
      )}
      {moved.box && status === "ready" && (
        <button class="button button--main map__here" type="button" onClick={searchHere}>
          <Icon name="search" /> {W.map.searchHere}
        </button>
      )}
      {status === "ready" && <Legend />}
      <span id="apres-carte" tabIndex={-1} />
    </div>
  );
}

function Legend() {
  return (
    <details class="legend">
      <summary>{W.map.legend}</summary>
      <ul>
        {SIGNALS.map((signal) => (
          <li key={signal} class={`pictogram pictogram--${SIGNAL[signal].icon}`}>
            <Icon name={SIGNAL[signal].icon} />
            {SIGNAL[signal].label}
          </li>
        ))}
        <li class="pictogram pictogram--meeting">
          <Icon name="meeting" />
          {W.map.noSignal}
        </li>
        <li class="legend__cluster">
          <span aria-hidden="true">12</span>
          {W.map.cluster}
        </li>
      </ul>
    </details>
  );
}

/** Fetches MapLibre once the pane is seen and the list stands; then keeps the map while the pane stands. */
function useMap({ listSettled, state, found, ...handlers }: MapPaneProps) {
  const container = useRef<HTMLDivElement>(null);
  const map = useRef<CareMap | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const [status, setStatus] = useState<Status>("waiting");
  const [box, setBox] = useState<Box | null>(null);
  const [trouble, setTrouble] = useState(false);
  const seen = useSeen(container);
  const started = useRef(false);
  const start = areaBox(state, found);

  // started once, from where the state then is
  useEffect(() => {
    const element = container.current;
    if (!seen || !listSettled || !element || started.current) return;
    started.current = true;
    setStatus("loading");
    void openMap(element, start, {
      onChoose: (id) => latest.current.onChoose(id),
      onHover: (id) => latest.current.onHover(id),
      onSamePoint: (at) => latest.current.onSamePoint(at),
      onMove: setBox,
      onTrouble: () => setTrouble(true),
    }).then((opened) => {
      map.current = opened;
      setStatus(opened ? "ready" : "failed");
    });
  }, [seen, listSettled]);

  useEffect(() => {
    if (seen) map.current?.resize();
  }, [seen]);
  useEffect(() => () => map.current?.remove(), []);

  const where = JSON.stringify(state.where);
  // a new place makes the old move moot
  useEffect(() => setBox(null), [where]);

  return { container, map, status, moved: { box }, trouble };
}

async function openMap(element: HTMLElement, start: Box | null, events: MapEvents): Promise<CareMap | null> {
  try {
    if (!canDraw()) return null;
    const { createCareMap } = await import("./map.ts");
    return await createCareMap(element, start, events);
  } catch {
    return null; // no WebGL, no network, an old browser: the list serves
  }
}

function useSeen(element: { current: HTMLElement | null }): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) =>
      setSeen(entries.some((entry) => entry.isIntersecting)),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return seen;
}

/** Keeps the map in step with the state. */
function useShown({ state, highlight, found }: MapPaneProps, map: CareMap | null, status: Status) {
  const ready = status === "ready";
  const kinds = shownKinds(state);
  const area = state.where?.type === "box" ? state.where.box : areaCircle(state);

  // compared by value
  useEffect(() => {
    if (ready) map?.show({ kinds, signals: state.signals });
  }, [ready, kinds.join(), state.signals.join()]);

  // compared by value
  useEffect(() => {
    if (ready) map?.area(area);
  }, [ready, JSON.stringify(area)]);

  useEffect(() => {
    if (ready) map?.highlight(highlight);
  }, [ready, map, highlight]);

  useFit(state, found, ready ? map : null);
  usePoints(state, ready ? map : null);
}

function useFit(state: SearchState, found: Box | null, map: CareMap | null) {
  const where = state.where && JSON.stringify([state.where, state.radiusKm]);
  const fitted = useRef<string | null>(null);
  const box = areaBox(state, found);
  // moves once for each place, when its box is known
  useEffect(() => {
    if (!where) fitted.current = null;
    if (!map || !where || !box || fitted.current === where) return;
    map.fit(box);
    fitted.current = where;
  }, [map, where, box && JSON.stringify(box)]);
}

function usePoints(state: SearchState, map: CareMap | null) {
  const variables = needsPoints(state) ? toVariables(state) : null;
  const key = variables && JSON.stringify(variables);
  // `key` is `variables` by value
  useEffect(() => {
    if (!map) return;
    if (!variables) return map.points(null);
    const controller = new AbortController();
    void import("./points.ts")
      .then(({ fetchPoints }) => fetchPoints(variables, controller.signal))
      .then((points) => points && !controller.signal.aborted && map.points(points));
    return () => controller.abort();
  }, [map, key]);
}

function areaCircle({ where, radiusKm }: SearchState) {
  const centre = centreOf(where);
  return centre && radiusKm > 0 ? { centre, radiusM: radiusKm * 1000 } : null;
}

function areaBox(state: SearchState, found: Box | null): Box | null {
  if (state.where?.type === "box") return state.where.box;
  const circle = areaCircle(state);
  return circle ? boxAround(circle.centre, Math.max(circle.radiusM, 300)) : state.where && found;
}

/** Five decimals (a metre) are plenty for a link. */
function rounded({ west, south, east, north }: Box): Box {
  const r = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return { west: r(west), south: r(south), east: r(east), north: r(north) };
}
