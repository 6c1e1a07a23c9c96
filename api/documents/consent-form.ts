import type { Civility } from "../kernel/habilitation.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { CONSENT } from "./documents.messages.ts";
import { Sheet } from "./sheet.ts";
import { longDate, telephone } from "./typography.ts";

export interface ConsentFormFacts {
  civility: Civility;
  lastName: string;
  firstName: string;
  addressLines: readonly string[];
  phone: string;
  email: string;
  /** of a manager: what they manage */
  structureName?: string;
  caf: { name: string; postalAddress: readonly string[]; email: string | null };
  today: LocalDate;
}

const CIVILITY: Record<Civility, string> = { M: "M.", MME: "Mme", MELLE: "Melle" };

/** The form of consent to publish availability, filled with what the requester typed and nothing else (R18). */
export function consentForm(facts: ConsentFormFacts): Promise<Buffer> {
  const { caf, structureName } = facts;
  const who = structureName === undefined ? "CHILDMINDER" : "MANAGER";
  const prepared = CONSENT.prepared(longDate(facts.today));
  const sheet = new Sheet({
    title: CONSENT.title,
    subject: CONSENT.subject,
    footer: prepared,
    date: facts.today,
  });
  sheet.title(CONSENT.title, CONSENT.lead);
  sheet.heading(CONSENT.whoIAm);
  sheet.fields([
    { label: CONSENT.name, lines: [`${CIVILITY[facts.civility]} ${facts.lastName} ${facts.firstName}`] },
    { label: CONSENT.address, lines: facts.addressLines },
    { label: CONSENT.phone, lines: [telephone(facts.phone)] },
    { label: CONSENT.email, lines: [facts.email] },
    ...(structureName === undefined ? [] : [{ label: CONSENT.structure, lines: [structureName] }]),
  ]);
  sheet.heading(CONSENT.what);
  sheet.list(CONSENT.accepted);
  sheet.p(CONSENT.apart[who]);
  sheet.heading(CONSENT.back);
  sheet.p(`${CONSENT.backWhat} ${CONSENT.backListing[who]}`);
  const address = caf.postalAddress.length > 0 ? caf.postalAddress : [CONSENT.notKnown];
  const email = caf.email ? [CONSENT.byEmail(caf.email)] : [];
  const lines = [caf.name, ...address, ...email];
  sheet.signature(CONSENT.signature, { title: CONSENT.returnTo, lines, postal: true });
  return sheet.bytes();
}
