import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { serverNow } from "../../client/today.ts";
import { Pictogram } from "../../components/pictogram.tsx";
import { AvailabilityBody } from "../../sheet/availability.tsx";
import type { View } from "./entry.ts";
import { isAsSaved, previewOf } from "./preview.ts";
import type { Editor } from "./use-editor.ts";
import { FAMILIES } from "./words.ts";

interface Families {
  /** null: nothing is chosen yet */
  view: View | null;
  /** it is what stands already */
  isAsSaved: boolean;
  saved: View;
}

/** What families will see of the entry as it is now; where that changes nothing, what they do see. */
export function useFamilies({ content, saved, today, listing }: Editor): Families {
  const now = new Date(serverNow()).toISOString();
  const departement = listing.commune.departement.code;
  const view = content && previewOf(content, { today, now, departement });
  if (!view) return { view: null, isAsSaved: true, saved };
  const same = isAsSaved(view, saved, today);
  return { view: same ? saved : view, isAsSaved: same, saved };
}

/** Shown beside what is typed, by the very components of the public sheet. */
export function FamiliesSee({ families, today }: { families: Families; today: LocalDate }) {
  const { view, saved, isAsSaved } = families;
  const shown = view ?? saved;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself where it stands beside, and is reached by keyboard
    <section class="panel editor__families" aria-labelledby="familles" tabIndex={0}>
      <h2 id="familles">{isAsSaved ? FAMILIES.now : FAMILIES.will}</h2>
      {!isAsSaved && <p class="editor__until">{FAMILIES.untilPublished}</p>}
      <p>
        <Pictogram signal={shown.signal} />
      </p>
      <AvailabilityBody availability={shown} today={today} prefix="apercu-" />
      {!view && <p class="editor__until">{FAMILIES.choose}</p>}
    </section>
  );
}
