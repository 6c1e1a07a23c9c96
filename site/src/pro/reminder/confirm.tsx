import { useEffect, useRef, useState } from "preact/hooks";
import { parisDay } from "../../../../api/kernel/local-date.ts";
import { type AskError, send } from "../../client/graphql.ts";
import { Pictogram } from "../../components/pictogram.tsx";
import {
  AvailabilityToConfirmDocument,
  type AvailabilityToConfirmQuery,
  ConfirmByLinkDocument,
  type ConfirmByLinkMutation,
} from "../../gql/documents.ts";
import { KIND } from "../../words.ts";
import { Failed, NoToken, Over, Result } from "./box.tsx";
import { CONFIRM, LINK } from "./words.ts";

type Found = NonNullable<AvailabilityToConfirmQuery["availabilityToConfirm"]>["listing"];
type Confirmed = Extract<ConfirmByLinkMutation["result"], { __typename: "AvailabilityPublished" }>["listing"];

type State =
  | { at: "loading" }
  | { at: "failed"; error: AskError }
  | { at: "over" }
  | { at: "asked"; listing: Found; error?: AskError; message?: string }
  | { at: "done"; listing: Confirmed };

/** What the link of a reminder would confirm, and the one button that does: opening the page does nothing. */
export function ConfirmApp({ token }: { token: string | null }) {
  const [state, setState] = useState<State>({ at: "loading" });
  const [attempt, setAttempt] = useState(0);
  // `attempt` asks again
  useEffect(() => {
    if (!token) return;
    setState({ at: "loading" });
    const controller = new AbortController();
    void send(AvailabilityToConfirmDocument, { token }, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (!answer.ok) return setState({ at: "failed", error: answer.error });
      const listing = answer.data.availabilityToConfirm?.listing;
      setState(listing ? { at: "asked", listing } : { at: "over" });
    });
    return () => controller.abort();
  }, [token, attempt]);

  if (!token) return <NoToken />;
  switch (state.at) {
    case "loading":
      return <p>{LINK.loading}</p>;
    case "failed":
      return <Failed error={state.error} onRetry={() => setAttempt((n) => n + 1)} />;
    case "over":
      return <Over />;
    case "asked":
      return <Asked token={token} state={state} onState={setState} />;
    case "done":
      return <Done listing={state.listing} />;
  }
}

interface AskedProps {
  token: string;
  state: Extract<State, { at: "asked" }>;
  onState: (state: State) => void;
}

function Asked({ token, state, onState }: AskedProps) {
  const { listing, error, message } = state;
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const confirm = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    onState({ at: "asked", listing });
    const answer = await send(ConfirmByLinkDocument, { token });
    sending.current = false;
    setBusy(false);
    if (!answer.ok) return onState({ at: "asked", listing, error: answer.error });
    const { result } = answer.data;
    if (result.__typename === "AvailabilityPublished")
      return onState({ at: "done", listing: result.listing });
    const busyNow = result.problems.find(({ code }) => code === "BUSY");
    onState(busyNow ? { at: "asked", listing, message: busyNow.message } : { at: "over" });
  };
  return (
    <>
      {error && <Failed error={error} />}
      {message && (
        <p class="problems" role="alert">
          {message}
        </p>
      )}
      <p>{CONFIRM.what}</p>
      <Seen listing={listing} />
      <p>{CONFIRM.still}</p>
      <p>
        <button class="button button--main" type="button" aria-disabled={busy} onClick={confirm}>
          {CONFIRM.confirm}
        </button>
      </p>
      <p role="status">{busy && CONFIRM.confirming}</p>
      <p>
        {CONFIRM.changed} <a href="/espace-professionnel/disponibilites/">{CONFIRM.publish}</a>
      </p>
    </>
  );
}

function Seen({ listing }: { listing: Found }) {
  const { name, kind, commune, availability } = listing;
  return (
    <section class="panel" aria-labelledby="fiche">
      <h2 id="fiche">{name}</h2>
      <p>
        {KIND[kind].one}, {commune.name}
      </p>
      {availability && (
        <p>
          <Pictogram signal={availability.signal} />
        </p>
      )}
      <p>
        {availability?.validUntil && CONFIRM.valid(availability.validUntil)}
        {availability?.confirmedAt && CONFIRM.confirmedOn(parisDay(new Date(availability.confirmedAt)))}
      </p>
    </section>
  );
}

function Done({ listing }: { listing: Confirmed }) {
  const { id, availability } = listing;
  return (
    <Result title={CONFIRM.done} done>
      <p>{CONFIRM.doneWhat}</p>
      {availability?.validUntil && <p>{CONFIRM.until(availability.validUntil)}</p>}
      <p>
        <a href={`/fiche/?id=${encodeURIComponent(id)}`}>{CONFIRM.sheet}</a>
      </p>
    </Result>
  );
}
