import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PmiReport } from "../../api/pmi/report.ts";
import { contentOf, usePmi } from "./pmi-database.ts";

const PROJECT = join(import.meta.dirname, "../..");
const EXAMPLE = join(PROJECT, "db/seed/pmi-66-2026-11.csv");

const pmi = usePmi();

async function listing(number: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await pmi.db.execute<{ row: Record<string, unknown> }>(sql`
    select to_jsonb(l) || jsonb_build_object('commune', m.name) as row from pmi.childminder c
    join listing l on l.id = c.listing_id join commune m on m.code = l.commune_code
    where c.approval_number = ${number}`);
  return row?.row;
}

describe("the example file", () => {
  let report: PmiReport;
  beforeAll(async () => {
    const outcome = await pmi.import(readFileSync(EXAMPLE));
    if (outcome.outcome !== "APPLIED") throw new Error("not applied");
    report = outcome.report;
  });

  it("loads, with its bad rows named by line and column and nothing else lost", () => {
    const quarantine = report.quarantine.map(({ line, column, code }) => `${line} ${column} ${code}`);
    expect(quarantine).toEqual([
      "12 code_postal POSTCODE_UNREADABLE",
      "14 places PLACES_UNREADABLE",
      "15 date_fin_agrement DATE_UNREADABLE",
      "16 nom NAME_UNREADABLE",
      "17 accord_publication PERMISSION_UNREADABLE",
      "18 numero_agrement DUPLICATE",
      "19 numero_agrement DUPLICATE",
      "21 commune OTHER_DEPARTEMENT",
    ]);
    const others = report.warnings.filter(({ code }) => code !== "APPROVAL_ENDED");
    expect(others.map(({ line, column, code }) => `${line} ${column} ${code}`)).toEqual([
      "20 accord_courriel CONTACT_WITHHELD",
      "25 telephone PHONE_UNREADABLE",
    ]);
    // 1,306 rows allow publication; four of them are in quarantine (12, 16, 18, 19)
    expect(report.counts).toMatchObject({ rows: 2180, new: 1302, refused: 874, quarantined: 8 });
  });

  it("lists nobody of the rows in quarantine", async () => {
    for (const number of [
      "66-2023-00011",
      "66-2024-00015",
      "66-2023-00016",
      "66-2026-00018",
      "66-2023-00020",
    ]) {
      expect(await listing(number)).toBeUndefined();
    }
  });

  it.each<[string, string, Record<string, unknown>]>([
    [
      "a withheld address, at the commune",
      "66-2024-00005",
      { address_lines: null, precision: "COMMUNE", email: null },
    ],
    ["every apostrophe and accent in a name", "66-2025-00021", { name: "Anouk D'Aŭgoçç-Bénézet L’Hôte" }],
    ["a commune in capitals without hyphens", "66-2021-00022", { commune: "Corneilla-del-Vercol" }],
    [
      "no INSEE code, in a MAM",
      "66-2023-00023",
      { commune: "Fourques", detail: { mamName: "MAM Les Petits Pas" } },
    ],
    ["a street that is new", "66-2026-00026", { commune: "Perpignan" }],
    ["an agrément under review", "66-2024-00068", { state: "SUSPENDED" }],
  ])("%s", async (_name, number, expected) => {
    expect(await listing(number)).toMatchObject(expected);
  });

  it("R4 shows nobody without permission: exactly the rows with O and ACTIF are public", async () => {
    const rows = readFileSync(EXAMPLE, "utf8")
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(";"));
    const bad = new Set(["66-2023-00011", "66-2024-00015", "66-2026-00018"]);
    const wanted = rows.filter(
      (cells) => cells[19] === "O" && cells[16] === "ACTIF" && !bad.has(cells[0] ?? ""),
    );
    const shown = await pmi.db.execute<{ number: string }>(sql`
      select c.approval_number as number from listing l join pmi.childminder c on c.listing_id = l.id
      where l.state = 'PUBLISHED' order by 1`);
    expect(shown.map(({ number }) => number)).toEqual(wanted.map(([number]) => number).sort());
  });
});

describe("npm run pmi", () => {
  const run = (...args: string[]) => {
    const child = spawnSync(process.execPath, ["--import", "tsx", "api/pmi/cli.ts", ...args], {
      cwd: PROJECT,
      encoding: "utf8",
      env: { ...process.env, DATABASE_URL: pmi.url, SECRET_KEY: "x".repeat(32) },
    });
    return { status: child.status, stdout: child.stdout, stderr: child.stderr };
  };

  it("says in French what it did, row by row, and tells held, refused and wrong usage by its exit status", async () => {
    const before = await contentOf(pmi.db);
    const held = run(EXAMPLE, "--departement", "66");
    expect(held.status).toBe(2);
    expect(held.stdout).toContain("Ce fichier est déjà appliqué");
    expect(held.stdout).toMatch(/ligne 14, colonne places\s: Le nombre de places/);
    const applied = run(EXAMPLE, "--departement", "66", "--approve");
    expect([applied.status, applied.stderr]).toEqual([0, ""]);
    expect(applied.stdout).not.toMatch(/@|Letellier|\+33/);
    const refused = run(join(PROJECT, "package.json"), "--departement", "66");
    expect([refused.status, refused.stdout]).toEqual([
      1,
      expect.stringMatching(/colonnes obligatoires.*numero_agrement/),
    ]);
    expect(run(EXAMPLE)).toMatchObject({ status: 1, stderr: expect.stringContaining("Usage") });
    expect(run(EXAMPLE, "--departement", "66", "--nope").status).toBe(1);
    const here = (rows: unknown[]) =>
      JSON.stringify(
        rows.filter((row) => typeof row !== "string"),
        (key, value) => (/^(lng|lat|point|u[xyz]|precision)$/.test(key) ? undefined : value),
      );
    expect(here(await contentOf(pmi.db))).toBe(here(before));
  }, 120_000);
});
