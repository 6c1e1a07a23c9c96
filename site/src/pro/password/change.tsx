import { useEffect, useRef, useState } from "preact/hooks";
import { EmailField } from "../../client/fields.tsx";
import { type Complaint, complaintsOf, Form, useForm } from "../../client/form.tsx";
import { send } from "../../client/graphql.ts";
import { PasswordField } from "../../client/password-field.tsx";
import { FORM, failureWords } from "../../client/words.ts";
import { ReplacePasswordDocument } from "../../gql/documents.ts";
import { askAgain, currentPerson, type Person, SIGN_IN_PATH } from "../session/session.ts";
import { after } from "../sign-in/after.ts";
import { PASSWORD } from "./words.ts";

const FIELDS = ["email", "currentPassword", "newPassword", "again"] as const;
type Name = (typeof FIELDS)[number];
const EMPTY: Record<Name, string> = { email: "", currentPassword: "", newPassword: "", again: "" };

/** Change (R21), and the first sign-in, which comes here before anything else (R20). */
export function ChangePassword() {
  const [person, setPerson] = useState<Person | null>(null);
  const [done, setDone] = useState<{ goOn: string | null } | null>(null);
  useEffect(() => {
    void currentPerson().then((answer) => answer.ok && setPerson(answer.data));
  }, []);
  if (done) return <Done goOn={done.goOn} />;
  return <ChangeForm key={person?.email} person={person} onDone={(goOn) => setDone({ goOn })} />;
}

function ChangeForm({ person, onDone }: { person: Person | null; onDone: (goOn: string | null) => void }) {
  const first = person?.mustReplacePassword ?? false;
  const form = useForm<Name>({
    id: "mot-de-passe",
    initial: { ...EMPTY, email: person?.email ?? "" },
    required: () => PASSWORD.missing,
    send: async ({ email, currentPassword, newPassword, again }): Promise<Complaint<Name>[]> => {
      if (newPassword !== again) return [{ field: "again", message: PASSWORD.differ }];
      const answer = await send(ReplacePasswordDocument, {
        email: email.trim(),
        currentPassword,
        newPassword,
      });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.replacePassword;
      if (result.__typename === "PasswordRefused") return complaintsOf(result.problems, FIELDS);
      const now = await askAgain();
      const back = new URLSearchParams(location.search).get("retour");
      onDone(now.ok && now.data ? after(now.data, back) : null);
      return [];
    },
  });
  return (
    <>
      {first && <p class="reason">{PASSWORD.first}</p>}
      <Form form={form} submit={PASSWORD.submit}>
        <p class="form__required">{FORM.allRequired}</p>
        <EmailField
          form={form}
          name="email"
          label={PASSWORD.email}
          autoComplete="username"
          required="unmarked"
        />
        <PasswordField
          form={form}
          name="currentPassword"
          label={first ? PASSWORD.currentFirst : PASSWORD.current}
          autoComplete="current-password"
          required="unmarked"
        />
        <PasswordField
          form={form}
          name="newPassword"
          label={PASSWORD.next}
          autoComplete="new-password"
          required="unmarked"
        />
        <PasswordField
          form={form}
          name="again"
          label={PASSWORD.again}
          autoComplete="new-password"
          required="unmarked"
        />
      </Form>
    </>
  );
}

function Done({ goOn }: { goOn: string | null }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="done">
      <h2 ref={heading} tabIndex={-1}>
        {PASSWORD.doneTitle}
      </h2>
      <p>{PASSWORD.done}</p>
      <p>
        <a class="button button--main" href={goOn ?? SIGN_IN_PATH}>
          {goOn ? PASSWORD.goOn : PASSWORD.signIn}
        </a>
      </p>
    </div>
  );
}
