import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import {
  type DeskCandidateFragment,
  DeskOneRequestDocument,
  type DeskRequestFragment,
} from "../gql/documents.ts";
import { ActionPanel } from "./actions.tsx";
import { Candidates, likelyListing, listingsOf } from "./candidates.tsx";
import { FailureNotice } from "./failure.tsx";
import { History } from "./history.tsx";
import { DeskLink, Heading } from "./navigation.tsx";
import { StateBadge } from "./state-badge.tsx";
import { Typed } from "./typed.tsx";
import { useData } from "./use-data.ts";
import { useLookup } from "./use-lookup.ts";
import { ageWords, CIVILITY, momentWords, W } from "./words.ts";

/** One request beside the listings it may be about, and what may be done. */
export function RequestView({ id }: { id: string }) {
  const loaded = useData(DeskOneRequestDocument, { id });
  const request = loaded.data?.habilitationRequest ?? null;
  const over = loaded.phase !== "loading";
  // an id that cannot be one is as unknown as any other
  const unknown = (loaded.phase === "ready" && !request) || loaded.error?.code === "BAD_USER_INPUT";
  return (
    <>
      <p class="desk__back">
        <DeskLink class="button button--quiet" to={{ request: null }}>
          <Icon name="back" /> {W.request.back}
        </DeskLink>
      </p>
      <Heading ready={over}>{titleOf(request, over)}</Heading>
      {unknown && <Unknown />}
      {loaded.phase === "failed" && !unknown && (
        <FailureNotice code={loaded.error?.code ?? ""} onRetry={loaded.reload} />
      )}
      {request && (
        <OpenRequest
          request={request}
          reload={loaded.reload}
          onMoved={(moved) => loaded.put({ habilitationRequest: moved })}
        />
      )}
    </>
  );
}

function titleOf(request: DeskRequestFragment | null, over: boolean): string {
  if (request) {
    const { civility, firstName, lastName } = request;
    return W.request.of(`${CIVILITY[civility]} ${firstName} ${lastName}`);
  }
  return over ? W.request.title : W.request.loading;
}

function Unknown() {
  return (
    <div class="notice" role="status">
      <Icon name="search" class="notice__icon" />
      <h2 class="notice__title">{W.request.unknown}</h2>
      <p>{W.request.unknownText}</p>
    </div>
  );
}

interface OpenRequestProps {
  request: DeskRequestFragment;
  onMoved: (request: DeskRequestFragment) => void;
  reload: () => void;
}

function OpenRequest({ request, onMoved, reload }: OpenRequestProps) {
  const [chosen, setChosen] = useState<DeskCandidateFragment | null>(() => likelyListing(request));
  const lookup = useLookup(request.id);
  const [chooseFirst, setChooseFirst] = useState(false);
  const [lookAt, setLookAt] = useState<{ id: string } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done) said.current?.focus();
  }, [done, request]);
  const choosing = request.actions.some(({ action }) => action === "ASK_CONSENT");
  const choose = (listing: DeskCandidateFragment) => {
    setChosen(listing);
    setChooseFirst(false);
  };
  const look = async (text: string) => {
    const found = await lookup.look(text);
    if (!found) return;
    // what is no longer shown is no longer chosen
    const shown = new Set([...listingsOf(request), ...found].map(({ id }) => id));
    setChosen((before) => (before && shown.has(before.id) ? before : likelyListing(request)));
  };
  const moved = (next: DeskRequestFragment, words: string) => {
    onMoved(next);
    setDone(words);
    setChosen(likelyListing(next));
    lookup.clear();
  };
  return (
    <>
      <p class="request__state">
        <StateBadge state={request.state} />
        <span>
          {W.request.received} {ageWords(request.ageDays)} ({momentWords(request.receivedAt)})
        </span>
      </p>
      {done && (
        <p class="done" role="status" tabIndex={-1} ref={said}>
          <Icon name="available" /> {done}
        </p>
      )}
      <div class="request__columns">
        <Typed request={request} />
        <Candidates
          request={request}
          choosing={choosing}
          chosen={chosen?.id ?? null}
          onChoose={choose}
          chooseFirst={chooseFirst}
          lookAt={lookAt}
          lookup={lookup}
          onLook={look}
        />
      </div>
      <ActionPanel
        request={request}
        chosen={chosen}
        listed={listingsOf(request).length + lookup.found.length > 0}
        onChooseFirst={() => setChooseFirst(true)}
        onLook={({ id }) => setLookAt({ id })}
        onMoved={moved}
        reload={reload}
      />
      <History request={request} />
    </>
  );
}
