import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { projectFile } from "../../db/files.ts";

/** The peers have a package of their own, so that nobody else installs them. */
export function installPeers(): void {
  const folder = projectFile("test/bench");
  if (existsSync(projectFile("test/bench/node_modules/.package-lock.json"))) return;
  const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--prefix", folder], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`the peers could not be installed:\n${stderr}`);
}
