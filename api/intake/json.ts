import { LineReader } from "./encoding.ts";
import { foldColumn, type TableRow } from "./tabular.ts";

/** Longest object, characters. */
const MAX_OBJECT = 256 * 1024;

/** Rows of a JSON file, with the names nobody knows gathered as they are met. */
export interface JsonTable<Column extends string> {
  unknownColumns: Set<string>;
  rows: AsyncGenerator<TableRow<Column>>;
}

/**
 * Reads the objects of a JSON array (or one object a line) in a stream, as rows of a table: numbers and booleans as
 * text, lists joined by `|`. An object that does not parse is a row flagged `RAGGED` on the line where it starts.
 */
export function readJson<const Column extends string>(
  stream: AsyncIterable<Uint8Array | string>,
  options: { known: readonly Column[] },
): JsonTable<Column> {
  const unknownColumns = new Set<string>();
  const byKey = new Map(options.known.map((column) => [foldColumn(column), column]));
  const empty = Object.fromEntries(options.known.map((column) => [column, ""])) as Record<Column, string>;
  async function* rows(): AsyncGenerator<TableRow<Column>> {
    for await (const { line, text, flaw } of objects(new LineReader(stream))) {
      const values = { ...empty };
      const given = flaw ? null : parse(text);
      for (const [name, value] of Object.entries(given ?? {})) {
        const column = byKey.get(foldColumn(name));
        if (column) values[column] = asText(value).trim();
        else unknownColumns.add(name);
      }
      yield { line, values, flaw: flaw ?? (given ? null : "RAGGED") };
    }
  }
  return { unknownColumns, rows: rows() };
}

interface ObjectText {
  line: number;
  text: string;
  flaw: "ENCODING" | "TOO_LONG" | null;
}

/** Cuts out every object that stands at the top or in the top-level array. */
async function* objects(reader: LineReader): AsyncGenerator<ObjectText> {
  let depth = 0;
  let quoted = false;
  let current: ObjectText = { line: 0, text: "", flaw: null };
  for await (const block of reader.read()) {
    for (const [i, line] of block.lines.entries()) {
      if (depth > 0) current.flaw ??= block.flaws.get(block.first + i) ?? null;
      let from = 0;
      for (let at = 0; at < line.length; at += 1) {
        const c = line[at];
        if (quoted) {
          if (c === "\\") at += 1;
          else if (c === '"') quoted = false;
        } else if (c === '"' && depth > 0) quoted = true;
        else if (c === "{") {
          if (depth === 0) {
            current = { line: block.first + i, text: "", flaw: block.flaws.get(block.first + i) ?? null };
            from = at;
          }
          depth += 1;
        } else if (c === "}" && depth > 0) {
          depth -= 1;
          if (depth > 0) continue;
          current.text += line.slice(from, at + 1);
          yield current;
        }
      }
      // a string never runs over lines: one left open ends here, so that the next object is found again
      if (quoted) {
        current.flaw ??= "ENCODING";
        quoted = false;
        depth = Math.min(depth, 1);
      }
      if (depth > 0) current.text += `${line.slice(from)}\n`;
      if (current.text.length > MAX_OBJECT) current = { ...current, text: "", flaw: "TOO_LONG" };
    }
  }
  if (depth > 0) yield { ...current, text: "" };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asText).join("|");
  if (typeof value === "boolean") return value ? "O" : "N";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
