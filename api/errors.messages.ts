/** What is said of every failure of ours: nothing of the inside. */
export const FAILURE = {
  SERVICE_UNAVAILABLE: "Le service est momentanément indisponible. Réessayez dans un instant.",
  INTERNAL_SERVER_ERROR: "Une erreur inattendue est survenue.",
} as const;
