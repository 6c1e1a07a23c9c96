import { useRef, useState } from "preact/hooks";
import { type Complaint, type FormState, useForm } from "../../client/form.tsx";
import { draft } from "../../client/tab-store.ts";
import { failureWords } from "../../client/words.ts";
import {
  ChangeStructureDocument,
  type StructureChangeFragment,
  StructureHistoryDocument,
} from "../../gql/documents.ts";
import { sendSignedIn } from "../session/session.ts";
import { changedFacts, complaintsIn, type Managed, typedOver, type Values, valuesOf } from "./facts.ts";
import { HOURS, SERVED, SESSIONS } from "./words.ts";

export interface StructureProps {
  listing: Managed;
  changes: readonly StructureChangeFragment[];
  /** whose entry it is: what is not saved waits for that person alone (R23) */
  email: string;
}

/** What the form has last come to. */
type Said = "FOUND" | "DROPPED" | "SAVED" | "UNCHANGED" | null;

interface Structure {
  form: FormState<string>;
  said: Said;
  listing: Managed;
  changes: readonly StructureChangeFragment[];
  drop: () => void;
}

/** The form of a structure: what stands, what is typed over it and kept in this tab, and how it is saved. */
export function useStructure(given: StructureProps): Structure {
  const [listing, setListing] = useState(given.listing);
  const [changes, setChanges] = useState(given.changes);
  const store = draft<Values>(`structure.${listing.id}`, given.email);
  const [begun] = useState(() => store.read());
  const [said, setSaid] = useState<Said>(begun ? "FOUND" : null);
  const base = useRef(valuesOf(listing));

  const form: FormState<string> = useForm<string>({
    id: "structure",
    initial: { ...base.current, ...begun },
    required: () => ({}),
    onChange: (values) => {
      const typed = typedOver(base.current, values);
      if (typed) store.write(typed);
      else store.wipe();
      setSaid(null);
    },
    send: async (values): Promise<Complaint<string>[]> => {
      if (values.commune?.trim()) return [{ field: "commune", message: SERVED.notChosen }];
      const facts = changedFacts(base.current, values);
      if (Object.keys(facts).length === 0) {
        stand(listing);
        setSaid("UNCHANGED");
        return [];
      }
      const answer = await sendSignedIn(ChangeStructureDocument, { listing: listing.id, facts });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.changeStructure;
      if (result.__typename === "StructureRefused") {
        const { row } = listing.__typename === "Creche" ? HOURS : SESSIONS;
        return complaintsIn(result.problems, values, row);
      }
      setListing(result.listing);
      stand(result.listing);
      setSaid("SAVED");
      void history();
      return [];
    },
  });

  /** The form says what the listing says; nothing waits any more. */
  const stand = (now: Managed) => {
    base.current = valuesOf(now);
    form.set(base.current);
  };
  const drop = () => {
    form.forgive();
    stand(listing);
    setSaid("DROPPED");
  };
  const history = async () => {
    const answer = await sendSignedIn(StructureHistoryDocument, {});
    if (answer.ok) setChanges((before) => answer.data.viewer?.structureChanges ?? before);
  };
  return { form, said, listing, changes, drop };
}
