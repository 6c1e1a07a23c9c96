import { useRef, useState } from "preact/hooks";
import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { draft } from "../../client/tab-store.ts";
import type { StandingFragment } from "../../gql/documents.ts";
import type { Owner } from "../place/app.tsx";
import { type Entry, entryOf } from "./entry.ts";

export type Saved = StandingFragment;
export type Listing = NonNullable<Owner["listing"]>;

/** What waits in the tab: with the version it was begun from, so that it replaces nothing unseen. */
export interface Kept {
  entry: Entry;
  basedOn: string;
}

interface Beginning {
  owner: Owner;
  listing: Listing;
  standing: Saved;
  today: LocalDate;
}

/** The entry, kept in this tab until it is published (R23), and what stands. */
export function useKept({ owner, listing, standing, today }: Beginning) {
  const store = draft<Kept>(`disponibilites.${listing.id}`, owner.email);
  const [begun] = useState(() => readable(store.read()));
  const [found, setFound] = useState(begun !== null);
  const [saved, setSaved] = useState(standing);
  const [kept, setKept] = useState<Kept>(() => begun ?? fresh(standing, today));
  const latest = useRef(kept);

  const set = (next: Kept) => {
    latest.current = next;
    setKept(next);
  };
  const keep = (entry: Entry, basedOn = latest.current.basedOn) => {
    set({ entry, basedOn });
    store.write({ entry, basedOn });
  };
  /** From what stands, forgetting what was typed. */
  const begin = (from: Saved) => {
    store.wipe();
    setFound(false);
    setSaved(from);
    set(fresh(from, today));
  };
  /** What was sent stands; what was typed meanwhile waits for the next time. */
  const published = (sent: Kept, now: Saved) => {
    const { entry } = latest.current;
    if (entry !== sent.entry) return keep(entry, now.version);
    store.wipe();
    setFound(false);
    set({ entry, basedOn: now.version });
  };
  return { kept, latest, saved, setSaved, found, keep, begin, published };
}

const fresh = (from: Saved, today: LocalDate): Kept => ({
  entry: entryOf(from, today),
  basedOn: from.version,
});

/** A draft of another version of the site may look otherwise. */
function readable(kept: Kept | null): Kept | null {
  const { weeks, months, periods } = kept?.entry ?? {};
  return weeks && months && periods ? kept : null;
}
