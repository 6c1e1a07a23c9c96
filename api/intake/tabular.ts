import { fold } from "../kernel/text.ts";
import { type Encoding, LineReader, type Lines, UnreadableFile } from "./encoding.ts";
import { cutRecord, type RecordFlaw } from "./record.ts";

/** Why a row cannot be taken as it stands; its values are then what could still be read, for what must not wait. */
export type RowFlaw = RecordFlaw | "ENCODING" | "TOO_LONG";

/** One row: the physical line it starts on (the header is line 1), its trimmed values by column, "" where absent. */
export interface TableRow<Column extends string> {
  line: number;
  values: Record<Column, string>;
  flaw: RowFlaw | null;
}

/** An opened table. `encoding` is final once the rows are read. */
export interface Table<Column extends string> {
  separator: string;
  /** header names that nobody knows, as written */
  unknownColumns: string[];
  /** the known columns that the file has */
  columns: Column[];
  readonly encoding: Encoding;
  rows: AsyncGenerator<TableRow<Column>>;
}

const SEPARATORS = [";", ",", "\t"] as const;
/** A quoted value may run over lines; one that never ends must not swallow the file. */
const MAX_RECORD_LINES = 20;

/**
 * Opens a CSV file: UTF-8 or Windows-1252, `;` `,` or tab, LF or CRLF, columns in any order, header case and accents
 * forgiven. Throws `UnreadableFile` when it is no such file or a required column is missing. Reads in a stream.
 */
export async function readTable<const Column extends string>(
  stream: AsyncIterable<Uint8Array | string>,
  options: { required: readonly NoInfer<Column>[]; known: readonly Column[] },
): Promise<Table<Column>> {
  const reader = new LineReader(stream);
  const blocks = reader.read();
  const first = await blocks.next();
  if (first.done) throw new UnreadableFile("EMPTY");
  const headerIndex = first.value.lines.findIndex((line) => line.trim() !== "");
  const header = readHeader(first.value.lines[headerIndex] ?? "", options);
  const rest: Lines = {
    ...first.value,
    first: first.value.first + headerIndex + 1,
    lines: first.value.lines.slice(headerIndex + 1),
  };
  return {
    separator: header.separator,
    unknownColumns: header.unknown,
    columns: options.known.filter((column) => header.places.includes(column)),
    get encoding() {
      return reader.encoding;
    },
    rows: readRows(rest, blocks, header, options.known),
  };
}

interface Header<Column extends string> {
  separator: string;
  /** for each place of a row its column; null for an unknown one */
  places: (Column | null)[];
  unknown: string[];
}

/** The form in which column names are compared: «Numéro agrément» is `numero_agrement`. */
export function foldColumn(name: string): string {
  return fold(name).replaceAll(" ", "_");
}

function readHeader<Column extends string>(
  line: string,
  { required, known }: { required: readonly Column[]; known: readonly Column[] },
): Header<Column> {
  const byKey = new Map(known.map((column) => [foldColumn(column), column]));
  const readings = SEPARATORS.map((separator) => {
    const names = (cutRecord(line, separator).values ?? []).map((name) => name.trim());
    return { separator, names, places: names.map((name) => byKey.get(foldColumn(name)) ?? null) };
  });
  const best = readings.reduce((a, b) => (count(b.places) > count(a.places) ? b : a));
  const missing = required.filter((column) => !best.places.includes(column));
  if (missing.length > 0) throw new UnreadableFile("MISSING_COLUMNS", missing);
  const twice = best.places.filter((column, i) => column !== null && best.places.indexOf(column) !== i);
  if (twice.length > 0) throw new UnreadableFile("DUPLICATE_COLUMN", twice as string[]);
  const unknown = best.names.filter((name, i) => name !== "" && best.places[i] === null);
  return { separator: best.separator, places: best.places, unknown };
}

function count(places: unknown[]): number {
  return places.filter((place) => place !== null).length;
}

async function* readRows<Column extends string>(
  first: Lines,
  blocks: AsyncGenerator<Lines>,
  header: Header<Column>,
  known: readonly Column[],
): AsyncGenerator<TableRow<Column>> {
  const empty = Object.fromEntries(known.map((column) => [column, ""])) as Record<Column, string>;
  let block: Lines | undefined = first;
  while (block) {
    const following: IteratorResult<Lines> = await blocks.next();
    const next: Lines | undefined = following.done ? undefined : following.value;
    let i = 0;
    while (i < block.lines.length) {
      // a record that may run on into the next block is read together with it
      if (next && block.lines.length - i < MAX_RECORD_LINES) break;
      const { row, lines } = readRow(block, i, header, empty);
      if (row) yield row;
      i += lines;
    }
    block = next && join(block, i, next);
  }
}

function join(block: Lines, from: number, next: Lines): Lines {
  return {
    first: block.first + from,
    lines: block.lines.slice(from).concat(next.lines),
    flaws: new Map([...block.flaws, ...next.flaws].filter(([line]) => line >= block.first + from)),
  };
}

function readRow<Column extends string>(
  block: Lines,
  i: number,
  header: Header<Column>,
  empty: Record<Column, string>,
): { row: TableRow<Column> | null; lines: number } {
  const line = block.first + i;
  const flawed = block.flaws.get(line);
  let text = block.lines[i] ?? "";
  let lines = 1;
  let record = cutRecord(text, header.separator);
  while (
    record.open &&
    lines < MAX_RECORD_LINES &&
    i + lines < block.lines.length &&
    !block.flaws.has(line + lines)
  ) {
    text += `\n${block.lines[i + lines] ?? ""}`;
    lines += 1;
    record = cutRecord(text, header.separator);
  }
  if (lines > 1 && (record.flaw || record.open || !fits(record.values, header))) {
    // what follows a stray quote is not lost with it
    record = { ...cutRecord(block.lines[i] ?? "", header.separator), flaw: "QUOTE" };
    lines = 1;
  } else if (record.open) record = { ...record, flaw: "QUOTE" };
  if (!flawed && record.values.every((value) => value.trim() === "")) return { row: null, lines };
  const values = { ...empty };
  header.places.forEach((column, place) => {
    if (column !== null) values[column] = (record.values[place] ?? "").trim();
  });
  const flaw = flawed ?? record.flaw ?? (fits(record.values, header) ? null : "RAGGED");
  return { row: { line, values, flaw }, lines };
}

/** As many values as columns; spreadsheets add empty ones at the end. */
function fits(values: string[], header: Header<string>): boolean {
  return (
    values.length >= header.places.length &&
    values.slice(header.places.length).every((value) => value.trim() === "")
  );
}
