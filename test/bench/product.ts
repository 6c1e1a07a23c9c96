import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { build } from "vite";
import { projectFile } from "../../db/files.ts";
import { Side } from "./side.ts";

/** The API as `npm start` runs it, built anew into a folder of the bench's. */
export async function buildProduct(): Promise<void> {
  if (!existsSync(projectFile("dist/site/index.html"))) {
    throw new Error("the site is not built: npm run build");
  }
  await build({
    configFile: projectFile("api/vite.config.ts"),
    build: { outDir: projectFile(".cache/bench/api"), sourcemap: false },
  });
}

export function startOurs(url: string, env: Record<string, string> = {}): Promise<Side> {
  return Side.start("ours", ".cache/bench/api/main.js", {
    DATABASE_URL: url,
    SECRET_KEY: randomBytes(32).toString("base64url"),
    SITE_URL: "http://localhost",
    // no letter leaves a bench
    SMTP_URL: "smtp://127.0.0.1:9",
    JOBS: "off",
    LOG_LEVEL: "silent",
    ...env,
  });
}
