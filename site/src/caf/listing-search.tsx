import { Icon } from "../components/icon.tsx";
import { L } from "./lookup-words.ts";
import type { Lookup } from "./use-lookup.ts";
import { W } from "./words.ts";

interface ListingSearchProps {
  lookup: Lookup;
  /** How many of those found are not proposed above. */
  fresh: number;
  manager: boolean;
  onLook: (text: string) => void;
}

/** The agent knows better: any listing of the département, by name or approval number. */
export function ListingSearch({ lookup, fresh, manager, onLook }: ListingSearchProps) {
  const look = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    onLook(String(new FormData(event.currentTarget).get("fiche-cherchee") ?? ""));
  };
  const problem = PROBLEM[lookup.phase];
  return (
    <>
      <form class="listing-search" onSubmit={look}>
        <div class="field">
          <label for="fiche-cherchee">{L.label}</label>
          <p id="fiche-cherchee-aide" class="field__hint">
            {manager ? L.structureHint : L.hint}
          </p>
          <input
            id="fiche-cherchee"
            name="fiche-cherchee"
            type="search"
            maxLength={100}
            autocomplete="off"
            aria-describedby="fiche-cherchee-aide fiche-cherchee-erreur"
            aria-invalid={lookup.phase === "short"}
          />
        </div>
        <button class="button" type="submit">
          {L.button}
        </button>
      </form>
      <p id="fiche-cherchee-erreur" class="problem" role="alert">
        {problem && (
          <>
            <Icon name="warning" /> {problem}
          </>
        )}
      </p>
      <p class="listing-search__said" role="status">
        {said(lookup, fresh)}
      </p>
    </>
  );
}

const PROBLEM: Partial<Record<Lookup["phase"], string>> = {
  short: L.short,
  failed: L.failed,
  offline: L.offline,
};

/** As many as the API gives at once. */
const MOST = 10;

function said({ phase, text, found }: Lookup, fresh: number): string {
  if (phase === "loading") return W.loading;
  if (phase !== "found") return "";
  if (found.length === 0) return L.none(text);
  if (fresh === 0) return L.above(text);
  return found.length < MOST ? L.found(fresh, text) : L.first(fresh, text);
}
