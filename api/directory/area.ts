import { type Box, boxAround, EARTH_RADIUS_M, type LngLat } from "../kernel/geo.ts";

/** Where to search, as the caller says it: exactly one of the three. */
export interface AreaInput {
  near?: { lng: number; lat: number; radiusKm: number } | null;
  box?: Box | null;
  commune?: string | null;
}

/** An area ready to be searched. */
export interface Area {
  /** what distances and order are counted from; null for a commune whose centre is unknown */
  centre: LngLat | null;
  /** what the index looks through, a little wider than the area */
  bounds: Box | null;
  /** largest squared chord from the centre on the unit sphere; null when not a circle */
  maxChord2: number | null;
  /** the box itself when the area is one */
  box: Box | null;
  /** communes (with arrondissements) when the area is one */
  communes: string[] | null;
}

export type AreaRefusal =
  | "NOT_ONE_AREA"
  | "LATITUDE"
  | "LONGITUDE"
  | "RADIUS"
  | "BOX_INVERTED"
  | "BOX_TOO_WIDE"
  | "UNKNOWN_COMMUNE";

export interface CommunePlace {
  /** the commune's code, and its arrondissements' */
  codes: string[];
  centre: LngLat | null;
}

export const RADIUS_KM = { min: 0.1, max: 50 } as const;
export const BOX_MAX_DEGREES = 2;

/** About 10 m at the equator: what rounding may cost at the edge of the index' box. */
const MARGIN = 0.0001;

/** What the caller asks for as an area, or why not. `communeOf` answers null for an unknown code. */
export function planArea(
  input: AreaInput,
  communeOf: (code: string) => CommunePlace | null,
): Area | { refused: AreaRefusal } {
  const { near, box, commune } = input;
  if ([near, box, commune].filter((part) => part !== null && part !== undefined).length !== 1) {
    return { refused: "NOT_ONE_AREA" };
  }
  if (near) return aroundPoint(near);
  if (box) return inBox(box);
  const place = communeOf(commune ?? "");
  if (!place) return { refused: "UNKNOWN_COMMUNE" };
  return { centre: place.centre, bounds: null, maxChord2: null, box: null, communes: place.codes };
}

function aroundPoint(near: { lng: number; lat: number; radiusKm: number }): Area | { refused: AreaRefusal } {
  if (!isLatitude(near.lat)) return { refused: "LATITUDE" };
  if (!isLongitude(near.lng)) return { refused: "LONGITUDE" };
  if (!(near.radiusKm >= RADIUS_KM.min && near.radiusKm <= RADIUS_KM.max)) return { refused: "RADIUS" };
  const radiusM = near.radiusKm * 1000;
  const centre = { lng: near.lng, lat: near.lat };
  return {
    centre,
    bounds: widen(boxAround(centre, radiusM)),
    maxChord2: (2 * Math.sin(radiusM / EARTH_RADIUS_M / 2)) ** 2,
    box: null,
    communes: null,
  };
}

function inBox(box: Box): Area | { refused: AreaRefusal } {
  if (!isLatitude(box.south) || !isLatitude(box.north)) return { refused: "LATITUDE" };
  if (!isLongitude(box.west) || !isLongitude(box.east)) return { refused: "LONGITUDE" };
  if (!(box.west < box.east && box.south < box.north)) return { refused: "BOX_INVERTED" };
  if (box.east - box.west > BOX_MAX_DEGREES || box.north - box.south > BOX_MAX_DEGREES) {
    return { refused: "BOX_TOO_WIDE" };
  }
  return {
    centre: { lng: (box.west + box.east) / 2, lat: (box.south + box.north) / 2 },
    bounds: widen(box),
    maxChord2: null,
    box,
    communes: null,
  };
}

function widen(box: Box): Box {
  return {
    west: box.west - MARGIN,
    south: Math.max(-90, box.south - MARGIN),
    east: box.east + MARGIN,
    north: Math.min(90, box.north + MARGIN),
  };
}

function isLatitude(lat: number): boolean {
  return lat >= -90 && lat <= 90;
}

function isLongitude(lng: number): boolean {
  return lng >= -180 && lng <= 180;
}

/** Great-circle metres of a squared chord of the unit sphere. */
export function chord2ToMetres(chord2: number): number {
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord2) / 2));
}

/** The unit vector of a position, as the generated columns of `listing` hold it. */
export function unitVector({ lng, lat }: LngLat): [number, number, number] {
  const rad = Math.PI / 180;
  const cosLat = Math.cos(lat * rad);
  return [cosLat * Math.cos(lng * rad), cosLat * Math.sin(lng * rad), Math.sin(lat * rad)];
}
