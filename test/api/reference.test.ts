import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import { editAuthorities, refreshCommunes } from "../../api/geocoding/load-reference.ts";
import { inTransaction } from "../../db/client.ts";
import { loadReference } from "../../db/reference/load.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), "reference-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function file(lines: string[]): string {
  const path = join(folder, "reference.csv");
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

async function written(): Promise<string> {
  const [row] = await database.db.$client`
    select (select max(xmin::text::bigint) from commune) as communes, (select max(xmin::text::bigint) from authority) as authorities`;
  return JSON.stringify(row);
}

describe("the reference in the database", () => {
  it("R1 holds the 101 départements, their communes and the 45 arrondissements", async () => {
    const [counts] = await database.db.$client`
      select (select count(*)::int from departement) as departements,
             (select count(*)::int from commune where parent_code is null) as communes,
             (select count(*)::int from commune where parent_code is not null) as arrondissements,
             (select count(*)::int from commune where lng is null or cardinality(postcodes) = 0) as bare,
             (select count(*)::int from authority) as authorities`;
    expect(counts).toEqual({
      departements: 101,
      communes: 34_875,
      arrondissements: 45,
      bare: 0,
      authorities: 202,
    });
  });

  it("R18 gives PMI's addresses for 66, and no address that has no source", async () => {
    const { departements } = await loadGazetteer(database.db);
    const eastern = departements.find(({ code }) => code === "66");
    expect(eastern?.pmi).toEqual({
      name: "Service de protection maternelle et infantile (PMI) des Pyrénées-Orientales",
      postalAddress: [
        "Conseil Départemental des Pyrénées-Orientales",
        "Direction des Solidarités",
        "Pôle PMI – Mission Accueil du Jeune Enfant",
        "BP 142, 2 rue Joseph Sauvy",
        "66001 Perpignan cedex",
      ],
      email: "allomaje@cd66.fr",
      phone: null,
    });
    const guessed = await database.db.$client`
      select departement_code from authority
       where source is null and (email is not null or phone is not null or cardinality(postal_address) > 0)`;
    expect(guessed).toHaveLength(0);
  });

  it("names each Caf in French", async () => {
    const { departements } = await loadGazetteer(database.db);
    const names = Object.fromEntries(
      departements.map(({ code, caf }) => [code, caf.name.replace(/^.*\(Caf\) /, "")]),
    );
    expect(names).toMatchObject({
      "01": "de l'Ain",
      "59": "du Nord",
      "66": "des Pyrénées-Orientales",
      "75": "de Paris",
      "84": "de Vaucluse",
      "974": "de La Réunion",
      "2A": "de la Corse-du-Sud",
    });
  });

  it("writes nothing when it is loaded again", async () => {
    const before = await written();
    await inTransaction(database.db, (tx) => loadReference(tx));
    expect(await written()).toBe(before);
    await database.db.$client`delete from installation where key = 'reference'`;
    await inTransaction(database.db, (tx) => loadReference(tx));
    expect(await written()).toBe(before);
  });

  it("shows a commune with its département and centre, one object for each", async () => {
    const gazetteer = await loadGazetteer(database.db);
    expect(gazetteer.view("66136")).toMatchObject({
      code: "66136",
      name: "Perpignan",
      postcodes: ["66000", "66100"],
      departement: { code: "66", name: "Pyrénées-Orientales" },
      location: { precision: "COMMUNE" },
    });
    expect(gazetteer.view("66136")).toBe(gazetteer.view("66136"));
    expect(gazetteer.view("66137").departement).toBe(gazetteer.view("66136").departement);
    expect(gazetteer.view("66999")).toMatchObject({
      code: "66999",
      departement: { code: "66" },
      location: null,
    });
  });
});

describe("npm run reference -- --communes", () => {
  const header = "code_insee,nom,type,commune_parente,departement,population,codes_postaux,lat,lon";

  it("adds, corrects, keeps what is gone, and says so; a later start does not undo it", async () => {
    const path = file([
      header,
      "66136,Perpignan la Catalane,commune-actuelle,,66,130000,66000|66100,42.69641,2.89909",
      "66998,Ville-Neuve-des-Essais,commune-actuelle,,66,12,66998,42.5,2.5",
      "98735,Papeete,commune-actuelle,,987,26654,98714,,",
    ]);
    const changes = await refreshCommunes(database.db, path);
    if ("flaws" in changes) throw new Error(JSON.stringify(changes.flaws));
    expect({ added: changes.added, changed: changes.changed }).toEqual({
      added: ["66998"],
      changed: ["66136"],
    });
    expect(changes.gone).toHaveLength(34_919);
    await inTransaction(database.db, (tx) => loadReference(tx));
    const gazetteer = await loadGazetteer(database.db);
    expect(gazetteer.byCode("66136")?.name).toBe("Perpignan la Catalane");
    expect(gazetteer.byCode("66998")?.population).toBe(12);
    expect(gazetteer.byCode("01001")).toBeDefined();
  });

  it("leads from a retired code to the commune of today", async () => {
    const former = join(folder, "former.csv");
    writeFileSync(
      former,
      "code_ancien,nom,type,code_insee_actuel\n66998,Ville-Neuve-des-Essais,ancien-code,66136\n",
    );
    const path = file([header, "66136,Perpignan,commune-actuelle,,66,121616,66000|66100,42.69641,2.89909"]);
    await refreshCommunes(database.db, path, former);
    const gazetteer = await loadGazetteer(database.db);
    expect(
      gazetteer.resolve({ inseeCode: "66998", postcode: "66000", name: "Ville-Neuve-des-Essais" }),
    ).toMatchObject({
      commune: { code: "66136" },
      sure: true,
    });
    expect(gazetteer.suggest("ville-neuve-des-essais", 1)[0]?.code).toBe("66136");
    expect(gazetteer.view("66998").name).toBe("Ville-Neuve-des-Essais");
  });

  it.each([
    ["66,X,c,,66,1,66000,1,1", "NO_CODE"],
    ["66001,,c,,66,1,66000,1,1", "NO_NAME"],
    ["66001,X,c,,66,many,66000,1,1", "BAD_NUMBER"],
    ["66001,X,c,,66,1,6600,1,1", "BAD_POSTCODE"],
    ["66001,X,c,,66", "UNREADABLE"],
  ])("refuses a file with the row «%s»", async (row, flaw) => {
    const before = await written();
    expect(await refreshCommunes(database.db, file([header, row]))).toEqual({ flaws: [{ line: 2, flaw }] });
    expect(await written()).toBe(before);
  });
});

describe("npm run reference -- --authorities", () => {
  const header = "code_departement,kind,name,postal_address,email,phone,source";

  beforeEach(async () => {
    await database.db.$client`
      update authority set email = null, source = null where departement_code = '44' and kind = 'CAF'`;
  });

  it("edits contact details that a later load keeps", async () => {
    const path = file([
      header,
      "44,CAF,,22 rue de Malville|44937 Nantes cedex 9,contact@caf44.example,,annuaire de test",
    ]);
    expect(await editAuthorities(database.db, path)).toEqual({ rows: 1, changed: 1 });
    expect(await editAuthorities(database.db, path)).toEqual({ rows: 1, changed: 0 });
    await database.db.$client`delete from installation where key = 'reference'`;
    await inTransaction(database.db, (tx) => loadReference(tx));
    const { departements } = await loadGazetteer(database.db);
    expect(departements.find(({ code }) => code === "44")?.caf).toEqual({
      name: "Caisse d’allocations familiales (Caf) de la Loire-Atlantique",
      postalAddress: ["22 rue de Malville", "44937 Nantes cedex 9"],
      email: "contact@caf44.example",
      phone: null,
    });
  });

  it.each([
    ["44,CAF,,,a@b.example,,", "NO_SOURCE"],
    ["99,CAF,,,a@b.example,,x", "UNKNOWN_DEPARTEMENT"],
    ["44,MAIRIE,,,a@b.example,,x", "BAD_KIND"],
    ["44,CAF,,,pas une adresse,,x", "BAD_EMAIL"],
  ])("refuses the row «%s»", async (row, flaw) => {
    expect(await editAuthorities(database.db, file([header, row]))).toEqual({ flaws: [{ line: 2, flaw }] });
  });
});
