import { SLIP } from "./documents.messages.ts";
import { Sheet } from "./sheet.ts";
import { telephone } from "./typography.ts";

/** When its words were last changed. */
const EDITION = "2026-11-23";

export interface PublicationSlipFacts {
  departementName: string;
  pmi: { name: string; postalAddress: readonly string[]; email: string | null; phone: string | null };
}

/** The slip by which a childminder gives, corrects or takes back the permission that PMI keeps (R4). */
export function publicationSlip({ departementName, pmi }: PublicationSlipFacts): Promise<Buffer> {
  const sheet = new Sheet({
    title: `${SLIP.title} – ${departementName}`,
    subject: SLIP.subject,
    footer: SLIP.footer(departementName),
    date: EDITION,
  });
  sheet.title(SLIP.title, SLIP.lead(departementName));
  sheet.heading(SLIP.wish);
  sheet.ticks(SLIP.wishes, SLIP.box);
  sheet.heading(SLIP.whoIAm);
  sheet.blanks({ label: SLIP.name, share: 1 });
  sheet.blanks({ label: SLIP.approval, share: 1 });
  sheet.blanks({ label: SLIP.address, share: 1 });
  sheet.emptyLine();
  sheet.blanks({ label: SLIP.phone, share: 0.4 }, { label: SLIP.email, share: 0.6 });
  sheet.heading(SLIP.shown);
  sheet.p(SLIP.shownWhat);
  sheet.ticks(SLIP.shownBoxes, SLIP.box);
  sheet.p(SLIP.reachable);
  sheet.p(SLIP.informed);
  const known = contacts(pmi);
  const returnTo = { title: SLIP.returnTo, lines: [pmi.name, ...known], postal: true };
  if (known.length > 0) sheet.signature(SLIP.signature, returnTo);
  else {
    sheet.signature(SLIP.signature);
    sheet.subheading(SLIP.returnTo);
    sheet.p(SLIP.unknown(pmi.name));
    sheet.emptyLine();
    sheet.emptyLine();
  }
  toKeep(sheet);
  if (known.length > 0) sheet.note({ ...returnTo, title: SLIP.writeTo });
  return sheet.bytes();
}

/** The page that stays with whoever signed. */
function toKeep(sheet: Sheet): void {
  sheet.newPage();
  sheet.heading(SLIP.toKeep);
  sheet.subheading(SLIP.internet);
  sheet.list(SLIP.internetWhat);
  sheet.subheading(SLIP.position);
  sheet.p(SLIP.positionWhat);
  sheet.subheading(SLIP.later);
  sheet.p(SLIP.laterWhat);
  sheet.subheading(SLIP.apart);
  sheet.p(SLIP.apartWhat);
}

/** Contact details only where they are known; none: there is room to write them. */
function contacts({ postalAddress, email, phone }: PublicationSlipFacts["pmi"]): string[] {
  return [
    ...postalAddress,
    ...(email ? [SLIP.byEmail(email)] : []),
    ...(phone ? [SLIP.byPhone(telephone(phone))] : []),
  ];
}
