import "reflect-metadata";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { type GraphQLSchema, graphql } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numberForms, readNumber, readStreet, splitNumber } from "../../api/geocoding/address.ts";
import { type Gazetteer, loadGazetteer } from "../../api/geocoding/gazetteer.ts";
import { createGeocoder, type Geocoder } from "../../api/geocoding/geocode.ts";
import { geocodeText } from "../../api/geocoding/geocode-text.ts";
import { GeocodingResolver } from "../../api/geocoding/geocoding.resolver.ts";
import { loadAddresses } from "../../api/geocoding/load-addresses.ts";
import { parseAddress } from "../../api/geocoding/parse-address.ts";
import { distanceM } from "../../api/kernel/geo.ts";
import { fold } from "../../api/kernel/text.ts";
import { freshDatabase, type TestDatabase } from "../db.ts";
import { times } from "../soak.ts";

let database: TestDatabase;
let gazetteer: Gazetteer;
let folder: string;

beforeAll(async () => {
  database = await freshDatabase();
  gazetteer = await loadGazetteer(database.db);
  folder = mkdtempSync(join(tmpdir(), "addresses-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const HEADER =
  "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;" +
  "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;" +
  "source_nom_voie;certification_commune;cad_parcelles";

interface BanRow {
  numero?: string;
  rep?: string;
  nom_voie: string;
  code_postal?: string;
  code_insee?: string;
  nom_commune?: string;
  nom_ancienne_commune?: string;
  lon?: number | string;
  lat?: number | string;
  nom_ld?: string;
}

/** A file of the Base Adresse Nationale; the rows are of Perpignan unless they say otherwise. */
function banFile(rows: (BanRow | string)[], gzip = true): string {
  const perpignan = {
    code_postal: "66000",
    code_insee: "66136",
    nom_commune: "Perpignan",
    lon: 2.9,
    lat: 42.7,
  };
  const lines = rows.map((row) => {
    if (typeof row === "string") return row;
    const values: Record<string, unknown> = { ...perpignan, ...row };
    return HEADER.split(";")
      .map((column) => values[column] ?? "")
      .join(";");
  });
  const file = join(folder, gzip ? "adresses.csv.gz" : "adresses.csv");
  const text = [HEADER, ...lines, ""].join("\n");
  writeFileSync(file, gzip ? gzipSync(text) : text);
  return file;
}

async function withAddresses(rows: (BanRow | string)[]): Promise<Geocoder> {
  await database.db.$client`delete from address_street`;
  await loadAddresses(database.db, gazetteer, banFile(rows));
  return createGeocoder(database.db, gazetteer);
}

function inPerpignan(geocoder: Geocoder, number: string | null, street: string) {
  const commune = gazetteer.byCode("66136");
  if (!commune) throw new Error("Perpignan is missing");
  return geocoder.locate({ number, street, postcode: "66000", commune });
}

describe("resolve: the commune that an address names", () => {
  const resolved = (inseeCode: string | null, postcode: string | null, name: string) => {
    const answer = gazetteer.resolve({ inseeCode, postcode, name });
    return "problem" in answer ? answer.problem : `${answer.commune.code}${answer.sure ? "" : " ?"}`;
  };

  it.each([
    ["66136", "66000", "Perpignan", "66136"],
    ["66136", "66000", "PERPIGNAN CEDEX", "66136"],
    ["66136", "66001", "Perpignan cedex 9", "66136"],
    [null, "66950", "PERPIGNAN CEDEX", "66136"],
    [null, "66200", "CORNEILLA DEL VERCOL", "66059"],
    [null, "66250", "St Laurent de la Salanque", "66180"],
    [null, "71100", "CHALON S/SAONE", "71076"],
    [null, "94240", "LHAY LES ROSES", "94038"],
    [null, "66420", "Barcarès", "66017"],
    [null, "20000", "Ajaccio", "2A004"],
    [null, "97400", "Saint-Denis", "97411"],
    ["01033", "01200", "Bellegarde-sur-Valserine", "01033"],
    [null, "44270", "MACHECOUL", "44087"],
    [null, "44150", "Ancenis", "44003"],
    [null, "44500", "La Baule", "44055"],
    ["66189", "6600", "Saleilles", "66189"],
    ["99999", "66000", "Perpignan", "66136"],
    [null, "44119", "GRANDCHAMPS-DES-FONTAINES", "44066"],
  ])("understands %s %s «%s»", (code, postcode, name, expected) => {
    expect(resolved(code, postcode, name)).toBe(expected);
  });

  it.each([
    ["75056", "75001", "Paris", "75101"],
    ["75101", null, "Paris", "75101"],
    ["75101", "75001", "PARIS 01", "75101"],
    [null, "75116", "Paris", "75116"],
    [null, "69003", "LYON 3EME", "69383"],
    [null, null, "Marseille 13e arrondissement", "13213"],
    [null, null, "Paris", "75056"],
    ["75101", "75002", "Paris", "75056 ?"],
    [null, "75002", "Paris 1er", "75056 ?"],
    [null, null, "Paris 21", "75056 ?"],
  ])("goes to the arrondissement when all agrees: %s %s «%s»", (code, postcode, name, expected) => {
    expect(resolved(code, postcode, name)).toBe(expected);
  });

  it.each([
    ["66136", "66000", "Canet-en-Roussillon", "AMBIGUOUS"],
    ["66136", "44000", "Nantes", "44109 ?"],
    ["66136", "44000", "Perpignan", "66136 ?"],
    [null, "66000", "Canet-en-Roussillon", "66037 ?"],
    [null, "75001", "Nantes", "AMBIGUOUS"],
    [null, "4470", "Carquefou", "44026 ?"],
    [null, null, "Saint-Denis", "AMBIGUOUS"],
    [null, "66000", "Perpi", "UNKNOWN"],
    [null, "66000", "Xyzzy", "UNKNOWN"],
    [null, null, "", "UNKNOWN"],
    [null, "66000", "\0", "66136 ?"],
  ])(
    "R12 never takes a commune in silence when something contradicts: %s %s «%s»",
    (code, postcode, name, expected) => {
      expect(resolved(code, postcode, name)).toBe(expected);
    },
  );

  it("R12 is sure of no commune that neither bears the name written nor has the postcode", () => {
    const all = [...Array(96).keys()]
      .map((i) => gazetteer.byCode(`66${String(i + 1).padStart(3, "0")}`))
      .filter((c) => !!c);
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (named, coded) => {
        const answer = gazetteer.resolve({
          inseeCode: coded.code,
          postcode: coded.postcodes[0],
          name: named.name,
        });
        if ("problem" in answer || !answer.sure) return true;
        return fold(answer.commune.name) === fold(named.name);
      }),
      { numRuns: times(100, 10_000) },
    );
  });
});

describe("suggest: what a person types", () => {
  const names = (text: string, first = 8) => gazetteer.suggest(text, first).map(({ name }) => name);

  it.each([
    ["perpi", "Perpignan"],
    ["PERPIGNAN", "Perpignan"],
    ["perpigan", "Perpignan"],
    ["eprpignan", "Perpignan"],
    ["st laurent de la sal", "Saint-Laurent-de-la-Salanque"],
    ["barcares", "Le Barcarès"],
    ["66000", "Perpignan"],
    ["660", "Perpignan"],
    ["66000 perp", "Perpignan"],
    ["Bellegarde-sur-Valserine", "Valserhône"],
    ["canet roussillon", "Canet-en-Roussillon"],
    ["paris 15", "Paris 15e Arrondissement"],
    ["us", "Us"],
    ["l’hay les", "L'Haÿ-les-Roses"],
  ])("«%s» gives %s first", (typed, expected) => {
    expect(names(typed)[0]).toBe(expected);
  });

  it("puts the exact name first, then the larger communes", () => {
    const [exact, ...others] = gazetteer.suggest("mer", 8);
    expect(exact?.name).toBe("Mer");
    const populations = others.map(({ population }) => population ?? 0);
    expect(populations).toEqual(populations.toSorted((a, b) => b - a));
  });

  it("offers Strasbourg as well as Saint-Étienne for «st»", () => {
    expect(names("st", 20)).toEqual(expect.arrayContaining(["Strasbourg", "Saint-Étienne"]));
  });

  it("finds every commune by its own name, however it is written", () => {
    const missed = ["66", "44", "2A", "75"].flatMap((departement) =>
      [...Array(999).keys()].flatMap((i) => {
        const commune = gazetteer.byCode(`${departement}${String(i).padStart(3, "0")}`);
        if (!commune) return [];
        return [
          commune.name,
          fold(commune.name).toUpperCase(),
          commune.name.replace(/\bSaint(e?)\b/g, "St$1"),
        ].filter((typed) => fold(names(typed, 1)[0] ?? "") !== fold(commune.name));
      }),
    );
    expect(missed).toEqual([]);
  });

  it("answers odd input with a list, never an exception, and keeps to `first`", () => {
    const odd = [
      "",
      " ",
      "a".repeat(10_000),
      "\0",
      "\ud800",
      "(.*)+%_\\'\"--",
      "مرحبا",
      "👶🏽",
      "-".repeat(99),
      "st".repeat(50),
    ];
    for (const text of odd) expect(Array.isArray(gazetteer.suggest(text, 8))).toBe(true);
    expect(gazetteer.suggest("", 8)).toEqual([]);
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 120 }),
        fc.integer({ min: 1, max: 20 }),
        (text, first) => {
          const found = gazetteer.suggest(text, first);
          return found.length <= first && new Set(found).size === found.length;
        },
      ),
      { numRuns: times(100, 10_000) },
    );
  });
});

