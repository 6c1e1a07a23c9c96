import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { PMI_COLUMNS, type PmiCells, REQUIRED_COLUMNS } from "../../api/pmi/columns.ts";
import { openPmiFile, type PmiSource } from "../../api/pmi/read.ts";
import { PmiRefusal } from "../../api/pmi/refusal.ts";
import { times } from "../soak.ts";
import { aRow, aStream, asCsv } from "./pmi-file.ts";

async function read(source: PmiSource | Buffer) {
  const table = await openPmiFile(Buffer.isBuffer(source) ? aStream(source) : source);
  const rows = [];
  for await (const row of table.rows()) rows.push(row);
  return { rows, table, facts: table.facts() };
}

const refusal = (content: string | Buffer) =>
  read(Buffer.from(content)).then(
    () => null,
    (error: unknown) => (error instanceof PmiRefusal ? [error.code, ...error.details] : error),
  );

const ROWS = [
  aRow("66-1", { nom: "Céret", prenom: "Zoé" }),
  aRow("66-2", { nom: "L’Hôte", nom_voie: 'de la "Têt"; rive' }),
  aRow("66-3", { nom: "Œuvrard", commune: "Argelès-sur-Mer" }),
];

describe("the file's own shape", () => {
  it("any encoding, separator, line end, order and case of columns give the same cells", async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'aeiéèçôïœ -’;,"\t'), maxLength: 12 })
      .map((value) => value.trim());
    const row = fc.record({ nom: text, prenom: text, nom_voie: text, complement: text });
    const shape = fc.record({
      encoding: fc.constantFrom("utf8", "utf8-bom", "win1252"),
      separator: fc.constantFrom(";", ",", "\t"),
      newline: fc.constantFrom("\n", "\r\n"),
      columns: fc.shuffledSubarray([...PMI_COLUMNS], { minLength: PMI_COLUMNS.length }),
      header: fc.constantFrom("as is", "upper", "accents"),
      size: fc.integer({ min: 3, max: 5000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), shape, async (cells, given) => {
        const rows = cells.map((one, i) => aRow(`66-${i}`, one));
        // an accent in every file, so that the encoding can be told
        rows.push(aRow("66-99", { nom: "Élise" }));
        let csv = asCsv(rows, given);
        if (given.header === "upper") csv = csv.replace(/^.*/, (line) => line.toUpperCase());
        if (given.header === "accents") csv = csv.replace("civilite", "Civilité").replace("prenom", "Prénom");
        const bytes = iconv.encode(csv, given.encoding === "utf8-bom" ? "utf8" : given.encoding, {
          addBOM: given.encoding === "utf8-bom",
        });
        const { rows: found, facts } = await read(aStream(bytes, given.size));
        const trimmed = rows.map((one) =>
          Object.fromEntries(Object.entries(one).map(([k, v]) => [k, v.trim()])),
        );
        expect(found.map((one) => one.cells)).toEqual(trimmed);
        expect(found.map((one) => one.line)).toEqual(rows.map((_, i) => i + 2));
        expect(found.every((one) => one.flaw === null)).toBe(true);
        expect(facts.encoding).toBe(given.encoding === "win1252" ? "WINDOWS-1252" : "UTF-8");
      }),
      { numRuns: times(150, 5_000) },
    );
  });

  it("reports unknown columns and does without optional ones", async () => {
    const columns = [...REQUIRED_COLUMNS, "remarque"];
    const { table, rows } = await read(Buffer.from(asCsv(ROWS, { columns })));
    expect(table.unknownColumns).toEqual(["remarque"]);
    expect(table.columns.has("accord_adresse")).toBe(false);
    expect(rows[0]?.cells.courriel).toBe("");
  });
});

describe("an encoding is never guessed wrongly in silence", () => {
  const csv = asCsv(ROWS);
  it.each([
    ["utf16le", "UTF-16"],
    ["utf16be", "UTF-16"],
    ["utf32le", "UTF-32"],
  ])("%s is refused by name", async (encoding, name) => {
    expect(await refusal(iconv.encode(csv, encoding, { addBOM: true }))).toEqual(["NOT_TEXT", name]);
  });

  it("UTF-16 without its mark, too", async () => {
    expect(await refusal(iconv.encode(csv, "utf16le", { addBOM: false }))).toEqual(["NOT_TEXT", "UTF-16"]);
  });

  it.each(["cp850", "macintosh", "cp437"])("%s is refused", async (encoding) => {
    const accented = ROWS.map((row) => ({ ...row, nom: "Hélène", prenom: "Françoise", commune: "Argelès" }));
    expect(await refusal(iconv.encode(asCsv(accented), encoding))).toEqual(["ENCODING_UNKNOWN"]);
  });

  it("text that was encoded twice is refused", async () => {
    const twice = iconv.decode(Buffer.from(csv), "win1252");
    expect(await refusal(Buffer.from(twice))).toEqual(["ENCODING_UNKNOWN"]);
  });

  it("one line in the other encoding is flagged, the others are taken", async () => {
    const many = Array.from({ length: 40 }, (_, i) => aRow(`66-${i}`, { nom: "Hélène" }));
    const [first = "", ...rest] = asCsv(many).split("\r\n");
    const lines = [
      Buffer.from(first),
      ...rest.map((line, i) => iconv.encode(line, i === 20 ? "win1252" : "utf8")),
    ];
    const { rows } = await read(Buffer.concat(lines.flatMap((line) => [line, Buffer.from("\r\n")])));
    expect(rows).toHaveLength(40);
    expect(rows.filter((row) => row.flaw).map((row) => [row.line, row.flaw])).toEqual([[22, "ROW_ENCODING"]]);
  });
});

