import { useState } from "preact/hooks";
import { CommuneField } from "../../client/commune-field.tsx";
import type { Commune } from "../../client/communes.ts";
import { type FormState, fieldId } from "../../client/form.tsx";
import { Icon } from "../../components/icon.tsx";
import { communesIn, type ServedCommune } from "./facts.ts";
import { SERVED } from "./words.ts";

/** The communes of a relais: a list to take from, and a field to add to it. */
export function Served({ form }: { form: FormState<string> }) {
  const [turn, setTurn] = useState(0);
  const [told, setTold] = useState("");
  const communes = communesIn(form.values);

  const keep = (next: ServedCommune[]) => form.set({ communesServed: JSON.stringify(next), commune: "" });
  const add = ({ code, name }: Commune) => {
    keep([...communes.filter((one) => one.code !== code), { code, name }]);
    setTold(SERVED.added(name));
    // an empty field, ready for the next one
    setTurn((n) => n + 1);
    setTimeout(() => document.getElementById(fieldId(form, "commune"))?.focus());
  };
  const remove = ({ code, name }: ServedCommune) => {
    keep(communes.filter((one) => one.code !== code));
    setTold(SERVED.removed(name));
    document.getElementById(fieldId(form, "commune"))?.focus();
  };
  return (
    <fieldset class="form__part">
      <legend>{SERVED.title}</legend>
      {communes.length === 0 ? (
        <p>{SERVED.none}</p>
      ) : (
        <ul class="served">
          {communes.map((commune) => (
            <li key={commune.code}>
              <span>{commune.name}</span>
              <button class="button button--quiet button--icon" type="button" onClick={() => remove(commune)}>
                <Icon name="close" />
                <span class="visually-hidden">
                  {SERVED.remove} {commune.name}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <CommuneField
        form={form}
        name="commune"
        label={SERVED.add}
        hint={SERVED.hint}
        onCommune={add}
        onTyped={(text) => text !== form.values.commune && form.set({ commune: text })}
        turn={turn}
      />
      <p class="visually-hidden" role="status">
        {told}
      </p>
    </fieldset>
  );
}
