/**
 * Makes `adresses-66.csv.gz`: invented addresses of the Pyrénées-Orientales in the format of the Base Adresse Nationale,
 * for the streets that the demonstration's PMI file names. One street in eight is left out, so that some stay unknown.
 * `tsx db/seed/make-addresses.ts ecoles.csv.gz`: streets stand around schools (Annuaire de l'éducation), not shipped.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { LngLat } from "../../api/kernel/geo.ts";
import { fold } from "../../api/kernel/text.ts";
import { projectFile } from "../files.ts";
import { Random } from "./random.ts";

const KNOWN_SHARE = 0.88;
const METRE_LAT = 1 / 111_195;
/** The sea is to the north or east of these: their streets stand to the west of a school, and run away from it. */
const COASTAL = new Set([
  "66008",
  "66016",
  "66017",
  "66037",
  "66048",
  "66053",
  "66148",
  "66171",
  "66182",
  "66212",
]);
const COLUMNS =
  "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;" +
  "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;" +
  "source_nom_voie;certification_commune;cad_parcelles";

interface Street {
  commune: Commune;
  name: string;
  postcode: string;
  /** numbers that somebody lives at */
  numbers: Set<string>;
}

interface Commune extends LngLat {
  code: string;
  name: string;
  schools: LngLat[];
}

const [schoolsFile] = process.argv.slice(2);
if (schoolsFile === undefined) throw new Error("usage: tsx db/seed/make-addresses.ts ecoles.csv.gz");
const communes = readCommunes(schoolsFile);
const lines = [...readStreets(communes)].flatMap(([key, street]) => linesOf(key, street));
writeFileSync(
  projectFile("db/seed/adresses-66.csv.gz"),
  gzipSync([COLUMNS, ...lines, ""].join("\n"), { level: 9 }),
);
console.log(`${lines.length} addresses`);

function rows(text: string, delimiter: string): Record<string, string>[] {
  return parse(text, { columns: true, delimiter, bom: true, relax_quotes: true });
}

function readCommunes(schools: string): Map<string, Commune> {
  const all = rows(gunzipSync(readFileSync(projectFile("db/reference/communes.csv.gz"))).toString(), ",");
  const here = all.filter(({ code, lng }) => code?.startsWith("66") && lng !== "");
  const result = new Map(
    here.map(({ code = "", name = "", lng, lat }) => [
      code,
      { code, name, lng: Number(lng), lat: Number(lat), schools: [] as LngLat[] },
    ]),
  );
  for (const { code_insee = "", lon, lat } of rows(gunzipSync(readFileSync(schools)).toString(), ",")) {
    result.get(code_insee)?.schools.push({ lng: Number(lon), lat: Number(lat) });
  }
  return result;
}

function readStreets(known: Map<string, Commune>): Map<string, Street> {
  const streets = new Map<string, Street>();
  for (const row of rows(readFileSync(projectFile("db/seed/pmi-66-2026-11.csv"), "utf8"), ";")) {
    const commune = known.get(row.code_insee ?? "");
    const name = streetName(row.type_voie ?? "", row.nom_voie ?? "");
    if (!commune || name.includes("toute nouvelle")) continue;
    const key = `${commune.code} ${fold(name)}`;
    if (!new Random(`street ${key}`).chance(KNOWN_SHARE)) continue;
    const street = streets.get(key) ?? { commune, name, postcode: row.code_postal ?? "", numbers: new Set() };
    if (row.num_voie) street.numbers.add(row.num_voie);
    streets.set(key, street);
  }
  return streets;
}

/** «elemir bourges» as on a sign: «Elemir Bourges». */
function streetName(type: string, name: string): string {
  const bare = name.replace(/\s*\(.*\)/, "");
  const little = /^(de|du|des|la|le|les|et|en|sur|sous|aux?|à)$/;
  const words = bare
    .split(" ")
    .map((word) => (little.test(word) ? word : word.replace(/^\p{Ll}/u, (c) => c.toUpperCase())));
  return `${type} ${bare === bare.toLowerCase() ? words.join(" ") : bare}`.trim();
}

function linesOf(key: string, { commune, name, postcode, numbers }: Street): string[] {
  const random = new Random(`points ${key}`);
  const line = lay(commune, random);
  const all = new Set([...numbers].filter(() => random.chance(0.92)));
  for (let i = random.int(6, 14); i > 0; i -= 1) all.add(String(random.int(1, 124)));
  const fantoir = String(Math.floor(random.next() * 9999)).padStart(4, "0");
  return [...all]
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((number) => {
      const [, digits = "", rep = ""] = /^(\d+)\s*(.*)$/.exec(number) ?? [];
      const at = line(Number(digits));
      const { x, y } = lambert93(at);
      const id = `${commune.code}_${fantoir}_${digits.padStart(5, "0")}${rep ? `_${rep}` : ""}`;
      const place = [x.toFixed(2), y.toFixed(2), at.lng.toFixed(6), at.lat.toFixed(6)];
      const label = fold(commune.name).toUpperCase();
      return [
        ...[
          id,
          `${commune.code}_${fantoir}`,
          digits,
          rep,
          name,
          postcode,
          commune.code,
          commune.name,
          "",
          "",
          ...place,
        ],
        ...["entrée", "", "", label, fold(name).toUpperCase(), "inventée", "inventée", "0", ""],
      ].join(";");
    });
}

/** A street on the map: a slight bend, four metres a number, odd ones on the left. Returns where a number stands. */
function lay(commune: Commune, random: Random): (number: number) => LngLat {
  const coastal = COASTAL.has(commune.code);
  const school = commune.schools.length > 0 ? random.pick(commune.schools) : commune;
  const metreLng = METRE_LAT / Math.cos((school.lat * Math.PI) / 180);
  // a city spreads wider than a village around its schools
  const reach = commune.code === "66136" ? 650 : commune.schools.length > 0 ? 380 : 200;
  const away = coastal ? -reach * 0.7 * random.next() : reach * (2 * random.next() - 1);
  const start = {
    lng: school.lng + away * metreLng,
    lat: school.lat + reach * (2 * random.next() - 1) * (coastal ? 0.5 : 1) * METRE_LAT,
  };
  const heading = coastal ? Math.PI * (0.6 + 0.8 * random.next()) : 2 * Math.PI * random.next();
  const bend = (random.next() - 0.5) * 0.012;
  const pace = 2.5 + 2.5 * random.next();
  return (number) => {
    const along = Math.ceil(number / 2) * pace;
    const angle = heading + bend * Math.ceil(number / 2);
    const side = number % 2 === 1 ? 6 : -6;
    const east = Math.cos(angle) * along - Math.sin(angle) * side;
    const north = Math.sin(angle) * along + Math.cos(angle) * side;
    return { lng: start.lng + east * metreLng, lat: start.lat + north * METRE_LAT };
  };
}

/** Lambert-93 in metres (IGN, NTG 71: constants of the projection). */
function lambert93({ lng, lat }: LngLat): { x: number; y: number } {
  const [n, c, e] = [0.725607765, 11754255.426, 0.08181919112];
  const sin = Math.sin((lat * Math.PI) / 180);
  const radius = c * Math.exp(-n * (Math.atanh(sin) - e * Math.atanh(e * sin)));
  const turn = (n * (lng - 3) * Math.PI) / 180;
  return { x: 700000 + radius * Math.sin(turn), y: 12655612.05 - radius * Math.cos(turn) };
}
