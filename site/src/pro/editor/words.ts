/** The French words of the availability editor (R26–R30). */
import type { AvailabilityLevel, Signal } from "../../../../api/kernel/care.ts";
import { TIME_SLOTS, WEEKDAYS } from "../../../../api/kernel/care.ts";
import { addDays, type LocalDate } from "../../../../api/kernel/local-date.ts";
import { SLOTS_A_DAY } from "../../../../api/kernel/week.ts";
import { count, dayAndMonth, longDate, monthName, SLOT, shortDay, WEEKDAY } from "../../words.ts";

const places = (n: number) => count(n, "place", "places");
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What is published now, and the way to say that it is still correct. */
export const STANDS = {
  title: "Ce que les familles voient aujourd’hui",
  nothing:
    "Vous n’avez rien publié pour le moment, ou ce que vous aviez publié n’est plus à jour : les familles voient le pictogramme gris. Même « Complet » leur est utile, et vous évite des appels.",
  valid: (date: LocalDate) => `Valable jusqu’au ${longDate(date)}`,
  confirmed: (when: string) => `, confirmé ${when}`,
  still: "Toujours exact ?",
  confirm: "Confirmer",
  done: (validUntil: LocalDate) =>
    `C’est confirmé : les familles voient que vos disponibilités datent d’aujourd’hui. Elles restent valables jusqu’au ${longDate(validUntil)}.`,
  confirming: "Confirmation en cours…",
  sheet: "Voir votre fiche publique",
} as const;

export const EDITOR = {
  title: "Indiquez vos disponibilités",
  legend: (n: number) =>
    n === 2 ? "Choisissez une façon de les indiquer" : "Choisissez l’une des trois façons de les indiquer",
  replaces: "Ce que vous publiez remplace ce qui l’était : une seule façon à la fois.",
  noPeriods:
    "Les périodes ne sont pas proposées ici : votre académie a son propre calendrier scolaire, ou le sien n’est pas encore connu de ce site. Indiquez vos disponibilités en un mot.",
  months: (first: string, second: string) => `${capital(first)}, puis ${second}.`,
  found: "Votre saisie non publiée a été retrouvée.",
  drop: "Abandonner cette saisie",
  dropped: "Votre saisie est abandonnée : voici ce qui est publié.",
  publish: "Publier",
  publishing: "Publication en cours…",
  undo: "Annuler cette action",
  undone: "L’action est annulée.",
  willSee: "Les familles verront :",
} as const;

export const LEVEL: Record<AvailabilityLevel, { title: string; what: string; more: string }> = {
  GLOBAL: {
    title: "En un mot",
    what: "De la place, complet ou rien d’indiqué : un pictogramme, sans dates.",
    more: "Valable deux mois. C’est le plus rapide.",
  },
  WEEKLY: {
    title: "Semaine par semaine",
    what: "Vos places libres des quatre prochaines semaines, jour par jour.",
    more: "C’est le plus précis : les familles vous trouvent d’après leurs horaires.",
  },
  SEASONAL: {
    title: "Pour janvier et septembre",
    what: "Une semaine type pour chacun de ces deux mois.",
    more: "Pour les places qui se libèrent à la rentrée.",
  },
  PERIODS: {
    title: "Par période",
    what: "Vos places libres des mercredis et de chaque période de vacances.",
    more: "Les familles voient ce qui leur convient.",
  },
};

/** The choices of «En un mot», in the words of whoever has places to give. */
export const CHOICE: Record<Signal, { label: string; what: string }> = {
  AVAILABLE: { label: "De la place", what: "Vous avez au moins une place libre." },
  UNAVAILABLE: { label: "Complet", what: "Vous n’avez pas de place libre pour le moment." },
  UNKNOWN: {
    label: "Ne rien indiquer",
    what: "Ce que vous aviez publié est effacé : les familles voient « Non renseigné ».",
  },
};

export const GLOBAL = {
  legend: "Que doivent voir les familles ?",
  missing: "Choisissez ce que les familles doivent voir.",
} as const;

