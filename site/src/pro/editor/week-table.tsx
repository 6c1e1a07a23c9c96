import type { TargetedKeyboardEvent } from "preact";
import { TIME_SLOTS, WEEKDAYS } from "../../../../api/kernel/care.ts";
import { addDays } from "../../../../api/kernel/local-date.ts";
import { SLOTS_A_DAY } from "../../../../api/kernel/week.ts";
import { SLOT, shortDay, WEEKDAY } from "../../words.ts";
import { type Cells, fill, fillDay, moved, type Place, placesOf, wholeDayOf } from "./cells.ts";
import { cellId } from "./complaints.ts";
import type { Table } from "./entry.ts";
import { cellName, dayName, TABLES, tableTitle, wholeDayName } from "./words.ts";

interface WeekTableProps {
  table: Table;
  /** the week of that Monday, and not a typical one */
  dated: boolean;
  most: number;
  pastDays: number;
  /** `words`: what is said of it */
  onFill: (cells: Cells, words?: string) => void;
  /** one table on or back, to the same field */
  onPage: (step: 1 | -1, from: Place) => void;
  onLeave: () => void;
}

/** Days across, slots down, a field in each: filled with the keyboard as in a spreadsheet. */
export function WeekTable(props: WeekTableProps) {
  const { table, dated, most } = props;
  const { startsOn, cells } = table;
  const wrong = cells.some((text) => placesOf(text, most) === null);
  return (
    <>
      <div class="cells__scroll">
        <table class="cells">
          <caption>{tableTitle(startsOn, dated)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{TABLES.slot}</span>
              </th>
              {WEEKDAYS.map((weekday, day) => (
                <th scope="col" key={weekday}>
                  <span aria-hidden="true">
                    {WEEKDAY[weekday].slice(0, 3)}
                    <span class="cells__dot">.</span>
                  </span>
                  <span class="visually-hidden">{WEEKDAY[weekday]}</span>
                  {dated && <small>{shortDay(addDays(startsOn, day))}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {["", ...TIME_SLOTS].map((_, row) => (
              <Row key={row} {...props} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <div role="status">
        {wrong && (
          <p class="field__error" id="case-erreur">
            {TABLES.range(most)}
          </p>
        )}
      </div>
    </>
  );
}

/** Row 0 is the whole day. */
function Row(props: WeekTableProps & { row: number }) {
  const { row, table, pastDays } = props;
  const slot = TIME_SLOTS[row - 1];
  return (
    <tr class={slot ? undefined : "cells__whole"}>
      <th scope="row">{slot ? SLOT[slot] : TABLES.wholeDay}</th>
      {WEEKDAYS.map((weekday, day) =>
        day < pastDays ? (
          <td class="cells__past" key={weekday}>
            <span class={row === 0 ? undefined : "visually-hidden"}>{TABLES.past}</span>
          </td>
        ) : (
          <td key={weekday}>
            <Cell {...props} day={day} key={`${table.startsOn} ${day}`} />
          </td>
        ),
      )}
    </tr>
  );
}

function Cell(props: WeekTableProps & Place) {
  const { row, day, table, dated, most, pastDays, onFill, onPage, onLeave } = props;
  const { startsOn, cells } = table;
  const index = day * SLOTS_A_DAY + row - 1;
  const text = row === 0 ? wholeDayOf(cells, day) : (cells[index] ?? "");
  const places = placesOf(text, most);

  const onInput = (typed: string) => {
    const n = placesOf(typed, most);
    const isDay = row === 0 && n !== null;
    onFill(
      filled(cells, { row, day }, typed),
      isDay ? TABLES.filled(dayName(startsOn, day, dated), n) : undefined,
    );
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    if (ctrlKey || altKey || metaKey || shiftKey) return;
    const to = moved({ row, day }, key, pastDays);
    if (to) document.getElementById(cellId(startsOn, to.row, to.day))?.focus();
    else if (key === "PageDown") onPage(1, { row, day });
    else if (key === "PageUp") onPage(-1, { row, day });
    else if (key === "Escape") onLeave();
    else return;
    event.preventDefault();
  };

  return (
    <input
      class={places ? "cell cell--free" : "cell"}
      id={cellId(startsOn, row, day)}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-label={row === 0 ? wholeDayName(startsOn, day, dated) : cellName(startsOn, index, dated)}
      aria-invalid={places === null ? "true" : undefined}
      aria-describedby={places === null ? "case-erreur" : undefined}
      value={text}
      // what is typed takes the place of what was there
      onFocus={({ currentTarget }) => currentTarget.select()}
      onClick={({ currentTarget }) => currentTarget.select()}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

const filled = (cells: Cells, { row, day }: Place, text: string): Cells =>
  row === 0 ? fillDay(cells, day, text) : fill(cells, day * SLOTS_A_DAY + row - 1, text);
