import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { LEVELS_OF, mostPlaces } from "../../../../api/kernel/care.ts";
import type { Answer } from "../../client/graphql.ts";
import { serverToday } from "../../client/today.ts";
import { ConfirmAvailabilityDocument, type PublicationFragment } from "../../gql/documents.ts";
import type { Owner } from "../place/app.tsx";
import { sendSignedIn } from "../session/session.ts";
import { type Bounds, complaintsIn } from "./complaints.ts";
import { type Content, contentOf, type Entry, renewed } from "./entry.ts";
import { afterEdit, type Outcome, refusal } from "./outcomes.ts";
import { sendPublication } from "./publication.ts";
import { type Listing, type Saved, useKept } from "./use-kept.ts";
import { EDITOR } from "./words.ts";

export type Editor = ReturnType<typeof useEditor>;

/** The entry, what stands, and all that is done with them. */
export function useEditor(owner: Owner, listing: Listing, standing: Saved) {
  const today = serverToday();
  const typed = useKept({ owner, listing, standing, today });
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [said, say] = useState("");
  /** what the last action on many fields took the place of */
  const [before, setBefore] = useState<Entry | null>(null);
  const entry = renewed(typed.kept.entry, today);
  const most = mostPlaces(listing.kind, listing as { approvedPlaces?: number; capacity?: number | null });
  const bounds: Bounds = { most, today, offered: owner.periodsOffered };
  const content = contentOf(entry, bounds);

  /** `action`: the words of an action on many fields, which can be taken back. */
  const edit = (next: Entry, action?: string) => {
    typed.keep(next);
    setBefore(action ? entry : null);
    say(action ?? "");
    setOutcome((last) => afterEdit(last, next, bounds));
  };
  const undo = () => {
    if (!before) return;
    edit(before);
    say(EDITOR.undone);
  };
  const begin = (from: Saved, then: Outcome | null, words: string) => {
    typed.begin(from);
    setBefore(null);
    setOutcome(then);
    say(words);
  };
  const done = (now: Saved) => {
    setBefore(null);
    say("");
    setOutcome({ what: "published", saved: now });
  };

  return {
    ...{ owner, listing, today, most, bounds, entry, content, outcome, said, say, edit, undo },
    ...{ saved: typed.saved, found: typed.found, levels: LEVELS_OF[listing.kind], canUndo: before !== null },
    ...useSending({ listing, typed, entry, content, bounds, setOutcome, done }),
    drop: () => begin(typed.saved, null, EDITOR.dropped),
    take: (current: Saved) => begin(current, { what: "taken" }, ""),
  };
}

interface Sending {
  listing: Listing;
  typed: ReturnType<typeof useKept>;
  entry: Entry;
  content: Content | null;
  bounds: Bounds;
  setOutcome: (outcome: Outcome | null) => void;
  done: (now: Saved) => void;
}

/** Publishes and confirms: one request at a time, however often one presses. */
function useSending({ listing, typed, entry, content, bounds, setOutcome, done }: Sending) {
  const [busy, setBusy] = useState<"publishing" | "confirming" | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const sending = useRef(false);

  const once = async (
    what: "publishing" | "confirming",
    ask: () => Promise<Answer<{ result: PublicationFragment }>>,
    onDone: (now: Saved) => void,
    again: () => void,
  ) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(what);
    setOutcome(null);
    setConfirmed(false);
    const answer = await ask();
    sending.current = false;
    setBusy(null);
    if (!answer.ok) {
      // whoever is led to sign in finds the entry again
      const { error } = answer;
      return error.code === "UNAUTHENTICATED" || setOutcome({ what: "failed", messages: [], error, again });
    }
    const { result } = answer.data;
    if (result.__typename === "AvailabilityRejected") {
      // another tab was first: what stands is shown as such
      if (result.current) typed.setSaved(result.current);
      return setOutcome(refusal(result, what === "publishing" ? content : null, bounds, again));
    }
    const now = result.listing.availability;
    if (!now) return;
    typed.setSaved(now);
    onDone(now);
  };

  const publish = (basedOn = typed.kept.basedOn): unknown => {
    const wrong = complaintsIn(entry, bounds);
    if (wrong.length > 0 || !content) return setOutcome({ what: "wrong", complaints: wrong });
    const sent = typed.latest.current;
    const ask = () => sendPublication(listing.id, content, basedOn);
    const onDone = (now: Saved) => {
      typed.published(sent, now);
      done(now);
    };
    return once("publishing", ask, onDone, () => latest.current.publish(basedOn));
  };

  const confirm = (): unknown => {
    const basedOn = typed.saved.version;
    const ask = () => sendSignedIn(ConfirmAvailabilityDocument, { listing: listing.id, basedOn });
    return once(
      "confirming",
      ask,
      () => setConfirmed(true),
      () => latest.current.confirm(),
    );
  };

  // trying again sends what stands in the fields by then
  const latest = useRef({ publish, confirm });
  latest.current = { publish, confirm };
  return { busy, confirmed, publish, confirm };
}

/** Moves the keyboard to a field once it is drawn, and before the next key is pressed. */
export function useFocusOn(): (id: string) => void {
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  useLayoutEffect(() => {
    const field = wanted && document.getElementById(wanted.id);
    field?.scrollIntoView({ block: "nearest", inline: "nearest" });
    field?.focus({ preventScroll: true });
  }, [wanted]);
  return (id) => setWanted({ id });
}
