import { defineConfig } from "vite";

/** The API as one file for Node; packages stay in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: "warn",
  build: {
    ssr: "main.ts",
    outDir: "../dist/api",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
  },
});
