import { useState } from "preact/hooks";
import { describe, EmailField, Field, type FieldProps, TextField } from "../client/fields.tsx";
import { type Complaint, complaintsOf, Form, useForm } from "../client/form.tsx";
import { FORM, failureWords } from "../client/words.ts";
import { DeskChangeContactDocument, type DeskContactFragment } from "../gql/documents.ts";
import { sendSignedIn } from "../pro/session/session.ts";
import { C } from "./contact-words.ts";
import { Heading } from "./navigation.tsx";
import { W } from "./words.ts";

const FIELDS = ["postalAddress", "email", "phone"] as const;
type Name = (typeof FIELDS)[number];

interface ContactProps {
  /** Absent while it is read. */
  caf: DeskContactFragment | null | undefined;
  onChanged: () => void;
}

/** Where people answer the Caf, as its agents write it. */
export function ContactView({ caf, onChanged }: ContactProps) {
  return (
    <>
      <Heading>{C.title}</Heading>
      <p class="desk__intro">{C.intro}</p>
      {caf ? <ContactForm caf={caf} onChanged={onChanged} /> : <p>{W.loading}</p>}
    </>
  );
}

function ContactForm({ caf, onChanged }: { caf: DeskContactFragment; onChanged: () => void }) {
  const [saved, setSaved] = useState(false);
  const form = useForm<Name>({
    id: "coordonnees",
    initial: { postalAddress: caf.postalAddress.join("\n"), email: caf.email ?? "", phone: caf.phone ?? "" },
    required: () => ({ postalAddress: C.missing }),
    onChange: () => setSaved(false),
    send: async ({ postalAddress, email, phone }): Promise<Complaint<Name>[]> => {
      const input = { postalAddress: postalAddress.split("\n"), email, phone };
      const answer = await sendSignedIn(DeskChangeContactDocument, { input });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.changeCafContact;
      if (result.__typename === "CafContactRejected") return complaintsOf(result.problems, FIELDS);
      const { caf: kept } = result;
      form.set({
        postalAddress: kept.postalAddress.join("\n"),
        email: kept.email ?? "",
        phone: kept.phone ?? "",
      });
      setSaved(true);
      onChanged();
      return [];
    },
  });
  return (
    <Form form={form} submit={C.submit}>
      <p class="form__required">{FORM.required}</p>
      <LinesField form={form} name="postalAddress" label={C.address} hint={C.addressHint} required />
      <EmailField form={form} name="email" label={C.email} hint={C.emailHint} autoComplete="off" />
      <TextField form={form} name="phone" label={C.phone} type="tel" autoComplete="off" maxLength={30} />
      <p role="status">{saved && C.saved}</p>
    </Form>
  );
}

function LinesField(props: FieldProps<Name>) {
  const { form, name } = props;
  return (
    <Field {...props}>
      <textarea
        {...describe(props).control}
        rows={4}
        value={form.values[name]}
        onInput={({ currentTarget: { value } }) => form.set({ [name]: value })}
      />
    </Field>
  );
}
