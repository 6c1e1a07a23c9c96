import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";
import { times } from "./soak.ts";

export default defineConfig({
  // Node gives every package the same graphql (CommonJS); without this the sources would get a second one
  resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }] },
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: "./setup.ts",
    // two cores: test files share one PostgreSQL and, for the journeys, one browser
    maxWorkers: 2,
    testTimeout: times(30_000, 1_800_000),
    hookTimeout: 120_000,
  },
  // decorators as tsconfig has them
  oxc: { decorator: { legacy: true } },
});
