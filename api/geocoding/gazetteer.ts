import type { Db } from "../../db/client.ts";
import type { LngLat } from "../kernel/geo.ts";
import type { CommuneAlias, CommuneRecord } from "./commune.ts";
import { type AuthorityRow, readAuthorities, readReference } from "./geocoding.queries.ts";
import type { Authority, Commune, Departement } from "./geocoding.types.ts";
import { indexCommunes, type Resolved, resolveCommune, type WrittenCommune } from "./resolve.ts";
import { createSuggester } from "./suggest.ts";

export type { CommuneRecord } from "./commune.ts";

/** All communes of France in memory: what an address means, what a person types, what the API shows. */
export interface Gazetteer {
  /** by today's code, arrondissements of Paris, Lyon and Marseille included */
  byCode(code: string): CommuneRecord | undefined;
  /** the arrondissements of Paris, Lyon or Marseille; empty for any other commune */
  arrondissements(code: string): readonly CommuneRecord[];
  /** where a listing of that commune stands when nothing more is known */
  centre(commune: CommuneRecord): LngLat;
  /** the communes of a postcode, whole cities rather than arrondissements */
  withPostcode(postcode: string): readonly CommuneRecord[];
  /** the commune that an address names (R12) */
  resolve(written: WrittenCommune): Resolved;
  /** for autocomplete: the best first, at most `first` */
  suggest(startingWith: string, first: number): CommuneRecord[];
  /** the commune as the API shows it: one object for each, made once */
  view(code: string): Commune;
  /** every commune of today, arrondissements included */
  communes: readonly CommuneRecord[];
  /** the 101 départements in the order of their codes */
  departements: readonly Departement[];
  /** reads contact details anew, into the départements that others hold already */
  refreshAuthorities(db: Db): Promise<void>;
}

/** Reads the reference from the database: once per process, half a second. Communes refreshed later are seen at the next start. */
export async function loadGazetteer(db: Db): Promise<Gazetteer> {
  const reference = await readReference(db);
  const { current, all } = withoutRetired(reference.communes, reference.aliases);
  const index = indexCommunes(current, reference.aliases);
  const departements = viewDepartements(reference.departements, reference.authorities);
  const views = new Map<string, Commune>();
  let suggester: ReturnType<typeof createSuggester> | undefined;
  return {
    byCode: (code) => all.get(code),
    arrondissements: (code) => index.arrondissements.get(code) ?? [],
    centre: (commune) => centreOf(commune, all, index.byPostcode),
    withPostcode: (postcode) => index.byPostcode.get(postcode) ?? [],
    resolve: (written) => resolveCommune(index, written),
    suggest(startingWith, first) {
      // importers never ask
      suggester ??= createSuggester(current, reference.aliases);
      return suggester(startingWith, first);
    },
    view(code) {
      let view = views.get(code);
      if (!view) {
        view = viewCommune(all.get(code) ?? unheardOf(code), departements);
        views.set(code, view);
      }
      return view;
    },
    communes: current,
    departements: [...departements.values()],
    async refreshAuthorities(database) {
      const fresh = viewDepartements(reference.departements, await readAuthorities(database));
      for (const [code, departement] of departements) Object.assign(departement, fresh.get(code));
    },
  };
}

/** A code that has become a former one stays known by its listings, and is offered no more. */
function withoutRetired(
  communes: CommuneRecord[],
  aliases: CommuneAlias[],
): { current: CommuneRecord[]; all: Map<string, CommuneRecord> } {
  const retired = new Set(
    aliases
      .filter(({ formerCode, communeCode }) => formerCode !== communeCode)
      .map(({ formerCode }) => formerCode),
  );
  return {
    current: communes.filter(({ code }) => !retired.has(code)),
    all: new Map(communes.map((commune) => [commune.code, commune])),
  };
}

/** Its own centre; for the odd one without, that of its commune, of a neighbour by postcode, or of its département. */
function centreOf(
  commune: CommuneRecord,
  all: Map<string, CommuneRecord>,
  byPostcode: Map<string, CommuneRecord[]>,
): LngLat {
  const parent = commune.parentCode === null ? undefined : all.get(commune.parentCode);
  const neighbours = commune.postcodes.flatMap((postcode) => byPostcode.get(postcode) ?? []);
  for (const { lng, lat } of [commune, ...(parent ? [parent] : []), ...neighbours]) {
    if (lng !== null && lat !== null) return { lng, lat };
  }
  for (const { departementCode, lng, lat } of all.values()) {
    if (departementCode === commune.departementCode && lng !== null && lat !== null) return { lng, lat };
  }
  return { lng: 2.4, lat: 46.6 };
}

/** A commune added since this process started: named by its code until the next start. */
function unheardOf(code: string): CommuneRecord {
  const departementCode = code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2);
  const nothing = { parentCode: null, postcodes: [], population: null, lng: null, lat: null };
  return { ...nothing, code, name: code, departementCode };
}

function viewCommune(commune: CommuneRecord, departements: Map<string, Departement>): Commune {
  const { code, name, postcodes, population, lng, lat, departementCode } = commune;
  return {
    code,
    name,
    postcodes,
    population,
    departement: departements.get(departementCode) ?? viewDepartement(departementCode, departementCode, []),
    location: lng === null || lat === null ? null : { lng, lat, precision: "COMMUNE" },
  };
}

function viewDepartements(
  rows: { code: string; name: string }[],
  authorities: AuthorityRow[],
): Map<string, Departement> {
  const byDepartement = Map.groupBy(authorities, ({ departementCode }) => departementCode);
  return new Map(
    rows.map(({ code, name }) => [code, viewDepartement(code, name, byDepartement.get(code) ?? [])]),
  );
}

/** A département with its authorities; those without a row have a name and nothing else. */
export function viewDepartement(code: string, name: string, authorities: AuthorityRow[]): Departement {
  const authority = (kind: "CAF" | "PMI", fallback: string): Authority => {
    const row = authorities.find((candidate) => candidate.kind === kind);
    return {
      name: row?.name ?? `${fallback} (${name})`,
      postalAddress: row?.postalAddress ?? [],
      email: row?.email ?? null,
      phone: row?.phone ?? null,
    };
  };
  return { code, name, caf: authority("CAF", "Caf"), pmi: authority("PMI", "PMI") };
}
