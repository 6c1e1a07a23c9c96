import { WEEKDAYS } from "../../../../api/kernel/care.ts";
import { describe, Field, type FieldProps, TextField } from "../../client/fields.tsx";
import { WEEKDAY } from "../../words.ts";

type Props = FieldProps<string>;

/** A text of several lines. */
export function AreaField(props: Props) {
  const { form, name } = props;
  return (
    <Field {...props}>
      <textarea
        {...describe(props).control}
        rows={4}
        value={form.values[name] ?? ""}
        onInput={({ currentTarget: { value } }) => form.set({ [name]: value })}
      />
    </Field>
  );
}

/** A small whole number; what is none is left to the API to judge. */
export function NumberField(props: Props) {
  return (
    <TextField {...props} inputMode="numeric" maxLength={6} autoComplete="off" class="structure__number" />
  );
}

export function WeekdayField(props: Props) {
  const { form, name } = props;
  return (
    <Field {...props}>
      <select
        {...describe(props).control}
        value={form.values[name] ?? ""}
        onChange={({ currentTarget: { value } }) => form.set({ [name]: value })}
      >
        {WEEKDAYS.map((weekday) => (
          <option key={weekday} value={weekday}>
            {WEEKDAY[weekday]}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function TimeField(props: Props) {
  const { form, name } = props;
  const hear = ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) =>
    form.set({ [name]: value });
  return (
    <Field {...props}>
      <input
        {...describe(props).control}
        type="time"
        value={form.values[name] ?? ""}
        onInput={hear}
        onChange={hear}
      />
    </Field>
  );
}
