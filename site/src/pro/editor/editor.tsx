import { useState } from "preact/hooks";
import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { Icon } from "../../components/icon.tsx";
import { Pictogram } from "../../components/pictogram.tsx";
import type { Owner } from "../place/app.tsx";
import { FamiliesSee, useFamilies } from "./families.tsx";
import { GlobalChoice } from "./global-choice.tsx";
import { LevelChoice } from "./level-choice.tsx";
import { OutcomeBox } from "./outcome.tsx";
import { PeriodPlaces } from "./period-places.tsx";
import { Reminders } from "./reminders.tsx";
import { Stands } from "./stands.tsx";
import { Tables } from "./tables.tsx";
import { type Editor, useEditor, useFocusOn } from "./use-editor.ts";
import type { Listing, Saved } from "./use-kept.ts";
import { EDITOR, FAMILIES, STANDS } from "./words.ts";

interface EditorProps {
  owner: Owner;
  listing: Listing;
  standing: Saved;
}

/** An owner says what room there is, and sees beside it what families will see (R26–R30). */
export function AvailabilityEditor({ owner, listing, standing }: EditorProps) {
  const editor = useEditor(owner, listing, standing);
  const families = useFamilies(editor);
  const [shown, setShown] = useState<LocalDate | null>(null);
  const focusOn = useFocusOn();
  /** Opens a table, and goes to a field of it. */
  const show = (table: LocalDate | null, field?: string) => {
    if (table) setShown(table);
    if (field) focusOn(field);
  };
  return (
    <div class="editor">
      <Stands editor={editor} />
      <div class="editor__columns">
        <section class="panel editor__entry" aria-labelledby="disponibilites">
          <h2 id="disponibilites" tabIndex={-1}>
            {EDITOR.title}
          </h2>
          {editor.found && <Found onDrop={editor.drop} />}
          <OutcomeBox editor={editor} show={show} />
          <LevelChoice editor={editor} />
          {editor.entry.level === "GLOBAL" && <GlobalChoice editor={editor} />}
          {editor.entry.level === "PERIODS" && <PeriodPlaces editor={editor} />}
          {(editor.entry.level === "WEEKLY" || editor.entry.level === "SEASONAL") && (
            <Tables editor={editor} shown={shown} show={show} />
          )}
          <p class="editor__said" role="status">
            {editor.said}
          </p>
          {editor.entry.level && <Publish editor={editor} families={families} />}
        </section>
        <FamiliesSee families={families} today={editor.today} />
      </div>
      <Reminders wanted={owner.reminders} />
    </div>
  );
}

function Found({ onDrop }: { onDrop: () => void }) {
  return (
    <div class="editor__found">
      <p>
        <Icon name="clock" /> {EDITOR.found}
      </p>
      <button class="button" type="button" onClick={onDrop}>
        {EDITOR.drop}
      </button>
    </div>
  );
}

/** What pressing the button comes to, and the button. */
function Publish({ editor, families }: { editor: Editor; families: ReturnType<typeof useFamilies> }) {
  const { view } = families;
  return (
    <div class="editor__publish">
      {view && (
        <p class="editor__will">
          <span>{families.isAsSaved ? FAMILIES.now : EDITOR.willSee}</span> <Pictogram signal={view.signal} />
          {view.validUntil && <small class="editor__valid">{STANDS.valid(view.validUntil)}</small>}
        </p>
      )}
      <button
        class="button button--main"
        type="button"
        aria-disabled={editor.busy !== null}
        onClick={() => editor.publish()}
      >
        {EDITOR.publish}
      </button>
      <p class="editor__busy" role="status">
        {editor.busy === "publishing" && EDITOR.publishing}
      </p>
    </div>
  );
}
