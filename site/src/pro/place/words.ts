/** The French words of a professional's own page (R24, R25). */
import type { HabilitationState } from "../../gql/documents.ts";

export const PLACE = {
  loading: "Chargement de votre espace…",
  failed: "Votre espace n’a pas pu être chargé",
  retry: "Réessayer",
  tabs: "Votre espace",
  childminders: "Assistantes maternelles",
  structure: "Votre structure",
  password: "Modifier votre mot de passe",
  publish: "Indiquez vos disponibilités",
  details: "Vos informations, telles que la PMI les a transmises",
  detailsWhy:
    "Ces informations viennent du service de PMI de votre département. Ni vous ni la Caf ne pouvez les modifier ici.",
  wrong: "Une erreur ? C’est la PMI qui corrige",
  wrongText: "Écrivez-lui : la correction apparaît ici dès le fichier suivant qu’elle transmet.",
  shown: "montré aux familles",
  withheld: "non montré aux familles",
  approvalNumber: "Numéro d’agrément",
  name: "Nom et prénom",
  address: "Adresse",
  phone: "Téléphone",
  email: "Adresse électronique",
  places: "Places agréées",
  approval: "Agrément",
  fromTo: (from: string, to: string) => `du ${from} au ${to}`,
  where: "Lieu d’exercice",
  none: "non renseigné",
  availability: "Ce que voient les familles",
  sheet: "Voir votre fiche publique",
  noAvailability:
    "Ce type de structure n’a pas de disponibilités à publier : les familles y viennent pendant ses séances.",
  structureWrong: "Nom ou adresse à corriger ?",
  structureWrongText:
    "Ces informations viennent de l’annuaire des structures d’accueil : signalez l’erreur à votre Caf.",
  caf: "Votre Caf",
  pmi: "Votre service de PMI",
  unknownContact:
    "Ses coordonnées ne sont pas connues de ce site. Vous les trouverez sur le site internet de cet organisme ou auprès de votre mairie.",
  request: "Faire une nouvelle demande",
  toBePublished: "Comment être publié(e)",
} as const;

interface ClosedWords {
  title: string;
  why: string[];
  todo: string[];
}

export type ClosedAccess = "NOT_LISTED" | "SUSPENDED" | "HABILITATION_INVALID";

/** Why the space of a childminder is closed, and what to do (R24). */
export const CLOSED: Record<ClosedAccess, ClosedWords> = {
  NOT_LISTED: {
    title: "Vous n’êtes plus publié(e) sur ce site",
    why: [
      "Le dernier fichier transmis par la PMI ne vous mentionne plus, ou votre accord de publication a été retiré. Vos disponibilités ne peuvent donc pas être montrées aux familles.",
    ],
    todo: [
      "Si c’est une erreur, ou si vous souhaitez être publié(e) de nouveau, écrivez à votre service de PMI : lui seul peut vous inscrire.",
    ],
  },
  SUSPENDED: {
    title: "Votre publication est suspendue",
    why: [
      "La PMI a signalé que votre agrément est en cours de révision ou de renouvellement. Pendant ce temps, vous n’apparaissez plus sur le site et vos disponibilités ne peuvent pas être modifiées.",
      "Rien n’est perdu : dès que la PMI lève la suspension, tout revient, disponibilités comprises.",
    ],
    todo: ["Pour savoir où en est votre dossier, adressez-vous à votre service de PMI."],
  },
  HABILITATION_INVALID: {
    title: "Votre habilitation n’est pas valide",
    why: [
      "Vous figurez sur le site, mais votre habilitation à publier vos disponibilités n’est pas active : elle a pris fin, a été retirée, ou n’est pas encore accordée.",
    ],
    todo: [
      "Adressez-vous à votre Caf pour en connaître la raison. Si votre habilitation a pris fin, vous pouvez en demander une nouvelle.",
    ],
  },
};

/** The same for the manager of a structure, with which PMI has nothing to do (R24, R25). */
export const CLOSED_MANAGER: Record<ClosedAccess, ClosedWords> = {
  NOT_LISTED: {
    title: "Votre structure n’est plus publiée sur ce site",
    why: [
      "Elle ne figure plus dans l’annuaire des structures d’accueil. Ses informations et ses disponibilités ne peuvent donc pas être montrées aux familles.",
    ],
    todo: [
      "Si c’est une erreur, ou si vous gérez maintenant une autre structure, adressez-vous à votre Caf.",
    ],
  },
  SUSPENDED: {
    title: "La publication de votre structure est suspendue",
    why: [
      "Pendant ce temps, elle n’apparaît plus sur le site et ses disponibilités ne peuvent pas être modifiées.",
    ],
    todo: ["Pour en connaître la raison, adressez-vous à votre Caf."],
  },
  HABILITATION_INVALID: {
    title: "Votre habilitation n’est pas valide",
    why: [
      "Votre structure figure sur le site, mais votre habilitation à publier ses disponibilités n’est pas active : elle a pris fin, a été retirée, ou n’est pas encore accordée.",
    ],
    todo: [
      "Adressez-vous à votre Caf pour en connaître la raison. Si votre habilitation a pris fin, vous pouvez en demander une nouvelle.",
    ],
  },
};

/** How an habilitation ended, where the site knows it: said in place of what it may have been. */
export const OVER: Partial<Record<HabilitationState, string>> = {
  REVOKED: "La Caf a mis fin à votre habilitation : elle vous a écrit.",
  WITHDRAWN:
    "Vous avez retiré votre accord à la publication des disponibilités : votre habilitation a pris fin.",
};

export const CIVILITY: Record<string, string> = { M: "M", MME: "Mme", MELLE: "Melle" };
