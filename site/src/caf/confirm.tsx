import { Icon } from "../components/icon.tsx";
import type { DeskCandidateFragment, DeskRequestFragment } from "../gql/documents.ts";
import { ACTION, CONFIRM } from "./action-words.ts";
import { agreeing } from "./candidates.tsx";
import { Dialog } from "./dialog.tsx";
import { Letter } from "./letter.tsx";
import { MotiveField, useMotive } from "./motive.tsx";
import { type Acting, useAct } from "./use-act.ts";

export interface ConfirmProps {
  request: DeskRequestFragment;
  chosen: DeskCandidateFragment | null;
  onMoved: (request: DeskRequestFragment, done: string) => void;
  onClose: (refused: boolean) => void;
}

interface ConfirmDialogProps extends ConfirmProps {
  offer: DeskRequestFragment["actions"][number];
  onLook: (listing: DeskCandidateFragment) => void;
}

/** What an action does, the e-mail exactly as it will leave, and the two ways out. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { request, offer, chosen, onLook, onMoved, onClose } = props;
  const { action, mail } = offer;
  const words = ACTION[action];
  const acting = useAct();
  const motive = useMotive(`${request.id}.${action}`, words.reason);
  const reason = motive.text.trim();
  const listing = action === "ASK_CONSENT" ? chosen : null;
  // the letter was composed with the structure retained so far
  const renamed = listing && request.matched ? ([request.matched.name, listing.name] as const) : null;
  // who is listed is not sent to PMI: the agent looks first
  const [likely, ...others] = action === "DIRECT_TO_PMI" ? agreeing(request) : [];
  const confirm = async () => {
    if (!motive.check()) return;
    const act = { request: request.id, action, listing: listing?.id ?? null, byPost: false };
    const moved = await acting.act({ ...act, reason: reason || null });
    if (!moved) return;
    motive.forget();
    onMoved(moved, words.done);
  };
  const close = () => {
    motive.forget();
    onClose(acting.refused);
  };
  return (
    <Dialog title={words.label} busy={acting.busy} onClose={close}>
      {likely ? <LikelyListed listings={[likely, ...others]} onLook={onLook} /> : <p>{words.what}</p>}
      {listing && <ChosenListing listing={listing} />}
      {words.reason && <MotiveField motive={motive} need={words.reason} mailed={mail !== null} />}
      {mail ? <Letter mail={mail} reason={reason} renamed={renamed} /> : <p>{CONFIRM.noLetter}</p>}
      <Problems acting={acting} />
      <Ways
        acting={acting}
        doubtful={likely !== undefined}
        confirm={likely ? CONFIRM.directAnyway : words.confirm}
        onConfirm={confirm}
        onClose={close}
      />
    </Dialog>
  );
}

interface LikelyListedProps {
  listings: [DeskCandidateFragment, ...DeskCandidateFragment[]];
  onLook: (listing: DeskCandidateFragment) => void;
}

/** Before a person is sent to PMI although a listing agrees with what they typed: to look is the wiser thing. */
function LikelyListed({ listings, onLook }: LikelyListedProps) {
  const [first] = listings;
  const names = listings.map(({ name, commune }) => `${name} (${commune.name})`).join(", ");
  return (
    <>
      <p class="problem problem--box">
        <Icon name="warning" /> {CONFIRM.likely(listings.length, names)}
      </p>
      <p>{CONFIRM.likelyWhy}</p>
      <p>
        <button class="button button--main" type="button" onClick={() => onLook(first)}>
          {CONFIRM.look}
        </button>
      </p>
      <p>{CONFIRM.notTheirs}</p>
    </>
  );
}

export function ChosenListing({ listing }: { listing: DeskCandidateFragment }) {
  return (
    <p>
      {CONFIRM.listing} : <strong>{listing.name}</strong>, {listing.commune.name}
      {listing.approvalNumber && ` (${listing.approvalNumber})`}
    </p>
  );
}

export function Problems({ acting }: { acting: Acting }) {
  return (
    <div role="alert">
      {acting.problems.map((message) => (
        <p class="problem" key={message}>
          <Icon name="warning" /> {message}
        </p>
      ))}
    </div>
  );
}

interface WaysProps {
  acting: Acting;
  /** Something else is wiser than to confirm. */
  doubtful?: boolean;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

export function Ways({ acting, doubtful, confirm, onConfirm, onClose }: WaysProps) {
  return (
    <p class="ways">
      <button
        class={doubtful ? "button" : "button button--main"}
        type="button"
        aria-disabled={acting.busy}
        onClick={onConfirm}
      >
        {acting.busy ? CONFIRM.working : confirm}
      </button>
      <button
        class="button"
        type="button"
        aria-disabled={acting.busy}
        onClick={() => acting.busy || onClose()}
      >
        {CONFIRM.cancel}
      </button>
    </p>
  );
}
