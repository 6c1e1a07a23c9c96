/** Layers of listings: the same look for vector tiles (clusters counted by the server) and for the list's own points. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { type CareKind, SIGNALS, type Signal } from "../../../api/kernel/care.ts";
import { CLUSTER_IMAGE, type Palette } from "../map/images.ts";

export interface Shown {
  kinds: CareKind[];
  signals: Signal[];
}

/** How many of a cluster's listings are ticked: the tile has one number for each kind × signal. */
export function tickedCount({ kinds, signals }: Shown): ExpressionSpecification {
  const terms = kinds.flatMap((kind) =>
    (signals.length > 0 ? signals : SIGNALS).map(
      (signal): ExpressionSpecification => ["coalesce", ["get", `${kind}_${signal}`], 0],
    ),
  );
  return terms.length === 0 ? (["literal", 0] as unknown as ExpressionSpecification) : ["+", ...terms];
}

function tickedPoint({ kinds, signals }: Shown): ExpressionSpecification {
  const kindTicked: ExpressionSpecification = ["in", ["get", "kind"], ["literal", kinds]];
  if (signals.length === 0) return kindTicked;
  return ["all", kindTicked, ["in", ["get", "signal"], ["literal", signals]]];
}

export interface LayerSet {
  source: string;
  sourceLayer?: string;
  /** The expression that counts a cluster. */
  size: ExpressionSpecification;
  /** What makes a feature a cluster. */
  clusterKey: string;
  shown: Shown;
  palette: Palette;
  font: string[];
}

export const layerIds = (source: string) => [`${source}-cluster`, `${source}-point`] as const;

export function filtersOf({ clusterKey, size, shown }: Pick<LayerSet, "clusterKey" | "size" | "shown">) {
  const clusters: FilterSpecification = ["all", ["has", clusterKey], [">", size, 0]];
  const points: FilterSpecification = ["all", ["!", ["has", clusterKey]], tickedPoint(shown)];
  return { clusters, points };
}

export function careLayers(set: LayerSet): LayerSpecification[] {
  const { source, sourceLayer, size, palette, font } = set;
  const [cluster, single] = layerIds(source);
  const from = { source, ...(sourceLayer ? { "source-layer": sourceLayer } : {}) };
  const { clusters, points } = filtersOf(set);
  return [
    {
      id: single,
      type: "symbol",
      ...from,
      filter: points,
      layout: {
        "icon-image": ["concat", ["get", "kind"], "-", ["coalesce", ["get", "signal"], "UNKNOWN"]],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 9, 0.72, 14, 1],
        // green above red above grey
        "symbol-sort-key": ["match", ["get", "signal"], "AVAILABLE", 2, "UNAVAILABLE", 1, 0],
      },
    },
    {
      id: cluster,
      type: "symbol",
      ...from,
      filter: clusters,
      layout: {
        "icon-image": CLUSTER_IMAGE,
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "text-font": font,
        "text-size": 13,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
        ...clusterLayout(size),
      },
      paint: { "text-color": palette.onCluster },
    },
  ];
}

/** What follows the number: a layer of one symbol each, so that a bubble covers another one's number too. */
export function clusterLayout(size: ExpressionSpecification) {
  return { "text-field": grouped(size), "icon-size": share(size), "symbol-sort-key": size };
}

/** How much of the whole bubble (60 pixels) a number gets. */
function share(size: ExpressionSpecification): ExpressionSpecification {
  return ["interpolate", ["linear"], ["log10", ["max", size, 1]], 0, 0.47, 2, 0.68, 4, 1];
}

/** The radius of a ring around a bubble or a point, which lends its properties. */
export function ringRadius(sets: Pick<LayerSet, "clusterKey" | "size">[]): ExpressionSpecification {
  const bubbles = sets.flatMap(({ clusterKey, size }): ExpressionSpecification[] => [
    ["has", clusterKey],
    ["+", 4, ["*", 30, share(size)]],
  ]);
  return ["case", ...bubbles, 20] as ExpressionSpecification;
}

/** 1099 → «1 099»: `number-format` knows the browser's own language only. */
function grouped(n: ExpressionSpecification): ExpressionSpecification {
  const thousands: ExpressionSpecification = ["to-string", ["floor", ["/", n, 1000]]];
  const rest: ExpressionSpecification = ["slice", ["to-string", ["+", 1000, ["%", n, 1000]]], 1];
  return ["case", ["<", n, 1000], ["to-string", n], ["concat", thousands, "\u00a0", rest]];
}
