import { CaptchaField, captchaAnswer, useCaptcha } from "../../client/captcha.tsx";
import { EmailField, RadioField, TextField } from "../../client/fields.tsx";
import { type Complaint, complaintsOf, Form, useForm } from "../../client/form.tsx";
import { send } from "../../client/graphql.ts";
import { CAPTCHA, FORM, failureWords } from "../../client/words.ts";
import { type HabilitationRequestInput, RequestHabilitationDocument } from "../../gql/documents.ts";
import { AddressFields } from "./address-fields.tsx";
import { communeSent, type Filed, PERSON_FIELDS, type PersonName, type Request } from "./request.ts";
import { MISSING, REQUEST } from "./words.ts";

interface PersonStepProps {
  request: Request;
  change: (patch: Partial<Request>) => void;
  onBack: () => void;
  onFiled: (filed: Filed) => void;
}

const CIVILITIES = [
  { value: "M", label: "M" },
  { value: "MME", label: "Mme" },
  { value: "MELLE", label: "Melle" },
];

/** Exactly the fields of R15. */
export function PersonStep({ request, change, onBack, onFiled }: PersonStepProps) {
  const digits = useCaptcha();
  const structure = request.status === "MANAGER" ? request.structureName : "";
  const form = useForm<PersonName>({
    id: "demande",
    initial: Object.fromEntries(PERSON_FIELDS.map((name) => [name, request[name]])) as Record<
      PersonName,
      string
    >,
    required: () => {
      const {
        civility,
        lastName,
        firstName,
        streetName,
        postcode,
        commune,
        phone,
        email,
        emailConfirmation,
      } = MISSING;
      const person = { civility, lastName, firstName, streetName, postcode, commune };
      return { ...person, phone, email, emailConfirmation, captcha: CAPTCHA.required };
    },
    send: async (values): Promise<Complaint<PersonName>[]> => {
      const captcha = captchaAnswer(digits, values.captcha);
      if (!captcha) return [{ field: "captcha", message: CAPTCHA.notYet }];
      const answer = await send(RequestHabilitationDocument, { input: inputOf(request, values, captcha) });
      if (!answer.ok) return [{ field: null, message: failureWords(answer.error) }];
      const result = answer.data.requestHabilitation;
      if (result.__typename === "HabilitationRequested") {
        onFiled({ caf: result.caf.name, structure });
        return [];
      }
      const complaints = complaintsOf(result.problems, PERSON_FIELDS);
      if (complaints.some(({ field }) => field === "captcha")) {
        form.set({ captcha: "" });
        digits.renew();
      }
      return complaints;
    },
    onChange: change,
    together: [
      ["postcode", "commune"],
      ["email", "emailConfirmation"],
    ],
  });

  const back = (
    <button class="button" type="button" onClick={onBack}>
      {REQUEST.back}
    </button>
  );
  return (
    <Form form={form} submit={REQUEST.submit} beside={back} level={3}>
      {structure && (
        <p>
          {REQUEST.chosen}
          <strong>{structure}</strong>
        </p>
      )}
      <p>{FORM.required}</p>
      <RadioField
        form={form}
        name="civility"
        label={REQUEST.civility}
        required
        choices={CIVILITIES}
        class="choices--row"
      />
      <div class="form__pair">
        <TextField
          form={form}
          name="lastName"
          label={REQUEST.lastName}
          autoComplete="family-name"
          maxLength={100}
          required
        />
        <TextField
          form={form}
          name="firstName"
          label={REQUEST.firstName}
          autoComplete="given-name"
          maxLength={100}
          required
        />
      </div>
      <fieldset class="form__part">
        <legend>{REQUEST.address}</legend>
        {structure && <p class="form__aside">{REQUEST.addressOfManager}</p>}
        <AddressFields form={form} />
      </fieldset>
      <fieldset class="form__part">
        <legend>{REQUEST.reach}</legend>
        <TextField
          form={form}
          name="phone"
          label={REQUEST.phone}
          type="tel"
          autoComplete="tel"
          maxLength={30}
          required
          class="field--short"
        />
        <p>{REQUEST.emailWhy}</p>
        <EmailField form={form} name="email" label={REQUEST.email} hint={REQUEST.emailHint} required />
        <EmailField form={form} name="emailConfirmation" label={REQUEST.emailConfirmation} required />
      </fieldset>
      <fieldset class="form__part">
        <legend>{REQUEST.check}</legend>
        <CaptchaField form={form} name="captcha" state={digits} required />
      </fieldset>
      <section aria-labelledby="donnees">
        <h3 id="donnees">{REQUEST.data}</h3>
        <p class="form__aside">{REQUEST.dataWhat}</p>
      </section>
    </Form>
  );
}

function inputOf(
  { status, structure }: Request,
  values: Record<PersonName, string>,
  captcha: { id: string; text: string },
): HabilitationRequestInput {
  const filled = (text: string) => text.trim() || null;
  return {
    status: status === "MANAGER" ? "MANAGER" : "CHILDMINDER",
    structure: status === "MANAGER" ? structure : null,
    civility: values.civility as HabilitationRequestInput["civility"],
    lastName: values.lastName.trim(),
    firstName: values.firstName.trim(),
    streetNumber: filled(values.streetNumber),
    streetType: filled(values.streetType),
    streetName: values.streetName.trim(),
    postcode: values.postcode.trim(),
    commune: communeSent(values),
    phone: values.phone.trim(),
    email: values.email.trim(),
    emailConfirmation: values.emailConfirmation.trim(),
    captcha,
  };
}
