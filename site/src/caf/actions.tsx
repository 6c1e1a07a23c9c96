import { useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import type {
  DeskCandidateFragment,
  DeskRequestFragment,
  HabilitationAction,
  HabilitationState,
} from "../gql/documents.ts";
import { ACTION, POST } from "./action-words.ts";
import { ConfirmDialog } from "./confirm.tsx";
import { PostDialog } from "./post.tsx";
import { W } from "./words.ts";

export interface ActionPanelProps {
  request: DeskRequestFragment;
  /** The listing that the form would be about. */
  chosen: DeskCandidateFragment | null;
  /** There is a listing to choose. */
  listed: boolean;
  onChooseFirst: () => void;
  /** Before the person is sent away: back to a listing that seems to be theirs. */
  onLook: (listing: DeskCandidateFragment) => void;
  onMoved: (request: DeskRequestFragment, done: string) => void;
  /** The request is not what the page shows: someone else has acted. */
  reload: () => void;
}

/** What brings a request forward comes first. */
const FORWARD: readonly HabilitationAction[] = ["ACTIVATE", "RECORD_CONSENT", "ASK_CONSENT", "DIRECT_TO_PMI"];

/** What may be done now, as the API offers it; each asks for confirmation. */
export function ActionPanel(props: ActionPanelProps) {
  const { request, chosen, listed, onChooseFirst, onLook, onMoved, reload } = props;
  const [open, setOpen] = useState<HabilitationAction | "POST" | null>(null);
  const offered = offeredOf(request, listed);
  const main = FORWARD.find((action) => offered.includes(action));
  const start = (what: HabilitationAction | "POST") => {
    if ((what === "ASK_CONSENT" || what === "POST") && !chosen) onChooseFirst();
    else setOpen(what);
  };
  const close = (refused: boolean) => {
    setOpen(null);
    if (refused) reload();
  };
  const moved = (next: DeskRequestFragment, done: string) => {
    setOpen(null);
    onMoved(next, done);
  };
  const look = (listing: DeskCandidateFragment) => {
    setOpen(null);
    onLook(listing);
  };
  const offer = request.actions.find(({ action }) => action === open);
  return (
    <section class="panel" aria-labelledby="actions">
      <h2 id="actions">{W.request.actions}</h2>
      {offered.length === 0 && <p>{W.request.noAction}</p>}
      <ul class="actions">
        {[...offered].sort(byForward).map((action) => (
          <li key={action}>
            <button
              class={action === main ? "button button--main" : "button"}
              type="button"
              onClick={() => start(action)}
            >
              {labelOf(action, request.state)}
            </button>
            {action === "ASK_CONSENT" && (
              <button class="button" type="button" onClick={() => start("POST")}>
                <Icon name="print" /> {POST.button}
              </button>
            )}
          </li>
        ))}
      </ul>
      {offer && (
        <ConfirmDialog
          request={request}
          offer={offer}
          chosen={chosen}
          onLook={look}
          onMoved={moved}
          onClose={close}
        />
      )}
      {open === "POST" && <PostDialog request={request} chosen={chosen} onMoved={moved} onClose={close} />}
    </section>
  );
}

const labelOf = (action: HabilitationAction, state: HabilitationState): string =>
  action === "ASK_CONSENT" && state === "CONSENT_ASKED" ? W.request.again : ACTION[action].label;

/** The form is about a listing: where there is none, there is nothing to send. */
function offeredOf({ actions }: DeskRequestFragment, listed: boolean): HabilitationAction[] {
  return actions.map(({ action }) => action).filter((action) => action !== "ASK_CONSENT" || listed);
}

function byForward(a: HabilitationAction, b: HabilitationAction): number {
  const rank = (action: HabilitationAction) =>
    (FORWARD.indexOf(action) + FORWARD.length + 1) % (FORWARD.length + 1);
  return rank(a) - rank(b);
}
