import { useEffect } from "preact/hooks";
import { daysBetween, parisDay } from "../../../api/kernel/local-date.ts";
import { serverNow } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import { count } from "../words.ts";
import { FailureNotice } from "./failure.tsx";
import { DeskLink, Heading, useDesk } from "./navigation.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import { WAITING } from "./state.ts";
import { StateBadge } from "./state-badge.tsx";
import { type Queue, type QueuedRequest, useQueue } from "./use-queue.ts";
import { useWide } from "./use-wide.ts";
import { ageWords, CIVILITY, childminderWords, LATE_DAYS, momentWords, STATE, W } from "./words.ts";

/** What waits first, with its age; the API keeps the order. */
export function QueueView() {
  const { state } = useDesk();
  const queue = useQueue(state.filter, state.text);
  const filtered = state.filter !== "ALL" || state.text !== "";
  const { found, phase } = queue;
  useFocusOnReturn(phase === "ready");
  return (
    <>
      <Heading>{W.queue.title}</Heading>
      <QueueFilters filtered={filtered} />
      <section aria-label={W.queue.title} aria-busy={phase === "loading"}>
        <p class="desk__count" role="status">
          {statusWords(queue)}
        </p>
        {phase === "failed" && <FailureNotice code={queue.error ?? ""} onRetry={queue.retry} />}
        {found && found.total > 0 && <Requests queue={queue} requests={found.requests} />}
        {phase === "ready" && found?.total === 0 && <Empty filtered={filtered} />}
      </section>
    </>
  );
}

function statusWords({ phase, found }: Queue): string {
  if (phase === "loading") return W.loading;
  return phase === "ready" && found && found.total > 0 ? count(found.total, "demande", "demandes") : "";
}

/** Back from a request, the keyboard is where it was. */
function useFocusOnReturn(ready: boolean) {
  const { moved, lastOpened } = useDesk();
  useEffect(() => {
    if (!ready || !moved() || !lastOpened.current) return;
    document.getElementById(linkId(lastOpened.current))?.focus();
    lastOpened.current = null;
  }, [ready, moved, lastOpened]);
}

const linkId = (request: string) => `demande-${request}`;

function Empty({ filtered }: { filtered: boolean }) {
  return (
    <div class="notice">
      <Icon name="search" class="notice__icon" />
      <h2 class="notice__title">{filtered ? W.queue.none : W.queue.empty}</h2>
      <p>{filtered ? W.queue.noneText : W.queue.emptyText}</p>
      {filtered && (
        <p class="notice__ways">
          <DeskLink class="button" to={{ filter: "ALL", text: "" }}>
            {W.queue.clear}
          </DeskLink>
        </p>
      )}
    </div>
  );
}

function Requests({ queue, requests }: { queue: Queue; requests: QueuedRequest[] }) {
  const wide = useWide();
  const shown = requests.length;
  const more = async () => {
    if ((await queue.more()) > 0) document.querySelectorAll<HTMLElement>(".queue__who a")[shown]?.focus();
  };
  return (
    <>
      {wide ? <RequestTable requests={requests} /> : <RequestCards requests={requests} />}
      {queue.found?.next && (
        <p class="desk__more">
          <button class="button" type="button" onClick={more} aria-disabled={queue.loadingMore}>
            {queue.loadingMore ? W.queue.moreLoading : W.queue.more}
          </button>
        </p>
      )}
    </>
  );
}

function RequestTable({ requests }: { requests: QueuedRequest[] }) {
  return (
    <table class="desk__table queue">
      <caption class="visually-hidden">{W.queue.table}</caption>
      <thead>
        <tr>
          <th scope="col">{W.queue.who}</th>
          <th scope="col">{W.queue.age}</th>
          <th scope="col">{W.queue.state}</th>
          <th scope="col">{W.queue.status}</th>
          <th scope="col">{W.queue.commune}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row" class="queue__who">
              <Name request={request} />
            </th>
            <td>
              <Age request={request} />
            </td>
            <td>
              <StateBadge state={request.state} />
            </td>
            <td>
              <Status request={request} />
            </td>
            <td>{request.commune.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RequestCards({ requests }: { requests: QueuedRequest[] }) {
  return (
    <ul class="queue-cards">
      {requests.map((request) => (
        <li key={request.id} class="queue-card">
          <h2 class="queue__who">
            <Name request={request} />
          </h2>
          <StateBadge state={request.state} />
          <p>
            <Age request={request} />
          </p>
          <p>
            <Status request={request} />, {request.commune.name}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Name({ request: { id, civility, firstName, lastName } }: { request: QueuedRequest }) {
  return (
    <DeskLink to={{ request: id }} id={linkId(id)}>
      {CIVILITY[civility]} {firstName} {lastName}
    </DeskLink>
  );
}

/** Its last step and how long ago: what waits for the Caf waits since that day. */
function Age({ request: { stateSince, state } }: { request: QueuedRequest }) {
  const days = daysBetween(parisDay(new Date(stateSince)), parisDay(new Date(serverNow())));
  const late = days > LATE_DAYS && WAITING.includes(state);
  return (
    <>
      {STATE[state].since}{" "}
      <time dateTime={stateSince} title={momentWords(stateSince)}>
        {ageWords(days)}
      </time>
      {late && (
        <span class="late">
          <Icon name="warning" /> {W.queue.late}
        </span>
      )}
    </>
  );
}

function Status({ request: { status, civility, matched } }: { request: QueuedRequest }) {
  if (status === "CHILDMINDER") return <>{childminderWords(civility)}</>;
  return (
    <>
      {W.queue.manager}
      {matched && ` : ${matched.name}`}
    </>
  );
}
