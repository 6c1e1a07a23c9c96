import { useEffect, useRef, useState } from "preact/hooks";
import { CaptchaField, captchaAnswer, useCaptcha } from "../../client/captcha.tsx";
import { EmailField, TextField } from "../../client/fields.tsx";
import { type Complaint, complaintsOf, Form, type FormState, fieldId, useForm } from "../../client/form.tsx";
import { send } from "../../client/graphql.ts";
import { PasswordField } from "../../client/password-field.tsx";
import { StepNumber } from "../../client/step-number.tsx";
import { CAPTCHA, FORM, failureWords } from "../../client/words.ts";
import { SignInDocument } from "../../gql/documents.ts";
import { currentPerson, type Person, signedIn } from "../session/session.ts";
import { after, DESK_PATH, PASSWORD_PATH } from "./after.ts";
import { SIGN_IN } from "./words.ts";

const FIELDS = ["email", "password", "code", "captcha"] as const;
type Name = (typeof FIELDS)[number];
const EMPTY: Record<Name, string> = { email: "", password: "", code: "", captcha: "" };

const comeBack = () => new URLSearchParams(location.search).get("retour");

/** The form, or who is here already. */
export function SignIn() {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    void currentPerson().then((answer) => answer.ok && setPerson(answer.data));
  }, []);
  return person ? <Already person={person} /> : <SignInForm />;
}

function Already({ person }: { person: Person }) {
  const way = after(person, comeBack());
  const words = way.startsWith(PASSWORD_PATH)
    ? SIGN_IN.goOnPassword
    : way.startsWith(DESK_PATH)
      ? SIGN_IN.goOnDesk
      : SIGN_IN.goOn;
  return (
    <div role="status">
      <p>{SIGN_IN.already(`${person.firstName} ${person.lastName}`.trim() || person.email)}</p>
      <p>
        <a class="button button--main" href={way}>
          {words}
        </a>
      </p>
    </div>
  );
}

/** E-mail and password; of an agent the code of their application next, as a second step. */
function SignInForm() {
  const [withCode, setWithCode] = useState(false);
  const [withCaptcha, setWithCaptcha] = useState(false);
  const digits = useCaptcha(withCaptcha);

  const form = useForm<Name>({
    id: "connexion",
    initial: EMPTY,
    together: [["email", "password"]],
    required: () => ({
      email: SIGN_IN.missingEmail,
      password: SIGN_IN.missingPassword,
      ...(withCode && { code: SIGN_IN.missingCode }),
      ...(withCaptcha && { captcha: CAPTCHA.required }),
    }),
    send: async ({ email, password, code, captcha }): Promise<Complaint<Name>[]> => {
      const digitsSent = withCaptcha ? captchaAnswer(digits, captcha) : null;
      if (withCaptcha && !digitsSent) return [{ field: "captcha", message: CAPTCHA.notYet }];
      const answer = await send(SignInDocument, {
        email: email.trim(),
        password,
        code: withCode ? code.trim() : null,
        captcha: digitsSent,
      });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.signIn;
      if (result.__typename === "SignedIn") {
        signedIn(result.viewer);
        location.assign(after(result.viewer, comeBack()));
        return [];
      }
      const { problems } = result;
      const asks = (field: Name) => problems.some(({ path }) => path.includes(field));
      if (asks("code")) setWithCode(true);
      else if (asks("email") || asks("password")) setWithCode(false);
      if (withCaptcha) {
        // whatever came of it, these digits have served
        form.set({ captcha: "" });
        digits.renew();
      } else if (asks("captcha")) setWithCaptcha(true);
      // that a code is wanted is the next step and no error
      return complaintsOf(
        problems.filter(({ code }) => code !== "CODE_REQUIRED"),
        FIELDS,
      );
    },
  });

  const turned = useRef(false);
  useEffect(() => {
    if (withCode) document.getElementById(fieldId(form, "code"))?.focus();
    else if (turned.current && form.complaints.length === 0)
      document.getElementById(fieldId(form, "email"))?.focus();
    turned.current ||= withCode;
  }, [withCode]);

  const back = (
    <button
      class="button"
      type="button"
      onClick={() => {
        form.set({ code: "" });
        form.forgive();
        setWithCode(false);
      }}
    >
      {SIGN_IN.back}
    </button>
  );

  return (
    <>
      <Form form={form} submit={SIGN_IN.submit} beside={withCode && back} failed={SIGN_IN.failed} level={3}>
        {withCode ? <CodeStep form={form} /> : <PasswordStep form={form} />}
        {withCaptcha && <CaptchaField form={form} name="captcha" state={digits} required="unmarked" />}
      </Form>
      {!withCode && (
        <ul class="form__ways">
          <li>
            <a href={PASSWORD_PATH}>{SIGN_IN.change}</a>
          </li>
          <li>
            <a href="/espace-professionnel/mot-de-passe-oublie/">{SIGN_IN.forgotten}</a>
          </li>
        </ul>
      )}
    </>
  );
}

function PasswordStep({ form }: { form: FormState<Name> }) {
  return (
    <>
      <p class="form__required">{FORM.allRequired}</p>
      <EmailField
        form={form}
        name="email"
        label={SIGN_IN.email}
        autoComplete="username"
        required="unmarked"
      />
      <PasswordField
        form={form}
        name="password"
        label={SIGN_IN.password}
        autoComplete="current-password"
        required="unmarked"
      />
    </>
  );
}

/** Its legend is heard with the field, which has the focus as soon as the step begins. */
function CodeStep({ form }: { form: FormState<Name> }) {
  return (
    <fieldset class="form__part second-step">
      <legend>
        <StepNumber>{SIGN_IN.secondStep}</StepNumber>
        {SIGN_IN.codeTitle}
      </legend>
      <p>{SIGN_IN.codeWhy(form.values.email.trim())}</p>
      <TextField
        form={form}
        name="code"
        label={SIGN_IN.code}
        autoComplete="one-time-code"
        maxLength={40}
        spellcheck={false}
        required="unmarked"
      />
    </fieldset>
  );
}
