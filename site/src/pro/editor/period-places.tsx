import { placesOf } from "./cells.ts";
import { periodId } from "./complaints.ts";
import type { Editor } from "./use-editor.ts";
import { PERIODS, TABLES } from "./words.ts";

/** The free places of Wednesdays and of each holiday; what is left empty is left out (R32). */
export function PeriodPlaces({ editor }: { editor: Editor }) {
  const { entry, most, owner, outcome } = editor;
  const nothing = outcome?.what === "wrong" && outcome.complaints[0]?.message === PERIODS.missing;
  const wrong = (name: string) => placesOf(entry.periods[name] ?? "", most) === null;
  return (
    <div class="period-places">
      <p id="periodes-aide">{PERIODS.how(most)}</p>
      <table class="period-table">
        <thead>
          <tr>
            <th scope="col">{PERIODS.period}</th>
            <th scope="col">{PERIODS.places}</th>
          </tr>
        </thead>
        <tbody>
          {owner.periodsOffered.map(({ name, startsOn, endsOn }, index) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <small>{PERIODS.fromTo(startsOn, endsOn)}</small>
              </th>
              <td>
                <input
                  class="cell"
                  id={periodId(index)}
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={PERIODS.field(name)}
                  aria-describedby={wrong(name) ? "periodes-erreur" : nothing ? "periodes-rien" : undefined}
                  aria-invalid={wrong(name) || (nothing && index === 0) ? "true" : undefined}
                  value={entry.periods[name] ?? ""}
                  onFocus={({ currentTarget }) => currentTarget.select()}
                  onInput={({ currentTarget: { value } }) =>
                    editor.edit({ ...entry, periods: { ...entry.periods, [name]: value } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div role="status">
        {nothing && (
          <p class="field__error" id="periodes-rien">
            {PERIODS.missing}
          </p>
        )}
        {owner.periodsOffered.some(({ name }) => wrong(name)) && (
          <p class="field__error" id="periodes-erreur">
            {TABLES.range(most)}
          </p>
        )}
      </div>
    </div>
  );
}