describe("addresses taken apart", () => {
  it.each([
    ["Av. du Gal de Gaulle", "avenue du general de gaulle"],
    ["BD ST MICHEL", "boulevard saint michel"],
    ["R. de l'Église", "rue de l eglise"],
    ["Imp. des Lilas", "impasse des lilas"],
    ["Chem. de Chave", "chemin de chave"],
    ["Pl. du Dr Ecoiffier", "place du docteur ecoiffier"],
    ["Les Tanneries", "les tanneries"],
    ["ZA de Bel-Air", "zone artisanale de bel air"],
  ])("«%s» is «%s»", (written, key) => {
    expect(readStreet(written).key).toBe(key);
  });

  it("reads numbers with their suffix, and the first of a range", () => {
    expect(["12 bis", "12bis", "12 B", "12-14", "N° 7", "", "bis", null].map(readNumber)).toEqual([
      { number: 12, suffix: "bis" },
      { number: 12, suffix: "bis" },
      { number: 12, suffix: "b" },
      { number: 12, suffix: "" },
      { number: 7, suffix: "" },
      null,
      null,
      null,
    ]);
    expect(numberForms({ number: 12, suffix: "b" })).toEqual(["12b", "12bis"]);
  });

  it("leaves the number of a date in the street's name", () => {
    expect(splitNumber("12 bis, rue du 8 mai 1945")).toEqual({
      number: "12 bis",
      street: "rue du 8 mai 1945",
    });
    expect(splitNumber("8 mai 1945")).toEqual({ number: null, street: "8 mai 1945" });
  });

  it.each([
    ["12 rue de la Paix 66000 Perpignan", "12", "rue de la Paix", "66136"],
    ["12 bis rue de la Paix, 66000 PERPIGNAN CEDEX 2", "12 bis", "rue de la Paix", "66136"],
    ["rue des Lilas, Perpignan", null, "rue des Lilas", "66136"],
    ["3 avenue Foch Canet-en-Roussillon", "3", "avenue Foch", "66037"],
    ["Perpignan", null, "", "66136"],
    ["Perpignan 66000", null, "", "66136"],
    ["66000", null, "", "66136"],
    ["1 rue de Rivoli 75001 Paris", "1", "rue de Rivoli", "75101"],
  ])("parses «%s»", (text, number, street, code) => {
    const parsed = parseAddress(text, gazetteer.resolve);
    expect({ number: parsed?.number, street: parsed?.street, code: parsed?.commune.code }).toEqual({
      number,
      street,
      code,
    });
  });

  it("does not take the end of a street's name for a commune", () => {
    for (const text of [
      "rue de Lyon",
      "12 avenue de Perpignan",
      "Saint-Denis",
      "",
      "\0\ud800",
      "x".repeat(10_000),
    ]) {
      expect(parseAddress(text, gazetteer.resolve)).toBeNull();
    }
  });
});

