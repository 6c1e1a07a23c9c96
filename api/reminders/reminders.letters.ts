import { parisDay } from "../kernel/local-date.ts";
import type { Composer, Composers } from "../mail/letter.ts";
import { dueReminder, legalMoment } from "./due.ts";
import { signLink } from "./link.ts";
import { reminderWords } from "./reminders.messages.ts";
import { findReminded } from "./reminders.queries.ts";

/** Where the links of a reminder lead; the token is in the fragment. */
const CONFIRM_PATH = "/espace-professionnel/confirmer/";
const STOP_PATH = "/espace-professionnel/rappels/";
const PLACE_PATH = "/espace-professionnel/disponibilites/";

/** Looked up when it leaves: whoever has published meanwhile, or wants none any more, gets none. */
const toOwner: Composer = async ({ habilitationId }, { db, now, siteUrl, keys }) => {
  const today = parisDay(now);
  const row = habilitationId ? await findReminded(db, habilitationId, today) : null;
  // that it was planned is noted: what is asked here is whether there is still something to say
  if (!row?.wanted || !habilitationId || dueReminder({ ...row, lastSentOn: null }, today) === null)
    return null;
  const link = { habilitationId, version: row.version ?? "" };
  const to = (path: string, purpose: "CONFIRM" | "STOP") =>
    `${siteUrl}${path}#${signLink(keys, purpose, link, today)}`;
  const { email, listingName, validUntil, version, isChildminder } = row;
  return {
    to: email,
    ...reminderWords({
      listingName,
      validUntil,
      legalBefore: isChildminder ? (legalMoment(today)?.before ?? null) : null,
      placeUrl: siteUrl + PLACE_PATH,
      confirmUrl: version ? to(CONFIRM_PATH, "CONFIRM") : null,
      stopUrl: to(STOP_PATH, "STOP"),
    }),
  };
};

export const reminderLetters: Composers = { AVAILABILITY_REMINDER: toOwner };
