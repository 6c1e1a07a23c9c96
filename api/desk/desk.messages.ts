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
  UNDER_WAY: "Un fichier de votre département est déjà en cours de lecture : attendez qu’il soit fini.",
  FAILED: "L’import a échoué : rien n’est écrit. Recommencez ; si l’échec se répète, prévenez l’assistance.",
  APPROVE: "  Pour l’appliquer tout de même, confirmez ci-dessous.",
  TRIED: "Essai terminé : rien n’est écrit.",
  HELD: "Le fichier est retenu : rien n’est écrit tant que vous ne l’approuvez pas.",
  APPLIED: "Le fichier est appliqué.",
  UNCHANGED: "Ce fichier est déjà appliqué : rien n’a changé.",
} as const;

export const QUARANTINE_HEADER = ["ligne", "colonne", "code", "motif"] as const;