describe("locate: an address inside its commune", () => {
  const PAIX = [1, 3, 5, 7, 9].map((n) => ({
    numero: `${n}`,
    nom_voie: "Rue de la Paix",
    lon: 2.9 + n / 1000,
    lat: 42.7,
  }));

  it("R11 gives the house, else the middle of the street, the locality, else the commune", async () => {
    const geocoder = await withAddresses([
      ...PAIX,
      { numero: "3", rep: "bis", nom_voie: "Rue de la Paix", lon: 2.9035 },
      { nom_voie: "Mas Llaro", lon: 2.95, lat: 42.69 },
    ]);
    expect(await inPerpignan(geocoder, "3 bis", "R. DE LA PAIX")).toMatchObject({
      lng: 2.9035,
      precision: "HOUSE_NUMBER",
    });
    expect(await inPerpignan(geocoder, "7", "rue de la paix")).toMatchObject({
      lng: 2.907,
      precision: "HOUSE_NUMBER",
    });
    expect(await inPerpignan(geocoder, null, "7 rue de la Paix")).toMatchObject({
      precision: "HOUSE_NUMBER",
    });
    expect(await inPerpignan(geocoder, null, "Rue de la Paix")).toMatchObject({
      precision: "STREET",
      doubtful: null,
    });
    expect(await inPerpignan(geocoder, "250", "Rue de la Paix")).toMatchObject({ precision: "STREET" });
    expect(await inPerpignan(geocoder, null, "MAS LLARO")).toMatchObject({
      lng: 2.95,
      precision: "LOCALITY",
    });
    const perpignan = gazetteer.byCode("66136");
    expect(await inPerpignan(geocoder, "1", "Voie toute nouvelle")).toEqual({
      lng: perpignan?.lng,
      lat: perpignan?.lat,
      precision: "COMMUNE",
      doubtful: null,
    });
  });

  it("R11 places a street at the address of its middle number", async () => {
    const geocoder = await withAddresses(PAIX.toReversed());
    expect(await inPerpignan(geocoder, null, "Rue de la Paix")).toMatchObject({ lng: 2.905, lat: 42.7 });
  });

  it("R12 takes a misspelt street only when no other is near, and names what it refused", async () => {
    const geocoder = await withAddresses([
      { numero: "1", nom_voie: "Rue Charles Brunellière" },
      { numero: "1", nom_voie: "Rue du 8 Mai 1945" },
      { numero: "1", nom_voie: "Avenue Jean Mermoz" },
      { numero: "1", nom_voie: "Rue des Bouleaux" },
      { numero: "1", nom_voie: "Rue des Rouleaux" },
      { numero: "1", nom_voie: "Impasse du Stade Raymond Durand" },
    ]);
    expect(await inPerpignan(geocoder, "1", "rue Charles Bruneliere")).toMatchObject({
      precision: "HOUSE_NUMBER",
    });
    const refused = {
      "rue du 9 mai 1945": "Rue du 8 Mai 1945",
      "rue Jean Mermoz": "Avenue Jean Mermoz",
      "rue des Couleaux": "Rue des Bouleaux",
      "impasse Raymond Durand": "Impasse du Stade Raymond Durand",
    };
    for (const [street, doubtful] of Object.entries(refused)) {
      expect(await inPerpignan(geocoder, "1", street)).toMatchObject({ precision: "COMMUNE", doubtful });
    }
  });

  it("R12 tells streets of one name in a merged commune apart by the former commune or the postcode, or not at all", async () => {
    const church = {
      numero: "1",
      nom_voie: "Place de l'Église",
      code_insee: "44213",
      nom_commune: "Loireauxence",
      code_postal: "44370",
    };
    const geocoder = await withAddresses([
      { ...church, nom_ancienne_commune: "Varades", lon: -1.02, lat: 47.38 },
      { ...church, nom_ancienne_commune: "La Rouxière", lon: -0.98, lat: 47.44 },
    ]);
    const commune = gazetteer.byCode("44213");
    if (!commune) throw new Error("Loireauxence is missing");
    const place = { number: "1", street: "place de l'eglise", postcode: "44370", commune };
    expect(await geocoder.locate(place)).toMatchObject({
      precision: "COMMUNE",
      doubtful: "Place de l'Église",
    });
    expect(await geocoder.locate({ ...place, communeName: "VARADES" })).toMatchObject({ lng: -1.02 });
  });

  it("finds an address of Paris by its arrondissement, and from the whole city", async () => {
    const rivoli = { nom_voie: "Rue de Rivoli", nom_commune: "Paris", lon: 2.34, lat: 48.86 };
    const geocoder = await withAddresses([
      { ...rivoli, numero: "144", code_insee: "75101", code_postal: "75001" },
      { ...rivoli, numero: "10", code_insee: "75056", code_postal: "75004" },
    ]);
    const [paris, first] = [gazetteer.byCode("75056"), gazetteer.byCode("75101")];
    if (!paris || !first) throw new Error("Paris is missing");
    expect(await geocoder.locate({ number: "144", street: "rue de Rivoli", commune: first })).toMatchObject({
      precision: "HOUSE_NUMBER",
    });
    expect(await geocoder.locate({ number: "10", street: "rue de Rivoli", commune: first })).toMatchObject({
      precision: "STREET",
    });
    const whole = { number: "10", street: "rue de Rivoli", commune: paris };
    expect(await geocoder.locate({ ...whole, postcode: "75004" })).toMatchObject({
      precision: "HOUSE_NUMBER",
    });
    expect(await geocoder.locate(whole)).toMatchObject({ precision: "COMMUNE", doubtful: "Rue de Rivoli" });
  });

  it("never throws, whatever is written", async () => {
    const geocoder = await withAddresses(PAIX);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.string({ unit: "binary" }),
        async (street, number) => {
          const at = await inPerpignan(geocoder, number, street);
          return Number.isFinite(at.lng) && Number.isFinite(at.lat);
        },
      ),
      { numRuns: times(100, 3_000) },
    );
  });
});

