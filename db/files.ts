import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The project's folder, from the sources or from the build: the nearest one above that holds package.json. */
function findRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`no package.json above ${from}`);
    folder = above;
  }
  return folder;
}

const ROOT = findRoot(import.meta.dirname);

/** A file of the project: `projectFile("db/migrations")`. */
export function projectFile(path: string): string {
  return join(ROOT, path);
}
