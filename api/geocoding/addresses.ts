import type { TableRow } from "../intake/tabular.ts";
import { isWay, readNumber, readStreet, storedKey } from "./address.ts";
import type { Gazetteer } from "./gazetteer.ts";

/** Columns of the Base Adresse Nationale's département file that are read. */
export const BAN_REQUIRED = [
  "numero",
  "nom_voie",
  "code_postal",
  "code_insee",
  "nom_commune",
  "lon",
  "lat",
] as const;
export const BAN_COLUMNS = [...BAN_REQUIRED, "rep", "nom_ancienne_commune", "nom_ld"] as const;
export type BanColumn = (typeof BAN_COLUMNS)[number];

/** An address as it is stored; `number` null for a locality. */
export interface AddressFact {
  communeCode: string;
  key: string;
  name: string;
  postcode: string;
  precision: "STREET" | "LOCALITY";
  number: number | null;
  suffix: string;
  lng: number;
  lat: number;
}

export type AddressFlaw = "UNREADABLE" | "NO_STREET" | "BAD_NUMBER" | "UNKNOWN_COMMUNE" | "BAD_POSITION";

/** Numbers from here on mark a place without number in the Base Adresse Nationale. */
const NO_NUMBER = 99_000;
const MAX_NAME = 200;

/** One row of the file as one or two facts (the street, and the locality it lies in), or why it cannot be taken. */
export function readAddress(
  { values, flaw }: TableRow<BanColumn>,
  communeOf: (row: Record<BanColumn, string>) => string | null,
): AddressFact[] | AddressFlaw {
  if (flaw) return "UNREADABLE";
  const street = readStreet(values.nom_voie);
  if (street.telling === "" || values.nom_voie.length > MAX_NAME) return "NO_STREET";
  const house = values.numero === "" ? null : readNumber(`${values.numero} ${values.rep}`);
  if (values.numero !== "" && house === null) return "BAD_NUMBER";
  const lng = Number(values.lon);
  const lat = Number(values.lat);
  const placed = values.lon !== "" && values.lat !== "" && Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  if (!placed) return "BAD_POSITION";
  const communeCode = communeOf(values);
  if (communeCode === null) return "UNKNOWN_COMMUNE";
  const here = { communeCode, postcode: values.code_postal, lng, lat };
  const numbered = house !== null && house.number < NO_NUMBER;
  const facts: AddressFact[] = [
    {
      ...here,
      key: storedKey(street, values.nom_ancienne_commune),
      name: values.nom_voie,
      precision: numbered || isWay(street) ? "STREET" : "LOCALITY",
      number: numbered ? house.number : null,
      suffix: numbered ? house.suffix : "",
    },
  ];
  const place = readStreet(values.nom_ld);
  if (place.telling !== "" && place.key !== street.key && values.nom_ld.length <= MAX_NAME) {
    const key = storedKey(place, values.nom_ancienne_commune);
    facts.push({ ...here, key, name: values.nom_ld, precision: "LOCALITY", number: null, suffix: "" });
  }
  return facts;
}

/** Finds the commune of a row by its code, today's or former; Paris rows go to their arrondissement. */
export function communeFinder(gazetteer: Gazetteer): (row: Record<BanColumn, string>) => string | null {
  const known = new Map<string, string | null>();
  return ({ code_insee, code_postal, nom_commune }) => {
    const asked = `${code_insee} ${code_postal}`;
    let code = known.get(asked);
    if (code === undefined) {
      const resolved = gazetteer.resolve({ inseeCode: code_insee, postcode: code_postal, name: nom_commune });
      code =
        "commune" in resolved && resolved.sure
          ? resolved.commune.code
          : (gazetteer.byCode(code_insee)?.code ?? null);
      known.set(asked, code);
    }
    return code;
  };
}
