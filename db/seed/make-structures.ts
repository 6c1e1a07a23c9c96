/**
 * Makes `structures-66.csv`: invented structures of every kind in the Pyrénées-Orientales, at addresses of
 * `adresses-66.csv.gz` (a few at streets it does not know). `tsx db/seed/make-structures.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { fold } from "../../api/kernel/text.ts";
import { COLUMNS, type StructureColumn } from "../../api/structures/row.ts";
import { projectFile } from "../files.ts";
import { Random } from "./random.ts";
import { CRECHE_NAMES, LAEP_NAMES, LEISURE_NAMES, MAM_NAMES } from "./words.ts";

type Row = Partial<Record<StructureColumn, string | number>>;

interface Address {
  line: string;
  postcode: string;
  lng: string;
  lat: string;
}

interface Commune {
  code: string;
  name: string;
  addresses: Address[];
  /** how many childminders the PMI file names there: where families are */
  weight: number;
}

const random = new Random("structures-66");
const communes = readCommunes();
const rows = [...creches(), ...leisureCentres(), ...relais(), ...laeps(), ...mams()];
const columns = COLUMNS.filter((column) => rows.some((row) => row[column] !== undefined));
const csv = [columns, ...rows.map((row) => columns.map((column) => quote(String(row[column] ?? ""))))];
writeFileSync(
  projectFile("db/seed/structures-66.csv"),
  `${csv.map((cells) => cells.join(";")).join("\n")}\n`,
);
console.log(`${rows.length} structures`);

