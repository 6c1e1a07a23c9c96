import type { TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import { Filters } from "./filters.tsx";
import { NeedPanel } from "./need-panel.tsx";
import { N } from "./need-words.ts";
import { aroundMe, communePlace } from "./place.ts";
import { PLACE_ID, PlaceField } from "./place-field.tsx";
import { asksForRoom, DEFAULT_RADIUS, RADII, type SearchState } from "./state.ts";
import type { Go } from "./use-url-state.ts";
import { GEOLOCATION, W } from "./words.ts";

interface FormProps {
  state: SearchState;
  go: Go;
}

interface SearchFormProps extends FormProps {
  resultsId: string;
}

/** A real form: without JavaScript (or before it) it leads to the list that the API writes. */
export function SearchForm({ state, go, resultsId }: SearchFormProps) {
  const [position, setPosition] = useState<string | null>(null);

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const place = String(data.get("lieu") ?? "").trim();
    const text = String(data.get("texte") ?? "").trim();
    setPosition(null);
    if (place === "" && !state.where) return document.getElementById(PLACE_ID)?.focus();
    if (place === state.place || place === "") return go({ text });
    go({ place, where: null, text, radiusKm: state.radiusKm || DEFAULT_RADIUS });
  };

  const around = async () => {
    setPosition(W.place.locating);
    const found = await aroundMe();
    if (typeof found === "string") return setPosition(GEOLOCATION[found]);
    setPosition(null);
    go({ place: "", where: { type: "point", point: found } });
  };

  return (
    <form class="search" method="get" action="/recherche/liste/" role="search" onSubmit={submit}>
      <div class="field place">
        <label for={PLACE_ID}>{W.place.label}</label>
        <PlaceField
          value={state.place}
          onCommune={(commune) => go({ ...placePatch(commune), radiusKm: state.radiusKm })}
        />
      </div>
      <Radius state={state} go={go} />
      <button class="button button--main" type="submit">
        <Icon name="search" /> {W.place.submit}
      </button>
      <button class="button" type="button" onClick={around}>
        <Icon name="around" /> {W.place.around}
      </button>
      <p class="search__position" role="status">
        {position}
      </p>
      <Filters state={state} go={go} />
      <NeedPanel need={state.need} go={go} resultsId={resultsId} />
      {asksForRoom(state) && <p class="search__note">{N.withoutMeetings}</p>}
    </form>
  );
}

function placePatch(commune: Parameters<typeof communePlace>[0]): Partial<SearchState> {
  const { name, where } = communePlace(commune);
  return { place: name, where };
}

function Radius({ state, go }: FormProps) {
  const { where, radiusKm } = state;
  const offered: number[] = [...RADII];
  if (where?.type === "commune") offered.unshift(0);
  if (!offered.includes(radiusKm)) offered.unshift(radiusKm);
  return (
    <div class="field radius">
      <label class="visually-hidden" for="rayon">
        {W.radius.label}
      </label>
      <select
        id="rayon"
        name="rayon"
        value={String(radiusKm)}
        disabled={where?.type === "box"}
        onChange={(event) => go({ radiusKm: Number(event.currentTarget.value) })}
      >
        {offered.map((km) => (
          <option key={km} value={String(km)} selected={km === radiusKm}>
            {radiusWords(km)}
          </option>
        ))}
      </select>
    </div>
  );
}

function radiusWords(km: number): string {
  if (km === 0) return W.radius.inCommune;
  return km < 1 ? W.radius.samePoint : W.radius.km(km);
}
