/** The French words of the domain, for every screen: kinds, subtypes, signals, days, slots, precisions. */
import type { CareKind, CrecheSubtype, Precision, Signal, TimeSlot, Weekday } from "../../api/kernel/care.ts";

export const SITE_NAME = "mon-enfant";

export const KIND: Record<CareKind, { one: string; many: string; icon: KindIcon; what: string }> = {
  CHILDMINDER: {
    one: "Assistant(e) maternel(le)",
    many: "Assistants maternels",
    icon: "childminder",
    what: "Une personne agréée par le département accueille quelques enfants chez elle, ou avec des collègues dans une maison d’assistants maternels.",
  },
  CRECHE: {
    one: "Crèche",
    many: "Crèches",
    icon: "creche",
    what: "Une équipe accueille les tout-petits en collectif : multi-accueil, micro-crèche, crèche familiale, halte-garderie, jardin d’enfants…",
  },
  LEISURE_CENTRE: {
    one: "Accueil de loisirs",
    many: "Accueils de loisirs",
    icon: "leisure-centre",
    what: "Les enfants scolarisés y passent le mercredi, les vacances ou les heures autour de l’école, avec des animateurs.",
  },
  RELAIS: {
    one: "Relais petite enfance (ex‑RAM)",
    many: "Relais petite enfance (ex‑RAM)",
    icon: "relais",
    what: "Un lieu d’information gratuit : il aide les parents à choisir un mode d’accueil et réunit les assistants maternels du secteur.",
  },
  LAEP: {
    one: "Lieu d’accueil enfants-parents",
    many: "Lieux d’accueil enfants-parents",
    icon: "laep",
    what: "On y vient ensemble, parent et enfant de moins de six ans, pour jouer, rencontrer d’autres familles et parler librement.",
  },
};
export type KindIcon = "childminder" | "creche" | "leisure-centre" | "relais" | "laep";

export const SIGNAL: Record<Signal, { label: string; icon: SignalIcon; what: string }> = {
  AVAILABLE: {
    label: "De la place",
    icon: "available",
    what: "Au moins une place libre est annoncée, aujourd’hui ou plus tard. Si elle n’est pas pour tout de suite, sa date est donnée.",
  },
  UNAVAILABLE: {
    label: "Complet",
    icon: "unavailable",
    what: "Les disponibilités sont renseignées et il n’y a pas de place libre pour le moment.",
  },
  UNKNOWN: {
    label: "Non renseigné",
    icon: "unknown",
    what: "Rien n’a été publié, ou ce n’est plus à jour. Il y a peut-être de la place : le mieux est de demander.",
  },
};
export type SignalIcon = "available" | "unavailable" | "unknown";

export const CRECHE_SUBTYPE: Record<CrecheSubtype, string> = {
  MULTI_ACCUEIL: "Multi-accueil",
  COLLECTIVE: "Crèche collective",
  MICRO: "Micro-crèche",
  FAMILIALE: "Crèche familiale",
  PARENTALE: "Crèche parentale",
  PERSONNEL: "Crèche de personnel",
  HALTE_GARDERIE: "Halte-garderie",
  JARDIN_D_ENFANTS: "Jardin d’enfants",
  JARDIN_D_EVEIL: "Jardin d’éveil",
};

export const PRECISION: Record<Precision, { short: string; full: string; alone: string }> = {
  HOUSE_NUMBER: {
    short: "",
    full: "position exacte : au numéro dans la rue",
    alone: "exacte : au numéro dans la rue",
  },
  STREET: {
    short: "position approximative",
    full: "position approximative : milieu de la rue",
    alone: "approximative : milieu de la rue",
  },
  LOCALITY: {
    short: "position approximative",
    full: "position approximative : lieu-dit ou quartier",
    alone: "approximative : lieu-dit ou quartier",
  },
  COMMUNE: {
    short: "position approximative",
    full: "position approximative : centre de la commune",
    alone: "approximative : centre de la commune",
  },
};

export const WEEKDAY: Record<Weekday, string> = {
  MONDAY: "lundi",
  TUESDAY: "mardi",
  WEDNESDAY: "mercredi",
  THURSDAY: "jeudi",
  FRIDAY: "vendredi",
  SATURDAY: "samedi",
  SUNDAY: "dimanche",
};

/** «lun.», «mar.» */
export const shortWeekday = (weekday: Weekday) => `${WEEKDAY[weekday].slice(0, 3)}.`;

export const SLOT: Record<TimeSlot, string> = {
  BEFORE_8: "avant 8 h",
  MORNING: "8 h – 12 h",
  MIDDAY: "12 h – 14 h",
  AFTERNOON: "14 h – 16 h 30",
  LATE_AFTERNOON: "16 h 30 – 19 h",
  AFTER_19: "après 19 h",
};

/** «04 68 00 00 00» from +33468000000, and the same overseas; any other number as it is. */
export function phoneWords(phone: string): string {
  const national = /^\+(?:33|262|590|594|596)(\d{9})$/.exec(phone.replace(/\s/g, ""))?.[1];
  return national ? `0${national}`.replace(/(\d\d)(?=\d)/g, "$1\u00a0") : phone;
}

/** «1 place», «3 places»: French counts 0 and 1 as singular. */
export function count(n: number, one: string, many: string): string {
  return `${n.toLocaleString("fr-FR")} ${n < 2 ? one : many}`;
}

const LONG_DATE = new Intl.DateTimeFormat("fr-FR", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MONTH = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });
const DAY_MONTH = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", timeZone: "UTC" });

const SHORT_DAY = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short", timeZone: "UTC" });

const at = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`);
const first = (text: string) => text.replace(/^1 /, "1er ");

/** «1er décembre 2026» */
export const longDate = (date: string) => first(LONG_DATE.format(at(date)));
/** «23 novembre» */
export const dayAndMonth = (date: string) => first(DAY_MONTH.format(at(date)));
/** «23 nov.» */
export const shortDay = (date: string) => first(SHORT_DAY.format(at(date)));
/** «janvier 2027» */
export const monthName = (date: string) => MONTH.format(at(date));

/** «il y a 3 jours»: how long ago, in the words one would say. */
export function ago(days: number): string {
  if (days <= 0) return "aujourd’hui";
  if (days === 1) return "hier";
  if (days < 14) return `il y a ${days} jours`;
  if (days < 60) return `il y a ${Math.floor(days / 7)} semaines`;
  if (days < 730) return `il y a ${Math.floor(days / 30.44)} mois`;
  return `il y a ${Math.floor(days / 365.25)} ans`;
}

/**
 * «450 m», «1,2 km»; «environ 1,2 km» from an approximate position, and nothing when it is too near for an
 * approximation to tell.
 */
export function distanceFrom(metres: number, precision: Precision): string | null {
  if (precision === "HOUSE_NUMBER") return distanceWords(metres);
  return metres < 50 ? null : `environ ${distanceWords(metres)}`;
}

/** «450 m», «1,2 km», «12 km» */
export function distanceWords(metres: number): string {
  if (metres < 950) return `${Math.max(10, Math.round(metres / 50) * 50)} m`;
  const km = metres / 1000;
  return `${km.toLocaleString("fr-FR", { maximumFractionDigits: km < 10 ? 1 : 0 })} km`;
}