function quote(cell: string): string {
  return /[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function readCommunes(): Commune[] {
  const found = new Map<string, Commune>();
  const text = gunzipSync(readFileSync(projectFile("db/seed/adresses-66.csv.gz"))).toString();
  for (const row of parse(text, { columns: true, delimiter: ";" }) as Record<string, string>[]) {
    const {
      code_insee: code = "",
      nom_commune: name = "",
      numero,
      rep,
      nom_voie,
      code_postal: postcode = "",
    } = row;
    const commune = found.get(code) ?? { code, name, addresses: [], weight: 0 };
    const line = `${numero}${rep ? ` ${rep}` : ""} ${nom_voie}`;
    commune.addresses.push({ line, postcode, lng: row.lon ?? "", lat: row.lat ?? "" });
    found.set(code, commune);
  }
  const people = parse(readFileSync(projectFile("db/seed/pmi-66-2026-11.csv")), {
    columns: true,
    delimiter: ";",
  });
  for (const { code_insee = "" } of people as Record<string, string>[]) {
    const commune = found.get(code_insee);
    if (commune) commune.weight += 1;
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1));
}

/** A commune, the likelier the more childminders it has. */
function somewhere(): Commune {
  return random.pick(communes.flatMap((commune) => Array<Commune>(commune.weight).fill(commune)));
}

function perpignan(): Commune {
  return communes.find(({ code }) => code === "66136") as Commune;
}

/** Where, how to reach, and under which number: what every kind has. */
function common(type: string, n: number, name: string, commune: Commune): Row {
  const address = random.pick(commune.addresses);
  const id = `demo-${type.toLowerCase()}-${String(n).padStart(3, "0")}`;
  const host = `${fold(name).replaceAll(" ", "-")}-${n}`;
  // some sources give a position, most an address alone, a few a street that nobody knows yet
  const given = random.chance(0.2);
  const unknown = !given && random.chance(0.06);
  return {
    ...{ id, source: "demonstration-66", type, nom: name, code_postal: address.postcode },
    ...{ commune: commune.name, code_insee: commune.code },
    adresse_source: unknown ? `${random.int(1, 30)} rue toute neuve des Genêts` : address.line,
    ...(given ? { lat: address.lat, lon: address.lng, geo_type: "housenumber" } : {}),
    ...(random.chance(0.92) ? { telephone: phone() } : {}),
    ...(random.chance(0.8) ? { courriel: `contact@${host}.example` } : {}),
    ...(random.chance(0.55) ? { site_web: `https://www.${host}.example/` } : {}),
  };
}

/** Ranges of the numbering plan that are reserved for fiction. */
function phone(): string {
  const digits = random.chance(0.7)
    ? `046571${random.int(0, 9999).toString().padStart(4, "0")}`
    : `063998${random.int(0, 9999).toString().padStart(4, "0")}`;
  return digits.replace(/(\d\d)(?=\d)/g, "$1 ");
}

function week(hours: string, days = ["LU", "MA", "ME", "JE", "VE"]): string {
  return days.map((day) => `${day} ${hours}`).join("|");
}

/** Sub-type in words, how many, and what it is called before its own name. */
function creches(): Row[] {
  const kinds: [
    words: string,
    count: number,
    title: string,
    manager: string[],
    capacity: [number, number],
  ][] = [
    ["multi_accueil", 22, "Multi-accueil", ["Commune", "Communauté de communes", "Association"], [18, 60]],
    ["Micro-crèche PAJE", 9, "Micro-crèche", ["Société privée", "Association"], [10, 12]],
    ["Micro-crèche PSU", 4, "Micro-crèche", ["Communauté de communes", "Association"], [10, 12]],
    ["crèche collective", 9, "Crèche", ["Commune", "CCAS", "Association"], [20, 70]],
    ["crèche familiale", 3, "Crèche familiale", ["Commune", "CCAS"], [20, 45]],
    ["crèche parentale", 3, "Crèche parentale", ["Association de parents"], [14, 20]],
    ["crèche de personnel", 2, "Crèche", ["Centre hospitalier"], [30, 60]],
    ["halte_garderie", 4, "Halte-garderie", ["Commune", "Association"], [10, 20]],
    ["jardin d'enfants", 2, "Jardin d’enfants", ["Association"], [15, 25]],
    ["jardin d'éveil", 2, "Jardin d’éveil", ["Commune"], [12, 24]],
  ];
  const names = random.shuffle(CRECHE_NAMES);
  let n = 0;
  return kinds.flatMap(([words, count, title, managers, [least, most]]) =>
    Array.from({ length: count }, (_, i) => {
      const own = names[n % names.length] as string;
      n += 1;
      // every sub-type is seen in Perpignan
      return creche(
        n,
        `${title} ${own}`,
        words,
        i === 0 || random.chance(0.35) ? perpignan() : somewhere(),
        random.pick(managers),
        random.int(least, most),
      );
    }),
  );
}

function creche(
  n: number,
  name: string,
  words: string,
  commune: Commune,
  manager: string,
  capacity: number,
): Row {
  const preschool = words.startsWith("jardin");
  const half = words === "halte_garderie";
  return {
    ...common("EAJE", n, name, commune),
    ...{ sous_type: words, gestionnaire: manager, capacite: capacity },
    age_min_mois: preschool ? 24 : half ? 3 : random.pick([2, 3]),
    age_max_mois: words === "jardin d'enfants" ? 72 : random.pick([36, 36, 48]),
    horaires: half
      ? `${week("08:30-12:00")}|${week("13:30-17:30", ["LU", "MA", "JE", "VE"])}`
      : week(random.pick(["07:30-18:30", "07:00-19:00", "07:45-18:15", "08:00-18:00"])),
    avip: random.chance(0.15) ? "O" : "N",
    tarif: words.includes("PAJE")
      ? "Forfait mensuel de la structure ; complément de libre choix du mode de garde versé par la Caf."
      : "Participation familiale selon les revenus et le nombre d’enfants (barème national).",
    ...(random.chance(0.4)
      ? {
          handicap: random.pick([
            "Accueil d’enfants en situation de handicap, référent santé et accueil inclusif.",
            "Locaux de plain-pied, accueil individualisé préparé avec la famille.",
          ]),
        }
      : {}),
    ...(random.chance(0.6)
      ? {
          admission: random.pick([
            "Préinscription auprès du relais petite enfance, commission en avril.",
            "Demande directe auprès de la structure ; accueil occasionnel selon les places du jour.",
            "Inscription en mairie, commission deux fois par an.",
          ]),
        }
      : {}),
  };
}

function leisureCentres(): Row[] {
  const small = communes.filter(({ code }) => code !== "66136").slice(0, 70);
  const where = [...Array.from({ length: 20 }, perpignan), ...small];
  return where.map((commune, i) => {
    const own = `${random.pick(LEISURE_NAMES)}`;
    const young = i % 9 === 4;
    const periods = young
      ? ["Vacances scolaires"]
      : random.pick([
          ["Mercredis", "Vacances scolaires"],
          ["Mercredis"],
          ["Mercredis", "Petites vacances", "Été"],
        ]);
    return {
      ...common("ALSH", i + 1, `Accueil de loisirs ${own}`, commune),
      sous_type: young
        ? "adolescents"
        : random.pick(["périscolaire et extrascolaire", "extrascolaire", "périscolaire"]),
      gestionnaire: random.pick(["Commune", "Communauté de communes", "Association d’éducation populaire"]),
      ...{
        capacite: random.int(24, 120),
        age_min_mois: young ? 132 : 36,
        age_max_mois: young ? 204 : random.pick([132, 144]),
      },
      periodes: periods.join("|"),
    };
  });
}

function relais(): Row[] {
  const seats = [perpignan(), perpignan(), ...communes.filter(({ code }) => code !== "66136").slice(0, 12)];
  const others = communes.slice(13);
  return seats.map((commune, i) => {
    const served = [commune, ...others.filter((_, n) => n % seats.length === i).slice(0, 8)].map(
      ({ name }) => name,
    );
    const days = random.shuffle(["LU", "MA", "JE", "VE"]);
    return {
      ...common(
        "RPE",
        i + 1,
        `Relais petite enfance (ex-RAM) ${of(commune.name)}${i === 1 ? " Sud" : ""}`,
        commune,
      ),
      gestionnaire: i < 2 ? "Commune" : "Communauté de communes",
      communes_desservies: (i < 2 ? [commune.name] : served).join("|"),
      seances: `${days[0]} 09:00-11:30 Atelier d’éveil|${days[1]} 09:00-11:30 Atelier d’éveil|ME 13:30-17:00 Permanence sur rendez-vous|${days[2]} 13:30-18:00 Permanence sans rendez-vous`,
    };
  });
}

function of(name: string): string {
  if (/^Les? /.test(name)) return name.replace(/^Le /, "du ").replace(/^Les /, "des ");
  return /^[aeiouyéèâê]/i.test(name) ? `d’${name}` : `de ${name}`;
}

function laeps(): Row[] {
  return LAEP_NAMES.map((own, i) => ({
    ...common(
      "LAEP",
      i + 1,
      `Lieu d’accueil enfants-parents ${own}`,
      i < 3 ? perpignan() : (communes[i] as Commune),
    ),
    gestionnaire: random.pick(["Commune", "Association", "Centre social"]),
    seances: `${random.pick(["LU", "MA"])} 09:00-11:30|${random.pick(["JE", "VE"])} 14:30-17:30${i % 2 ? "|SA 09:30-12:00 Un samedi sur deux" : ""}`,
  }));
}

function mams(): Row[] {
  // the PMI file's «MAM Les Petits Pas», in the communes with most childminders
  const where = communes.slice(0, 8).map((commune) => ({ name: MAM_NAMES[0] as string, commune }));
  const others = MAM_NAMES.slice(1).map((name) => ({ name, commune: somewhere() }));
  return [...where, ...others].map(({ name, commune }, i) => {
    const { capacite: _, ...row } = common("MAM", i + 1, name, commune) as Row;
    return { ...row, sous_type: "maison_assistants_maternels" };
  });
}
