import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm run check`: types, lint and format, import rules, unused code, generated files in step, HTML, weights. */
const scratch = mkdtempSync(join(tmpdir(), "mon-enfant-check-"));

function run(command: string, ...args: string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return true;
  console.error(error?.message ?? `${stdout}${stderr}`);
  return false;
}

function schemaInStep(): boolean {
  const file = join(scratch, "schema.graphql");
  if (!run("tsx", "api/schema.ts", file)) return false;
  if (readFileSync(file, "utf8") === readFileSync("api/schema.graphql", "utf8")) return true;
  console.error("api/schema.graphql is not what the code makes: run `npm run generate`");
  return false;
}

function documentsInStep(): boolean {
  if (run("graphql-codegen", "--config", "codegen.ts", "--check")) return true;
  console.error("site/src/gql is not what the schema and the operations make: run `npm run generate`");
  return false;
}

const CHECKS: Record<string, () => boolean> = {
  types: () =>
    run("astro", "check", "--root", "site", "--tsconfig", "../tsconfig.json", "--minimumSeverity", "error"),
  "lint and format": () => run("biome", "ci", "--config-path=.biome.jsonc", "--reporter=summary", "."),
  "import rules": () =>
    run("depcruise", "--config", ".dependency-cruiser.cjs", "api", "db", "site/src", "test"),
  "unused code": () => run("knip"),
  "schema in step": schemaInStep,
  "documents in step": documentsInStep,
  "site built": () => run("node", "api/build.ts"),
  "pages are valid HTML": () => run("html-validate", "--config", "test/html-validate.json", "dist/site"),
  weights: () => run("tsx", "test/weights.ts"),
};

let failed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  const started = Date.now();
  const ok = check();
  console.log(`${ok ? "ok    " : "FAILED"} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) failed += 1;
}
rmSync(scratch, { recursive: true });
process.exit(failed > 0 ? 1 : 0);
