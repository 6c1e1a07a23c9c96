import type { ComponentChildren, RefObject, TargetedSubmitEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { FORM } from "./words.ts";

/** A refusal as the API says it: what it is about, and in words. */
export interface Problem {
  path: readonly string[];
  code: string;
  message: string;
}

/** A field that is wrong; `null`: the whole of what was sent. */
export interface Complaint<Name extends string> {
  field: Name | null;
  message: string;
}

type Values<Name extends string> = Record<Name, string>;

export interface FormOptions<Name extends string> {
  /** First part of the ids of its fields. */
  id: string;
  initial: Values<Name>;
  /** What to say of a field left empty; the API judges everything else. */
  required: (values: Values<Name>) => Partial<Record<Name, string>>;
  /** Sends what was typed; what it gives back is listed on top. Nothing: it went well. */
  send: (values: Values<Name>) => Promise<Complaint<Name>[]>;
  /** After each change, to keep what was typed. */
  onChange?: (values: Values<Name>) => void;
  /** Fields that are judged together: a change of one takes back what was said of the others. */
  together?: readonly (readonly Name[])[];
}

export interface FormState<Name extends string> {
  id: string;
  values: Values<Name>;
  set: (patch: Partial<Values<Name>>) => void;
  complaints: Complaint<Name>[];
  /** Takes back what was said of the fields: others are shown now. */
  forgive: () => void;
  busy: boolean;
  submit: (event: TargetedSubmitEvent<HTMLFormElement>) => void;
  summary: RefObject<HTMLDivElement>;
}

export const fieldId = (form: { id: string }, name: string) => `${form.id}-${name}`;

/** What was typed, what was wrong with it, and one sending at a time however often one clicks. */
export function useForm<Name extends string>(options: FormOptions<Name>): FormState<Name> {
  const { id, initial, required, send, onChange, together = [] } = options;
  const [before] = useState(() => typedBefore(id, initial));
  const [values, setValues] = useState(() => ({ ...initial, ...before }));
  const [complaints, setComplaints] = useState<Complaint<Name>[]>([]);
  // how often it was sent back: only then does the list of errors take the focus
  const [refusals, setRefusals] = useState(0);
  const [busy, setBusy] = useState(false);
  const current = useRef(values);
  const sending = useRef(false);
  const summary = useRef<HTMLDivElement>(null);
  useErrorInTitle(complaints.length > 0);

  useEffect(() => {
    if (Object.keys(before).length > 0) onChange?.(current.current);
    // once: what was there when the form began
  }, []);

  useEffect(() => {
    if (refusals > 0) summary.current?.focus();
  }, [refusals]);

  const set = (patch: Partial<Values<Name>>) => {
    current.current = { ...current.current, ...patch };
    setValues(current.current);
    const changed = Object.keys(patch) as Name[];
    const judged = together.filter((fields) => fields.some((field) => changed.includes(field)));
    const anew = new Set([...changed, ...judged.flat()]);
    // what was said of a field is no longer true of what now stands in it
    setComplaints((said) => said.filter(({ field }) => field === null || !anew.has(field)));
    onChange?.(current.current);
  };

  const complain = (about: Complaint<Name>[]) => {
    setComplaints(about);
    setRefusals((n) => n + 1);
  };

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending.current) return;
    const missing = emptyOnes(current.current, required(current.current));
    if (missing.length > 0) return complain(missing);
    sending.current = true;
    setBusy(true);
    const refused = await send(current.current);
    sending.current = false;
    setBusy(false);
    complain(refused);
  };

  const forgive = () => setComplaints([]);
  return { id, values, set, complaints, forgive, busy, submit, summary };
}

