/** The French words of forms: shared by the pro space and the Caf's desk. */
import type { AskError } from "./graphql.ts";

export const FORM = {
  required: "Les champs marqués d’un astérisque * sont obligatoires.",
  allRequired: "Tous les champs sont obligatoires.",
  oneError: "Une correction est nécessaire",
  errors: (n: number) => `${n} corrections sont nécessaires`,
  failed: "L’envoi n’a pas abouti",
  errorTitle: "Erreur : ",
  error: "Erreur : ",
  sending: "Envoi en cours…",
  show: "Afficher",
  hide: "Masquer",
  thePassword: " le mot de passe",
  shown: "Votre mot de passe est visible.",
  hidden: "Votre mot de passe est masqué.",
} as const;

export const CAPTCHA = {
  label: "Vérification du texte",
  hint: "Recopiez les quatre chiffres de l’image, ou écoutez-les. Cette vérification protège le formulaire des robots.",
  image: "Quatre chiffres à recopier. Le bouton « Écouter les chiffres » les dit à voix haute.",
  listen: "Écouter les chiffres",
  stop: "Arrêter la lecture",
  again: "Recommencer",
  loading: "Chargement de l’image…",
  renewed: "Voici quatre nouveaux chiffres.",
  required: "Recopiez les quatre chiffres de l’image.",
  notYet: "L’image n’est pas affichée : attendez-la, ou choisissez « Recommencer ».",
  noSound: "Le son ne peut pas être lu sur cet appareil.",
} as const;

export const COMMUNE = {
  noCommune: "Aucune commune de ce nom.",
  assistive:
    "Quand des communes sont proposées, parcourez-les avec les flèches haut et bas et validez avec Entrée. Au toucher, explorez avec le doigt.",
  tooShort: (min: number) => `Écrivez au moins ${min} lettres pour voir des communes.`,
  results: (n: number) => (n < 2 ? `${n} commune proposée.` : `${n} communes proposées.`),
  selected: (option: string, n: number, index: number) => `${option}, ${index + 1} sur ${n}.`,
} as const;

const OFFLINE =
  "Vous êtes hors connexion. Vérifiez votre réseau, puis réessayez : rien de ce que vous avez saisi n’est perdu.";
const SILENT =
  "Le service ne répond pas comme prévu. Réessayez dans un instant : rien de ce que vous avez saisi n’est perdu.";

/** Codes under which the API speaks to people, in French; the others are for whoever wrote the page. */
const SAID = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "SERVICE_UNAVAILABLE",
  "TOO_MANY_REQUESTS",
  "CROSS_SITE",
]);

/** Why nothing came of it, for the person who tried. */
export function failureWords({ code, message }: AskError): string {
  if (code === "OFFLINE") return OFFLINE;
  return SAID.has(code) ? message : SILENT;
}
