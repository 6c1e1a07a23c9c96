import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Builds the API and the site into `dist/` when a source has changed since the last time. */
const STAMP = "dist/stamp";
const SOURCES = ["api/**/*.{ts,graphql}", "db/**/*.ts", "site/**/*.*", "package-lock.json", "tsconfig.json"];

function stampOfSources(): string {
  const hash = createHash("sha1").update(process.env.SITE_URL ?? "");
  for (const file of globSync(SOURCES).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest("hex");
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0]}:\n${output}`)),
    );
  });
}

/** Files that browsers fetch often are compressed once, here. */
async function compressSite(): Promise<void> {
  for (const file of globSync("dist/site/**/*.{js,mjs,css,svg,json,xml,txt}")) {
    const raw = await readFile(file);
    if (raw.length < 1_000) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    await writeFile(`${file}.br`, await promisify(brotliCompress)(raw, { params }));
    await writeFile(`${file}.gz`, await promisify(gzip)(raw, { level: 9 }));
  }
}

const stamp = stampOfSources();
const built =
  existsSync(STAMP) && existsSync("dist/site/index.html") && readFileSync(STAMP, "utf8") === stamp;
if (!built) {
  console.log("Construction de l’API et du site (une minute au plus, la première fois seulement) …");
  try {
    await Promise.all([
      run("vite", ["build", "--config", "api/vite.config.ts"]),
      run("astro", ["build", "--root", "site", "--silent"]).then(compressSite),
    ]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  mkdirSync("dist", { recursive: true });
  writeFileSync(STAMP, stamp);
}
