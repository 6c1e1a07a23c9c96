import type { ComponentChildren } from "preact";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { Card, type CardProps } from "./card.tsx";
import { FitRuns, fitOf, NobodyFits, runsByFit } from "./fit.tsx";
import { Notice, type NoticeProps } from "./notice.tsx";
import type { Results } from "./use-results.ts";
import { NOTICE, type NoticeName, totalWords, W } from "./words.ts";

export interface ResultsProps {
  results: Results;
  /** A trouble with the place itself, before any list. */
  placeNotice: NoticeName | null;
  /** The commune that stands for an address not found. */
  instead: string | null;
  /** «à moins de 5 km de Perpignan» */
  where: string;
  busy: boolean;
  today: LocalDate;
  selection: string[];
  onCompare: NonNullable<CardProps["onCompare"]>;
  onHover: NonNullable<CardProps["onHover"]>;
  /** The point the pointer is on, on the map. */
  shown: string | null;
  onRetry: () => void;
  /** What to say when the list is empty. */
  nothing: NoticeProps;
  /** What may help when nothing in the list fits the need. */
  wider: NoticeProps["way"];
  /** Other communes of the name asked for. */
  namesakes: ComponentChildren;
  /** The listing chosen on the map, when the list does not hold it. */
  children?: ComponentChildren;
}

export function ResultList(props: ResultsProps) {
  const { results, placeNotice, busy, children } = props;
  const notice = placeNotice ?? results.notice ?? (results.phase === "idle" && !busy ? "START" : null);
  const found = placeNotice ? null : results.found;
  // the notice below says the same
  const said = notice !== null && !busy && !props.instead;
  return (
    <section class="list" aria-label={W.results.heading} aria-busy={busy}>
      <p class={said ? "list__total list__total--said" : "list__total"} role="status">
        {statusWords(props, notice)}
        {props.instead && " "}
        {props.instead && <span class="list__note">{W.results.instead(props.instead)}</span>}
      </p>
      {props.namesakes}
      {children}
      {notice && <Notice words={NOTICE[notice]} onRetry={retryable(notice) ? props.onRetry : undefined} />}
      {!notice && !busy && found?.total === 0 && <Notice {...props.nothing} />}
      {found && found.edges.length > 0 && <Cards {...props} found={found} />}
    </section>
  );
}

const retryable = (notice: NoticeName) => notice === "OFFLINE" || notice === "FAILED";

function statusWords({ results, busy, where }: ResultsProps, notice: NoticeName | null): string {
  if (busy) return W.results.loading;
  if (notice) return notice === "START" ? "" : NOTICE[notice].title;
  return results.found ? totalWords(results.found.total, where) : "";
}

function Cards(props: ResultsProps & { found: NonNullable<Results["found"]> }) {
  const { found, results, selection, shown } = props;
  const more = async () => {
    const first = found.edges.length;
    if ((await results.more()) > 0)
      document.querySelectorAll<HTMLElement>(".results > li > .card")[first]?.focus();
  };
  const runs = runsByFit(found.edges, found.byFit);
  return (
    <>
      <NobodyFits first={runs[0]?.group ?? null} wider={props.wider} />
      <FitRuns
        runs={runs}
        item={(edge, below) => (
          <li key={edge.node.id} data-shown={edge.node.id === shown}>
            <Card
              listing={edge.node}
              distance={edge.distance}
              fit={fitOf(edge)}
              today={props.today}
              selection={selection}
              onCompare={props.onCompare}
              onHover={props.onHover}
              below={below}
            />
          </li>
        )}
      />
      <div class="list__more">
        <p>{W.results.shown(found.edges.length, found.total)}</p>
        {found.next && (
          <button class="button" type="button" onClick={more} aria-disabled={results.loadingMore}>
            {results.loadingMore ? W.results.moreLoading : W.results.more}
          </button>
        )}
      </div>
    </>
  );
}
