import { GUIDE, GUIDE_LEAD, GUIDE_SUBJECT, GUIDE_TITLE, type Piece } from "./guide.messages.ts";
import { Sheet } from "./sheet.ts";

/** When its words were last changed. */
const EDITION = "2026-11-24";

/** The documentation to download (R13). Always the same bytes. */
export function guide(): Promise<Buffer> {
  const sheet = new Sheet({ title: GUIDE_TITLE, subject: GUIDE_SUBJECT, footer: GUIDE_TITLE, date: EDITION });
  sheet.title(GUIDE_TITLE, GUIDE_LEAD);
  for (const piece of GUIDE) put(sheet, piece);
  return sheet.bytes();
}

function put(sheet: Sheet, piece: Piece): void {
  if ("heading" in piece) sheet.heading(piece.heading);
  else if ("subheading" in piece) sheet.subheading(piece.subheading);
  else if ("p" in piece) sheet.p(piece.p);
  else if ("list" in piece) sheet.list(piece.list);
  else if ("steps" in piece) sheet.list(piece.steps, true);
  else if ("note" in piece) sheet.note({ title: piece.note, lines: piece.lines });
  else sheet.pictograms(piece.pictograms);
}
