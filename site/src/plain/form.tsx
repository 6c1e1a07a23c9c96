import { CARE_KINDS, SIGNALS } from "../../../api/kernel/care.ts";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { NO_NEED } from "../search/need.ts";
import { EMPTY, filterCount, RADII, type SearchState } from "../search/state.ts";
import { W } from "../search/words.ts";
import { KIND, SIGNAL } from "../words.ts";
import { PlainNeed } from "./need.tsx";

/** The search for people without JavaScript: a form that leads to a list drawn by the server. */
export function PlainForm({ state = EMPTY, today }: { state?: SearchState; today?: LocalDate }) {
  // the need has a fold of its own
  const on = filterCount({ ...state, need: NO_NEED });
  return (
    <form class="search-plain" method="get" action="/recherche/liste/" role="search">
      <div class="search-plain__place">
        <div class="field place">
          <label for="lieu-simple">{W.place.label}</label>
          <input
            id="lieu-simple"
            name="lieu"
            type="text"
            maxLength={200}
            autocomplete="off"
            value={state.place}
          />
        </div>
        <div class="field radius">
          <label for="rayon-simple">{W.radius.label}</label>
          <select id="rayon-simple" name="rayon">
            {RADII.map((km) => (
              <option key={km} value={km} selected={km === state.radiusKm}>
                {W.radius.km(km)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <PlainNeed need={state.need} today={today} />
      <details open={on > 0}>
        <summary>
          {W.filters.open}
          {on > 0 && ` (${on})`}
        </summary>
        <fieldset class="chips">
          <legend>{W.filters.kinds}</legend>
          {CARE_KINDS.map((kind) => (
            <label key={kind} class="chip">
              <input type="checkbox" name="genres" value={kind} checked={state.kinds.includes(kind)} />{" "}
              {KIND[kind].many}
            </label>
          ))}
        </fieldset>
        <fieldset class="chips">
          <legend>{W.filters.signals}</legend>
          {SIGNALS.map((signal) => (
            <label key={signal} class="chip">
              <input type="checkbox" name="signaux" value={signal} checked={state.signals.includes(signal)} />{" "}
              {SIGNAL[signal].label}
            </label>
          ))}
          <label class="chip">
            <input type="checkbox" name="libre" value="oui" checked={state.availableNow} /> {W.filters.now}
          </label>
        </fieldset>
        <div class="field">
          <label for="texte-simple">{W.filters.text}</label>
          <input id="texte-simple" name="texte" type="search" maxLength={100} value={state.text} />
        </div>
      </details>
      <p>
        <button class="button button--main" type="submit">
          {W.place.submit}
        </button>
      </p>
    </form>
  );
}
