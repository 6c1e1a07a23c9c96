import type { Session } from "../../db/schema/directory.ts";
import { toE164 } from "../intake/telephone.ts";
import type { CareKind, CrecheSubtype, Precision } from "../kernel/care.ts";
import { fold, wordTable } from "../kernel/text.ts";
import { isEmail, toWebsite } from "./contact.ts";
import { readHours } from "./hours.ts";
import { crecheSubtype, leisureTypes } from "./subtype.ts";

/** The columns that a structures file must have. */
export const REQUIRED = ["id", "source", "type", "nom", "commune"] as const;

const OPTIONAL = [
  ...(["sous_type", "gestionnaire", "capacite", "adresse_source", "adresse_norm", "code_postal"] as const),
  ...(["code_insee", "departement", "lat", "lon", "geo_type", "geo_score", "telephone", "courriel"] as const),
  ...(["site_web", "age_min_mois", "age_max_mois", "horaires", "seances", "communes_desservies"] as const),
  ...(["handicap", "admission", "tarif", "avip", "periodes"] as const),
] as const;

/** Every column that is known. */
export const COLUMNS = [...REQUIRED, ...OPTIONAL] as const;
export type StructureColumn = (typeof COLUMNS)[number];

type StructureKind = Exclude<CareKind, "CHILDMINDER"> | "MAM";

/** What a row says, read but not yet placed. Null and empty: it does not say. */
export interface StructureRow {
  id: string;
  source: string;
  kind: StructureKind;
  subtype: CrecheSubtype | null;
  name: string;
  manager: string | null;
  capacity: number | null;
  address: string;
  postcode: string;
  communeName: string;
  inseeCode: string;
  departementCode: string;
  position: { lng: number; lat: number; precision: Precision | null } | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  ageFromMonths: number | null;
  ageToMonths: number | null;
  sessions: Session[];
  communesServed: string[];
  periods: string[];
  disability: string | null;
  admission: string | null;
  fees: string | null;
  avip: boolean | null;
}

export type FlawCode =
  | "MISSING"
  | "UNKNOWN_TYPE"
  | "UNKNOWN_SUBTYPE"
  | "BAD_NUMBER"
  | "BAD_POSITION"
  | "BAD_PHONE"
  | "BAD_EMAIL"
  | "BAD_WEBSITE"
  | "BAD_HOURS"
  | "BAD_YES_NO"
  | "BAD_TEXT";

interface Flaw {
  column: StructureColumn;
  code: FlawCode;
}

/** `row` null: it cannot be taken (the first flaw says why). Else the flaws are of cells left empty. */
export interface ReadRow {
  row: StructureRow | null;
  flaws: Flaw[];
}

type Values = Record<StructureColumn, string>;

const KINDS = wordTable<StructureKind>({
  eaje: "CRECHE",
  creche: "CRECHE",
  alsh: "LEISURE_CENTRE",
  rpe: "RELAIS",
  ram: "RELAIS",
  laep: "LAEP",
  mam: "MAM",
});
const GEO_TYPES = wordTable<Precision>({
  housenumber: "HOUSE_NUMBER",
  street: "STREET",
  locality: "LOCALITY",
  municipality: "COMMUNE",
});
const UNPRINTABLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\ufffd]/u;
/** Longest cell kept, characters: room for a text on admission. */
const MAX_TEXT = 2_000;

/** Reads one row of the structures file. */
export function readStructure(values: Values): ReadRow {
  const flaws: Flaw[] = [];
  const cells = new Cells(values, flaws);
  const kind = KINDS[fold(values.type)];
  for (const column of REQUIRED) if (cells.text(column) === null) return refused({ column, code: "MISSING" });
  const bad = flaws.find(({ column }) => (REQUIRED as readonly string[]).includes(column));
  if (bad) return refused(bad);
  if (!kind) return refused({ column: "type", code: "UNKNOWN_TYPE" });
  const departementCode = values.departement || values.code_insee.replace(/^(97.|..).*$/, "$1");
  const row: StructureRow = {
    id: values.id,
    source: values.source,
    kind,
    subtype: kind === "CRECHE" ? cells.subtype() : null,
    name: unquoted(cells.text("nom") ?? ""),
    manager: managerWords(cells.text("gestionnaire")),
    capacity: cells.number("capacite", 1, 2_000),
    address: cells.text("adresse_source") ?? cells.text("adresse_norm") ?? "",
    postcode: values.code_postal,
    communeName: values.commune,
    inseeCode: values.code_insee.padStart(values.code_insee === "" ? 0 : 5, "0"),
    departementCode,
    position: cells.position(),
    phone: cells.phone(departementCode),
    email: cells.email(),
    website: cells.website(),
    ageFromMonths: cells.number("age_min_mois", 0, 300),
    ageToMonths: cells.number("age_max_mois", 0, 300),
    sessions: [...cells.hours("horaires"), ...cells.hours("seances")],
    communesServed: list(cells.text("communes_desservies")),
    periods:
      kind === "LEISURE_CENTRE" ? [...leisureTypes(values.sous_type), ...list(cells.text("periodes"))] : [],
    disability: cells.text("handicap"),
    admission: cells.text("admission"),
    fees: cells.text("tarif"),
    avip: cells.yesNo("avip"),
  };
  return { row, flaws };
}

