import type { Commune } from "../client/communes.ts";
import { communePlace } from "./place.ts";
import { type SearchState, toQuery } from "./state.ts";
import type { Go } from "./use-url-state.ts";
import { W } from "./words.ts";

interface NamesakesProps {
  communes: Commune[];
  state: SearchState;
  go: Go;
}

/** «Autres communes de ce nom : Saint-Denis (93), …» */
export function Namesakes({ communes, state, go }: NamesakesProps) {
  if (communes.length === 0) return null;
  return (
    <p class="list__namesakes">
      {W.results.homonyms}
      {communes.map((commune, index) => {
        const { name, where } = communePlace(commune);
        return (
          <span key={commune.code}>
            {index === 0 ? " " : ", "}
            <a
              href={`?${toQuery({ ...state, place: name, where })}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                go({ place: name, where });
              }}
            >
              {name} ({commune.departement.code})
            </a>
          </span>
        );
      })}
    </p>
  );
}
