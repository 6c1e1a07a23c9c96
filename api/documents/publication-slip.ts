import { SLIP } from "./documents.messages.ts";
import { Sheet } from "./sheet.ts";
import { telephone } from "./typography.ts";

/** When its words were last changed. */
const EDITION = "2026-11-24";

export interface Pmi {
  name: string;
  postalAddress: readonly string[];
  email: string | null;
  phone: string | null;
}

export interface PublicationSlipFacts {
  departementName: string;
  pmi: Pmi;
}

/**
 * The slip by which a childminder gives, corrects or takes back the permission that PMI keeps (R4). Without facts it
 * is for any département, and has room to write which.
 */
export function publicationSlip(facts?: PublicationSlipFacts): Promise<Buffer> {
  const { departementName, pmi } = facts ?? {};
  const title = departementName ? SLIP.titleOf(departementName) : SLIP.title;
  const sheet = new Sheet({ title, subject: SLIP.subject, footer: title, date: EDITION });
  sheet.title(SLIP.title, SLIP.lead(departementName ? `${SLIP.who} – ${departementName}` : SLIP.who));
  sheet.heading(SLIP.wish);
  sheet.ticks(SLIP.wishes, SLIP.box);
  sheet.dotted(SLIP.toCorrect, 2);
  sheet.heading(SLIP.whoIAm);
  sheet.blanks({ label: SLIP.name, share: 1 });
  if (departementName) sheet.blanks({ label: SLIP.approval, share: 1 });
  else sheet.blanks({ label: SLIP.approval, share: 0.5 }, { label: SLIP.departement, share: 0.5 });
  sheet.blanks({ label: SLIP.address, share: 1 });
  sheet.emptyLine();
  sheet.blanks({ label: SLIP.phone, share: 0.4 }, { label: SLIP.email, share: 0.6 });
  sheet.heading(SLIP.shown);
  sheet.p(SLIP.shownWhat);
  sheet.ticks(SLIP.shownBoxes, SLIP.box);
  sheet.p(SLIP.reachable);
  sheet.p(SLIP.informed);
  const known = pmi ? contacts(pmi) : [];
  const lines = pmi ? [pmi.name, ...known] : [];
  const returnTo =
    known.length > 0 ? { lines, postal: true } : { lines: [SLIP.unknown(pmi?.name ?? null)], room: 3 };
  sheet.signature(SLIP.signature, { title: SLIP.returnTo, ...returnTo });
  toKeep(sheet);
  if (known.length > 0) sheet.note({ title: SLIP.writeTo, ...returnTo });
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

/** Contact details only where they are known. */
function contacts({ postalAddress, email, phone }: Pmi): string[] {
  return [
    ...postalAddress,
    ...(email ? [SLIP.byEmail(email)] : []),
    ...(phone ? [SLIP.byPhone(telephone(phone))] : []),
  ];
}
