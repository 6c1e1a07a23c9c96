/** The French words of a need and of what fits it (R31). */
import type { Signal, TimeSlot, Weekday } from "../../../api/kernel/care.ts";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { count, dayAndMonth, longDate, SLOT, WEEKDAY } from "../words.ts";
import { byDay, type Need } from "./need.ts";

export const N = {
  open: "Préciser mes besoins",
  table: "Horaires à couvrir",
  hint: "Cochez les horaires à couvrir : ce qui convient le mieux viendra d’abord.",
  keys: "Les flèches du clavier mènent d’une case à l’autre.",
  slot: "Horaires",
  cell: (weekday: Weekday, slot: TimeSlot) => `${WEEKDAY[weekday]}, ${SLOT[slot]}`,
  day: (weekday: Weekday) => `${WEEKDAY[weekday]}, de 8 h à 19 h`,
  row: (slot: TimeSlot, weekend: boolean) =>
    `${SLOT[slot]}, du lundi au ${weekend ? "dimanche" : "vendredi"}`,
  week: "Toute la semaine",
  weekName: "Toute la semaine, du lundi au vendredi, de 8 h à 19 h",
  addWeekend: "Ajouter le week-end",
  removeWeekend: "Retirer le week-end",
  clear: "Effacer",
  clearName: "Effacer les horaires",
  children: "Nombre d’enfants",
  from: "À partir du",
  fromHint:
    "Les calendriers publiés couvrent les semaines qui viennent, ou les mois de janvier et de septembre.",
  fromHintPlain: "Sans date : dès aujourd’hui.",
  see: "Voir qui convient",
  asked: (words: string) => `Vos besoins : ${words}.`,
  withoutMeetings:
    "Les relais et les lieux d’accueil enfants-parents n’annoncent pas de places : ils sont laissés de côté.",
  nobody: {
    text: "Ici, personne n’annonce de place à ces horaires.",
    ask: "Ceux qui ont de la place sans préciser leurs horaires viennent d’abord : le mieux est de leur demander.",
    none: "Des places se libèrent sans être annoncées tout de suite : le mieux est de demander.",
  },
} as const;

/** «4 jours, 16 tranches horaires, 2 enfants, à partir du 1er décembre»; "" while no slot is needed. */
export function needWords(need: Need, today: LocalDate): string {
  const { slots, children } = need;
  if (slots.length === 0) return "";
  return [
    count(byDay(need).length, "jour", "jours"),
    count(slots.length, "tranche horaire", "tranches horaires"),
    count(children, "enfant", "enfants"),
    startWords(need, today),
  ].join(", ");
}

/** A start that is past is today. */
function startWords({ from }: Need, today: LocalDate): string {
  if (!from || from <= today) return "dès aujourd’hui";
  return `à partir du\u00a0${from.slice(0, 4) === today.slice(0, 4) ? dayAndMonth(from) : longDate(from)}`;
}

/** How a listing answers the need, as the API says it: `fit` null when only green is known. */
export interface Fit {
  fit: number | null;
  daysCovered: number | null;
  daysNeeded: number;
}

/** From the best to the least, in the order of the API. */
export type FitGroup = "ALL" | "PART" | "ASK" | "NONE";

export function fitGroup({ fit }: Pick<Fit, "fit">): FitGroup {
  if (fit === null) return "ASK";
  if (fit === 0) return "NONE";
  return fit === 1 ? "ALL" : "PART";
}

export const FIT_GROUP: Record<FitGroup, string> = {
  ALL: "Conviennent",
  PART: "Conviennent en partie",
  ASK: "De la place, horaires à demander",
  NONE: "Les autres",
};

/** What fits: the words that count, and a finer word beside them when days alone do not tell. */
export interface FitWords {
  main: string;
  finer?: string;
}

/** null where the words of the pictogram say it all: full, or not filled in. */
export function fitWords(fit: Fit, signal: Signal): FitWords | null {
  switch (fitGroup(fit)) {
    case "ALL":
      return { main: fit.daysNeeded === 1 ? "Convient : le jour demandé" : `Convient : ${daysWords(fit)}` };
    case "PART":
      return partWords(fit);
    case "ASK":
      return { main: "Horaires à demander" };
    case "NONE":
      return signal === "AVAILABLE" ? { main: "Ne couvre pas ces horaires" } : null;
  }
}

/** «4 jours sur 5»; by hours when no day is whole, and beside the days when they are not worth the same. */
function partWords(fit: Fit): FitWords {
  const share = Math.round((fit.fit ?? 0) * 100);
  if (!fit.daysCovered) return { main: `Une partie des horaires (${share} %)` };
  const main = daysWords(fit);
  const sameShare = share === Math.round((fit.daysCovered / fit.daysNeeded) * 100);
  return sameShare ? { main } : { main, finer: `${share} % des horaires` };
}

const daysWords = ({ daysCovered, daysNeeded }: Fit) =>
  `${count(daysCovered ?? 0, "jour", "jours")} sur ${daysNeeded}`;
