import type { LocalDate } from "../../../api/kernel/local-date.ts";
import type { SearchCareQuery } from "../gql/documents.ts";
import { Card } from "../search/card.tsx";
import { FitRuns, fitOf, NobodyFits, runsByFit } from "../search/fit.tsx";
import { N, needWords } from "../search/need-words.ts";
import { asksForRoom, type SearchState, sortOf } from "../search/state.ts";

/** What was needed, in words: a shared link fills in the form, and this says what it asks. */
export function Asked({ state, today }: { state: SearchState; today: LocalDate }) {
  const words = needWords(state.need, today);
  return (
    <>
      {words && <p class="need__words">{N.asked(words)}</p>}
      {asksForRoom(state) && <p class="search__note">{N.withoutMeetings}</p>}
    </>
  );
}

interface FoundProps {
  edges: SearchCareQuery["careSearch"]["edges"];
  state: SearchState;
  /** It is the first page: the best that fits stands on it. */
  first: boolean;
  today: LocalDate;
  sheets: "/fiche/texte/";
}

export function FoundList({ edges, state, first, today, sheets }: FoundProps) {
  const runs = runsByFit(edges, sortOf(state) === "BEST_FIT");
  return (
    <>
      {first && <NobodyFits first={runs[0]?.group ?? null} />}
      <FitRuns
        runs={runs}
        item={(edge, below) => (
          <li key={edge.node.id}>
            <Card
              listing={edge.node}
              distance={edge.distance}
              fit={fitOf(edge)}
              today={today}
              sheets={sheets}
              below={below}
            />
          </li>
        )}
      />
    </>
  );
}
