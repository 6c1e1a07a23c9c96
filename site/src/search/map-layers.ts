/** Layers of listings: the same look for vector tiles (clusters counted by the server) and for the list's own points. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { type CareKind, SIGNALS, type Signal } from "../../../api/kernel/care.ts";
import type { Palette } from "../map/images.ts";

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

export const layerIds = (source: string) =>
  [`${source}-cluster`, `${source}-count`, `${source}-point`] as const;

export function filtersOf({ clusterKey, size, shown }: Pick<LayerSet, "clusterKey" | "size" | "shown">) {
  const clusters: FilterSpecification = ["all", ["has", clusterKey], [">", size, 0]];
  const points: FilterSpecification = ["all", ["!", ["has", clusterKey]], tickedPoint(shown)];
  return { clusters, points };
}

export function careLayers(set: LayerSet): LayerSpecification[] {
  const { source, sourceLayer, size, palette, font } = set;
  const [cluster, count, single] = layerIds(source);
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
        "icon-size": ["interpolate", ["linear"], ["zoom"], 9, 0.72, 14, 1],
        // green above red above grey
        "symbol-sort-key": ["match", ["get", "signal"], "AVAILABLE", 2, "UNAVAILABLE", 1, 0],
      },
    },
    {
      id: cluster,
      type: "circle",
      ...from,
      filter: clusters,
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["log10", ["max", size, 1]], 0, 13, 2, 19, 4, 28],
        "circle-color": palette.main,
        "circle-stroke-color": palette.halo,
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: count,
      type: "symbol",
      ...from,
      filter: clusters,
      layout: {
        "text-field": ["number-format", size, { locale: "fr-FR" }],
        "text-font": font,
        "text-size": 13,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": palette.onMain },
    },
  ];
}
