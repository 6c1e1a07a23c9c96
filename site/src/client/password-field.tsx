import { useEffect, useState } from "preact/hooks";
import { describe, Field, type FieldProps } from "./fields.tsx";
import { FORM } from "./words.ts";

interface PasswordProps<Name extends string> extends FieldProps<Name> {
  autoComplete: "current-password" | "new-password";
}

/** A password that one may look at while typing; hidden again when it is sent. */
export function PasswordField<Name extends string>(props: PasswordProps<Name>) {
  const { form, name, autoComplete } = props;
  const { id, control } = describe(props);
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (form.busy) setShown(false);
  }, [form.busy]);
  const toggle = () => {
    setShown(!shown);
    setSaid(shown ? FORM.hidden : FORM.shown);
  };
  return (
    <Field {...props}>
      <div class="password">
        <input
          {...control}
          type={shown ? "text" : "password"}
          autoComplete={autoComplete}
          autoCapitalize={shown ? "none" : undefined}
          spellcheck={false}
          maxLength={1000}
          value={form.values[name]}
          onInput={(event) => form.set({ [name]: event.currentTarget.value } as Record<Name, string>)}
        />
        <button class="button password__show" type="button" aria-controls={id} onClick={toggle}>
          {shown ? FORM.hide : FORM.show}
          <span class="visually-hidden">{FORM.thePassword}</span>
        </button>
        <span class="visually-hidden" role="status">
          {said}
        </span>
      </div>
    </Field>
  );
}
