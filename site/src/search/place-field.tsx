import Autocomplete from "accessible-autocomplete/preact";
import type { RefObject, TargetedKeyboardEvent } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Commune, communeSource, communeTemplates, settle } from "../client/communes.ts";
import { W } from "./words.ts";

interface PlaceFieldProps {
  /** The place of the state: shown when it changes from outside. */
  value: string;
  onCommune: (commune: Commune) => void;
}

export const PLACE_ID = "lieu";

/** A plain field in the HTML built ahead; with JavaScript it proposes communes. */
export function PlaceField({ value, onCommune }: PlaceFieldProps) {
  const plain = useRef<HTMLInputElement>(null);
  const source = useMemo(() => communeSource(PLACE_ID), []);
  const { seed, restart } = useSeed(value, plain);

  if (!seed) {
    return (
      <input ref={plain} class="place__input" id={PLACE_ID} name="lieu" type="text" autoComplete="off" />
    );
  }
  // With its menu open the component keeps Enter to itself; unless an option is chosen it means «search».
  const submit = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
    const field = event.target;
    if (
      event.key !== "Enter" ||
      !(field instanceof HTMLInputElement) ||
      field.hasAttribute("aria-activedescendant")
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    field.form?.requestSubmit();
    restart(field.value);
  };

  return (
    <div onKeyDownCapture={submit}>
      <Autocomplete
        key={seed.turn}
        ref={settle}
        id={PLACE_ID}
        name="lieu"
        defaultValue={seed.text}
        source={source}
        onConfirm={(commune) => typeof commune === "object" && onCommune(commune)}
        templates={communeTemplates}
        confirmOnBlur={false}
        minLength={2}
        displayMenu="overlay"
        menuAttributes={{ "aria-label": W.place.label }}
        tNoResults={() => W.place.noCommune}
        tStatusQueryTooShort={W.place.tooShort}
        tStatusNoResults={() => W.place.noCommune}
        tStatusSelectedOption={W.place.selected}
        tStatusResults={W.place.results}
        tAssistiveHint={() => W.place.assistive}
      />
    </div>
  );
}

interface Seed {
  turn: number;
  text: string;
  focus: boolean;
}

/**
 * The component keeps its own text: it starts anew (next `turn`) only when the state holds other words than
 * the field shows. Whoever is already typing in the plain field keeps it until they leave it.
 */
function useSeed(value: string, plain: RefObject<HTMLInputElement>) {
  const [seed, setSeed] = useState<Seed | null>(null);
  const last = useRef(value);
  const start = (text: string, focus: boolean) =>
    setSeed((before) => before && { turn: before.turn + 1, text, focus });

  useEffect(() => {
    const field = plain.current;
    const enhance = () => setSeed({ turn: 0, text: field?.value ?? "", focus: false });
    if (!field || document.activeElement !== field) return enhance();
    field.addEventListener("blur", enhance, { once: true });
    return () => field.removeEventListener("blur", enhance);
  }, [plain]);

  // only a new value starts the field anew
  useEffect(() => {
    const field = document.getElementById(PLACE_ID) as HTMLInputElement | null;
    if (last.current === value) return;
    last.current = value;
    if (!field || field.value === value) return;
    const focus = document.activeElement === field;
    if (field === plain.current) field.value = value;
    start(value, focus);
  }, [value]);

  useEffect(() => {
    if (seed?.focus) document.getElementById(PLACE_ID)?.focus();
  }, [seed]);

  return { seed, restart: (text: string) => start(text, true) };
}
