import { useEffect, useRef, useState } from "preact/hooks";
import { CaptchaField, captchaAnswer, useCaptcha } from "../../client/captcha.tsx";
import { EmailField } from "../../client/fields.tsx";
import { type Complaint, complaintsOf, Form, useForm } from "../../client/form.tsx";
import { send } from "../../client/graphql.ts";
import { CAPTCHA, FORM, failureWords } from "../../client/words.ts";
import { SendNewPasswordDocument } from "../../gql/documents.ts";
import { FORGOTTEN } from "../password/words.ts";
import { SIGN_IN_PATH } from "../session/session.ts";

const FIELDS = ["email", "captcha"] as const;
type Name = (typeof FIELDS)[number];

/** A new password by e-mail; the answer never says whether the address is known (R22). */
export function Forgotten() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return sentTo === null ? <ForgottenForm onSent={setSentTo} /> : <Sent to={sentTo} />;
}

function ForgottenForm({ onSent }: { onSent: (email: string) => void }) {
  const digits = useCaptcha();
  const form = useForm<Name>({
    id: "oubli",
    initial: { email: "", captcha: "" },
    required: () => ({ email: FORGOTTEN.missingEmail, captcha: CAPTCHA.required }),
    send: async (values): Promise<Complaint<Name>[]> => {
      const email = values.email.trim();
      const captcha = captchaAnswer(digits, values.captcha);
      if (!captcha) return [{ field: "captcha", message: CAPTCHA.notYet }];
      const answer = await send(SendNewPasswordDocument, { email, captcha });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.sendNewPassword;
      if (result.__typename === "NewPasswordSent") {
        onSent(email);
        return [];
      }
      const complaints = complaintsOf(result.problems, FIELDS);
      if (complaints.some(({ field }) => field === "captcha")) {
        form.set({ captcha: "" });
        digits.renew();
      }
      return complaints;
    },
  });
  return (
    <Form form={form} submit={FORGOTTEN.submit}>
      <p class="form__required">{FORM.allRequired}</p>
      <EmailField
        form={form}
        name="email"
        label={FORGOTTEN.email}
        autoComplete="username"
        required="unmarked"
      />
      <CaptchaField form={form} name="captcha" state={digits} required="unmarked" />
    </Form>
  );
}

function Sent({ to }: { to: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="done">
      <h2 ref={heading} tabIndex={-1}>
        {FORGOTTEN.doneTitle}
      </h2>
      <p>{FORGOTTEN.done(to)}</p>
      <p>{FORGOTTEN.doneNext}</p>
      <p>{FORGOTTEN.doneNothing}</p>
      <p>
        <a class="button button--main" href={SIGN_IN_PATH}>
          {FORGOTTEN.back}
        </a>
      </p>
    </div>
  );
}
