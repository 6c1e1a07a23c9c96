/**
 * The state of the map search is its URL. `fromQuery` reads any query string, whoever wrote it: what it
 * does not understand it leaves out. `toQuery` writes the shortest one that reads back the same.
 * The same names serve the form without JavaScript (`/recherche/liste/`).
 */
import {
  CARE_KINDS,
  type CareKind,
  hasAvailability,
  SIGNALS,
  type Signal,
} from "../../../api/kernel/care.ts";
import type { Box, LngLat } from "../../../api/kernel/geo.ts";
import { isLocalDate, type LocalDate } from "../../../api/kernel/local-date.ts";
import type { AreaInput, CareFilter, CareSort, NeedInput } from "../gql/documents.ts";
import { type Need, NO_NEED, needCodes, needFrom, needInput } from "./need.ts";

export type Where =
  | { type: "commune"; code: string; centre: LngLat | null }
  | { type: "point"; point: LngLat }
  | { type: "box"; box: Box };

export interface SearchState {
  /** What the person typed, or the name of what they chose. */
  place: string;
  /** Where that is; null until it is found out. */
  where: Where | null;
  /** Kilometres around the place; 0: within the commune itself. */
  radiusKm: number;
  kinds: CareKind[];
  signals: Signal[];
  availableNow: boolean;
  text: string;
  confirmedSince: LocalDate | null;
  need: Need;
  /** null: the order that suits the search, see `sortOf`. */
  sort: Sort | null;
  /** Listings laid side by side, in that order. */
  compare: string[];
  /** What a phone shows. */
  view: "list" | "map";
}

export type Sort = "DISTANCE" | "RECENTLY_CONFIRMED";

/** The orders by their names in the address. */
const SORT_OF = new Map<string, Sort>([
  ["distance", "DISTANCE"],
  ["confirmation", "RECENTLY_CONFIRMED"],
]);

export const RADII = [1, 2, 5, 10, 20, 50] as const;
export const DEFAULT_RADIUS = 5;
/** Listings at one and the same point: a cluster that no zoom opens. */
export const SAME_POINT_RADIUS = 0.1;
export const MAX_COMPARED = 4;
/** How many listings of the list the map shows as points. */
export const MOST_POINTS = 500;

export const EMPTY: SearchState = {
  place: "",
  where: null,
  radiusKm: DEFAULT_RADIUS,
  kinds: [],
  signals: [],
  availableNow: false,
  text: "",
  confirmedSince: null,
  need: NO_NEED,
  sort: null,
  compare: [],
  view: "list",
};

/** What «Effacer les filtres» does. */
export const NO_FILTERS = {
  kinds: [],
  signals: [],
  availableNow: false,
  text: "",
  confirmedSince: null,
  need: NO_NEED,
} satisfies Partial<SearchState>;

export function fromQuery(query: string): SearchState {
  const params = new URLSearchParams(query);
  const text = (name: string, max: number) => (params.get(name) ?? "").trim().slice(0, max);
  const since = text("confirme", 10);
  const where = whereFrom(params);
  return {
    place: text("lieu", 200),
    where,
    radiusKm: radiusFrom(params.get("rayon"), where),
    kinds: oneOf(CARE_KINDS, values(params, "genres")),
    signals: oneOf(SIGNALS, values(params, "signaux")),
    availableNow: params.get("libre") === "oui",
    text: text("texte", 100),
    confirmedSince: isLocalDate(since) ? since : null,
    need: needFrom(values(params, "besoin"), params.get("enfants"), params.get("des")),
    sort: SORT_OF.get(params.get("tri") ?? "") ?? null,
    compare: [...new Set(values(params, "comparer"))]
      .filter((id) => /^[\w-]{1,64}$/.test(id))
      .slice(0, MAX_COMPARED),
    view: params.get("vue") === "carte" ? "map" : "list",
  };
}

export function toQuery(state: SearchState): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string, on: boolean) => on && params.set(name, value);
  const { where } = state;
  set("lieu", state.place, state.place !== "");
  if (where?.type === "commune") params.set("commune", where.code);
  const centre = centreOf(where);
  if (centre) {
    params.set("lng", String(centre.lng));
    params.set("lat", String(centre.lat));
  }
  if (where?.type === "box")
    params.set("zone", [where.box.west, where.box.south, where.box.east, where.box.north].join(","));
  set("rayon", String(state.radiusKm), state.radiusKm !== DEFAULT_RADIUS && where?.type !== "box");
  for (const kind of state.kinds) params.append("genres", kind);
  for (const signal of state.signals) params.append("signaux", signal);
  set("libre", "oui", state.availableNow);
  set("texte", state.text, state.text !== "");
  set("confirme", state.confirmedSince ?? "", state.confirmedSince !== null);
  const { need } = state;
  set("besoin", needCodes(need), need.slots.length > 0);
  set("enfants", String(need.children), need.children !== 1);
  set("des", need.from ?? "", need.from !== null);
  for (const [name, sort] of SORT_OF) set("tri", name, state.sort === sort);
  set("vue", "carte", state.view === "map");
  set("comparer", state.compare.join(","), state.compare.length > 0);
  return params.toString().replace(/%2C/g, ",");
}

