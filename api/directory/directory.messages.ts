import type { ErrorCode } from "../errors.ts";
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

export const SEARCH_REFUSALS = {
  first: "« first » va de 1 à 100.",
  text: "Le texte cherché compte au plus 100 caractères.",
  list: "Cette liste est trop longue.",
  cursor: "Ce curseur n’appartient pas à cette recherche : recommencez à la première page.",
} as const;