export const TABLES = {
  start: "Première des quatre semaines",
  thisWeek: (monday: LocalDate) => `La semaine en cours, du lundi ${dayAndMonth(monday)}`,
  nextWeek: (monday: LocalDate) => `La semaine prochaine, du lundi ${dayAndMonth(monday)}`,
  chooseWeek: "Semaine à remplir",
  chooseMonth: "Mois à remplir",
  weekOf: (monday: LocalDate) => {
    const sunday = addDays(monday, 6);
    const from =
      monday.slice(0, 7) === sunday.slice(0, 7) ? String(Number(monday.slice(8))) : shortDay(monday);
    return `${from}\u00a0– ${shortDay(sunday).replace(" ", "\u00a0")}`;
  },
  week: (monday: LocalDate) => `Semaine du ${dayAndMonth(monday)}`,
  month: (first: LocalDate) => `Une semaine type de ${monthName(first)}`,
  monthShort: (first: LocalDate) => capital(monthName(first)),
  free: (n: number) => (n === 0 ? "rien de libre" : count(n, "tranche libre", "tranches libres")),
  how: (most: number) =>
    `Écrivez dans chaque case le nombre de places libres, de 0 à ${most}. Une case vide veut dire : pas de place. La ligne « Journée entière » remplit la journée d’un coup, de 8 h à 19 h.`,
  keyboard:
    "Au clavier : les flèches vont d’une case à l’autre, Page suivante et Page précédente d’un tableau à l’autre, Échap sort du tableau.",
  slot: "Horaires",
  wholeDay: "Journée entière",
  past: "passé",
  pastDays: "Les jours passés de cette semaine ne se remplissent plus.",
  range: (most: number) => `Un nombre de 0 à ${most}.`,
  copyWeek: "Recopier sur les semaines suivantes",
  copyMonth: "Recopier sur l’autre mois",
  clearWeek: "Effacer cette semaine",
  clearMonth: "Effacer ce mois",
  copied: (from: string, onto: number, past: boolean) =>
    `${from}, recopiée sur ${onto === 1 ? "la semaine suivante" : `les ${onto} semaines suivantes`}.${past ? " Les jours passés ne sont pas recopiés." : ""}`,
  copiedMonth: (from: string, onto: string) => `${from} : recopié sur ${onto}.`,
  cleared: (what: string) => `${what} : tout est effacé.`,
  filled: (day: string, n: number) => `${capital(day)} : ${places(n)} de 8 h à 19 h.`,
  started: (monday: LocalDate, repeated: LocalDate | null) =>
    `Les quatre semaines commencent le ${dayAndMonth(monday)}.${repeated ? ` La semaine du ${dayAndMonth(repeated)} reprend la précédente.` : ""}`,
  added: (mondays: readonly LocalDate[]) =>
    mondays.length === 1
      ? `La semaine du ${dayAndMonth(mondays[0] ?? "")} a été ajoutée à la fin, et reprend la précédente : vérifiez-la, puis publiez.`
      : `${mondays.length} semaines ont été ajoutées à la fin, et reprennent la dernière : vérifiez-les, puis publiez.`,
} as const;

export const PERIODS = {
  how: (most: number) =>
    `Indiquez le nombre de places libres de chaque période, de 0 à ${most}. Laissez vide ce dont vous ne voulez rien dire ; 0 veut dire complet.`,
  period: "Période",
  dates: "Dates",
  places: "Places libres",
  fromTo: (from: LocalDate, to: LocalDate) => `du ${longDate(from)} au ${longDate(to)}`,
  field: (name: string) => `Places libres : ${name}`,
  missing: "Indiquez les places libres d’au moins une période.",
} as const;

export const FAMILIES = {
  now: "Ce que les familles voient",
  will: "Ce que les familles verront",
  untilPublished: "Rien n’est changé tant que vous n’avez pas publié.",
  choose: "Choisissez et remplissez : le résultat s’affiche ici à mesure.",
} as const;

export const OUTCOME = {
  published: "C’est publié",
  where: "Les familles le voient dès maintenant dans la recherche, sur la carte et sur ",
  sheet: "votre fiche publique",
  until: (date: LocalDate) =>
    `Valable jusqu’au ${longDate(date)}. Ensuite le pictogramme devient gris, sauf si vous confirmez ou publiez à nouveau.`,
  cleared: "C’est effacé",
  clearedWhat: "Plus rien n’est indiqué : les familles voient le pictogramme gris, « Non renseigné ».",
  stale: "Vos disponibilités ont changé entre-temps",
  stands: "Ce qui est enregistré :",
  take: "Reprendre ce qui est enregistré",
  replace: "Publier ma saisie à la place",
  taken: "Vous repartez de ce qui est enregistré.",
  wrong: (n: number) => (n === 1 ? "Une correction est nécessaire" : `${n} corrections sont nécessaires`),
  more: (n: number) => (n === 1 ? "… et une autre case." : `… et ${n} autres cases.`),
  failed: "Rien n’a été publié",
  kept: "Votre saisie reste dans cet onglet.",
  reload: "Recharger la page",
  retry: "Réessayer",
} as const;

export const REMINDERS = {
  title: "Rappels",
  wanted:
    "Recevoir un rappel par courriel avant que mes disponibilités n’expirent (au plus un tous les quinze jours)",
  on: "C’est noté : vous recevrez un rappel avant que vos disponibilités n’expirent.",
  off: "C’est noté : vous ne recevrez plus de rappels.",
  failed: "Votre choix n’a pas pu être enregistré : vérifiez votre réseau et réessayez.",
} as const;

/** «mardi 24 novembre» of a dated week, «mardi» of a typical one. */
export function dayName(startsOn: LocalDate, day: number, dated: boolean): string {
  const name = WEEKDAY[WEEKDAYS[day] ?? "MONDAY"];
  return dated ? `${name} ${dayAndMonth(addDays(startsOn, day))}` : name;
}

/** «mardi 24 novembre, 8 h – 12 h»; of a month «janvier 2027, mardi, 8 h – 12 h». */
export function cellName(startsOn: LocalDate, index: number, dated: boolean): string {
  return named(
    startsOn,
    Math.floor(index / SLOTS_A_DAY),
    SLOT[TIME_SLOTS[index % SLOTS_A_DAY] ?? "MORNING"],
    dated,
  );
}

export function wholeDayName(startsOn: LocalDate, day: number, dated: boolean): string {
  return named(startsOn, day, "journée entière, 8 h – 19 h", dated);
}

function named(startsOn: LocalDate, day: number, slot: string, dated: boolean): string {
  const name = `${dayName(startsOn, day, dated)}, ${slot}`;
  return dated ? name : `${monthName(startsOn)}, ${name}`;
}

export const tableTitle = (startsOn: LocalDate, dated: boolean): string =>
  dated ? TABLES.week(startsOn) : TABLES.month(startsOn);

/** What is said of a number that is none, or too large. */
export const tooMany = (most: number): string => `Indiquez un nombre de 0 à ${most}.`;
