import Autocomplete from "accessible-autocomplete/preact";
import { useMemo, useRef } from "preact/hooks";
import { type Commune, communeSource, communeTemplates, settle } from "./communes.ts";
import { describe, Field, type FieldProps } from "./fields.tsx";
import { COMMUNE } from "./words.ts";

interface CommuneFieldProps<Name extends string> extends FieldProps<Name> {
  /** Chosen among those proposed. */
  onCommune: (commune: Commune) => void;
  /** Typed by hand: nothing is chosen any more. */
  onTyped: (text: string) => void;
  /** Another number puts the form's value into the field. */
  turn: number;
  /** Proposed first when it is among those found. */
  postcode?: string;
}

interface Described {
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
  required: boolean;
}

/** The component knows no errors: they are told to the field it draws. */
class DescribedAutocomplete extends Autocomplete<{ control: Described }> {
  override render() {
    const { control } = this.props;
    const tree = super.render();
    for (const child of tree.props.children) {
      if (child?.type !== "input") continue;
      const both = [control["aria-describedby"], child.props["aria-describedby"]].filter(Boolean).join(" ");
      Object.assign(child.props, {
        "aria-invalid": control["aria-invalid"],
        "aria-describedby": both || undefined,
        required: control.required,
      });
    }
    return tree;
  }
}

/** A commune, proposed as one types; any other text is left to the API to judge. */
export function CommuneField<Name extends string>(props: CommuneFieldProps<Name>) {
  const { form, name, label, onCommune, onTyped, turn, postcode } = props;
  const { id, control } = describe(props);
  const near = useRef(postcode);
  near.current = postcode;
  const source = useMemo(() => {
    const away = ({ postcodes }: Commune) => (near.current && postcodes.includes(near.current) ? 0 : 1);
    return communeSource(id, (found) => found.toSorted((a, b) => away(a) - away(b)));
  }, [id]);
  const typed = useRef(form.values[name]);
  typed.current = form.values[name];
  // on leaving too: dictation writes into fields without a word
  const hear = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) onTyped(target.value);
  };
  return (
    <Field {...props}>
      <div onInput={hear} onFocusOut={hear}>
        <DescribedAutocomplete
          key={turn}
          ref={settle}
          control={control}
          id={id}
          name={name}
          defaultValue={typed.current}
          source={source}
          onConfirm={(commune) => typeof commune === "object" && onCommune(commune)}
          templates={communeTemplates}
          confirmOnBlur={false}
          minLength={2}
          displayMenu="overlay"
          menuAttributes={{ "aria-label": label }}
          tNoResults={() => COMMUNE.noCommune}
          tStatusQueryTooShort={COMMUNE.tooShort}
          tStatusNoResults={() => COMMUNE.noCommune}
          tStatusSelectedOption={COMMUNE.selected}
          tStatusResults={COMMUNE.results}
          tAssistiveHint={() => COMMUNE.assistive}
        />
      </div>
    </Field>
  );
}