function refused(flaw: Flaw): ReadRow {
  return { row: null, flaws: [flaw] };
}

/** Reads cells, noting what it leaves out. */
class Cells {
  constructor(
    private readonly values: Values,
    private readonly flaws: Flaw[],
  ) {}

  text(column: StructureColumn): string | null {
    const text = this.values[column].normalize("NFC").replace(/\s+/g, " ").trim();
    if (text.length > MAX_TEXT || UNPRINTABLE.test(text)) return this.leave(column, "BAD_TEXT");
    return text === "" ? null : text;
  }

  number(column: StructureColumn, least: number, most: number): number | null {
    const text = this.values[column];
    if (text === "") return null;
    const number = /^\d+([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    return number >= least && number <= most ? number : this.leave(column, "BAD_NUMBER");
  }

  subtype(): CrecheSubtype | null {
    if (this.values.sous_type === "") return null;
    return crecheSubtype(this.values.sous_type) ?? this.leave("sous_type", "UNKNOWN_SUBTYPE");
  }

  position(): StructureRow["position"] {
    const { lat, lon, geo_type } = this.values;
    if (lat === "" && lon === "") return null;
    const [y, x] = [decimal(lat), decimal(lon)];
    if (!(Math.abs(y) <= 90 && Math.abs(x) <= 180) || (x === 0 && y === 0))
      return this.leave("lat", "BAD_POSITION");
    return { lng: x, lat: y, precision: GEO_TYPES[fold(geo_type).replaceAll(" ", "")] ?? null };
  }

  phone(departementCode: string): string | null {
    const text = this.text("telephone");
    return text === null ? null : (toE164(text, departementCode) ?? this.leave("telephone", "BAD_PHONE"));
  }

  email(): string | null {
    const text = this.text("courriel");
    if (text === null) return null;
    return isEmail(text) ? text : this.leave("courriel", "BAD_EMAIL");
  }

  website(): string | null {
    const text = this.text("site_web");
    if (text === null) return null;
    return toWebsite(text) ?? this.leave("site_web", "BAD_WEBSITE");
  }

  hours(column: "horaires" | "seances"): Session[] {
    return list(this.text(column)).flatMap(
      (item) => readHours(item) ?? this.leave(column, "BAD_HOURS") ?? [],
    );
  }

  yesNo(column: StructureColumn): boolean | null {
    const word = fold(this.values[column]);
    if (word === "") return null;
    if (["o", "oui", "1", "vrai", "true"].includes(word)) return true;
    return ["n", "non", "0", "faux", "false"].includes(word) ? false : this.leave(column, "BAD_YES_NO");
  }

  private leave(column: StructureColumn, code: FlawCode): null {
    this.flaws.push({ column, code });
    return null;
  }
}

function list(text: string | null): string[] {
  return (text ?? "")
    .split("|")
    .map((item) => item.trim())
    .filter(Boolean);
}

function decimal(text: string): number {
  return /^-?\d{1,3}([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
}

function unquoted(name: string): string {
  return name.replace(/^["«“]\s*([^"«»“”]*?)\s*["»”]$/, "$1");
}

/** «inter_entreprise» in words; a sub-type («micro_creche», «MAM») in that column names no manager. */
function managerWords(text: string | null): string | null {
  if (text === null || fold(text) === "mam" || /^[a-z]+_creche$/.test(text)) return null;
  return /^[a-z_]+$/.test(text) ? `${text[0]?.toUpperCase()}${text.slice(1).replaceAll("_", "-")}` : text;
}
