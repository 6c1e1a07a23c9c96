export const UNAUTHENTICATED = "Votre session est terminée. Connectez-vous de nouveau.";
export const FORBIDDEN = "Votre accès ne permet pas cette action.";
export const PASSWORD_FIRST = "Remplacez d’abord le mot de passe reçu par courriel.";
export const CROSS_SITE = "Cette demande vient d’un autre site : elle est refusée.";
export const NOT_BY_GET = "This document is asked by POST: it changes something, or its answer is personal.";
export const NOT_JSON = "POST /graphql takes application/json.";
