import type { LocalDate } from "../../../../api/kernel/local-date.ts";
import { startingMondays } from "../../../../api/kernel/season.ts";
import { Icon } from "../../components/icon.tsx";
import { copied, EMPTY, freeSlots } from "./cells.ts";
import { cellId, START_FIELD } from "./complaints.ts";
import { addedWeeks, pastDaysOf, startingOn, type Table, tablesOf, withTable } from "./entry.ts";
import type { Editor } from "./use-editor.ts";
import { WeekTable } from "./week-table.tsx";
import { EDITOR, TABLES, tableTitle } from "./words.ts";

interface TablesProps {
  editor: Editor;
  shown: LocalDate | null;
  show: (table: LocalDate | null, field?: string) => void;
}

/** The four weeks, or the two months: one table at a time, and what spares typing them all. */
export function Tables({ editor, shown, show }: TablesProps) {
  const { entry, today, most } = editor;
  const dated = entry.level === "WEEKLY";
  const tables = tablesOf(entry, today);
  const index = Math.max(
    0,
    tables.findIndex(({ startsOn }) => startsOn === shown),
  );
  const table = tables[index];
  if (!table) return null;
  const added = dated ? addedWeeks(editor.saved, entry) : [];
  const past = dated ? pastDaysOf(table.startsOn, today) : 0;
  return (
    <div class="tables">
      {dated && <Start editor={editor} />}
      {added.length > 0 && <p class="tables__added">{TABLES.added(added)}</p>}
      <Chooser tables={tables} chosen={table.startsOn} dated={dated} most={most} show={show} />
      <p class="tables__how">
        {TABLES.how(most)} <span class="tables__keys">{TABLES.keyboard}</span>
      </p>
      <WeekTable
        table={table}
        dated={dated}
        most={most}
        pastDays={past}
        onFill={(cells, words) => {
          editor.edit(withTable(entry, { ...table, cells }));
          if (words) editor.say(words);
        }}
        onPage={(step, { row, day }) => {
          const other = tables[index + step];
          if (!other) return;
          const first = dated ? pastDaysOf(other.startsOn, today) : 0;
          show(other.startsOn, cellId(other.startsOn, row, Math.max(first, day)));
        }}
        onLeave={() => show(null, "tableau-actions")}
      />
      {past > 0 && <p class="tables__how">{TABLES.pastDays}</p>}
      <Actions editor={editor} tables={tables} index={index} dated={dated} />
    </div>
  );
}

/** The week under way, or the next (R26). */
function Start({ editor }: { editor: Editor }) {
  const { entry, today, outcome } = editor;
  const wrong =
    outcome?.what === "wrong" ? outcome.complaints.find(({ field }) => field === START_FIELD) : undefined;
  const [underWay, next] = startingMondays(today);
  const choose = (monday: LocalDate) => {
    const moved = startingOn(entry, monday);
    const last = Object.keys(moved.weeks).find((one) => !entry.weeks[one]) ?? null;
    editor.edit(moved);
    editor.say(TABLES.started(monday, last));
  };
  return (
    <fieldset class={wrong ? "field field--wrong" : "field"} aria-describedby={wrong && "debut-erreur"}>
      <legend>{TABLES.start}</legend>
      {wrong && (
        <p class="field__error" id="debut-erreur">
          {wrong.message}
        </p>
      )}
      <div class="tables__starts">
        {[underWay, next].map((monday, i) => (
          <label class="choice" key={monday}>
            <input
              class="choice__radio"
              type="radio"
              id={i === 0 ? START_FIELD : `${START_FIELD}-suivante`}
              name="debut"
              value={monday}
              checked={entry.startsOn === monday}
              onChange={() => choose(monday)}
            />
            <span>{i === 0 ? TABLES.thisWeek(monday) : TABLES.nextWeek(monday)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChooserProps {
  tables: Table[];
  chosen: LocalDate;
  dated: boolean;
  most: number;
  show: TablesProps["show"];
}

/** Which table is being filled, and how much is free in each. */
function Chooser({ tables, chosen, dated, most, show }: ChooserProps) {
  return (
    <fieldset class="field">
      <legend>{dated ? TABLES.chooseWeek : TABLES.chooseMonth}</legend>
      <div class={dated ? "tables__chooser tables__chooser--weeks" : "tables__chooser"}>
        {tables.map(({ startsOn, cells }) => (
          <label class="tables__tab" key={startsOn}>
            <input
              class="visually-hidden"
              type="radio"
              name="tableau"
              value={startsOn}
              checked={startsOn === chosen}
              onChange={() => show(startsOn)}
            />
            <span>{dated ? TABLES.weekOf(startsOn) : TABLES.monthShort(startsOn)}</span>
            <small>{TABLES.free(freeSlots(cells, most))}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ActionsProps {
  editor: Editor;
  tables: Table[];
  index: number;
  dated: boolean;
}

function Actions({ editor, tables, index, dated }: ActionsProps) {
  const { entry, today } = editor;
  const table = tables[index];
  const others = dated ? tables.slice(index + 1) : tables.filter((_, i) => i !== index);
  if (!table) return null;
  const title = tableTitle(table.startsOn, dated);
  const past = dated ? pastDaysOf(table.startsOn, today) : 0;

  const copy = () => {
    const filled = others.reduce(
      (onto, { startsOn, cells }) => withTable(onto, { startsOn, cells: copied(table.cells, cells, past) }),
      entry,
    );
    editor.edit(
      filled,
      dated
        ? TABLES.copied(title, others.length, past > 0)
        : TABLES.copiedMonth(title, TABLES.monthShort(others[0]?.startsOn ?? "")),
    );
  };
  const clear = () => editor.edit(withTable(entry, { ...table, cells: EMPTY }), TABLES.cleared(title));

  return (
    <div class="tables__actions">
      {others.length > 0 && (
        <button class="button" type="button" id="tableau-actions" onClick={copy}>
          {dated ? TABLES.copyWeek : TABLES.copyMonth}
        </button>
      )}
      <button
        class="button"
        type="button"
        id={others.length > 0 ? undefined : "tableau-actions"}
        onClick={clear}
      >
        {dated ? TABLES.clearWeek : TABLES.clearMonth}
      </button>
      {editor.canUndo && (
        <button class="button button--quiet" type="button" onClick={editor.undo}>
          <Icon name="back" /> {EDITOR.undo}
        </button>
      )}
    </div>
  );
}