describe("files that are none", () => {
  it.each<[string, string | Buffer, string[]]>([
    ["nothing", "", ["EMPTY_FILE"]],
    ["a header alone", asCsv([]), ["NO_ROWS"]],
    ["blank lines", `${asCsv([])}\r\n;;;\r\n`, ["NO_ROWS"]],
    ["another table", "a;b\n1;2\n", ["MISSING_COLUMNS", ...REQUIRED_COLUMNS]],
    ["a workbook", Buffer.from("504b0304140006000800", "hex"), ["NOT_TEXT", "classeur Excel ou archive ZIP"]],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae10000", "hex"), ["NOT_TEXT", "ancien classeur Excel"]],
    ["gzip", Buffer.from("1f8b0800000000000003", "hex"), ["NOT_TEXT", "archive gzip"]],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n", ["NOT_TEXT", "PDF"]],
    ["NUL bytes", Buffer.alloc(100), ["NOT_TEXT", "UTF-16"]],
    ["line ends of old Macintoshes", asCsv(ROWS, { newline: "\r" }), ["LINE_ENDS"]],
    ["a column twice", asCsv(ROWS, { columns: [...PMI_COLUMNS, "Nom"] }), ["DUPLICATE_COLUMN", "nom"]],
  ])("%s", async (_name, content, expected) => {
    expect(await refusal(content)).toEqual(expected);
  });

  it("a missing column is named", async () => {
    const columns = PMI_COLUMNS.filter((column) => column !== "statut" && column !== "commune");
    expect(await refusal(asCsv(ROWS, { columns }))).toEqual(["MISSING_COLUMNS", "commune", "statut"]);
  });

  it("a path that leads nowhere, or to a folder", async () => {
    const of = (path: string) => read(path).catch((error: PmiRefusal) => [error.code, ...error.details]);
    expect(await of("/nowhere/pmi.csv")).toEqual(["CANNOT_OPEN", "ENOENT"]);
    expect(await of(import.meta.dirname)).toEqual(["CANNOT_OPEN", "EISDIR"]);
  });
});

describe("rows that cannot be cut are named by line, and nothing else is lost", () => {
  const numbers = (rows: { cells: PmiCells }[]) => rows.map((row) => row.cells.numero_agrement);

  it("ragged, quoted and truncated lines", async () => {
    const [header = "", one = "", , three = ""] = asCsv(ROWS).split("\r\n");
    const stray = three.replace("66-3", "66-4").replace("Rue", '"Rue');
    const csv = [header, one, `${one.replace("66-1", "66-2")};trop`, stray, three, one.slice(0, 40)].join(
      "\n",
    );
    const { rows } = await read(Buffer.from(csv));
    expect(numbers(rows)).toEqual(["66-1", "66-2", "66-4", "66-3", "66-1"]);
    expect(rows.map((row) => row.flaw)).toEqual([null, "ROW_RAGGED", "ROW_QUOTE", null, "ROW_RAGGED"]);
  });

  it("a line that never ends is dropped as it comes", async () => {
    const block = Buffer.alloc(1 << 20, 0x78);
    async function* endless() {
      yield Buffer.from(asCsv(ROWS.slice(0, 1)));
      for (let i = 0; i < 300; i += 1) yield block;
      yield Buffer.from(`\r\n${asCsv(ROWS).split("\r\n")[3]}\r\n`);
    }
    const before = process.memoryUsage().rss;
    const { rows } = await read(endless());
    expect(rows.map((row) => [row.line, row.flaw])).toEqual([
      [2, null],
      [3, "ROW_TOO_LONG"],
      [4, null],
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
  });

  it("a header that never ends is refused", async () => {
    async function* endless() {
      for (let i = 0; i < 100; i += 1) yield Buffer.alloc(1 << 20, 0x78);
    }
    await expect(read(endless())).rejects.toMatchObject({ code: "MISSING_COLUMNS" });
  });
});
