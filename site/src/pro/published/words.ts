/** The French words of the choice of a département (R4). */

export const PMI = {
  label: "Votre département",
  none: "Choisissez votre département",
  failed: "La liste des départements n’a pas pu être chargée. Rechargez la page pour réessayer.",
  title: (departement: string) => `Le service de PMI : ${departement}`,
  slip: "Imprimer le bulletin de votre département",
  slipSize: " (PDF, 2 pages)",
} as const;
