import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import preact from "@astrojs/preact";
import { defineConfig } from "astro/config";
import { sprite } from "./src/sprite.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 8);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the map search and a sheet both start with: one file rather than five. */
const SHARED =
  /preload-helper|rolldown|node_modules\/preact\/|api\/kernel\/|site\/src\/(client|components|gql)\/|src\/words|(search|sheet)\/(words|facts|state|card)\.tsx?|map\/(can-draw|shapes)/;

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
  trailingSlash: "always",
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
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: "shared", test: SHARED }] } } },
    },
    // accessible-autocomplete asks for preact by `require`: without this a second copy would be shipped.
    resolve: {
      alias: [{ find: /^preact$/, replacement: here("../node_modules/preact/dist/preact.module.js") }],
    },
  },
});
