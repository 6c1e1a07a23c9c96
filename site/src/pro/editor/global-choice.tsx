import { SIGNALS } from "../../../../api/kernel/care.ts";
import { Icon } from "../../components/icon.tsx";
import { SIGNAL } from "../../words.ts";
import { SIGNAL_FIELD } from "./complaints.ts";
import type { Editor } from "./use-editor.ts";
import { CHOICE, GLOBAL } from "./words.ts";

/** A pictogram without a period; grey clears (R26). */
export function GlobalChoice({ editor }: { editor: Editor }) {
  const { entry, outcome } = editor;
  const wrong = outcome?.what === "wrong" ? outcome.complaints[0]?.message : undefined;
  return (
    <fieldset
      class={wrong ? "field field--wrong signals" : "field signals"}
      aria-describedby={wrong && "pictogramme-erreur"}
    >
      <legend>{GLOBAL.legend}</legend>
      {wrong && (
        <p class="field__error" id="pictogramme-erreur">
          {wrong}
        </p>
      )}
      <div class="choices__list">
        {SIGNALS.map((signal, index) => (
          <label class="choice" key={signal}>
            <input
              class="choice__radio"
              type="radio"
              id={index === 0 ? SIGNAL_FIELD : `${SIGNAL_FIELD}-${signal}`}
              name="pictogramme"
              value={signal}
              checked={entry.signal === signal}
              aria-invalid={wrong ? "true" : undefined}
              onChange={() => editor.edit({ ...entry, signal })}
            />
            <span>
              <span class={`pictogram pictogram--${SIGNAL[signal].icon}`}>
                <Icon name={SIGNAL[signal].icon} />
                {CHOICE[signal].label}
              </span>
              <small class="choice__hint">{CHOICE[signal].what}</small>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
