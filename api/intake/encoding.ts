import iconv from "iconv-lite";

/** What was read so far: UTF-8 and Windows-1252 are told apart by the first lines with an accent. */
export type Encoding = "ASCII" | "UTF-8" | "WINDOWS-1252";

/** What makes a line of a file unreadable. */
export type LineFlaw = "ENCODING" | "TOO_LONG";

/** Some whole lines of a file, decoded, with the number of the first one (from 1). */
export interface Lines {
  first: number;
  lines: string[];
  flaws: Map<number, LineFlaw>;
}

/** A file that cannot be read at all. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: "NOT_TEXT" | "EMPTY" | "MISSING_COLUMNS" | "DUPLICATE_COLUMN",
    /** the columns concerned */
    readonly columns: string[] = [],
  ) {
    super(`${code} ${columns.join(" ")}`.trim());
  }
}

/** Longest line, bytes: a longer one is skipped and flagged, so that memory stays bounded. */
const MAX_LINE = 64 * 1024;
/** enough bytes of a too long line to have too many characters, whatever their size */
const KEPT = 3 * (MAX_LINE + 1);
const BLOCK = 256 * 1024;
const LF = 10;

/**
 * Cuts a stream of bytes into decoded lines, some at a time. A byte order mark, NUL bytes and zip archives decide at
 * once; else the first block with an accent decides by the majority of its lines. A line that contradicts
 * the decision is flagged and never decoded in silence.
 */
export class LineReader {
  encoding: Encoding = "ASCII";
  private next = 1;
  private utf8 = new TextDecoder("utf-8", { fatal: true });
  private lenient = new TextDecoder("utf-8");

  constructor(private readonly stream: AsyncIterable<Uint8Array | string>) {}

  async *read(): AsyncGenerator<Lines> {
    let pending: Buffer[] = [];
    let size = 0;
    let start = true;
    for await (const chunk of this.stream) {
      const bytes =
        typeof chunk === "string"
          ? Buffer.from(chunk)
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      pending.push(bytes);
      size += bytes.length;
      if (size < BLOCK) continue;
      let block: Buffer = Buffer.concat(pending);
      if (start) block = this.open(block);
      start = false;
      const cut = block.lastIndexOf(LF) + 1;
      if (cut > 0) yield this.decode(block.subarray(0, cut - 1));
      const rest = block.subarray(cut);
      pending = [rest.length > KEPT ? rest.subarray(0, KEPT) : rest];
      // the length kept says that the line is too long; what follows of it is dropped as it comes
      size = pending[0]?.length ?? 0;
    }
    let block: Buffer = Buffer.concat(pending);
    if (start) block = this.open(block);
    if (block.length > 0) yield this.decode(block.at(-1) === LF ? block.subarray(0, -1) : block);
  }

  private open(block: Buffer): Buffer {
    if (block.length === 0) throw new UnreadableFile("EMPTY");
    const magic = block.subarray(0, 2).toString("hex");
    if (["fffe", "feff", "504b", "1f8b"].includes(magic) || block.subarray(0, 4096).includes(0)) {
      throw new UnreadableFile("NOT_TEXT");
    }
    if (block.subarray(0, 3).toString("hex") !== "efbbbf") return block;
    this.encoding = "UTF-8";
    return block.subarray(3);
  }

  private decode(block: Buffer): Lines {
    const first = this.next;
    const flaws = new Map<number, LineFlaw>();
    const text = this.quickText(block);
    const lines = text === null ? this.decodeEach(block, flaws) : text.split("\n");
    this.next += lines.length;
    lines.forEach((line, i) => {
      if (line.length > MAX_LINE) {
        flaws.set(first + i, "TOO_LONG");
        lines[i] = "";
      } else if (line.endsWith("\r")) lines[i] = line.slice(0, -1);
    });
    return { first, lines, flaws };
  }

  /** The whole block at once, when it cannot be doubtful; else null. */
  private quickText(block: Buffer): string | null {
    try {
      const text = this.utf8.decode(block);
      const ascii = text.length === block.length;
      if (!ascii && this.encoding === "ASCII") this.encoding = "UTF-8";
      return (ascii || this.encoding === "UTF-8") && !text.includes("\0") ? text : null;
    } catch {
      return null;
    }
  }

  private decodeEach(block: Buffer, flaws: Map<number, LineFlaw>): string[] {
    const lines = cutLines(block);
    if (this.encoding === "ASCII") {
      const accented = lines.filter((line) => line.some((byte) => byte > 127));
      const utf8 = accented.filter((line) => this.isUtf8(line)).length;
      if (accented.length > 0) this.encoding = utf8 * 2 > accented.length ? "UTF-8" : "WINDOWS-1252";
    }
    return lines.map((line, i) => {
      const utf8 = this.isUtf8(line);
      const contradicts = this.encoding === "WINDOWS-1252" ? utf8 && looksUtf8(line) : !utf8;
      if (contradicts || line.includes(0)) flaws.set(this.next + i, "ENCODING");
      const text =
        this.encoding === "WINDOWS-1252" ? iconv.decode(line, "win1252") : this.lenient.decode(line);
      return text.replaceAll("\0", "");
    });
  }

  private isUtf8(line: Buffer): boolean {
    try {
      this.utf8.decode(line);
      return true;
    } catch {
      return false;
    }
  }
}

function cutLines(block: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from <= block.length; ) {
    const end = block.indexOf(LF, from);
    lines.push(block.subarray(from, end < 0 ? block.length : end));
    from = end < 0 ? block.length + 1 : end + 1;
  }
  return lines;
}

/** «Ã©», «â€™», «Å“»: French letters of UTF-8, which no French text in Windows-1252 spells. */
function looksUtf8(line: Buffer): boolean {
  return line.some((byte, i) => {
    const follows = line[i + 1] ?? 0;
    return (
      (byte === 0xc2 || byte === 0xc3 || byte === 0xc5 || byte === 0xe2) && follows > 0x7f && follows < 0xc0
    );
  });
}
