import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import iconv from "iconv-lite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadAddresses } from "../../api/geocoding/load-addresses.ts";
import { UnreadableFile } from "../../api/intake/encoding.ts";
import { inTransaction } from "../../db/client.ts";
import { csv, LUTINS, type StructuresDesk, structuresDesk } from "../structures-file.ts";

let desk: StructuresDesk;
beforeAll(async () => {
  desk = await structuresDesk();
});
beforeEach(() => desk.clear());
afterAll(() => desk.database.drop());

const load: StructuresDesk["load"] = (...args) => desk.load(...args);
const listings = () => desk.listings();

describe("npm run structures", () => {
  it("R2 loads each kind with its detail; a MAM is a place and no listing (R1)", async () => {
    const report = await load(
      csv(
        {
          ...LUTINS,
          capacite: "24",
          gestionnaire: "Commune",
          avip: "O",
          horaires: "LU 07:30-18:30|MA 8h-18h",
        },
        { ...LUTINS, id: "2", type: "ALSH", sous_type: "périscolaire", nom: "Les Copains" },
        {
          ...LUTINS,
          id: "3",
          type: "RAM",
          nom: "Relais Sud",
          communes_desservies: "Perpignan|66028|Toulouges|Nulle-Part",
        },
        { ...LUTINS, id: "4", type: "LAEP", nom: "La Parenthèse", seances: "ME 9h-11h30 Salle bleue" },
        { ...LUTINS, id: "5", type: "MAM", nom: "MAM Les Petits Pas" },
      ),
    );
    expect(report).toMatchObject({ rows: 5, added: 5, quarantined: 0 });
    expect(report.problems).toMatchObject([
      { line: 4, column: "communes_desservies", code: "COMMUNE_SERVED_UNKNOWN" },
    ]);
    const shown = Object.fromEntries((await listings()).map(({ name, detail }) => [name, detail]));
    expect(shown).toEqual({
      "Les Lutins": {
        ...{ subtype: "MULTI_ACCUEIL", manager: "Commune", capacity: 24, avip: true },
        sessions: [
          { weekday: "MONDAY", opens: "07:30", closes: "18:30" },
          { weekday: "TUESDAY", opens: "08:00", closes: "18:00" },
        ],
      },
      "Les Copains": { periods: ["Périscolaire"] },
      "Relais Sud": { communesServed: ["66136", "66028", "66213"] },
      "La Parenthèse": {
        sessions: [{ weekday: "WEDNESDAY", opens: "09:00", closes: "11:30", note: "Salle bleue" }],
      },
    });
    const mams = await desk.database.db.execute(
      sql`select name, name_key, commune_code, address_lines from mam`,
    );
    expect([...mams]).toEqual([
      {
        ...{ name: "MAM Les Petits Pas", name_key: "mam les petits pas", commune_code: "66136" },
        address_lines: ["12 rue du Port", "66000 Perpignan"],
      },
    ]);
  });

  it("names every bad row by line and column, leaves bad cells empty, and loses nothing else", async () => {
    const report = await load(
      csv(
        { ...LUTINS, telephone: "0000000000", courriel: "pas une adresse", site_web: "javascript:alert(1)" },
        { ...LUTINS, id: "2", type: "CAFE" },
        { ...LUTINS, id: "3", nom: "" },
        { ...LUTINS, id: "4", commune: "Nulle-Part-en-Mer", code_insee: "", code_postal: "" },
        { ...LUTINS, id: "1", nom: "Encore" },
        {
          ...LUTINS,
          id: "5",
          nom: "Bonne",
          sous_type: "cabane",
          telephone: "04 65 71 00 12",
          site_web: "www.bonne.example",
        },
      ),
    );
    const said = report.problems.map(({ line, column, code, quarantined }) => [
      line,
      column,
      code,
      quarantined,
    ]);
    expect(said).toEqual([
      [2, "telephone", "BAD_PHONE", false],
      [2, "courriel", "BAD_EMAIL", false],
      [2, "site_web", "BAD_WEBSITE", false],
      [3, "type", "UNKNOWN_TYPE", true],
      [4, "nom", "MISSING", true],
      [5, "commune", "COMMUNE_UNKNOWN", true],
      [6, "id", "DUPLICATE", true],
      [7, "sous_type", "UNKNOWN_SUBTYPE", false],
    ]);
    expect(report.quarantined).toBe(4);
    expect(await listings()).toMatchObject([
      { name: "Bonne", phone: "+33465710012", website: "https://www.bonne.example/", detail: {} },
      { name: "Les Lutins", phone: null, website: null },
    ]);
  });

  it("R12 believes coordinates only in or near the commune; else it stands at the commune, and says so", async () => {
    const report = await load(
      csv(
        LUTINS,
        { ...LUTINS, id: "2", nom: "Égarée", lat: "48.8566", lon: "2.3522" },
        { ...LUTINS, id: "3", nom: "Retournée", lat: "2.8950", lon: "42.6980" },
        { ...LUTINS, id: "4", nom: "Sans position", lat: "", lon: "" },
      ),
    );
    expect(report.precision).toEqual({ HOUSE_NUMBER: 1, STREET: 0, LOCALITY: 0, COMMUNE: 3 });
    expect(report.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, "POSITION_ELSEWHERE"],
      [3, "ADDRESS_DOUBTFUL"],
      [4, "POSITION_ELSEWHERE"],
      [4, "ADDRESS_DOUBTFUL"],
      [5, "ADDRESS_DOUBTFUL"],
    ]);
    const centre = desk.gazetteer.byCode("66136");
    const lost = (await listings()).find(({ name }) => name === "Égarée");
    expect(lost).toMatchObject({ precision: "COMMUNE", lng: centre?.lng, lat: centre?.lat });
  });

  it("R11 tries again at each import what the geocoder did not know, and leaves the rest where it is", async () => {
    const file = csv(
      { ...LUTINS, lat: "", lon: "" },
      { ...LUTINS, id: "2", nom: "Farandole", adresse_source: "1 rue Neuve", lat: "", lon: "" },
    );
    await load(file);
    expect((await listings()).map(({ precision }) => precision)).toEqual(["COMMUNE", "COMMUNE"]);
    const folder = mkdtempSync(join(tmpdir(), "adresses-"));
    const path = join(folder, "66.csv");
    const columns = "numero;nom_voie;code_postal;code_insee;nom_commune;lon;lat";
    writeFileSync(path, `${columns}\n12;Rue du Port;66000;66136;Perpignan;2.91;42.70\n`);
    await loadAddresses(desk.database.db, desk.gazetteer, path);
    rmSync(folder, { recursive: true });
    expect(await load(file)).toMatchObject({ changed: 1, unchanged: 1 });
    const [farandole, lutins] = await listings();
    expect(farandole).toMatchObject({ name: "Farandole", precision: "COMMUNE" });
    expect(lutins).toMatchObject({ name: "Les Lutins", precision: "HOUSE_NUMBER", lng: 2.91, lat: 42.7 });
    await inTransaction(desk.database.db, (tx) => tx.execute(sql`delete from address_street`));
    expect(await load(file)).toMatchObject({ changed: 0, unchanged: 2 });
  });

  it("reads Windows-1252 and JSON alike, and refuses what is neither", async () => {
    await load(iconv.encode(csv({ ...LUTINS, nom: "Crèche de l’Œuf" }), "win1252"));
    expect((await listings()).map(({ name }) => name)).toEqual(["Crèche de l’Œuf"]);
    const report = await load(
      JSON.stringify([{ ...LUTINS, nom: "Crèche de l’Œuf", lat: 42.698, capacite: 12 }]),
      { format: "json" },
    );
    expect(report).toMatchObject({ changed: 1, hidden: 0 });
    expect((await listings())[0]).toMatchObject({ name: "Crèche de l’Œuf", detail: { capacity: 12 } });
    await expect(load(iconv.encode(csv(LUTINS), "utf16le"))).rejects.toThrow(UnreadableFile);
    await expect(load("id,nom\n1,x")).rejects.toThrow(/MISSING_COLUMNS source type commune/);
  });
});
