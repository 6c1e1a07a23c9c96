import { useMemo, useState } from "preact/hooks";
import { draft } from "../client/tab-store.ts";
import { Icon } from "../components/icon.tsx";
import type { DeskCandidateFragment, DeskRequestFragment } from "../gql/documents.ts";
import { Dialog } from "./dialog.tsx";
import { Letter } from "./letter.tsx";
import { useDesk } from "./navigation.tsx";
import { type Acting, useAct } from "./use-act.ts";
import { ACTION, W } from "./words.ts";

export interface ConfirmProps {
  request: DeskRequestFragment;
  chosen: DeskCandidateFragment | null;
  onMoved: (request: DeskRequestFragment, done: string) => void;
  onClose: (refused: boolean) => void;
}

const MOST_REASON = 500;

/** What an action does, the e-mail exactly as it will leave, and the two ways out. */
export function ConfirmDialog({
  request,
  offer: { action, mail },
  chosen,
  onMoved,
  onClose,
}: ConfirmProps & { offer: DeskRequestFragment["actions"][number] }) {
  const words = ACTION[action];
  const acting = useAct();
  const [reason, setReason, forget] = useReason(`${request.id}.${action}`);
  const listing = action === "ASK_CONSENT" ? chosen : null;
  // the letter was composed with the structure retained so far
  const renamed = listing && request.matched ? ([request.matched.name, listing.name] as const) : null;
  const confirm = async () => {
    if (reason.trim().length > MOST_REASON) return;
    const act = {
      request: request.id,
      action,
      listing: listing?.id ?? null,
      byPost: false,
      reason: reason.trim() || null,
    };
    const moved = await acting.act(act);
    if (!moved) return;
    forget();
    onMoved(moved, words.done);
  };
  const close = () => {
    forget();
    onClose(acting.refused);
  };
  return (
    <Dialog title={words.label} busy={acting.busy} onClose={close}>
      <p>{words.what}</p>
      {listing && <ChosenListing listing={listing} />}
      {words.reason && <Reason value={reason} onInput={setReason} mailed={mail !== null} />}
      {mail ? <Letter mail={mail} reason={reason.trim()} renamed={renamed} /> : <p>{W.confirm.noLetter}</p>}
      <Problems acting={acting} />
      <Ways acting={acting} confirm={words.confirm} onConfirm={confirm} onClose={close} />
    </Dialog>
  );
}

/** What is being written; a session that ends in between does not lose it (R23). */
function useReason(key: string): [string, (value: string) => void, () => void] {
  const { agent } = useDesk();
  const kept = useMemo(() => draft<string>(`motif.${key}`, agent), [key, agent]);
  const [reason, setReason] = useState(() => kept.read() ?? "");
  const write = (value: string) => {
    kept.write(value);
    setReason(value);
  };
  return [reason, write, kept.wipe];
}

export function ChosenListing({ listing }: { listing: DeskCandidateFragment }) {
  return (
    <p>
      {W.confirm.listing} : <strong>{listing.name}</strong>, {listing.commune.name}
      {listing.approvalNumber && ` (${listing.approvalNumber})`}
    </p>
  );
}

interface ReasonProps {
  value: string;
  onInput: (value: string) => void;
  mailed: boolean;
}

function Reason({ value, onInput, mailed }: ReasonProps) {
  const left = MOST_REASON - value.trim().length;
  return (
    <div class="field motive">
      <label for="motif">{W.confirm.reason}</label>
      <textarea
        id="motif"
        rows={3}
        value={value}
        aria-describedby="motif-aide motif-reste"
        aria-invalid={left < 0}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id="motif-aide" class="field__hint">
        {mailed ? W.confirm.reasonHint : W.confirm.reasonKept}
      </p>
      <p id="motif-reste" class={left < 0 ? "problem" : "field__hint"}>
        {left < 0 && <Icon name="warning" />} {W.confirm.left(left)}
      </p>
    </div>
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
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

export function Ways({ acting, confirm, onConfirm, onClose }: WaysProps) {
  return (
    <p class="ways">
      <button class="button button--main" type="button" aria-disabled={acting.busy} onClick={onConfirm}>
        {acting.busy ? W.confirm.working : confirm}
      </button>
      <button
        class="button"
        type="button"
        aria-disabled={acting.busy}
        onClick={() => acting.busy || onClose()}
      >
        {W.confirm.cancel}
      </button>
    </p>
  );
}
