import type { TargetedKeyboardEvent } from "preact";
import { TIME_SLOTS, type TimeSlot, WEEKDAYS, type Weekday } from "../../../api/kernel/care.ts";
import { SLOT, shortWeekday, WEEKDAY } from "../words.ts";
import { allOf, daytimeOf, slotOf, withSlots } from "./need.ts";
import { N } from "./need-words.ts";

interface GridProps {
  slots: number[];
  onChange: (slots: number[]) => void;
  /** The columns. */
  days: readonly Weekday[];
  describedBy: string;
}

/** Days across, slots down, a box a cell; a heading ticks its whole column or row. */
export function NeedGrid({ slots, onChange, days, describedBy }: GridProps) {
  const change = (changed: number[], on: boolean) => onChange(withSlots(slots, changed, on));
  return (
    <table class="need__table" aria-label={N.table} aria-describedby={describedBy} onKeyDown={move}>
      <thead>
        <tr>
          <td />
          {days.map((weekday) => (
            <Day key={weekday} weekday={weekday} slots={slots} change={change} />
          ))}
        </tr>
      </thead>
      <tbody>
        {TIME_SLOTS.map((slot) => (
          <Row key={slot} slot={slot} days={days} slots={slots} change={change} />
        ))}
      </tbody>
    </table>
  );
}

interface PartProps {
  slots: number[];
  change: (changed: number[], on: boolean) => void;
}

/** Ticks 8:00 to 19:00; pressed again it empties the day, the early and late slots too. */
function Day({ weekday, slots, change }: PartProps & { weekday: Weekday }) {
  const on = daytimeOf(weekday).every((slot) => slots.includes(slot));
  return (
    <th scope="col" abbr={WEEKDAY[weekday]}>
      <button
        class="need__all"
        type="button"
        aria-pressed={on}
        onClick={() => change(on ? allOf(weekday) : daytimeOf(weekday), !on)}
      >
        <span aria-hidden="true">{shortWeekday(weekday)}</span>
        <span class="visually-hidden">{N.day(weekday)}</span>
      </button>
    </th>
  );
}

function Row({ slot, days, slots, change }: PartProps & { slot: TimeSlot; days: readonly Weekday[] }) {
  const row = days.map((weekday) => slotOf(weekday, slot));
  const on = row.every((one) => slots.includes(one));
  return (
    <tr>
      <th scope="row" abbr={SLOT[slot]}>
        <button
          class="need__all"
          type="button"
          aria-pressed={on}
          aria-label={N.row(slot, days.length === WEEKDAYS.length)}
          onClick={() => change(row, !on)}
        >
          {SLOT[slot]}
        </button>
      </th>
      {days.map((weekday) => (
        <td key={weekday}>
          <input
            class="need__box"
            type="checkbox"
            aria-label={N.cell(weekday, slot)}
            checked={slots.includes(slotOf(weekday, slot))}
            onChange={(event) => change([slotOf(weekday, slot)], event.currentTarget.checked)}
          />
        </td>
      ))}
    </tr>
  );
}

const STEPS: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows go from cell to cell, beside Tab; at an edge they stay. */
function move(event: TargetedKeyboardEvent<HTMLTableElement>) {
  const step = STEPS[event.key];
  const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>("th, td") : null;
  if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const row = (cell.parentElement as HTMLTableRowElement).rowIndex + step[0];
  const next = event.currentTarget.rows[row]?.cells[cell.cellIndex + step[1]];
  next?.querySelector<HTMLElement>("input, button")?.focus();
}
