export const DESK_ARGUMENTS = {
  first: "« first » va de 1 à 100.",
  text: "Le texte cherché compte au plus 100 caractères.",
  lookup: "Pour chercher une fiche, écrivez de 2 à 100 caractères.",
  states: "Cette liste d’états est trop longue.",
  cursor: "Ce curseur n’appartient pas à cette liste : recommencez à la première page.",
} as const;

/** What an agent is told of an uploaded PMI file. */
export const UPLOAD = {
  UNAUTHENTICATED: "Votre session est terminée. Connectez-vous de nouveau.",
  FORBIDDEN: "Votre accès ne permet pas cette action.",
  NOT_FOUND: "Ce document n’existe pas ou n’est pas de votre département.",
  NOT_BYTES: "Envoyez le fichier seul, tel qu’il est (application/octet-stream).",
  TOO_LARGE: "Le fichier dépasse 100 Mo : ce n’est pas celui d’un département.",
  TOO_SLOW:
    "Le fichier arrive trop lentement : l’envoi est arrêté et rien n’a changé. Vérifiez votre connexion, puis recommencez.",
  UNDER_WAY: "Un fichier de votre département est déjà en cours de lecture : attendez qu’il soit fini.",
  FAILED: "L’import a échoué : rien n’a changé. Recommencez ; si l’échec se répète, prévenez l’assistance.",
  APPROVE: "  Pour l’appliquer tout de même, confirmez ci-dessous.",
  TRIED: "Essai terminé : rien n’a changé.",
  HELD: "Le fichier est retenu : rien n’a changé tant que vous ne l’approuvez pas.",
  APPLIED: "Le fichier est appliqué.",
  UNCHANGED: "Ce fichier est déjà appliqué : rien n’a changé.",
} as const;

export const QUARANTINE_HEADER = ["ligne", "colonne", "code", "motif"] as const;

/** What is wrong with the contact details of a Caf. */
export const CONTACT = {
  ADDRESS_REQUIRED: "Indiquez l’adresse postale : c’est là que reviennent les formulaires signés.",
  ADDRESS_TOO_LONG: "L’adresse postale compte au plus 6 lignes de 100 caractères.",
  ADDRESS_UNPRINTABLE: "L’adresse postale contient des caractères invisibles : saisissez-la de nouveau.",
  EMAIL_UNREADABLE: "Ce n’est pas une adresse électronique, comme contact@exemple.fr.",
  PHONE_UNREADABLE: "Ce n’est pas un numéro de téléphone français à dix chiffres.",
} as const;
