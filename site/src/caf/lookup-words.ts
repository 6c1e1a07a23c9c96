/** The French words of the search for another listing. */
import { count } from "../words.ts";

export const L = {
  label: "Chercher une autre fiche",
  hint: "Nom, prénom ou numéro d’agrément, dans le département ; les fiches masquées aussi.",
  structureHint: "Mots du nom de la structure, dans le département.",
  button: "Chercher",
  results: "Fiches trouvées",
  found: (n: number, text: string) => `${count(n, "fiche trouvée", "fiches trouvées")} pour « ${text} ».`,
  first: (n: number, text: string) =>
    `${count(n, "fiche trouvée", "fiches trouvées")} pour « ${text} », et peut-être d’autres : précisez.`,
  above: (text: string) => `Ce qui répond à « ${text} » est déjà proposé ci-dessus.`,
  none: (text: string) => `Aucune fiche du département ne répond à « ${text} ».`,
  short: "Écrivez au moins deux caractères.",
  failed: "La recherche n’a pas abouti : le service ne répond pas comme prévu. Réessayez dans un instant.",
  offline: "Vous êtes hors connexion. Réessayez quand le réseau sera revenu.",
} as const;
