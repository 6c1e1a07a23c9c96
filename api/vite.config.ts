import { join } from "node:path";
import { defineConfig } from "vite";

/** The API as one file for Node, and one for the thread of passwords; packages stay in node_modules. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: "warn",
  build: {
    ssr: true,
    rolldownOptions: {
      input: ["main.ts", "account/password-thread.ts"].map((file) => join(import.meta.dirname, file)),
    },
    outDir: "../dist/api",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
  },
});
