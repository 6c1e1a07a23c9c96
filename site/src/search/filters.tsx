import { useState } from "preact/hooks";
import { CARE_KINDS, SIGNALS } from "../../../api/kernel/care.ts";
import { addDays } from "../../../api/kernel/local-date.ts";
import { today } from "../client/today.ts";
import { Icon } from "../components/icon.tsx";
import type { IconName } from "../icons.ts";
import { KIND, SIGNAL } from "../words.ts";
import { NO_NEED } from "./need.ts";
import { filterCount, NO_FILTERS, type SearchState, type Sort, sortOf } from "./state.ts";
import type { Go } from "./use-url-state.ts";
import { W } from "./words.ts";

interface FiltersProps {
  state: SearchState;
  go: Go;
}

/** Every change applies at once; the words to look for when the field is left or the form sent. */
export function Filters({ state, go }: FiltersProps) {
  const [open, setOpen] = useState(false);
  // the need has a panel of its own
  const on = filterCount({ ...state, need: NO_NEED });
  return (
    <>
      <button
        class="button filters__toggle"
        type="button"
        aria-expanded={open}
        aria-controls="filtres"
        onClick={() => setOpen(!open)}
      >
        <Icon name="filters" /> {W.filters.open}
        {on > 0 && ` (${on})`}
      </button>
      <div class="filters" id="filtres" data-open={open}>
        <Kinds state={state} go={go} />
        <div class="filters__finer">
          <Signals state={state} go={go} />
          <Finer state={state} go={go} />
          <button
            class="button button--quiet"
            type="button"
            disabled={filterCount(state) === 0}
            onClick={() => go(NO_FILTERS)}
          >
            <Icon name="close" /> {W.filters.clear}
          </button>
        </div>
      </div>
    </>
  );
}

function Kinds({ state, go }: FiltersProps) {
  return (
    <fieldset class="chips">
      <legend>{W.filters.kinds}</legend>
      {CARE_KINDS.map((kind) => (
        <Chip
          key={kind}
          name="genres"
          value={kind}
          icon={KIND[kind].icon}
          label={KIND[kind].many}
          checked={state.kinds.includes(kind)}
          onChange={(checked) => go({ kinds: toggled(CARE_KINDS, state.kinds, kind, checked) })}
        />
      ))}
    </fieldset>
  );
}

function Signals({ state, go }: FiltersProps) {
  return (
    <fieldset class="chips">
      <legend>{W.filters.signals}</legend>
      {SIGNALS.map((signal) => (
        <Chip
          key={signal}
          name="signaux"
          value={signal}
          icon={SIGNAL[signal].icon}
          label={SIGNAL[signal].label}
          checked={state.signals.includes(signal)}
          onChange={(checked) => go({ signals: toggled(SIGNALS, state.signals, signal, checked) })}
        />
      ))}
      <Chip
        name="libre"
        value="oui"
        icon="clock"
        label={W.filters.now}
        checked={state.availableNow}
        onChange={(availableNow) => go({ availableNow })}
      />
    </fieldset>
  );
}

interface ChipProps {
  name: string;
  value: string;
  icon: IconName;
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Chip({ name, value, icon, label, checked, onChange }: ChipProps) {
  return (
    <label class={`chip chip--${icon}`}>
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <Icon name={icon} /> {label}
    </label>
  );
}

function Finer({ state, go }: FiltersProps) {
  return (
    <div class="filters__fields">
      <div class="field">
        <label for="texte">{W.filters.text}</label>
        <input
          id="texte"
          name="texte"
          type="search"
          maxLength={100}
          value={state.text}
          aria-describedby="texte-aide"
          onChange={(event) => go({ text: event.currentTarget.value.trim() })}
        />
        <p class="field__hint" id="texte-aide">
          {W.filters.textHint}
        </p>
      </div>
      <Since state={state} go={go} />
      <Order state={state} go={go} />
    </div>
  );
}

/** The order that suits the search comes first, and stands for no choice in the address. */
function Order({ state, go }: FiltersProps) {
  const suits = sortOf({ ...state, sort: null });
  return (
    <div class="field">
      <label for="tri">{W.filters.sort}</label>
      <select
        id="tri"
        value={sortOf(state)}
        onChange={({ currentTarget: { value } }) => go({ sort: value === suits ? null : (value as Sort) })}
      >
        {suits === "BEST_FIT" && <option value="BEST_FIT">{W.filters.byFit}</option>}
        <option value="DISTANCE">{W.filters.byDistance}</option>
        <option value="RECENTLY_CONFIRMED">{W.filters.byConfirmation}</option>
      </select>
    </div>
  );
}

/** Offered as «since a week»; kept as a date, so that a link means the same tomorrow. */
function Since({ state, go }: FiltersProps) {
  const { confirmedSince } = state;
  const dateOf = (days: string) => addDays(today(), -Number(days));
  const days = Object.keys(W.filters.sinceDays).find((offered) => confirmedSince === dateOf(offered));
  return (
    <div class="field">
      <label for="confirme">{W.filters.since}</label>
      <select
        id="confirme"
        value={days ?? confirmedSince ?? ""}
        onChange={({ currentTarget: { value } }) =>
          go({ confirmedSince: value === "" ? null : value.length < 10 ? dateOf(value) : value })
        }
      >
        <option value="">{W.filters.sinceAny}</option>
        {Object.entries(W.filters.sinceDays).map(([offered, label]) => (
          <option key={offered} value={offered}>
            {label}
          </option>
        ))}
        {confirmedSince && !days && (
          <option value={confirmedSince}>{W.filters.sinceDate(confirmedSince)}</option>
        )}
      </select>
    </div>
  );
}

function toggled<T>(all: readonly T[], chosen: T[], value: T, on: boolean): T[] {
  return all.filter((item) => (item === value ? on : chosen.includes(item)));
}
