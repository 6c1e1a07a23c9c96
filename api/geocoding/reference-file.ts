import type { AuthorityFact, CommuneFact, FormerCommuneFact } from "../../db/reference/reference.queries.ts";
import type { TableRow } from "../intake/tabular.ts";
import type { ReferenceFlaw } from "./geocoding.messages.ts";

export const COMMUNE_REQUIRED = ["code_insee", "nom", "departement", "codes_postaux"] as const;
export const COMMUNE_COLUMNS = [...COMMUNE_REQUIRED, "commune_parente", "population", "lat", "lon"] as const;
export const FORMER_COLUMNS = ["code_ancien", "nom", "code_insee_actuel"] as const;
export const AUTHORITY_REQUIRED = ["code_departement", "kind", "source"] as const;
export const AUTHORITY_COLUMNS = [...AUTHORITY_REQUIRED, "name", "postal_address", "email", "phone"] as const;

const INSEE = /^(?:\d{2}|2[AB])\d{3}$/;

/** A commune of the file; null outside the 101 départements (R1). */
export function readCommune(
  { values, flaw }: TableRow<(typeof COMMUNE_COLUMNS)[number]>,
  departements: ReadonlySet<string>,
): CommuneFact | null | ReferenceFlaw {
  if (flaw) return "UNREADABLE";
  if (!departements.has(values.departement)) return null;
  if (!INSEE.test(values.code_insee)) return "NO_CODE";
  if (values.nom === "") return "NO_NAME";
  if (
    ![values.population, values.lat, values.lon].every((text) => text === "" || Number.isFinite(Number(text)))
  ) {
    return "BAD_NUMBER";
  }
  if (!/^\d{5}(\|\d{5})*$/.test(values.codes_postaux)) return "BAD_POSTCODE";
  return {
    code: values.code_insee,
    name: values.nom,
    departement: values.departement,
    parent: values.commune_parente,
    population: values.population === "" ? "" : String(Math.round(Number(values.population))),
    postcodes: values.codes_postaux,
    lng: values.lon,
    lat: values.lat,
  };
}

/** A former name or code; the commune it leads to is checked against those known. */
export function readFormerCommune(
  { values, flaw }: TableRow<(typeof FORMER_COLUMNS)[number]>,
  known: ReadonlySet<string>,
): FormerCommuneFact | null | ReferenceFlaw {
  if (flaw) return "UNREADABLE";
  if (!INSEE.test(values.code_ancien)) return "NO_CODE";
  if (values.nom === "") return "NO_NAME";
  // collectivities outside the 101 départements
  if (!known.has(values.code_insee_actuel))
    return /^9[789]/.test(values.code_insee_actuel) ? null : "UNKNOWN_COMMUNE";
  return { code: values.code_ancien, name: values.nom, commune: values.code_insee_actuel };
}

/** The contact details of a Caf or a PMI: never without the source they were read in. */
export function readAuthority(
  { values, flaw }: TableRow<(typeof AUTHORITY_COLUMNS)[number]>,
  departements: ReadonlySet<string>,
): AuthorityFact | ReferenceFlaw {
  if (flaw) return "UNREADABLE";
  if (!departements.has(values.code_departement)) return "UNKNOWN_DEPARTEMENT";
  const kind = values.kind.toUpperCase();
  if (kind !== "CAF" && kind !== "PMI") return "BAD_KIND";
  if (values.source === "") return "NO_SOURCE";
  if (values.email !== "" && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(values.email)) return "BAD_EMAIL";
  return {
    departement: values.code_departement,
    kind,
    name: values.name,
    postalAddress: values.postal_address
      .split("|")
      .map((line) => line.trim())
      .filter(Boolean),
    email: values.email || null,
    phone: values.phone || null,
    source: values.source,
  };
}
