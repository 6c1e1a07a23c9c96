import { Icon } from "../components/icon.tsx";
import { POST } from "./action-words.ts";
import { addressOf } from "./address.ts";
import { ChosenListing, type ConfirmProps, Problems, Ways } from "./confirm.tsx";
import { Dialog } from "./dialog.tsx";
import { useAct } from "./use-act.ts";
import { CIVILITY } from "./words.ts";

/** The form of a manager names the structure that is chosen. */
function formPath({ id, status }: ConfirmProps["request"], chosen: ConfirmProps["chosen"]): string {
  const path = `/espace-caf/demandes/${encodeURIComponent(id)}/formulaire.pdf`;
  return chosen && status === "MANAGER" ? `${path}?fiche=${encodeURIComponent(chosen.id)}` : path;
}

/** The form to print, the envelope's address, and then the note that it has been posted. */
export function PostDialog({ request, chosen, onMoved, onClose }: ConfirmProps) {
  const acting = useAct();
  const confirm = async () => {
    const moved = await acting.act({
      request: request.id,
      action: "ASK_CONSENT",
      listing: chosen?.id ?? null,
      byPost: true,
      reason: null,
    });
    if (moved) onMoved(moved, POST.done);
  };
  const { civility, firstName, lastName } = request;
  const envelope = [`${CIVILITY[civility]} ${firstName} ${lastName}`, ...addressOf(request)];
  return (
    <Dialog title={POST.title} busy={acting.busy} onClose={() => onClose(acting.refused)}>
      <p>{POST.what}</p>
      {chosen && <ChosenListing listing={chosen} />}
      <address class="envelope">
        {envelope.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </address>
      <p>
        <a class="button" href={formPath(request, chosen)} target="_blank" rel="noopener">
          <Icon name="print" /> {POST.open}
        </a>
      </p>
      <Problems acting={acting} />
      <Ways
        acting={acting}
        confirm={POST.confirm}
        onConfirm={confirm}
        onClose={() => onClose(acting.refused)}
      />
    </Dialog>
  );
}
