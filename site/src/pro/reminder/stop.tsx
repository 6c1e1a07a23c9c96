import { useRef, useState } from "preact/hooks";
import { type AskError, send } from "../../client/graphql.ts";
import { StopRemindersDocument } from "../../gql/documents.ts";
import { Failed, NoToken, Over, Result } from "./box.tsx";
import { STOP } from "./words.ts";

/** One button, and no reminder any more: opening the page does nothing. */
export function StopApp({ token }: { token: string | null }) {
  const [ended, setEnded] = useState<"done" | "over" | null>(null);
  const [error, setError] = useState<AskError | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  if (!token) return <NoToken />;
  if (ended === "over") return <Over why={STOP.overWhy} />;
  if (ended === "done") {
    return (
      <Result title={STOP.done} done>
        <p>{STOP.doneWhat}</p>
      </Result>
    );
  }
  const stop = async () => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setError(null);
    const answer = await send(StopRemindersDocument, { token });
    sending.current = false;
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    setEnded(answer.data.stopReminders ? "done" : "over");
  };
  return (
    <>
      {error && <Failed error={error} />}
      <p>{STOP.what}</p>
      <p>
        <button class="button button--main" type="button" aria-disabled={busy} onClick={stop}>
          {STOP.stop}
        </button>
      </p>
      <p role="status">{busy && STOP.stopping}</p>
    </>
  );
}
