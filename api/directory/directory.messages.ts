import type { NeedRefusal } from "../availability/need.ts";
import { MOST_CHILDREN } from "../availability/summary.ts";
import type { ErrorCode } from "../errors.ts";
import type { CareKind } from "../kernel/care.ts";
import { type AreaRefusal, BOX_MAX_DEGREES, RADIUS_KM } from "./area.ts";

interface Refusal {
  path: string[];
  message: string;
  code?: ErrorCode;
}

/** What a caller is told of an area that cannot be searched. */
export const AREA_REFUSALS: Record<AreaRefusal, Refusal> = {
  NOT_ONE_AREA: {
    path: ["area"],
    message: "Donnez exactement une zone : « near », « box » ou « commune ».",
  },
  LATITUDE: { path: ["area"], message: "La latitude va de −90 à 90 degrés." },
  LONGITUDE: { path: ["area"], message: "La longitude va de −180 à 180 degrés." },
  RADIUS: {
    path: ["area", "near", "radiusKm"],
    message: `Le rayon va de ${String(RADIUS_KM.min).replace(".", ",")} à ${RADIUS_KM.max} km.`,
  },
  BOX_INVERTED: {
    path: ["area", "box"],
    message: "L’ouest doit être à gauche de l’est, et le sud au-dessous du nord.",
  },
  BOX_TOO_WIDE: {
    path: ["area", "box"],
    message: `La zone dépasse ${BOX_MAX_DEGREES} degrés de côté : rapprochez la carte.`,
    code: "AREA_TOO_WIDE",
  },
  UNKNOWN_COMMUNE: {
    path: ["area", "commune"],
    message: "Cette commune n’est pas connue : donnez son code Insee, comme 66136.",
  },
};

/** The same of a need. */
export const NEED_REFUSALS: Record<NeedRefusal, Refusal> = {
  NO_SLOT: { path: ["need", "slots"], message: "Indiquez au moins une tranche horaire." },
  TOO_MANY_SLOTS: { path: ["need", "slots"], message: "Cette liste est trop longue." },
  CHILDREN: { path: ["need", "children"], message: `Le nombre d’enfants va de 1 à ${MOST_CHILDREN}.` },
};

export const SEARCH_REFUSALS = {
  first: "« first » va de 1 à 100.",
  text: "Le texte cherché compte au plus 100 caractères.",
  list: "Cette liste est trop longue.",
  cursor: "Ce curseur n’appartient pas à cette recherche : recommencez à la première page.",
} as const;

export const FEED_REFUSALS = {
  first: "« first » va de 1 à 1000.",
  cursor:
    "Ce curseur n’est pas de ce flux : reprenez le dernier reçu de careChanges, ou recommencez sans « since ».",
} as const;

/** The words of a calendar of sessions. */
export const CALENDAR = {
  session: (kind: CareKind) => (kind === "CRECHE" ? "Ouverture" : "Séance"),
  description:
    "Ces horaires se répètent chaque semaine. Ils peuvent changer pendant les vacances et les jours fériés\u00a0: renseignez-vous avant de venir.",
  file: (kind: CareKind) => (kind === "CRECHE" ? "horaires" : "seances"),
} as const;
