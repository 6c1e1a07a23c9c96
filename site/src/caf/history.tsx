import type { DeskRequestFragment, HabilitationState } from "../gql/documents.ts";
import { momentWords, STATE, W } from "./words.ts";

/** Without an agent: the person asks and the calendar closes; of any other step nobody is known. */
function byWhom(agent: string | null, state: HabilitationState): string | null {
  if (agent) return W.request.by(agent);
  if (state === "RECEIVED") return W.request.byRequester;
  return state === "EXPIRED" ? W.request.byCalendar : null;
}

/** Every step: what, when, by whom. */
export function History({ request }: { request: DeskRequestFragment }) {
  return (
    <section aria-labelledby="historique" class="panel">
      <h2 id="historique">{W.request.history}</h2>
      <ol class="history">
        {request.history.map(({ at, state, by, byPost }) => {
          const who = byWhom(by, state);
          return (
            <li key={`${at} ${state}`}>
              <strong>
                {STATE[state].step}
                {byPost && ` ${W.request.byPost}`}
              </strong>
              <span>
                <time dateTime={at}>{momentWords(at)}</time>
                {who && `, ${who}`}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
