import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { type FormState, fieldId } from "./form.tsx";
import { FORM } from "./words.ts";

export interface FieldProps<Name extends string> {
  form: FormState<Name>;
  name: Name;
  label: string;
  /** "unmarked": in a form that says that all its fields are required. */
  required?: boolean | "unmarked";
  hint?: ComponentChildren;
}

/** What a control says of itself: its id, its error and its hint. */
export function describe<Name extends string>({ form, name, required, hint }: FieldProps<Name>) {
  const id = fieldId(form, name);
  const error = form.complaints.find(({ field }) => field === name)?.message;
  const parts = [error && `${id}-erreur`, hint && `${id}-aide`].filter(Boolean);
  return {
    id,
    error,
    control: {
      id,
      name,
      required: Boolean(required),
      ...(error && { "aria-invalid": "true" as const }),
      ...(parts.length > 0 && { "aria-describedby": parts.join(" ") }),
    },
  };
}

/** Label, hint and error around a control. */
export function Field<Name extends string>(
  props: FieldProps<Name> & { children: ComponentChildren; class?: string },
) {
  const { label, required, hint, children } = props;
  const { id, error } = describe(props);
  return (
    <div class={`field${error ? " field--wrong" : ""}${props.class ? ` ${props.class}` : ""}`}>
      <label for={id}>
        {label}
        {required === true && <Star />}
      </label>
      {hint && (
        <p class="field__hint" id={`${id}-aide`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      {children}
    </div>
  );
}

/** The mark of what is required; the control says so by itself. */
function Star() {
  return (
    <span class="field__star" aria-hidden="true">
      {"\u00a0"}*
    </span>
  );
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    <p class="field__error" id={`${id}-erreur`}>
      <span class="visually-hidden">{FORM.error}</span>
      {error}
    </p>
  );
}

type InputProps = Pick<
  InputHTMLAttributes,
  "type" | "autoComplete" | "inputMode" | "maxLength" | "list" | "spellcheck"
>;

export function TextField<Name extends string>(
  props: FieldProps<Name> & InputProps & { class?: string; onTyped?: (value: string) => void },
) {
  const { form, name, label, required, hint, onTyped, class: extra, ...input } = props;
  return (
    <Field {...props}>
      <input
        type="text"
        {...input}
        {...describe(props).control}
        value={form.values[name]}
        onInput={({ currentTarget: { value } }) => {
          form.set({ [name]: value } as Record<Name, string>);
          onTyped?.(value);
        }}
      />
    </Field>
  );
}

export function EmailField<Name extends string>(props: FieldProps<Name> & { autoComplete?: string }) {
  return <TextField autoComplete="email" {...props} type="email" maxLength={254} spellcheck={false} />;
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** One among a few. The errors list leads to the first of them, which bears the field's id. */
export function RadioField<Name extends string>(
  props: FieldProps<Name> & { choices: readonly Choice[]; class?: string },
) {
  const { form, name, label, required, hint, choices } = props;
  const { id, error, control } = describe(props);
  return (
    <fieldset
      class={`field choices${error ? " field--wrong" : ""}${props.class ? ` ${props.class}` : ""}`}
      aria-describedby={control["aria-describedby"]}
    >
      <legend>
        {label}
        {required === true && <Star />}
      </legend>
      {hint && (
        <p class="field__hint" id={`${id}-aide`}>
          {hint}
        </p>
      )}
      <FieldError id={id} error={error} />
      <div class="choices__list">
        {choices.map(({ value, label, hint }, index) => (
          <label class="choice" key={value}>
            <input
              class="choice__radio"
              type="radio"
              id={index === 0 ? id : `${id}-${value}`}
              name={id}
              value={value}
              required={Boolean(required)}
              aria-invalid={error ? "true" : undefined}
              checked={form.values[name] === value}
              onChange={() => form.set({ [name]: value } as Record<Name, string>)}
            />
            <span>
              {label}
              {hint && <small class="choice__hint">{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
