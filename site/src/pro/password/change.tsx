import { useEffect, useRef, useState } from "preact/hooks";
import { EmailField } from "../../client/fields.tsx";
import { beginAtHeading } from "../../client/focus.ts";
import { type Complaint, complaintsOf, Form, useForm } from "../../client/form.tsx";
import { send } from "../../client/graphql.ts";
import { PasswordField } from "../../client/password-field.tsx";
import { FORM, failureWords } from "../../client/words.ts";
import { ReplacePasswordDocument } from "../../gql/documents.ts";
import { SITE_NAME } from "../../words.ts";
import { askAgain, currentPerson, type Person, SIGN_IN_PATH } from "../session/session.ts";
import { after } from "../sign-in/after.ts";
import { PASSWORD } from "./words.ts";

const FIELDS = ["email", "currentPassword", "newPassword", "again"] as const;
type Name = (typeof FIELDS)[number];
const EMPTY: Record<Name, string> = { email: "", currentPassword: "", newPassword: "", again: "" };

/** Change (R21), and the first sign-in, which comes here before anything else (R20): the whole of the page. */
export function ChangePassword() {
  const [person, setPerson] = useState<Person | null>(null);
  const [done, setDone] = useState<{ goOn: string | null } | null>(null);
  const first = person?.mustReplacePassword ?? false;
  const title = done ? PASSWORD.doneTitle : first ? PASSWORD.titleFirst : PASSWORD.title;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void currentPerson().then((answer) => answer.ok && setPerson(answer.data));
  }, []);
  useEffect(() => {
    document.title = `${title} – ${SITE_NAME}`;
    if (first) beginAtHeading();
  }, [title, first]);
  useEffect(() => {
    if (done) heading.current?.focus();
  }, [done]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div class="narrow">
        {done ? (
          <Done goOn={done.goOn} />
        ) : (
          <>
            {first && <p class="reason">{PASSWORD.first}</p>}
            <Advice />
            <div class="needs-script">
              <ChangeForm key={person?.email} person={person} onDone={(goOn) => setDone({ goOn })} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function Advice() {
  return (
    <>
      <p class="reason">{PASSWORD.personal}</p>
      <h2>{PASSWORD.good}</h2>
      <ul>
        {PASSWORD.goodWhat.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{PASSWORD.yours}</h2>
      <p>{PASSWORD.atOnce}</p>
    </>
  );
}

function ChangeForm({ person, onDone }: { person: Person | null; onDone: (goOn: string | null) => void }) {
  const first = person?.mustReplacePassword ?? false;
  const form = useForm<Name>({
    id: "mot-de-passe",
    initial: { ...EMPTY, email: person?.email ?? "" },
    together: [
      ["newPassword", "again"],
      ["email", "currentPassword"],
    ],
    required: () => ({
      ...PASSWORD.missing,
      ...(first && { currentPassword: PASSWORD.missingFirst }),
    }),
    send: async ({ email, currentPassword, newPassword, again }): Promise<Complaint<Name>[]> => {
      if (newPassword !== again) return [{ field: "again", message: PASSWORD.differ }];
      const answer = await send(ReplacePasswordDocument, {
        email: email.trim(),
        currentPassword,
        newPassword,
      });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.replacePassword;
      if (result.__typename === "PasswordRefused") {
        const problems = result.problems.map((problem) =>
          first && problem.code === "WRONG" ? { ...problem, message: PASSWORD.wrongFirst } : problem,
        );
        return complaintsOf(problems, FIELDS);
      }
      const now = await askAgain();
      const back = new URLSearchParams(location.search).get("retour");
      onDone(now.ok && now.data ? after(now.data, back) : null);
      return [];
    },
  });
  return (
    <Form form={form} submit={PASSWORD.submit} level={3}>
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
  );
}

function Done({ goOn }: { goOn: string | null }) {
  return (
    <div class="done">
      <p>{PASSWORD.done}</p>
      <p>
        <a class="button button--main" href={goOn ?? SIGN_IN_PATH}>
          {goOn ? PASSWORD.goOn : PASSWORD.signIn}
        </a>
      </p>
    </div>
  );
}
