import { DRAWINGS, type Drawing } from "./icons.ts";

const STROKE = 'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

/** Every drawing as a symbol: pages write `<svg><use href="…#available"/></svg>`. */
export function sprite(): string {
  const symbols = Object.entries<Drawing>(DRAWINGS).map(
    ([name, { line, fill, cut }]) =>
      `<symbol id="${name}" viewBox="0 0 24 24">${[
        fill && `<path fill="currentColor" d="${fill}"/>`,
        line && `<path fill="none" stroke="currentColor" ${STROKE} d="${line}"/>`,
        cut && `<path fill="none" stroke="var(--picto-cut,#fff)" ${STROKE} d="${cut}"/>`,
      ]
        .filter(Boolean)
        .join("")}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
