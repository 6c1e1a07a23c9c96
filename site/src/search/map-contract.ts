/** What the map and the page say to each other; apart, so that the page does not carry the map. */
import type { CareKind, Signal } from "../../../api/kernel/care.ts";
import type { Box, LngLat } from "../../../api/kernel/geo.ts";
import type { Shown } from "./map-layers.ts";

export interface CarePoint extends LngLat {
  id: string;
  kind: CareKind;
  signal: Signal | null;
}

export type Area = { centre: LngLat; radiusM: number } | Box;

export interface MapEvents {
  onChoose: (id: string) => void;
  /** Several listings at one and the same point. */
  onSamePoint: (at: LngLat) => void;
  onHover: (id: string | null) => void;
  /** The person moved the map: this is what they see. */
  onMove: (box: Box) => void;
  /** Part of the map did not come. */
  onTrouble: () => void;
}

export interface CareMap {
  show: (shown: Shown) => void;
  /** The points of the list instead of the tiles; null: the tiles. */
  points: (points: CarePoint[] | null) => void;
  /** The area searched, drawn; `fit` moves there. */
  area: (area: Area | null) => void;
  /** Nothing moves when the box is the view already. */
  fit: (box: Box) => void;
  highlight: (at: LngLat | null) => void;
  resize: () => void;
  remove: () => void;
}

/** Where the map opens when no place is asked for. */
export const FRANCE: Box = { west: -5.4, south: 41.2, east: 9.8, north: 51.2 };

/** The words that say how the keyboard moves the map. */
export const MAP_HELP_ID = "carte-aide";
