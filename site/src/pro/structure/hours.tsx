import { useEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../../client/fields.tsx";
import { type FormState, fieldId } from "../../client/form.tsx";
import { Icon } from "../../components/icon.tsx";
import { TimeField, WeekdayField } from "./controls.tsx";
import { rowIds, withRow } from "./facts.ts";
import { type HoursWords, ROW } from "./words.ts";

const MOST = 40;

interface HoursProps {
  form: FormState<string>;
  words: HoursWords;
}

/** Opening hours or sessions, a row each. */
export function Hours({ form, words }: HoursProps) {
  const ids = rowIds(form.values);
  const { add, remove, adding, told } = useRows(form, words);
  const complaint = form.complaints.find(({ field }) => field === "rows")?.message;
  return (
    <fieldset class="form__part" id={fieldId(form, "rows")} tabIndex={-1}>
      <legend>{words.title}</legend>
      {complaint && <p class="field__error">{complaint}</p>}
      {ids.length === 0 && <p>{words.none}</p>}
      {ids.map((id, i) => (
        <Row key={id} form={form} words={words} id={id} n={i + 1} onRemove={() => remove(id, i)} />
      ))}
      {ids.length < MOST && (
        <button class="button" type="button" ref={adding} onClick={add}>
          {words.add}
        </button>
      )}
      <p class="visually-hidden" role="status">
        {told}
      </p>
    </fieldset>
  );
}

/** Adding leads into the new row, removing to the one that took its place. */
function useRows(form: FormState<string>, words: HoursWords) {
  const [told, setTold] = useState("");
  const [target, setTarget] = useState<string | null>(null);
  const adding = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (target === null) return;
    (document.getElementById(target) ?? adding.current)?.focus();
    setTarget(null);
  }, [target]);

  const add = () => {
    const { id, patch } = withRow(form.values);
    form.set(patch);
    setTold(words.added(rowIds(form.values).length + 1));
    setTarget(fieldId(form, `${id}-weekday`));
  };
  const remove = (id: string, index: number) => {
    const left = rowIds(form.values).filter((one) => one !== id);
    form.set({ rows: left.join(",") });
    for (const field of ["weekday", "opens", "closes", "note"]) form.set({ [`${id}-${field}`]: "" });
    setTold(words.removed);
    setTarget(left.length > 0 ? fieldId(form, `${left[Math.min(index, left.length - 1)]}-retirer`) : "");
  };
  return { add, remove, adding, told };
}

interface RowProps extends HoursProps {
  id: string;
  /** From 1, as it is called. */
  n: number;
  onRemove: () => void;
}

function Row({ form, words, id, n, onRemove }: RowProps) {
  return (
    <fieldset class="hours__row">
      <legend>{words.row(n)}</legend>
      <div class="hours__fields">
        <WeekdayField form={form} name={`${id}-weekday`} label={ROW.weekday} />
        <TimeField form={form} name={`${id}-opens`} label={words.opens} required="unmarked" />
        <TimeField form={form} name={`${id}-closes`} label={words.closes} required="unmarked" />
        <TextField
          form={form}
          name={`${id}-note`}
          label={ROW.note}
          {...(n === 1 && { hint: words.noteHint })}
          autoComplete="off"
          maxLength={120}
          class="hours__note"
        />
        <button
          class="button button--quiet hours__remove"
          type="button"
          id={fieldId(form, `${id}-retirer`)}
          onClick={onRemove}
        >
          <Icon name="close" /> {ROW.remove}
          <span class="visually-hidden"> {words.remove(n)}</span>
        </button>
      </div>
    </fieldset>
  );
}
