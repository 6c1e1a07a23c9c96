import type { StyleSpecification } from "maplibre-gl";

/** In a style's metadata: paint of its layers, by id, for the dark scheme. Only the embedded style has it. */
const DARK = "mon-enfant:dark";

type Paints = Record<string, Record<string, unknown>>;

/** The background: ours, or the one that the server redirects to. */
export async function loadStyle(dark: boolean): Promise<StyleSpecification> {
  const response = await fetch("/carte/style.json", { credentials: "omit" });
  if (!response.ok) throw new Error(`style: ${response.status}`);
  const style = absolute((await response.json()) as StyleSpecification, response.url);
  const paints = (style.metadata as Record<string, Paints> | undefined)?.[DARK];
  if (!dark || !paints) return style;
  const layers = style.layers.map((layer) => ({ ...layer, paint: { ...layer.paint, ...paints[layer.id] } }));
  return { ...style, layers: layers as StyleSpecification["layers"] };
}

/** Addresses in a style may be relative to it; the worker that fetches tiles wants them whole. */
function absolute(style: StyleSpecification, base: string): StyleSpecification {
  // a template's braces must survive the URL's percent-encoding
  const whole = (url: string) => new URL(url, base).href.replace(/%7B/gi, "{").replace(/%7D/gi, "}");
  const sources = Object.entries(style.sources).map(([name, source]) => {
    const copy = { ...source };
    if ("tiles" in copy && copy.tiles) copy.tiles = copy.tiles.map(whole);
    if ("url" in copy && copy.url) copy.url = whole(copy.url);
    if ("data" in copy && typeof copy.data === "string") copy.data = whole(copy.data);
    return [name, copy];
  });
  const glyphs = style.glyphs ? { glyphs: whole(style.glyphs) } : {};
  const sprite = typeof style.sprite === "string" ? { sprite: whole(style.sprite) } : {};
  return { ...style, sources: Object.fromEntries(sources), ...glyphs, ...sprite };
}
