import type { HabilitationState } from "../kernel/habilitation.ts";
import type { RequestFlaw, RequestFlawCode, RequestForm } from "./request.ts";
import { CONSENT_DAYS } from "./transitions.ts";

/** How the form names its fields, with the article. */
const FIELDS: Record<keyof RequestForm, string> = {
  status: "votre statut",
  structure: "la structure que vous gérez",
  civility: "votre civilité",
  lastName: "votre nom",
  firstName: "votre prénom",
  streetNumber: "le numéro de voie",
  streetType: "le type de voie",
  streetName: "le nom de voie",
  postcode: "le code postal",
  commune: "la commune",
  phone: "un numéro de téléphone",
  email: "votre adresse électronique",
  emailConfirmation: "une seconde fois votre adresse électronique",
};

const FLAWS: Record<RequestFlawCode, (field: string) => string> = {
  REQUIRED: (field) => `Indiquez ${field}.`,
  TOO_LONG: (field) => `Ce texte est trop long : raccourcissez ${field}.`,
  UNPRINTABLE: () => "Ce champ contient des caractères invisibles : saisissez-le de nouveau.",
  NAME_UNREADABLE: () =>
    "Un nom ne contient que des lettres, des espaces, des traits d’union, des points et des apostrophes.",
  POSTCODE_UNREADABLE: () => "Le code postal a cinq chiffres, comme 66000.",
  COMMUNE_UNKNOWN: () => "Aucune commune ne porte ce nom : choisissez-la dans la liste proposée.",
  COMMUNE_AMBIGUOUS: () => "Plusieurs communes portent ce nom : choisissez la vôtre dans la liste proposée.",
  COMMUNE_POSTCODE_DISAGREE: () => "Ce code postal n’est pas celui de la commune : corrigez l’un ou l’autre.",
  PHONE_UNREADABLE: () =>
    "Ce numéro ne convient pas : indiquez un vrai numéro de téléphone français, à dix chiffres, où l’on peut vous joindre.",
  EMAIL_UNREADABLE: () => "Ce n’est pas une adresse électronique, comme prenom.nom@exemple.fr.",
  EMAIL_CONFIRMATION_DIFFERS: () => "Les deux adresses électroniques ne sont pas les mêmes.",
  STRUCTURE_REQUIRED: () => "Choisissez la structure que vous gérez.",
  STRUCTURE_UNKNOWN: () =>
    "Cette structure n’est pas dans l’annuaire : choisissez-la dans la liste proposée.",
};

/** What is wrong with a field of the form, in words that say what to do. */
export function flawSentence({ field, code }: RequestFlaw): string {
  return FLAWS[code](FIELDS[field]);
}

export const TOO_MANY_REQUESTS =
  "Trop de demandes viennent de votre connexion. Attendez une minute, puis recommencez.";

export const STRUCTURES_ARGUMENTS = {
  first: "« first » va de 1 à 50.",
  text: "Le texte cherché compte au plus 100 caractères.",
} as const;

const STATES: Record<HabilitationState, string> = {
  RECEIVED: "reçue, à examiner",
  DIRECTED_TO_PMI: "orientée vers la PMI",
  CONSENT_ASKED: "en attente du formulaire signé",
  CONSENT_RECEIVED: "formulaire signé reçu, à activer",
  ACTIVE: "active",
  REFUSED: "refusée",
  WITHDRAWN: "close, l’accord étant retiré",
  EXPIRED: "close, faute de réponse",
  REVOKED: "révoquée",
};

/** Why an agent's action cannot be done. */
export const EXAMINE_REFUSALS = {
  UNKNOWN_REQUEST: () => "Cette demande n’existe pas ou n’est pas de votre département.",
  NOT_ALLOWED_NOW: (state: HabilitationState) =>
    `Cette action n’est plus possible : la demande est ${STATES[state]}. Rechargez la page.`,
  JUST_SENT: () => "Le formulaire vient d’être envoyé : attendez une minute avant de l’envoyer de nouveau.",
  LISTING_REQUIRED: () => "Choisissez la fiche de l’annuaire dont il s’agit.",
  UNKNOWN_LISTING: () => "Cette fiche n’existe pas, ou ne convient pas à cette demande.",
  LISTING_GONE: () =>
    "Cette personne n’est plus dans l’annuaire : orientez-la vers la PMI, ou refusez la demande.",
  LISTING_TAKEN: () => "Une autre habilitation est active pour cette fiche.",
  EMAIL_IN_USE: () =>
    "Cette adresse électronique sert déjà à un autre compte : demandez une autre adresse à la personne, par une nouvelle demande.",
  REASON_TOO_LONG: () => "Le motif compte au plus 500 caractères.",
  REASON_UNPRINTABLE: () => "Le motif contient des caractères invisibles : saisissez-le de nouveau.",
} as const satisfies Record<string, (state: HabilitationState) => string>;
export type ExamineRefusal = keyof typeof EXAMINE_REFUSALS;

/** Days as letters say them. */
export const CONSENT_TERM = `${CONSENT_DAYS} jours`;
