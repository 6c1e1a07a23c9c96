import type { FlawCode } from "../availability/plan.ts";
import type { ProAccess } from "../habilitation/access.ts";
import type { AvailabilityLevel } from "../kernel/care.ts";

/** Why nothing was published, ready to show. `most`: the most places of the listing. */
export const FLAWS: Record<FlawCode, (most: number) => string> = {
  NOT_FOUR_WEEKS: () => "Indiquez exactement quatre semaines qui se suivent.",
  NOT_MONDAY: () => "Une semaine commence un lundi.",
  NOT_CONSECUTIVE: () => "Cette semaine ne suit pas la précédente : les quatre semaines doivent se suivre.",
  PAST_WEEK: () => "Cette semaine est passée : commencez par la semaine en cours ou la suivante.",
  TOO_LATE: () => "Commencez par la semaine en cours ou la suivante.",
  NOT_TWO_MONTHS: () =>
    "Indiquez les deux mois : le prochain mois de janvier et le prochain mois de septembre.",
  NOT_NEXT_MONTH: () =>
    "Seuls le prochain mois de janvier et le prochain mois de septembre peuvent être publiés, dans l’ordre où ils arrivent.",
  NO_PERIOD: () => "Indiquez au moins une période.",
  UNKNOWN_PERIOD: () =>
    "Cette période n’est pas proposée : choisissez parmi les mercredis et les vacances de l’année scolaire en cours ou suivante.",
  DUPLICATE: () => "Ceci est indiqué deux fois.",
  NEGATIVE_PLACES: () => "Le nombre de places ne peut pas être négatif.",
  TOO_MANY_PLACES: (most) =>
    most < 2 ? `Indiquez ${most}\u00a0place au plus.` : `Indiquez ${most}\u00a0places au plus.`,
};

/** Why the person may not publish for this listing. */
export const ACCESS_REFUSALS: Record<Exclude<ProAccess, "OPEN"> | "NOT_YOURS", string> = {
  NOT_YOURS: "Vous ne pouvez publier que vos propres disponibilités.",
  NOT_LISTED: "Vous n’êtes plus publié(e) sur ce site : rien n’a été enregistré.",
  SUSPENDED: "Votre publication vient d’être suspendue par la PMI : rien n’a été enregistré.",
  HABILITATION_INVALID: "Votre habilitation n’est plus valide : rien n’a été enregistré.",
  PASSWORD_TO_REPLACE: "Remplacez d’abord le mot de passe que vous avez reçu.",
};

export const REFUSALS = {
  STALE:
    "Ces disponibilités ont été modifiées entre-temps, dans un autre onglet ou sur un autre appareil : rien n’a été remplacé. Vérifiez ce qui est enregistré avant de publier à nouveau.",
  BUSY: "Le fichier de votre département est en cours de chargement : rien n’a été enregistré. Réessayez dans un instant.",
  NOTHING_TO_CONFIRM: "Il n’y a plus de disponibilités à confirmer : publiez-les à nouveau.",
  FEWER_PLACES: (most: number) =>
    `Vous pouvez maintenant publier ${most}\u00a0${most < 2 ? "place" : "places"} au plus, et ce qui est enregistré en compte davantage : publiez vos disponibilités à nouveau.`,
  LINK_OVER:
    "Ce lien n’est plus valable : connectez-vous à votre espace professionnel pour confirmer vos disponibilités.",
} as const;

/** For whom each level is. */
export const LEVEL_REFUSALS: Record<AvailabilityLevel, string> = {
  GLOBAL: "Ce mode d’accueil n’a pas de disponibilités à publier : il a des séances.",
  WEEKLY: "Le calendrier par semaine est réservé aux assistants maternels et aux crèches.",
  SEASONAL: "Le tableau de janvier et septembre est réservé aux assistants maternels et aux crèches.",
  PERIODS: "Les périodes sont réservées aux accueils de loisirs.",
};
