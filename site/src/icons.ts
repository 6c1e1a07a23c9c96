/**
 * The project's own drawings on a 24 × 24 grid, as path data: one source for the sprite (what pages
 * use) and for the points that the map paints on a canvas.
 * `line` is stroked (round, width 2), `fill` is filled; both take the colour of the text.
 */
export interface Drawing {
  line?: string;
  fill?: string;
  /** Cut out of the fill, in the colour behind. */
  cut?: string;
}

export const DRAWINGS = {
  // kinds of care
  childminder: {
    line: "M3 11 12 4l9 7M5.5 9.5V20h13V9.5",
    fill: "M12 18.2c-2.5-1.6-4-3-4-4.7 0-1.2.9-2.1 2-2.1.8 0 1.5.4 2 1.1.5-.7 1.2-1.1 2-1.1 1.1 0 2 .9 2 2.1 0 1.7-1.5 3.1-4 4.7z",
  },
  creche: {
    line: "M3 13h8v8H3zM13 13h8v8h-8zM8 3h8v8H8z",
    fill: "M12 5.4a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2z",
  },
  "leisure-centre": {
    line: "M12 2.5 19 9l-7 8.5L5 9zM5 9h14M12 2.5v15M12 17.5c0 2.6 3.5 1 3.5 4",
  },
  relais: {
    line: "M3 4h11v8H8l-3 3v-3H3zM17.5 9H21v8h-2v3l-3-3h-5v-2.5",
  },
  laep: {
    line: "M3.5 21v-6.2a4 4 0 0 1 8 0V21M14.5 21v-3.6a3 3 0 0 1 6 0V21M11.5 17.5h3",
    fill: "M7.5 3.2a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8zM17.5 8.4a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
  },
  // availability: colour AND shape
  available: { fill: "M12 1.5a10.5 10.5 0 1 1 0 21 10.5 10.5 0 0 1 0-21z", cut: "m7 12.5 3.4 3.4L17.2 9" },
  unavailable: {
    fill: "M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z",
    cut: "m8 8 8 8M16 8l-8 8",
  },
  unknown: {
    fill: "m12 1 10.2 10.2a1.1 1.1 0 0 1 0 1.6L12 23 1.8 12.8a1.1 1.1 0 0 1 0-1.6z",
    cut: "M8 12h8",
  },
  /** Relais and LAEP, which have no pictogram: a shield on the map. */
  meeting: { fill: "M4 3h16a2 2 0 0 1 2 2v8c0 5-5 8.2-10 10.2C7 21.2 2 18 2 13V5a2 2 0 0 1 2-2z" },
  // gestures
  search: { line: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 21 21" },
  around: {
    line: "M12 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM12 2v4M12 18v4M2 12h4M18 12h4",
    fill: "M12 10a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  },
  map: { line: "M3 6.5 9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20zM9 4v13.5M15 6.5V20" },
  list: { line: "M9 6h12M9 12h12M9 18h12M4 6h.5M4 12h.5M4 18h.5" },
  filters: {
    line: "M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  },
  compare: { line: "M4 4h6v16H4zM14 4h6v16h-6zM4 9h6M14 13h6" },
  print: { line: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z" },
  link: {
    line: "M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.6-1.6",
  },
  back: { line: "M20 12H4M11 5l-7 7 7 7" },
  close: { line: "m5 5 14 14M19 5 5 19" },
  pin: {
    line: "M12 21.5c-4.5-5-7-8.3-7-11.7a7 7 0 0 1 14 0c0 3.4-2.5 6.7-7 11.7z",
    fill: "M12 7.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2z",
  },
  week: { line: "M4 5h16v15H4zM4 10h16M9.5 10v10M14.5 10v10M8 2.5V5M16 2.5V5" },
  clock: { line: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5.5l3.5 2" },
  phone: {
    line: "M5 3.5h4l1.8 5-2.5 1.8a12 12 0 0 0 5.4 5.4l1.8-2.5 5 1.8v4c0 .8-.7 1.5-1.5 1.5C10.5 20.5 3.5 13.5 3.5 5c0-.8.7-1.5 1.5-1.5z",
  },
  mail: { line: "M3 5.5h18v13H3zM3 6.5l9 7 9-7" },
  web: {
    line: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
  },
  person: { line: "M12 3.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-4.4 3.6-7 8-7s8 2.6 8 7" },
  document: { line: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" },
  key: { line: "M8 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 12h9M18 12v4M21 12v3" },
  check: { line: "m4 12.5 5.5 5.5L20 6.5" },
  warning: { line: "M12 3.5 22 20.5H2zM12 10v5M12 17.7v.1" },
  offline: {
    line: "M3 3l18 18M8.5 15.5a5 5 0 0 1 6-.9M5 12a10 10 0 0 1 4.5-2.6M19 12a10 10 0 0 0-5-2.8M12 19h.1",
  },
} satisfies Record<string, Drawing>;

export type IconName = keyof typeof DRAWINGS;
