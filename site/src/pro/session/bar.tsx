import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { beginAtHeading, hasArrived } from "../../client/focus.ts";
import { Icon } from "../../components/icon.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { closeSession, currentPerson, guardReturn, type Person } from "./session.ts";
import { SESSION } from "./words.ts";

/** Puts the session at the top right of a page of the pro space or of the desk: nothing when nobody is signed in. */
export function mountSession(): void {
  guardReturn();
  if (hasArrived()) beginAtHeading();
  const root = document.getElementById("session");
  if (root) render(<SessionBar />, root);
}

function SessionBar() {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    void currentPerson().then((answer) => answer.ok && setPerson(answer.data));
  }, []);
  return person && <Signed person={person} />;
}

/** First and last name, «Fermer la session», and what warns before the end. */
function Signed({ person }: { person: Person }) {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const close = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(!(await closeSession()));
    setBusy(false);
  };
  return (
    <>
      <p class="session__name">
        <Icon name="person" />
        <span>
          <span class="visually-hidden">{SESSION.who}</span>
          {`${person.firstName} ${person.lastName}`.trim() || person.email}
        </span>
      </p>
      <button class="button session__close" type="button" aria-disabled={busy} onClick={close}>
        {SESSION.close}
      </button>
      <p class="session__failed" role="alert">
        {failed && SESSION.closeFailed}
      </p>
      <EndDialog person={person} close={close} />
    </>
  );
}