export interface Variables {
  area: AreaInput;
  filter: CareFilter;
  need?: NeedInput;
  sort: CareSort;
}

/** What to ask the API; null while there is no place to ask about. */
export function toVariables(state: SearchState): Variables | null {
  const area = toArea(state);
  const need = needInput(state.need);
  return area && { area, filter: toFilter(state), ...(need && { need }), sort: sortOf(state) };
}

/** The order of the list: as chosen, else what fits best when a need is given, else the nearest first (R31). */
export function sortOf({ sort, need }: Pick<SearchState, "sort" | "need">): CareSort {
  return sort ?? (need.slots.length > 0 ? "BEST_FIT" : "DISTANCE");
}

function toArea({ where, radiusKm }: SearchState): AreaInput | null {
  if (!where) return null;
  if (where.type === "box") return { box: where.box };
  const centre = where.type === "point" ? where.point : where.centre;
  if (!centre || (where.type === "commune" && radiusKm === 0))
    return where.type === "commune" ? { commune: where.code } : null;
  return { near: { lng: centre.lng, lat: centre.lat, radiusKm: radiusKm || DEFAULT_RADIUS } };
}

function toFilter(state: SearchState): CareFilter {
  return {
    ...(state.kinds.length > 0 && { kinds: state.kinds }),
    ...(state.signals.length > 0 && { signals: state.signals }),
    ...(state.text && { text: state.text }),
    ...(state.confirmedSince && { confirmedSince: state.confirmedSince }),
    ...(state.availableNow && { availableNow: true }),
  };
}

export function centreOf(where: Where | null): LngLat | null {
  if (where?.type === "point") return where.point;
  return where?.type === "commune" ? where.centre : null;
}

/** «974» from 97411, «2A» from 2A004 */
export const departementOf = (commune: string) => commune.slice(0, commune.startsWith("97") ? 3 : 2);

/** The next radius offered; null for a box, a commune without centre, and the widest. */
export function widerRadius({ where, radiusKm }: SearchState): number | null {
  return (centreOf(where) && RADII.find((km) => km > radiusKm)) ?? null;
}

/** Tiles know kind and pictogram only: with anything finer the map shows the points of the list. */
export function needsPoints(state: SearchState): boolean {
  const { text, confirmedSince, availableNow, need } = state;
  return text !== "" || confirmedSince !== null || availableNow || need.slots.length > 0;
}

/** A need or a pictogram is asked for: kinds that have none are left out (R31). */
export function asksForRoom({ signals, availableNow, need }: SearchState): boolean {
  return signals.length > 0 || availableNow || need.slots.length > 0;
}

/** The kinds the map may show. */
export function shownKinds(state: SearchState): CareKind[] {
  const kinds: readonly CareKind[] = state.kinds.length > 0 ? state.kinds : CARE_KINDS;
  return kinds.filter((kind) => !asksForRoom(state) || hasAvailability(kind));
}

/** How many filters are on, a need counted as one. */
export function filterCount(state: SearchState): number {
  const on = [
    state.availableNow,
    state.text !== "",
    state.confirmedSince !== null,
    state.need.slots.length > 0,
  ];
  return state.kinds.length + state.signals.length + on.filter(Boolean).length;
}

/** Repeated parameters and comma-separated ones alike. */
function values(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(","))
    .map((value) => value.trim());
}

function oneOf<T extends string>(allowed: readonly T[], given: string[]): T[] {
  return allowed.filter((value) => given.includes(value));
}

function whereFrom(params: URLSearchParams): Where | null {
  const box = (params.get("zone") ?? "").split(",").map(number);
  const [west, south, east, north] = box;
  if (
    box.length === 4 &&
    isLng(west) &&
    isLat(south) &&
    isLng(east) &&
    isLat(north) &&
    west < east &&
    south < north
  ) {
    return { type: "box", box: { west, south, east, north } };
  }
  const lng = number(params.get("lng"));
  const lat = number(params.get("lat"));
  const point = isLng(lng) && isLat(lat) ? { lng, lat } : null;
  const code = (params.get("commune") ?? "").toUpperCase();
  if (/^(\d{2}|2[AB])\d{3}$/.test(code)) return { type: "commune", code, centre: point };
  return point && { type: "point", point };
}

function radiusFrom(text: string | null, where: Where | null): number {
  if (where?.type === "box") return DEFAULT_RADIUS;
  const radius = number(text);
  if (radius === 0 && where?.type === "commune") return 0;
  if (radius === undefined || radius <= 0) return DEFAULT_RADIUS;
  return Math.min(50, Math.max(SAME_POINT_RADIUS, radius));
}

function number(text: string | null | undefined): number | undefined {
  if (!text?.trim()) return undefined;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

const isLng = (value: number | undefined): value is number => value !== undefined && Math.abs(value) <= 180;
const isLat = (value: number | undefined): value is number => value !== undefined && Math.abs(value) <= 90;
