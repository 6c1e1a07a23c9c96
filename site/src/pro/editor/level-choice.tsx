import { seasonMonths } from "../../../../api/kernel/season.ts";
import { monthName } from "../../words.ts";
import type { Editor } from "./use-editor.ts";
import { EDITOR, LEVEL } from "./words.ts";

/** The ways to say it as cards; the chosen one opens (R26). */
export function LevelChoice({ editor }: { editor: Editor }) {
  const { levels, entry, bounds, today } = editor;
  const offered = levels.filter((level) => level !== "PERIODS" || bounds.offered.length > 0);
  const [first = "", second = ""] = seasonMonths(today).map(monthName);
  return (
    <fieldset class="levels" aria-describedby="niveaux-aide">
      <legend>{EDITOR.legend(offered.length)}</legend>
      <p class="field__hint" id="niveaux-aide">
        {EDITOR.replaces}
      </p>
      {offered.length < levels.length && <p>{EDITOR.noPeriods}</p>}
      <div class="levels__cards">
        {offered.map((level) => (
          <label class="choice level" key={level}>
            <input
              class="choice__radio"
              type="radio"
              name="niveau"
              value={level}
              checked={entry.level === level}
              onChange={() => editor.edit({ ...entry, level })}
            />
            <span class="level__title">{LEVEL[level].title}</span>
            <small class="level__what">
              {LEVEL[level].what} {level === "SEASONAL" ? EDITOR.months(first, second) : LEVEL[level].more}
            </small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
