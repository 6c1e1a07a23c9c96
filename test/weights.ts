import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

/** `npm run check`: what a first visit loads, held against the budgets of each sort of page (gzip, bytes). */
const SITE = "dist/site";

const BUDGETS = [
  {
    pages: /^(recherche\/index|fiche\/index)\.html$/,
    sort: "application",
    js: 45_000,
    css: 16_000,
    requests: 12,
  },
  { pages: /^espace-(professionnel|caf)\//, sort: "pro space", js: 45_000, css: 16_000, requests: 12 },
  { pages: /./, sort: "informational", js: 2_000, css: 12_000, requests: 8 },
] as const;

/** The pages that the server fills in carry the style of the search they stand in for. */
const TEMPLATES = /^(recherche\/liste|fiche\/texte)\/index\.html$/;

const gzipped = new Map<string, number>();

function weight(path: string): number {
  let bytes = gzipped.get(path);
  if (bytes === undefined) {
    bytes = gzipSync(readFileSync(join(SITE, path)), { level: 9 }).length;
    gzipped.set(path, bytes);
  }
  return bytes;
}

/** A script and all it imports before it runs; what it imports on demand is not counted. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(join(SITE, path), "utf8");
  for (const [, from] of text.matchAll(
    /(?:^|[;}\s])(?:import|export)[^"'();]*?(?:from)?\s*["'](\.{1,2}\/[^"']+)["']/g,
  )) {
    if (from) withImports(posix.join(dirname(path), from), seen);
  }
  return seen;
}

function attributes(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].flatMap(([, path]) => (path?.startsWith("/") ? [path.slice(1)] : []));
}

let over = 0;
const pages = globSync("**/*.html", { cwd: SITE }).sort();
if (pages.length === 0) throw new Error(`${SITE} holds no page: build first`);
for (const file of pages) {
  const html = readFileSync(join(SITE, file), "utf8");
  const budget = BUDGETS.find(({ pages }) => pages.test(file));
  if (!budget) continue;
  const scripts = new Set(
    attributes(html, /<script[^>]*\ssrc="([^"]+)"/g).flatMap((path) => [...withImports(path)]),
  );
  const styles = new Set(attributes(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g));
  const images = new Set(attributes(html, /(?:<img[^>]*src|<use[^>]*href|rel="icon"[^>]*href)="([^"#]+)/g));
  const js = [...scripts].reduce((sum, path) => sum + weight(path), 0);
  const css = [...styles].reduce((sum, path) => sum + weight(path), 0);
  const requests = 1 + scripts.size + styles.size + images.size;
  const cssLimit = TEMPLATES.test(file) ? BUDGETS[0].css : budget.css;
  const ok = js <= budget.js && css <= cssLimit && requests <= budget.requests;
  if (!ok) over += 1;
  const words = `${budget.sort}: ${js} B of JS, ${css} B of CSS, ${requests} requests`;
  console.log(`${ok ? "ok  " : "OVER"} ${file.padEnd(34)} ${words}`);
  if (
    /\sstyle="|<style|<script(?![^>]*\ssrc=)/.test(
      html.replace(/<script type="application\/ld\+json".*?<\/script>/gs, ""),
    )
  ) {
    console.log(`OVER ${file} holds an inline style or script, which the CSP refuses`);
    over += 1;
  }
}
process.exit(over > 0 ? 1 : 0);
