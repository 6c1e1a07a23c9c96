import { inTransaction } from "../../db/client.ts";
import { replaceAuthorities } from "../../db/reference/reference.queries.ts";
import { isEmail } from "../account/email.ts";
import { record } from "../audit/audit.queries.ts";
import type { Context } from "../context.ts";
import { telephone } from "../documents/typography.ts";
import type { Departement } from "../geocoding/geocoding.types.ts";
import { toE164 } from "../intake/telephone.ts";
import { clean, isUnprintable } from "../kernel/written.ts";
import type { Problem } from "../problem.ts";
import { agentOf } from "./agent.ts";
import { CONTACT } from "./desk.messages.ts";

/** Where people answer their Caf, as one of its agents writes it. */
export interface ContactForm {
  /** lines, the name of the Caf not among them */
  postalAddress: string[];
  email: string;
  phone: string;
}

type ContactFlaw = { field: keyof ContactForm; code: keyof typeof CONTACT };

const MOST_LINES = 6;
const LONGEST_LINE = 100;
/** What is written of where the details come from. */
const SOURCE = "saisi par un agent de la Caf";

/** Reads the form whole: either all that is wrong with it, or what can be kept. */
export function checkContact(
  form: ContactForm,
  departementCode: string,
): { flaws: ContactFlaw[] } | { contact: ContactForm } {
  const flaws: ContactFlaw[] = [];
  const postalAddress = form.postalAddress.map(clean).filter(Boolean);
  const [email, phone] = [clean(form.email), clean(form.phone)];
  if (postalAddress.length > MOST_LINES || postalAddress.some((line) => line.length > LONGEST_LINE))
    flaws.push({ field: "postalAddress", code: "ADDRESS_TOO_LONG" });
  else if (postalAddress.some(isUnprintable))
    flaws.push({ field: "postalAddress", code: "ADDRESS_UNPRINTABLE" });
  else if (postalAddress.length === 0) flaws.push({ field: "postalAddress", code: "ADDRESS_REQUIRED" });
  if (email !== "" && !isEmail(email)) flaws.push({ field: "email", code: "EMAIL_UNREADABLE" });
  const number = phone === "" ? "" : toE164(phone, departementCode);
  if (number === null) flaws.push({ field: "phone", code: "PHONE_UNREADABLE" });
  if (flaws.length > 0) return { flaws };
  return { contact: { postalAddress, email, phone: telephone(number ?? "").replaceAll("\u00a0", " ") } };
}

/** Keeps what an agent wrote of their own Caf: letters, forms and pages say it from then on. */
export async function changeContact(
  context: Context,
  form: ContactForm,
): Promise<{ departement: Departement } | { problems: Problem[] }> {
  const { primary, gazetteer } = context;
  const { departementCode, accountId: actorId } = agentOf(context);
  const checked = checkContact(form, departementCode);
  if ("flaws" in checked) {
    return {
      problems: checked.flaws.map(({ field, code }) => ({ path: [field], code, message: CONTACT[code] })),
    };
  }
  const { postalAddress, email, phone } = checked.contact;
  await inTransaction(primary, async (tx) => {
    await replaceAuthorities(tx, [
      {
        departement: departementCode,
        kind: "CAF",
        // as it is
        name: "",
        postalAddress,
        email: email || null,
        phone: phone || null,
        source: SOURCE,
      },
    ]);
    await record(tx, { action: "CAF_CONTACT_CHANGED", actorId, facts: { departement: departementCode } });
  });
  await gazetteer.refreshAuthorities(primary);
  const departement = gazetteer.departements.find(({ code }) => code === departementCode);
  if (!departement) throw new Error("an agent is of a département that does not exist");
  return { departement };
}
