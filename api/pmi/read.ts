import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { UnreadableFile } from "../intake/encoding.ts";
import { type RowFlaw, readTable, type Table } from "../intake/tabular.ts";
import { PMI_COLUMNS, type PmiCells, type PmiColumn, REQUIRED_COLUMNS } from "./columns.ts";
import { isMisread } from "./misread.ts";
import { PmiRefusal } from "./refusal.ts";
import type { RowFlawCode } from "./row.ts";

/** A path, or the bytes as they come. */
export type PmiSource = string | AsyncIterable<Uint8Array>;

/** One row of the file as text. */
export interface PmiFileRow {
  line: number;
  cells: PmiCells;
  flaw: RowFlawCode | null;
}

/** An opened file: the header is read, the rows come as they are asked for. */
export interface PmiTable {
  columns: ReadonlySet<PmiColumn>;
  unknownColumns: string[];
  separator: string;
  rows(): AsyncGenerator<PmiFileRow>;
  /** once all rows are read */
  facts(): { contentHash: Buffer; encoding: string };
}

/** More rows than France has childminders: no file of one département. Bounds the memory. */
const MAX_ROWS = 500_000;
const HEAD = 4096;

const FLAWS: Record<RowFlaw, RowFlawCode> = {
  RAGGED: "ROW_RAGGED",
  QUOTE: "ROW_QUOTE",
  ENCODING: "ROW_ENCODING",
  TOO_LONG: "ROW_TOO_LONG",
};

/** Opens a PMI file; throws `PmiRefusal` when it is none. */
export async function openPmiFile(source: PmiSource): Promise<PmiTable> {
  const bytes = new Witness(typeof source === "string" ? createReadStream(source) : source);
  let table: Table<PmiColumn>;
  try {
    table = await readTable(bytes.read(), { required: REQUIRED_COLUMNS, known: PMI_COLUMNS });
  } catch (error) {
    throw refusalOf(error, bytes.head);
  }
  if (table.unknownColumns.some((name) => name.includes("\r"))) throw new PmiRefusal("LINE_ENDS");
  return {
    columns: new Set(table.columns),
    unknownColumns: table.unknownColumns,
    separator: table.separator,
    rows: () => readRows(table),
    facts: () => ({ contentHash: bytes.hash(), encoding: table.encoding }),
  };
}

async function* readRows(table: Table<PmiColumn>): AsyncGenerator<PmiFileRow> {
  let count = 0;
  let accented = 0;
  let misread = 0;
  for await (const { line, values, flaw } of table.rows) {
    count += 1;
    if (count > MAX_ROWS) throw new PmiRefusal("TOO_MANY_ROWS");
    const text = Object.values(values).join(" ");
    let code = flaw && FLAWS[flaw];
    if (/[^\0-\x7f]/.test(text)) {
      accented += 1;
      if (isMisread(text, table.encoding)) {
        misread += 1;
        code ??= "ROW_ENCODING";
      }
    }
    yield { line, cells: values, flaw: code };
  }
  if (count === 0) throw new PmiRefusal("NO_ROWS");
  // neither of the two encodings: better no import than wrong names
  if (misread > 0 && misread * 2 >= accented) throw new PmiRefusal("ENCODING_UNKNOWN");
}

/** Lets the bytes through and keeps their hash and the first of them. */
class Witness {
  head = Buffer.alloc(0);
  private readonly digest = createHash("sha256");

  constructor(private readonly stream: AsyncIterable<Uint8Array>) {}

  async *read(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.stream) {
      this.digest.update(chunk);
      if (this.head.length < HEAD) this.head = Buffer.concat([this.head, chunk.subarray(0, HEAD)]);
      yield chunk;
    }
  }

  hash(): Buffer {
    return this.digest.digest();
  }
}

/** What else the files are that people send, by their first bytes. */
const MAGIC: [hex: string, format: string][] = [
  ["fffe0000", "UTF-32"],
  ["0000feff", "UTF-32"],
  ["fffe", "UTF-16"],
  ["feff", "UTF-16"],
  ["504b0304", "classeur Excel ou archive ZIP"],
  ["d0cf11e0", "ancien classeur Excel"],
  ["1f8b", "archive gzip"],
  ["25504446", "PDF"],
];

function refusalOf(error: unknown, head: Buffer): unknown {
  if (isFileError(error)) return new PmiRefusal("CANNOT_OPEN", [error.code]);
  if (!(error instanceof UnreadableFile)) return error;
  if (error.code === "EMPTY") return new PmiRefusal("EMPTY_FILE");
  if (error.code === "NOT_TEXT") return new PmiRefusal("NOT_TEXT", [formatOf(head)]);
  const hex = head.toString("hex", 0, 8);
  if (MAGIC.some(([start]) => hex.startsWith(start))) return new PmiRefusal("NOT_TEXT", [formatOf(head)]);
  if (head.includes("\r") && !head.includes("\n")) return new PmiRefusal("LINE_ENDS");
  return new PmiRefusal(error.code, error.columns);
}

function formatOf(head: Buffer): string {
  const hex = head.toString("hex", 0, 8);
  const known = MAGIC.find(([start]) => hex.startsWith(start))?.[1];
  if (known) return known;
  // without a byte order mark UTF-16 still has a NUL in every other place
  const nul = (offset: number) => [0, 2, 4, 6].every((i) => head[i + offset] === 0);
  return nul(0) || nul(1) ? "UTF-16" : "fichier binaire";
}

function isFileError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}
