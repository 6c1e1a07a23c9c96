/** The points of the map, painted from the site's own drawings: shape and colour say the signal, the glyph the kind. */
import type { Map as MapLibre } from "maplibre-gl";
import {
  CARE_KINDS,
  type CareKind,
  hasAvailability,
  SIGNALS,
  type Signal,
} from "../../../api/kernel/care.ts";
import { DRAWINGS, type Drawing } from "../icons.ts";
import { KIND, SIGNAL } from "../words.ts";

const SIZE = 34;
const RATIO = 2;

export const CLUSTER_IMAGE = "cluster";

/** The colours of the page, so that the map follows light and dark. */
export interface Palette {
  signal: Record<Signal, string>;
  plain: string;
  glyph: string;
  halo: string;
  main: string;
  /** Bubbles of several listings: of no signal's colour. */
  cluster: string;
  onCluster: string;
}

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    signal: { AVAILABLE: token("available"), UNAVAILABLE: token("unavailable"), UNKNOWN: token("unknown") },
    plain: token("meeting"),
    glyph: token("on-signal"),
    halo: token("surface"),
    main: token("main"),
    cluster: token("ink"),
    onCluster: token("surface"),
  };
}

/** Images named `CRECHE-AVAILABLE`; a kind without pictogram has the same one under each signal. */
export function addImages(map: MapLibre, palette: Palette): void {
  map.addImage(CLUSTER_IMAGE, clusterImage(palette), { pixelRatio: RATIO });
  for (const kind of CARE_KINDS) {
    for (const signal of SIGNALS)
      map.addImage(`${kind}-${signal}`, pointImage(kind, signal, palette), { pixelRatio: RATIO });
  }
}

/** A bubble of 60 pixels, made smaller by the layer for smaller numbers. */
function clusterImage(palette: Palette): ImageData {
  const side = 60 * RATIO;
  const { pen } = sheetOf(side);
  if (!pen) return new ImageData(side, side);
  pen.fillStyle = palette.halo;
  pen.arc(side / 2, side / 2, side / 2, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.fillStyle = palette.cluster;
  pen.arc(side / 2, side / 2, side / 2 - 3.2 * RATIO, 0, 2 * Math.PI);
  pen.fill();
  return pen.getImageData(0, 0, side, side);
}

function sheetOf(side: number) {
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  return { pen: canvas.getContext("2d") };
}

function pointImage(kind: CareKind, signal: Signal, palette: Palette): ImageData {
  const side = SIZE * RATIO;
  const { pen } = sheetOf(side);
  if (!pen) return new ImageData(side, side);
  const told = hasAvailability(kind);
  const shape: Drawing = told ? DRAWINGS[SIGNAL[signal].icon] : DRAWINGS.meeting;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  // the shape, with a halo that parts it from its neighbours
  pen.setTransform(side / 27, 0, 0, side / 27, side / 18, side / 18);
  const outline = new Path2D(shape.fill);
  pen.strokeStyle = palette.halo;
  pen.lineWidth = 2.5;
  pen.stroke(outline);
  pen.fillStyle = told ? palette.signal[signal] : palette.plain;
  pen.fill(outline);
  drawGlyph(pen, DRAWINGS[KIND[kind].icon], palette.glyph, signal === "UNKNOWN" && told ? 0.46 : 0.56, side);
  return pen.getImageData(0, 0, side, side);
}

function drawGlyph(
  pen: CanvasRenderingContext2D,
  drawing: Drawing,
  colour: string,
  share: number,
  side: number,
) {
  const scale = (side * share) / 24;
  const margin = (side - 24 * scale) / 2;
  pen.setTransform(scale, 0, 0, scale, margin, margin);
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = 2.4;
  if (drawing.line) pen.stroke(new Path2D(drawing.line));
  if (drawing.fill) pen.fill(new Path2D(drawing.fill));
}