/** What a person, or their password manager, filled in before the script was there to see it. */
function typedBefore<Name extends string>(id: string, initial: Values<Name>): Partial<Values<Name>> {
  if (typeof document === "undefined") return {};
  const found: Partial<Values<Name>> = {};
  for (const name of Object.keys(initial) as Name[]) {
    // radios are named after the whole form
    const fields = [name, `${id}-${name}`].flatMap((known) => [...document.getElementsByName(known)]);
    for (const field of fields) {
      if (!field.id.startsWith(`${id}-`) || !("value" in field)) continue;
      const counts =
        field instanceof HTMLInputElement && field.type === "radio" ? field.checked : field.value;
      if (counts) found[name] = String(field.value);
    }
  }
  return found;
}

function emptyOnes<Name extends string>(
  values: Values<Name>,
  required: Partial<Record<Name, string>>,
): Complaint<Name>[] {
  return (Object.entries(required) as [Name, string][])
    .filter(([field]) => values[field].trim() === "")
    .map(([field, message]) => ({ field, message }));
}

/** The API's problems at the fields of this form: the first word of the path that names one. */
export function complaintsOf<Name extends string>(
  problems: readonly Problem[],
  fields: readonly Name[],
): Complaint<Name>[] {
  return problems.map(({ path, message }) => ({
    field: fields.find((name) => path.includes(name)) ?? null,
    message,
  }));
}

export function useErrorInTitle(wrong: boolean): void {
  useEffect(() => {
    if (!wrong) return;
    document.title = FORM.errorTitle + document.title;
    // also when the form gives way to what it led to
    return () => {
      document.title = document.title.replace(FORM.errorTitle, "");
    };
  }, [wrong]);
}

interface FormProps<Name extends string> {
  form: FormState<Name>;
  /** Says what its button does. */
  submit: string;
  /** Ways beside the button. */
  beside?: ComponentChildren;
  /** Heading when nothing at a field is wrong, and yet it failed. */
  failed?: string;
  /** Heading of the list of errors: 2 under the page's title, 3 in a section. */
  level?: 2 | 3;
  class?: string;
  children: ComponentChildren;
}

/** The list of errors, the fields, the button. */
export function Form<Name extends string>(props: FormProps<Name>) {
  const { form, submit, beside, failed = FORM.failed, level = 2, children } = props;
  const ready = useReady();
  return (
    // sent before the script is there, what was typed would otherwise stand in the address
    <form
      class={props.class ? `form ${props.class}` : "form"}
      method="post"
      noValidate
      onSubmit={form.submit}
    >
      <Summary form={form} level={level} failed={failed} />
      {children}
      <div class="form__actions">
        {beside}
        <button class="button button--main" type="submit" disabled={!ready} aria-disabled={form.busy}>
          {submit}
        </button>
        <p class="form__status" role="status">
          {form.busy && FORM.sending}
        </p>
      </div>
    </form>
  );
}

/** False in what is built ahead: until the script listens there is nobody to send to, by Enter either. */
function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}

interface SummaryProps<Name extends string> {
  form: FormState<Name>;
  level: 2 | 3;
  failed: string;
}

function Summary<Name extends string>({ form, level, failed }: SummaryProps<Name>) {
  const { complaints, summary } = form;
  if (complaints.length === 0) return null;
  const Heading = level === 2 ? "h2" : "h3";
  const atFields = complaints.filter(({ field }) => field !== null).length;
  const title = atFields === 0 ? failed : atFields === 1 ? FORM.oneError : FORM.errors(atFields);
  return (
    <div
      class="problems"
      ref={summary}
      tabIndex={-1}
      role="alert"
      // how many are left is said, and not the whole list again
      aria-atomic={false}
      aria-labelledby={fieldId(form, "erreurs")}
    >
      <Heading class="problems__title" id={fieldId(form, "erreurs")}>
        {title}
      </Heading>
      <ul>
        {complaints.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field === null ? message : <Jump to={fieldId(form, field)}>{message}</Jump>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Focuses the field itself: a bare anchor would leave the keyboard before it. */
function Jump({ to, children }: { to: string; children: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        const field = document.getElementById(to);
        if (!field) return;
        event.preventDefault();
        field.scrollIntoView({ block: "center" });
        field.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}
