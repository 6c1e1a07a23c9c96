import { TIME_SLOTS, WEEKDAYS } from "../../../api/kernel/care.ts";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { MOST_CHILDREN, type Need, slotCode, slotOf } from "../search/need.ts";
import { N } from "../search/need-words.ts";
import { SLOT, shortWeekday, WEEKDAY } from "../words.ts";

/** The need for people without JavaScript: a box a slot, each a parameter that the address of the search understands. */
export function PlainNeed({ need, today }: { need: Need; today?: LocalDate | undefined }) {
  const { slots, children, from } = need;
  return (
    <details class="need" open={slots.length > 0}>
      <summary>{N.open}</summary>
      <p class="need__hint" id="besoins-aide-simple">
        {N.hint}
      </p>
      <table class="need__table" aria-label={N.table} aria-describedby="besoins-aide-simple">
        <thead>
          <tr>
            <td />
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" abbr={WEEKDAY[weekday]}>
                {shortWeekday(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {TIME_SLOTS.map((slot) => (
            <tr key={slot}>
              <th scope="row">{SLOT[slot]}</th>
              {WEEKDAYS.map((weekday) => (
                <td key={weekday}>
                  <input
                    class="need__box"
                    type="checkbox"
                    name="besoin"
                    value={slotCode(slotOf(weekday, slot))}
                    aria-label={N.cell(weekday, slot)}
                    checked={slots.includes(slotOf(weekday, slot))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="need__fields">
        <div class="field">
          <label for="enfants-simple">{N.children}</label>
          <select id="enfants-simple" name="enfants">
            {Array.from({ length: MOST_CHILDREN }, (_, index) => (
              <option key={index} value={String(index + 1)} selected={index + 1 === children}>
                {index + 1}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="des-simple">{N.from}</label>
          <input
            id="des-simple"
            name="des"
            type="date"
            min={today}
            value={from && today && from > today ? from : ""}
            aria-describedby="des-aide-simple"
          />
          <p class="field__hint" id="des-aide-simple">
            {N.fromHintPlain} {N.fromHint}
          </p>
        </div>
      </div>
    </details>
  );
}
