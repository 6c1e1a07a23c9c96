/** The French words of what an agent does with a request. */
import type { HabilitationAction } from "../gql/documents.ts";
import { count } from "../words.ts";

export const CONFIRM = {
  cancel: "Annuler",
  letter: "Le courriel qui sera envoyé",
  noLetter: "Aucun courriel ne sera envoyé.",
  to: "À",
  subject: "Objet",
  attachments: "Pièces jointes",
  attachment: "Pièce jointe",
  password: "Le mot de passe est remplacé par des points : personne à la Caf ne le voit.",
  listing: "Fiche choisie",
  reason: { required: "Motif (obligatoire)", optional: "Motif (facultatif)" },
  reasonMissing: "Écrivez le motif : la personne doit savoir pourquoi.",
  reasonTooLong: "Raccourcissez le motif : il ne peut pas dépasser 500 caractères.",
  reasonHint: "500 caractères au plus. Il figurera dans le courriel ci-dessous, tel que vous l’écrivez.",
  reasonKept: "500 caractères au plus. Il sera gardé avec la demande.",
  left: (n: number) => (n < 0 ? `${-n} de trop` : `${count(n, "caractère restant", "caractères restants")}`),
  working: "Un instant…",
  failed: "L’action n’a pas abouti : le service ne répond pas comme prévu. Réessayez dans un instant.",
  likely: (n: number, names: string) =>
    n === 1
      ? `Une fiche de l’annuaire semble être celle de cette personne : ${names}.`
      : `Des fiches de l’annuaire semblent être celle de cette personne : ${names}.`,
  likelyWhy:
    "Le nom et la commune concordent. Regardez d’abord : si c’est bien elle, envoyez-lui plutôt le formulaire.",
  notTheirs: "Si ce n’est pas elle, ce courriel lui dira à qui s’adresser.",
  look: "Regarder la fiche d’abord",
  directAnyway: "Orienter vers la PMI quand même",
  offline: "Vous êtes hors connexion : rien n’a été envoyé. Réessayez quand le réseau sera revenu.",
} as const;

export const POST = {
  button: "Imprimer le formulaire pour l’envoyer par la poste",
  title: "Envoyer le formulaire par la poste",
  what: "Le formulaire d’accord est rempli avec ce que la personne a saisi. Imprimez-le, mettez-le sous pli à l’adresse ci-dessous, puis notez son envoi : un courriel en préviendra la personne.",
  open: "Ouvrir le formulaire (PDF, nouvel onglet)",
  confirm: "Noter l’envoi par la poste",
  done: "L’envoi du formulaire par la poste est noté.",
} as const;

interface ActionWords {
  label: string;
  /** What it does, before it is confirmed. */
  what: string;
  confirm: string;
  done: string;
  /** A reason is to be written, or may be; the letter will hold it. */
  reason?: "required" | "optional";
}

export const ACTION: Record<HabilitationAction, ActionWords> = {
  DIRECT_TO_PMI: {
    label: "Orienter vers la PMI",
    what: "La personne ne figure pas dans le fichier de la PMI : ce courriel lui dira à qui s’adresser.",
    confirm: "Orienter vers la PMI",
    done: "La personne est orientée vers la PMI : le courriel part.",
  },
  ASK_CONSENT: {
    label: "Envoyer le formulaire",
    what: "La personne recevra le formulaire d’accord à signer et à renvoyer.",
    confirm: "Envoyer le formulaire",
    done: "Le formulaire part par courriel.",
  },
  RECORD_CONSENT: {
    label: "Noter la réception du formulaire signé",
    what: "Le formulaire d’accord est revenu signé : il restera à activer l’habilitation.",
    confirm: "Noter la réception",
    done: "La réception du formulaire signé est notée.",
  },
  ACTIVATE: {
    label: "Activer l’habilitation",
    what: "La personne recevra un mot de passe, valable 72 heures, à remplacer à sa première connexion.",
    confirm: "Activer l’habilitation",
    done: "L’habilitation est active : le courriel part avec le mot de passe.",
  },
  REFUSE: {
    label: "Refuser la demande",
    what: "La demande sera close. La personne pourra en faire une autre.",
    confirm: "Refuser la demande",
    done: "La demande est refusée.",
    reason: "required",
  },
  REVOKE: {
    label: "Révoquer l’habilitation",
    what: "La personne n’aura plus accès à ses disponibilités, qui redeviendront « non renseignées » aussitôt.",
    confirm: "Révoquer l’habilitation",
    done: "L’habilitation est révoquée.",
    reason: "required",
  },
  WITHDRAW: {
    label: "Enregistrer le retrait de l’accord",
    what: "La personne a repris son accord : ses disponibilités redeviendront « non renseignées » aussitôt.",
    confirm: "Enregistrer le retrait",
    done: "Le retrait de l’accord est enregistré.",
    reason: "optional",
  },
};
