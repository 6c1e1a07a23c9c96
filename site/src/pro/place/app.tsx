import { useEffect, useState } from "preact/hooks";
import type { AskError } from "../../client/graphql.ts";
import { failureWords } from "../../client/words.ts";
import { Icon } from "../../components/icon.tsx";
import { MyPlaceDocument, type MyPlaceQuery } from "../../gql/documents.ts";
import { leadToSignIn, sendSignedIn } from "../session/session.ts";
import { DESK_PATH, PASSWORD_PATH, PLACE_PATH } from "../sign-in/after.ts";
import { Closed } from "./closed.tsx";
import { OpenPlace } from "./open-place.tsx";
import { PLACE } from "./words.ts";

export type Owner = NonNullable<MyPlaceQuery["viewer"]>;

/** What the person who is signed in may see; others are led to where they belong. */
export function PlaceApp() {
  const [owner, setOwner] = useState<Owner | null>(null);
  const [error, setError] = useState<AskError | null>(null);
  const [attempt, setAttempt] = useState(0);
  // `attempt` asks again
  useEffect(() => {
    const controller = new AbortController();
    setError(null);
    void sendSignedIn(MyPlaceDocument, {}, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (!answer.ok) return answer.error.code === "UNAUTHENTICATED" || setError(answer.error);
      const { viewer } = answer.data;
      if (!viewer) return leadToSignIn("connexion");
      if (viewer.access === "PASSWORD_TO_REPLACE") return location.replace(PASSWORD_PATH);
      if (viewer.role === "AGENT") return location.replace(DESK_PATH);
      if (viewer.access === "OPEN" && viewer.listing && !viewer.listing.availability) nameAfterStructure();
      setOwner(viewer);
    });
    return () => controller.abort();
  }, [attempt]);

  if (error) return <Failed error={error} onRetry={() => setAttempt((n) => n + 1)} />;
  if (!owner) return <p class="place__loading">{PLACE.loading}</p>;
  return (
    <>
      <Tabs owner={owner} />
      {owner.access === "OPEN" ? <OpenPlace owner={owner} /> : <Closed owner={owner} access={owner.access} />}
    </>
  );
}

/** A relais or a LAEP has no availability: the page is about its details (R32). */
function nameAfterStructure(): void {
  const heading = document.querySelector("h1");
  if (!heading?.textContent) return;
  document.title = document.title.replace(heading.textContent, PLACE.structure);
  heading.textContent = PLACE.structure;
}

function Failed({ error, onRetry }: { error: AskError; onRetry: () => void }) {
  return (
    <div class="notice" role="alert">
      <Icon name={error.code === "OFFLINE" ? "offline" : "warning"} class="notice__icon" />
      <h2 class="notice__title">{PLACE.failed}</h2>
      <p>{failureWords(error)}</p>
      <button class="button" type="button" onClick={onRetry}>
        {PLACE.retry}
      </button>
    </div>
  );
}

function Tabs({ owner }: { owner: Owner }) {
  return (
    <nav class="tabs" aria-label={PLACE.tabs}>
      <ul>
        <li>
          <a href={PLACE_PATH} aria-current="page">
            {owner.role === "MANAGER" ? PLACE.structure : PLACE.childminders}
          </a>
        </li>
        <li>
          <a href={PASSWORD_PATH}>{PLACE.password}</a>
        </li>
      </ul>
    </nav>
  );
}
