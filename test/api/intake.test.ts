import { Readable } from "node:stream";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { UnreadableFile } from "../../api/intake/encoding.ts";
import { readJson } from "../../api/intake/json.ts";
import { readTable } from "../../api/intake/tabular.ts";
import { times } from "../soak.ts";

const COLUMNS = ["numero", "nom_de_voie", "ville"] as const;

async function read(content: string | Buffer, size = 7) {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const table = await readTable(Readable.from(chunks), { required: ["numero"], known: COLUMNS });
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  return { table, rows };
}

const refusal = (content: string | Buffer) =>
  read(content).then(
    () => null,
    (error: unknown) => (error instanceof UnreadableFile ? [error.code, ...error.columns] : error),
  );

describe("the header", () => {
  it("forgives order, case, accents and hyphens, and reports unknown columns", async () => {
    const { table, rows } = await read(
      "VILLE;Numéro;Nom-de-Voie;Remarque\r\nSète;1;Rue\r\n".replace("Rue", "Rue;x"),
    );
    expect(table.unknownColumns).toEqual(["Remarque"]);
    expect(rows).toEqual([
      { line: 2, values: { numero: "1", nom_de_voie: "Rue", ville: "Sète" }, flaw: null },
    ]);
  });

  it.each([";", ",", "\t"])("recognises the separator %j", async (separator) => {
    const { table, rows } = await read(
      `${["numero", "ville"].join(separator)}\n${["1", "Elne"].join(separator)}`,
    );
    expect(table.separator).toBe(separator);
    expect(rows[0]?.values.ville).toBe("Elne");
  });

  it("refuses a file without a required column, with a column twice, or empty", async () => {
    expect(await refusal("ville;x\nElne;1")).toEqual(["MISSING_COLUMNS", "numero"]);
    expect(await refusal("numero;Numéro\n1;2")).toEqual(["DUPLICATE_COLUMN", "numero"]);
    expect(await refusal("")).toEqual(["EMPTY"]);
  });
});

describe("the encoding", () => {
  const text = "numero;ville\n1;Céret\n2;Île-de-l’Œuf\n";
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8", Buffer.from(`\ufeff${text}`)],
    ["WINDOWS-1252", iconv.encode(text, "win1252")],
  ])("recognises %s", async (encoding, bytes) => {
    const { table, rows } = await read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(rows.map((row) => row.values.ville)).toEqual(["Céret", "Île-de-l’Œuf"]);
  });

  it.each(["utf16le", "utf16be", "utf32le"])("refuses %s", async (encoding) => {
    expect(await refusal(iconv.encode(text, encoding, { addBOM: true }))).toEqual(["NOT_TEXT"]);
  });

  it("flags the lines that contradict the rest, in both directions", async () => {
    const strange = (main: string, other: string) =>
      Buffer.concat([
        iconv.encode("numero;ville\n1;é\n2;è\n", main),
        iconv.encode("3;Céret\n", other),
        iconv.encode("4;ê\n", main),
      ]);
    const utf8 = await read(strange("utf8", "win1252"));
    expect(utf8.rows.map((row) => row.flaw)).toEqual([null, null, "ENCODING", null]);
    const windows = await read(strange("win1252", "utf8"));
    expect(windows.rows.map((row) => row.flaw)).toEqual([null, null, "ENCODING", null]);
  });

  it("flags NUL", async () => {
    const far = "1;x\n".repeat(2000);
    const { rows } = await read(`numero;ville\n${far}2;a\0b\n`, 65536);
    expect(rows.at(-1)).toEqual({
      line: 2002,
      values: { numero: "2", nom_de_voie: "", ville: "ab" },
      flaw: "ENCODING",
    });
  });
});

describe("the rows", () => {
  it("names ragged rows by their line and goes on; trailing empty cells and blank lines are no fault", async () => {
    const { rows } = await read("numero;ville\n1\n\n;;\n2;Elne;;\n3;a;b\n4;Ria\n");
    expect(rows.map((row) => [row.line, row.flaw])).toEqual([
      [2, "RAGGED"],
      [5, null],
      [6, "RAGGED"],
      [7, null],
    ]);
    expect(rows[0]?.values.numero).toBe("1");
  });

  it("loses nothing behind a quotation mark that never closes", async () => {
    const rest = Array.from({ length: 60 }, (_, i) => `${i};"Elne"\n`).join("");
    const { rows } = await read(`numero;ville\nx;"Ria\n${rest}`);
    expect(rows[0]).toMatchObject({ line: 2, flaw: "QUOTE", values: { numero: "x" } });
    expect(rows.slice(1).map((row) => row.flaw)).toEqual(Array(60).fill(null));
  });

  it("skips a line that never ends without keeping it", async () => {
    const odd = Buffer.alloc(1 << 20, 0xc3);
    const even = Buffer.alloc(1 << 20, 0x78);
    async function* endless() {
      yield Buffer.from("numero;ville\n1;a\n");
      for (let i = 0; i < 500; i += 1) yield i % 2 ? odd : even;
      yield Buffer.from("\n2;b\n");
    }
    const before = process.memoryUsage().rss;
    const table = await readTable(endless(), { required: ["numero"], known: COLUMNS });
    const rows = [];
    for await (const row of table.rows) rows.push([row.line, row.flaw]);
    expect(rows).toEqual([
      [2, null],
      [3, "TOO_LONG"],
      [4, null],
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(250e6);
  });

  it("gives back whatever was written, cut anywhere", async () => {
    const value = fc.string({ unit: fc.constantFrom("a", "é", '"', ";", "\n", ",", " ", "𝒳"), maxLength: 6 });
    const row = fc.tuple(fc.constantFrom("1", "22"), value, value);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 30 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, size) => {
          const quote = (text: string) =>
            /["\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
          const csv = [COLUMNS, ...rows].map((values) => values.map(quote).join(";")).join("\r\n");
          const { rows: read_ } = await read(`${csv}\r\n`, size);
          expect(read_.map((r) => [r.values.numero, r.values.nom_de_voie, r.values.ville])).toEqual(
            rows.map((values) => values.map((text) => text.trim())),
          );
          expect(read_.every((r) => r.flaw === null)).toBe(true);
        },
      ),
      { numRuns: times(200, 10_000) },
    );
  });
});

describe("JSON", () => {
  it("reads an array in a stream and goes on behind a bad object", async () => {
    const json =
      '[{"numero":1,"ville":"a}\\"é","zz":[1]},\n{"numero":\n},{"numero":"x\n},\n{"Numéro":2,\n"ville":["a","b"]}]';
    const table = readJson(Readable.from([Buffer.from(json)]), { known: COLUMNS });
    const rows = [];
    for await (const row of table.rows) rows.push([row.line, row.flaw, row.values.numero, row.values.ville]);
    expect(rows).toEqual([
      [1, null, "1", 'a}"é'],
      [2, "RAGGED", "", ""],
      [3, "ENCODING", "", ""],
      [5, null, "2", "a|b"],
    ]);
    expect([...table.unknownColumns]).toEqual(["zz"]);
  });
});
