import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import preact from "@astrojs/preact";
import { defineConfig } from "astro/config";
import { type Plugin, transformWithOxc } from "vite";
import { sprite } from "./src/sprite.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 8);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What every page with a script starts with: one file rather than five. */
const SHARED =
  /preload-helper|rolldown|node_modules\/preact\/|api\/kernel\/|site\/src\/(components|gql)\/|site\/src\/client\/(graphql|today|communes)\.|src\/words/;

/** What the map search and a sheet have in common beyond that. */
const CARE =
  /site\/src\/client\/(selection|last-search)\.|search\/(words|state|card|need|need-words|fit|notice)\.tsx?|map\/(can-draw|shapes)/;

/** What is said of one listing: on its sheet, side by side, and in the space of its owner. */
const SHEET = /site\/src\/sheet\/(words|facts|details|availability)\.tsx?/;

/** What the pages of the pro space have in common beyond that. */
const FORMS =
  /site\/src\/(client\/(form|fields|password-field|captcha|words|tab-store)\.|pro\/(session|sign-in\/after))/;

const API = `http://localhost:${process.env.PORT ?? 4000}`;
const API_PATHS = [
  "/graphql",
  "/tiles/",
  "/recherche/liste/",
  "/fiche/texte/",
  "/calendrier/",
  "/espace-caf/fichiers-pmi",
  "/espace-caf/demandes/",
  "/espace-professionnel/guide.pdf",
  "/espace-professionnel/etre-publie/bulletin.pdf",
  "/dev/mailbox",
];

const AUTOCOMPLETE = here("../node_modules/accessible-autocomplete/src/");

/**
 * accessible-autocomplete from its source: what it publishes is compiled for old browsers, carries 9 kB of
 * polyfills and asks for preact by `require`.
 */
const autocompleteFromSource: Plugin = {
  name: "accessible-autocomplete from source",
  enforce: "pre",
  resolveId: (id) => (id === "accessible-autocomplete/preact" ? `${AUTOCOMPLETE}autocomplete.js` : null),
  transform(code, id) {
    if (!id.startsWith(AUTOCOMPLETE)) return null;
    const source = code
      .replaceAll("process.env.COMPONENT_LIBRARY", JSON.stringify("PREACT"))
      // on iOS it would write English words with an inline style
      .replace("(isIosDevice())", "(false)");
    return transformWithOxc(source, id, {
      lang: "jsx",
      jsx: { runtime: "classic", pragma: "createElement" },
    });
  },
};

/**
 * A static site under a CSP without `unsafe-inline`: nothing may end up inline in the HTML, hence
 * `inlineStylesheets: "never"` and `assetsInlineLimit: 0`, and Preact mounted from processed scripts,
 * never `client:*`.
 */
export default defineConfig({
  root: here("."),
  srcDir: here("src"),
  publicDir: here("public"),
  outDir: here("../dist/site"),
  cacheDir: here("../node_modules/.astro"),
  ...(process.env.SITE_URL ? { site: process.env.SITE_URL } : {}),
  output: "static",
  // in development Astro would refuse /graphql, which has none, before passing it on
  trailingSlash: process.argv.includes("dev") ? "ignore" : "always",
  build: { format: "directory", inlineStylesheets: "never", assets: "assets" },
  devToolbar: { enabled: false },
  integrations: [preact()],
  vite: {
    define: { __SPRITE__: JSON.stringify(`/assets/icones.${hash(sprite())}.svg`) },
    cacheDir: here("../node_modules/.vite"),
    build: {
      assetsInlineLimit: 0,
      // maplibre-gl, fetched on intent, is what it is
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: "shared", test: SHARED, priority: 3 },
              { name: "care", test: CARE, priority: 2 },
              { name: "sheet", test: SHEET, priority: 2 },
              { name: "forms", test: FORMS, priority: 1 },
            ],
          },
        },
      },
    },
    plugins: [autocompleteFromSource],
    // `npm run dev`: what the API answers is asked of it
    server: { proxy: Object.fromEntries(API_PATHS.map((path) => [path, API])) },
    optimizeDeps: { exclude: ["accessible-autocomplete"] },
  },
});