describe("npm run addresses: the Base Adresse Nationale's file", () => {
  it("counts and names the bad rows by line, and loses nothing else", async () => {
    await database.db.$client`delete from address_street`;
    const good = { numero: "1", nom_voie: "Rue de la Paix" };
    const rows: (BanRow | string)[] = [
      good,
      { ...good, nom_voie: "" },
      { ...good, numero: "abc" },
      { ...good, code_insee: "99999", nom_commune: "Nulle Part", code_postal: "99999" },
      { ...good, lon: "x" },
      { ...good, lat: 91 },
      "coupée;1",
      { ...good, numero: "2" },
    ];
    const report = await loadAddresses(database.db, gazetteer, banFile(rows, false));
    expect(report).toMatchObject({ rows: 8, bad: 6, communes: 1, streets: 1, numbers: 2 });
    expect(report.flaws).toEqual([
      { line: 3, flaw: "NO_STREET" },
      { line: 4, flaw: "BAD_NUMBER" },
      { line: 5, flaw: "UNKNOWN_COMMUNE" },
      { line: 6, flaw: "BAD_POSITION" },
      { line: 7, flaw: "BAD_POSITION" },
      { line: 8, flaw: "UNREADABLE" },
    ]);
  });

  it("replaces the addresses of the communes in the file, and no others", async () => {
    await withAddresses([
      { numero: "1", nom_voie: "Rue Ancienne" },
      {
        numero: "1",
        nom_voie: "Rue Voisine",
        code_insee: "66037",
        code_postal: "66140",
        nom_commune: "Canet-en-Roussillon",
      },
    ]);
    await loadAddresses(database.db, gazetteer, banFile([{ numero: "1", nom_voie: "Rue Nouvelle" }]));
    const names = await database.db.$client<
      { name: string }[]
    >`select name from address_street order by name`;
    expect(names.map(({ name }) => name)).toEqual(["Rue Nouvelle", "Rue Voisine"]);
  });

  it("leaves everything as it was when the file is cut short", async () => {
    await withAddresses([{ numero: "1", nom_voie: "Rue Ancienne" }]);
    const file = banFile(
      Array.from({ length: 5_000 }, (_, i) => ({ numero: `${i}`, nom_voie: `Rue ${i * 7919}` })),
    );
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length >> 1));
    await expect(loadAddresses(database.db, gazetteer, file)).rejects.toThrow();
    const names = await database.db.$client<{ name: string }[]>`select name from address_street`;
    expect(names.map(({ name }) => name)).toEqual(["Rue Ancienne"]);
  });

  it("keeps text that means something to COPY or SQL as text", async () => {
    const name = "Rue de l'\\N «Échappée»\t$1 -- x";
    await withAddresses([{ numero: "1", nom_voie: name.replace("\t", " ") }]);
    const [row] = await database.db.$client<{ name: string }[]>`select name from address_street`;
    expect(row?.name).toBe(name.replace("\t", " "));
  });
});

