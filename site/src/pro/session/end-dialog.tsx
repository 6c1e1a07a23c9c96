import { useEffect, useRef, useState } from "preact/hooks";
import { focusHeading } from "../../client/focus.ts";
import { serverNow } from "../../client/today.ts";
import type { Person } from "./session.ts";
import { useSessionEnd, WARNING } from "./use-session-end.ts";
import { hourWords, SESSION } from "./words.ts";

/** Seconds left at which a screen reader hears of them. */
const SPOKEN = [60, 30, 10];

interface EndDialogProps {
  person: Person;
  close: () => void;
}

/** Two minutes before the end: stay, or close. After twelve hours staying is no choice, and is not offered. */
export function EndDialog({ person, close }: EndDialogProps) {
  const { left, endsAt, stay } = useSessionEnd(person);
  const [failed, setFailed] = useState(false);
  // the end that the server kept although asked to move it
  const [capped, setCapped] = useState<number | null>(null);
  const [dismissed, setDismissed] = useState(false);
  const isCapped = capped === endsAt;
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const opened = left !== null && !(isCapped && dismissed);

  useEffect(() => {
    if (!opened) return dialog.current?.close();
    opener.current = document.activeElement;
    dialog.current?.showModal();
  }, [opened]);

  /** However it was closed, the keyboard goes back to where it was. */
  const leave = () => {
    const before = opener.current;
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) before.focus();
    else focusHeading();
  };

  const remain = async () => {
    const until = await stay();
    setFailed(until === null);
    const warned = until === null || until - serverNow() <= WARNING;
    if (until !== null && warned) setCapped(until);
    // Esc may have closed it before the answer came
    if (warned && !dialog.current?.open) dialog.current?.showModal();
  };

  const seconds = Math.ceil((left ?? 0) / 1000);
  return (
    <dialog
      class="end-dialog"
      ref={dialog}
      aria-labelledby="fin-titre"
      aria-describedby="fin-texte"
      onClose={leave}
      onCancel={(event) => {
        event.preventDefault();
        if (isCapped) setDismissed(true);
        else void remain();
      }}
    >
      <h2 id="fin-titre">{SESSION.title}</h2>
      <p id="fin-texte">{isCapped ? SESSION.capped(hourWords(endsAt)) : SESSION.why}</p>
      <p class="end-dialog__left">
        {SESSION.before} <strong>{SESSION.left(Math.floor(seconds / 60), seconds % 60)}</strong>
      </p>
      <p class="visually-hidden" role="status">
        {opened &&
          SPOKEN.filter((at) => seconds <= at)
            .slice(-1)
            .map(SESSION.leftSpoken)}
      </p>
      <p class="end-dialog__failed" role="alert">
        {failed && SESSION.stayFailed}
      </p>
      <div class="end-dialog__ways">
        {isCapped ? (
          <button class="button button--main" type="button" onClick={() => setDismissed(true)}>
            {SESSION.understood}
          </button>
        ) : (
          <button class="button button--main" type="button" onClick={remain}>
            {SESSION.stay}
          </button>
        )}
        <button class="button" type="button" onClick={close}>
          {SESSION.close}
        </button>
      </div>
    </dialog>
  );
}
