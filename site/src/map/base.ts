/** What every map of the site shares: start, style by colour scheme, French controls. Loaded on intent. */
import {
  AttributionControl,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  setWorkerUrl,
} from "maplibre-gl";
import cssUrl from "maplibre-gl/dist/maplibre-gl.css?url";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { loadStyle } from "./style.ts";

interface MapWords {
  label: string;
  zoomIn: string;
  zoomOut: string;
  attribution: string;
}

export interface StartOptions {
  container: HTMLElement;
  bounds: LngLatBoundsLike;
  words: MapWords;
  /** Adds images, sources and layers; called again each time the style changes (light, dark). */
  dress: (map: MapLibre) => void | Promise<void>;
  onTrouble: () => void;
}

export async function startMap({
  container,
  bounds,
  words,
  dress,
  onTrouble,
}: StartOptions): Promise<MapLibre> {
  setWorkerUrl(workerUrl);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const [style] = await Promise.all([loadStyle(scheme.matches), stylesheet()]);
  const map = new MapLibre({
    container,
    style,
    bounds,
    minZoom: 3,
    maxZoom: 17.5,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200,
    locale: {
      "Map.Title": words.label,
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
      "AttributionControl.ToggleAttribution": words.attribution,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new AttributionControl({ compact: true }), "bottom-right");
  map.on("error", onTrouble);
  map.on("style.load", () => void dress(map));
  const repaint = () => void loadStyle(scheme.matches).then((next) => map.setStyle(next, { diff: false }));
  scheme.addEventListener("change", repaint);
  map.once("remove", () => scheme.removeEventListener("change", repaint));
  return map;
}

/** The library's own style sheet, fetched with it and not with the page. */
function stylesheet(): Promise<void> {
  if (document.querySelector(`link[href="${cssUrl}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = cssUrl;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    // before the site's own sheets, which have the last word
    document.head.prepend(link);
  });
}

/** Longer flights only for those who have not asked for less motion. */
export const reducedMotion = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
