/** The French words of the two pages that the links of a reminder open. */
import { longDate } from "../../words.ts";

export const LINK = {
  loading: "Chargement…",
  retry: "Réessayer",
  failed: "La page n’a pas pu être chargée",
  noToken:
    "Cette page s’ouvre par le lien du courriel de rappel : ouvrez-le de nouveau. Vous pouvez aussi vous connecter à votre espace.",
  over: "Ce lien n’est plus valable",
  overWhy:
    "Un lien de rappel sert trois semaines, et seulement tant que rien d’autre n’a été publié. Connectez-vous à votre espace pour confirmer ou publier vos disponibilités.",
  signIn: "Se connecter à votre espace",
} as const;

export const CONFIRM = {
  title: "Confirmer vos disponibilités",
  what: "Voici ce que les familles voient aujourd’hui pour :",
  valid: (date: string) => `Valable jusqu’au ${longDate(date)}.`,
  confirmedOn: (date: string) => ` Confirmé pour la dernière fois le ${longDate(date)}.`,
  still:
    "Si c’est toujours exact, appuyez sur ce bouton. Rien n’est confirmé tant que vous ne l’avez pas fait.",
  confirm: "Confirmer que c’est toujours exact",
  confirming: "Confirmation en cours…",
  done: "C’est confirmé, merci",
  doneWhat: "Les familles voient que vos disponibilités datent d’aujourd’hui.",
  until: (date: string) => `Elles sont valables jusqu’au ${longDate(date)}.`,
  changed: "Quelque chose a changé ?",
  publish: "Indiquer de nouvelles disponibilités",
  sheet: "Voir la fiche publique",
} as const;

export const STOP = {
  title: "Ne plus recevoir de rappels",
  what: "Vous ne recevrez plus de courriel avant que vos disponibilités n’expirent. Rien d’autre ne change : elles restent publiées, et votre accès reste ouvert.",
  stop: "Ne plus recevoir de rappels",
  stopping: "Enregistrement en cours…",
  done: "C’est noté : vous ne recevrez plus de rappels",
  doneWhat: "Vous pouvez les demander à nouveau dans votre espace, sous vos disponibilités.",
  overWhy:
    "Connectez-vous à votre espace : le choix de recevoir des rappels ou non se trouve sous vos disponibilités.",
} as const;
