import { type ComponentChildren, Fragment } from "preact";
import type { Signal } from "../../../api/kernel/care.ts";
import { FIT_GROUP, type Fit, type FitGroup, fitGroup, fitWords, N } from "./need-words.ts";
import type { NoticeProps } from "./notice.tsx";

/** What a card says of a need: by a gauge and in words, never by colour alone (R31). */
export function FitLine({ fit, signal }: { fit: Fit; signal: Signal }) {
  const words = fitWords(fit, signal);
  if (!words) return null;
  return (
    <p class={`fit fit--${fitGroup(fit).toLowerCase()}`}>
      <Gauge fit={fit.fit} />
      <span>
        <strong>{words.main}</strong>
        {words.finer && <span class="fit__finer"> · {words.finer}</span>}
      </span>
    </p>
  );
}

/** Filled as much as fits; dashed when nobody knows. */
function Gauge({ fit }: { fit: number | null }) {
  return (
    <svg class="fit__gauge" viewBox="0 0 44 16" aria-hidden="true" focusable="false">
      <rect class="fit__frame" x="1" y="1" width="42" height="14" rx="7" />
      {fit !== null && fit > 0 && (
        <rect class="fit__filled" x="3" y="3" width={38 * fit} height="10" rx="5" />
      )}
      {fit === 1 && <path class="fit__tick" d="m17 8 3.5 3.5 6.5-7" />}
    </svg>
  );
}

interface Run<Edge> {
  /** null when the list is in another order: one run without heading. */
  group: FitGroup | null;
  edges: Edge[];
}

/** The edges of a list ordered by fit, cut where the group changes: the same over one page or several. */
export function runsByFit<Edge extends { fit: number | null }>(edges: Edge[], byFit: boolean): Run<Edge>[] {
  const runs: Run<Edge>[] = [];
  for (const edge of edges) {
    const group = byFit ? fitGroup(edge) : null;
    const last = runs.at(-1);
    if (last && last.group === group) last.edges.push(edge);
    else runs.push({ group, edges: [edge] });
  }
  return runs;
}

/** What an edge of a search says of the need; null without one. */
export function fitOf({
  fit,
  daysCovered,
  daysNeeded,
}: Omit<Fit, "daysNeeded"> & { daysNeeded: number | null }) {
  return daysNeeded === null ? null : { fit, daysCovered, daysNeeded };
}

/** When the best of a list ordered by fit fits in nothing: says so, and the way on. */
export function NobodyFits({ first, wider }: { first: FitGroup | null; wider?: NoticeProps["way"] }) {
  if (first !== "ASK" && first !== "NONE") return null;
  return (
    <div class="list__note nobody">
      <p>
        {N.nobody.text} {first === "ASK" ? N.nobody.ask : N.nobody.none}
      </p>
      {wider && (
        <button class="button" type="button" onClick={wider.take}>
          {wider.label}
        </button>
      )}
    </div>
  );
}

interface RunsProps<Edge> {
  runs: Run<Edge>[];
  /** One `<li>`; `below` when a heading stands above. */
  item: (edge: Edge, below: boolean) => ComponentChildren;
}

/** The list, with a heading above those that answer the need alike. */
export function FitRuns<Edge>({ runs, item }: RunsProps<Edge>) {
  return runs.map(({ group, edges }, index) => (
    <Fragment key={index}>
      {group && <h2 class="results__group">{FIT_GROUP[group]}</h2>}
      <ol class="results">{edges.map((edge) => item(edge, group !== null))}</ol>
    </Fragment>
  ));
}
