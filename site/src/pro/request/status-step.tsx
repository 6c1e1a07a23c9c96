import { useEffect, useState } from "preact/hooks";
import { CommuneField } from "../../client/commune-field.tsx";
import type { Commune } from "../../client/communes.ts";
import { RadioField, TextField } from "../../client/fields.tsx";
import { Form, type FormState, useForm } from "../../client/form.tsx";
import { ask } from "../../client/graphql.ts";
import { FORM } from "../../client/words.ts";
import { CommuneStructuresDocument } from "../../gql/documents.ts";
import { KIND } from "../../words.ts";
import { type Request, STATUS_FIELDS, type StatusName, type Structure } from "./request.ts";
import { MISSING, REQUEST } from "./words.ts";

interface StatusStepProps {
  request: Request;
  change: (patch: Partial<Request>) => void;
  onNext: () => void;
}

/** Childminder, or manager of a structure, who names it (R14). */
export function StatusStep({ request, change, onNext }: StatusStepProps) {
  const form = useForm<StatusName>({
    id: "statut",
    initial: Object.fromEntries(STATUS_FIELDS.map((name) => [name, request[name]])) as Record<
      StatusName,
      string
    >,
    required: ({ status, structureCommuneCode }) => ({
      status: MISSING.status,
      ...(status === "MANAGER" &&
        (structureCommuneCode === ""
          ? { structureCommune: MISSING.structureCommune }
          : { structure: MISSING.structure })),
    }),
    send: async ({ status, structureCommuneCode }) => {
      // a name without a choice proposes no structure
      if (status === "MANAGER" && structureCommuneCode === "")
        return [{ field: "structureCommune", message: MISSING.structureCommune }];
      onNext();
      return [];
    },
    onChange: change,
    together: [["status", "structureCommune", "structure"]],
  });
  return (
    <Form form={form} submit={REQUEST.next} level={3}>
      <p>{FORM.required}</p>
      <RadioField
        form={form}
        name="status"
        label={REQUEST.status}
        required
        choices={[
          { value: "CHILDMINDER", label: REQUEST.childminder, hint: REQUEST.childminderHint },
          { value: "MANAGER", label: REQUEST.manager, hint: REQUEST.managerHint },
        ]}
      />
      {form.values.status === "MANAGER" && <StructureFields form={form} />}
    </Form>
  );
}

function StructureFields({ form }: { form: FormState<StatusName> }) {
  const { structureCommuneCode: code, structureText } = form.values;
  const choose = (commune: Commune) =>
    form.set({ structureCommune: commune.name, structureCommuneCode: commune.code, structure: "" });
  const type = (text: string) => {
    if (text !== form.values.structureCommune)
      form.set({ structureCommune: text, structureCommuneCode: "", structure: "" });
  };
  return (
    <div class="form__part">
      <CommuneField
        form={form}
        name="structureCommune"
        label={REQUEST.structureCommune}
        hint={REQUEST.structureCommuneHint}
        required
        onCommune={choose}
        onTyped={type}
        turn={0}
      />
      {code && (
        <>
          <TextField
            form={form}
            name="structureText"
            label={REQUEST.structureText}
            hint={REQUEST.structureTextHint}
            maxLength={100}
            autoComplete="off"
          />
          <Structures form={form} commune={code} text={structureText.trim()} />
        </>
      )}
    </div>
  );
}

/** The published structures of the commune, found anew a moment after the typing rests. */
function Structures({ form, commune, text }: { form: FormState<StatusName>; commune: string; text: string }) {
  const [found, setFound] = useState<Structure[] | "loading" | "failed">("loading");
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask(CommuneStructuresDocument, { commune, text: text || null }, controller.signal);
      if (!controller.signal.aborted) setFound(answer.ok ? answer.data.structures : "failed");
    }, 200);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [commune, text]);

  const words =
    found === "loading"
      ? REQUEST.structuresLoading
      : found === "failed"
        ? REQUEST.structuresFailed
        : found.length === 0
          ? REQUEST.structuresNone
          : REQUEST.structuresFound(found.length);
  return (
    <>
      <p role="status">{words}</p>
      {Array.isArray(found) && found.length > 0 && (
        <RadioField
          form={{
            ...form,
            set: (patch) => form.set({ ...patch, structureName: nameOf(found, patch.structure) }),
          }}
          name="structure"
          label={REQUEST.structures}
          required
          class="choices--long"
          choices={found.map(({ id, kind, name, addressLines }) => ({
            value: id,
            label: name,
            hint: [KIND[kind].one, ...(addressLines ?? [])].join(", "),
          }))}
        />
      )}
      <p class="field__hint">{REQUEST.structuresHelp}</p>
    </>
  );
}

const nameOf = (found: Structure[], id: string | undefined) =>
  found.find((structure) => structure.id === id)?.name ?? "";
