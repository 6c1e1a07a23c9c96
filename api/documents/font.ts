import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const FILES = {
  text: "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
  strong: "@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf",
};
/** What layout of other scripts and kerning need: most of the time of a document goes into reading them. */
const LEFT_OUT = new Set(["GDEF", "GPOS", "GSUB", "STAT"]);
const HEADER = 12;
const ENTRY = 16;

export type FontName = keyof typeof FILES;

const loaded = new Map<FontName, Buffer>();

/** Noto Sans, less the tables that French does without; read once. */
export function font(name: FontName): Buffer {
  const known = loaded.get(name) ?? without(LEFT_OUT, readFileSync(resolve(FILES[name])));
  loaded.set(name, known);
  return known;
}

/** A TrueType file has a directory of its tables, then the tables; only the directory is written anew. */
function without(tags: ReadonlySet<string>, file: Buffer): Buffer {
  const entries = Array.from({ length: file.readUInt16BE(4) }, (_, i) =>
    file.subarray(HEADER + i * ENTRY, HEADER + (i + 1) * ENTRY),
  );
  const kept = entries.filter((entry) => !tags.has(entry.toString("latin1", 0, 4)));
  const result = Buffer.from(file);
  result.writeUInt16BE(kept.length, 4);
  for (const [i, entry] of kept.entries()) entry.copy(result, HEADER + i * ENTRY);
  return result;
}