describe("GraphQL: communes, departements, geocode", () => {
  let schema: GraphQLSchema;
  beforeAll(() => {
    schema = buildSchemaSync({ resolvers: [GeocodingResolver], validate: false });
  });
  const run = (source: string, variableValues: Record<string, unknown> = {}) =>
    graphql({
      schema,
      source,
      variableValues,
      contextValue: { gazetteer, geocoder: createGeocoder(database.db, gazetteer) },
    });
  const COMMUNES =
    "query ($text: String!, $first: Int) { communes(startingWith: $text, first: $first) { code } }";

  it.each([0, -1, 21, 2 ** 31 - 1])("refuses first: %i in words, at its path", async (first) => {
    const { errors } = await run(COMMUNES, { text: "perp", first });
    expect(errors?.map(({ message, extensions }) => [message, extensions.code])).toEqual([
      ["first: from 1 to 20", "BAD_USER_INPUT"],
    ]);
  });

  it.each(["a".repeat(101), "a\0", "\u001b[2J"])("refuses startingWith and address with %j", async (text) => {
    const { errors } = await run(COMMUNES, { text });
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    const geocoded = await run("query ($text: String!) { geocode(address: $text) { label } }", {
      text: text.repeat(2),
    });
    expect(geocoded.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it("answers 8 communes by default and 20 at most", async () => {
    expect((await run(COMMUNES, { text: "saint" })).data?.communes).toHaveLength(8);
    expect((await run(COMMUNES, { text: "saint", first: 20 })).data?.communes).toHaveLength(20);
    expect((await run(COMMUNES, { text: "" })).data?.communes).toEqual([]);
  });

  it("geocodes an address in one line, and says null when no commune can be told", async () => {
    await withAddresses([{ numero: "12", rep: "bis", nom_voie: "Rue de la Paix", lon: 2.9, lat: 42.7 }]);
    const GEOCODE =
      "query ($text: String!) { geocode(address: $text) { label commune { code } location { lng lat precision } } }";
    expect((await run(GEOCODE, { text: "12bis r. de la paix 66000 PERPIGNAN" })).data?.geocode).toEqual({
      label: "12 bis Rue de la Paix, 66000 Perpignan",
      commune: { code: "66136" },
      location: { lng: 2.9, lat: 42.7, precision: "HOUSE_NUMBER" },
    });
    expect((await run(GEOCODE, { text: "rue de Lyon" })).data?.geocode).toBeNull();
    expect((await run(GEOCODE, { text: "\ud800 ' OR 1=1 --" })).data?.geocode).toBeNull();
  });

  it("describes every type, field, argument and value", () => {
    const bare = Object.values(schema.getTypeMap())
      .filter(
        ({ name }) =>
          !name.startsWith("__") && !["Query", "String", "Int", "Float", "ID", "Boolean"].includes(name),
      )
      .flatMap((type) => {
        const parts =
          "getFields" in type ? Object.values(type.getFields()) : "getValues" in type ? type.getValues() : [];
        return [type, ...parts]
          .filter(({ description }) => !description)
          .map(({ name }) => `${type.name}.${name}`);
      });
    expect(bare).toEqual([]);
  });
});

const BENCHMARKS = join(import.meta.dirname, "../../../shared/data/adresses-reperes.csv");

describe.skipIf(!existsSync(BENCHMARKS))("378 real addresses with the national service's answer", () => {
  interface Benchmark {
    requete: string;
    numero: string;
    voie: string;
    code_postal: string;
    commune: string;
    code_insee: string;
    code_insee_actuel: string;
    lon: string;
    lat: string;
    verdict: "fiable" | "piege";
  }

  it("R12 places most reliable ones exactly, and no trap in a wrong commune or street", async () => {
    const all = parse(readFileSync(BENCHMARKS), { columns: true }) as Benchmark[];
    const reliable = all.filter(({ verdict }) => verdict === "fiable");
    const geocoder = await withAddresses(
      reliable.map(({ numero, voie, code_postal, commune, code_insee, code_insee_actuel, lon, lat }) => {
        const [, number = "", rep = ""] = /^(\d*)\s*(.*)$/.exec(numero) ?? [];
        const code = code_insee_actuel || code_insee;
        return {
          numero: number,
          rep: rep.toLowerCase(),
          nom_voie: voie,
          code_postal,
          nom_commune: commune,
          code_insee: code,
          lon,
          lat,
        };
      }),
    );
    const wrong: string[] = [];
    let placed = 0;
    for (const row of all) {
      const found = await geocodeText(row.requete, gazetteer, geocoder);
      const exact = found !== null && found.location.precision !== "COMMUNE";
      if (row.verdict === "fiable") {
        const off = exact ? distanceM(found.location, { lng: Number(row.lon), lat: Number(row.lat) }) : 0;
        if (off > 300 || (found && found.commune.code !== row.code_insee_actuel))
          wrong.push(`${row.requete}: ${off} m`);
        if (exact) placed += 1;
      } else {
        // the file holds no street of the traps: any street found would be the wrong one
        if (exact) wrong.push(`${row.requete}: ${found.label}`);
        if (found?.commune.departement.code !== "44") wrong.push(row.requete);
      }
    }
    expect(wrong).toEqual([]);
    expect(placed / reliable.length).toBeGreaterThan(0.88);
  });
});
