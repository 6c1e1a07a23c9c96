import { french, longDate } from "../documents/typography.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Letter } from "../mail/letter.ts";

export interface ReminderFacts {
  listingName: string;
  /** the last day that what stands holds; null: nothing stands */
  validUntil: LocalDate | null;
  /** 1 June or 1 December, when it is near and the person is a childminder */
  legalBefore: LocalDate | null;
  placeUrl: string;
  /** opens a page whose one button confirms; null when nothing stands */
  confirmUrl: string | null;
  stopUrl: string;
}

/** What a reminder says: what families see, until when, and the two ways on. */
export function reminderWords(facts: ReminderFacts): Pick<Letter, "subject" | "body"> {
  const { listingName, validUntil, legalBefore, placeUrl, confirmUrl, stopUrl } = facts;
  const stands = validUntil !== null;
  return {
    subject: stands
      ? `Vos disponibilités sont valables jusqu’au ${longDate(validUntil)}`
      : "Vos disponibilités ne sont pas renseignées",
    body: spaced([
      {
        p: stands
          ? `Les disponibilités publiées pour « ${listingName} » sont valables jusqu’au ${longDate(validUntil)}. Ensuite, les familles verront le pictogramme gris : « non renseigné ».`
          : `Aucune disponibilité n’est publiée pour « ${listingName} », ou elles ne sont plus à jour : les familles voient le pictogramme gris, « non renseigné ».`,
      },
      ...(legalBefore
        ? [
            {
              p: `Les assistantes maternelles et les assistants maternels renseignent leurs disponibilités deux fois par an au moins : avant le 1er juin et avant le 1er décembre. La prochaine échéance est le ${longDate(legalBefore)}.`,
            },
          ]
        : []),
      ...(confirmUrl
        ? [
            { p: "Rien n’a changé ? Ouvrez cette page et appuyez sur son bouton, sans mot de passe." },
            { link: { href: confirmUrl, text: "Confirmer que mes disponibilités sont toujours exactes" } },
            {
              p: "Ce lien sert pendant trois semaines, à confirmer et à rien d’autre. Ne le transmettez pas.",
            },
          ]
        : []),
      {
        p: stands
          ? "Quelque chose a changé ? Publiez de nouvelles disponibilités."
          : "« Complet » est aussi une information utile : les familles ne vous appelleront pas pour rien.",
      },
      { link: { href: placeUrl, text: "Indiquer mes disponibilités" } },
      {
        p: "Vous recevez ce rappel au plus une fois tous les quinze jours, parce que vous êtes habilité(e) à publier vos disponibilités.",
      },
      { link: { href: stopUrl, text: "Ne plus recevoir de rappels" } },
    ]),
  };
}

function spaced(body: Letter["body"]): Letter["body"] {
  return body.map((block) => ("p" in block ? { p: french(block.p) } : block));
}
