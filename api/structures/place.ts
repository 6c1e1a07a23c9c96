import type { CommuneRecord, Gazetteer } from "../geocoding/gazetteer.ts";
import type { Geocoder } from "../geocoding/geocode.ts";
import { distanceM, type LngLat } from "../kernel/geo.ts";
import { readAddress } from "./address.ts";
import type { PlacedRow } from "./merge.ts";
import type { ProblemCode } from "./report.ts";
import type { StructureColumn, StructureRow } from "./row.ts";

interface PlaceProblem {
  column: StructureColumn;
  code: ProblemCode;
}

export interface Placer {
  /** Finds commune and position of a row; `row` null when it has no place. `known`: what the same row gave before. */
  place(
    row: StructureRow,
    known: PlacedRow | undefined,
  ): Promise<{ row: PlacedRow | null; problems: PlaceProblem[] }>;
}

/** Where structures stand: at the coordinates they give when these lie in or near their commune, else geocoded (R12). */
export function createPlacer(gazetteer: Gazetteer, geocoder: Geocoder, isNear: NearCommune): Placer {
  async function position(
    row: StructureRow,
    address: ReturnType<typeof readAddress>,
    commune: CommuneRecord,
    sure: boolean,
    known: PlacedRow | undefined,
    problems: PlaceProblem[],
  ) {
    const given = row.position;
    if (sure && given) {
      if (isNear(given, commune)) {
        const precision = given.precision ?? (address.street ? ("STREET" as const) : ("LOCALITY" as const));
        return { lng: given.lng, lat: given.lat, precision, geocoded: false };
      }
      problems.push({ column: "lat", code: "POSITION_ELSEWHERE" });
    }
    if (sure && address.street) {
      if (known?.geocoded && known.precision !== "COMMUNE" && sameAddress(known, address, row, commune)) {
        return { lng: known.lng, lat: known.lat, precision: known.precision, geocoded: true };
      }
      const { number, street } = address;
      const found = await geocoder.locate({ number, street, postcode: row.postcode || null, commune });
      if (found.precision === "COMMUNE")
        problems.push({ column: "adresse_source", code: "ADDRESS_DOUBTFUL" });
      if (Number.isFinite(found.lng) && Number.isFinite(found.lat)) {
        return { lng: found.lng, lat: found.lat, precision: found.precision, geocoded: true };
      }
    }
    if (commune.lng === null || commune.lat === null) return null;
    return { lng: commune.lng, lat: commune.lat, precision: "COMMUNE" as const, geocoded: true };
  }

  function communesServed(row: StructureRow, problems: PlaceProblem[]): string[] {
    return row.communesServed.flatMap((name) => {
      if (gazetteer.byCode(name)) return [name];
      const found = gazetteer.resolve(withDepartement(name, row));
      if (!("problem" in found)) return [found.commune.code];
      problems.push({ column: "communes_desservies", code: "COMMUNE_SERVED_UNKNOWN" });
      return [];
    });
  }

  return {
    async place(row, known) {
      const resolved = gazetteer.resolve({
        inseeCode: row.inseeCode || null,
        postcode: row.postcode || null,
        name: row.communeName,
      });
      if ("problem" in resolved) {
        const code = resolved.problem === "UNKNOWN" ? "COMMUNE_UNKNOWN" : "COMMUNE_AMBIGUOUS";
        return { row: null, problems: [{ column: "commune", code }] };
      }
      const problems: PlaceProblem[] = [];
      const { commune, sure } = resolved;
      if (!sure) problems.push({ column: "commune", code: "COMMUNE_DOUBTFUL" });
      const address = readAddress(row.address, row.postcode, row.communeName);
      const at = await position(row, address, commune, sure, known, problems);
      if (!at) return { row: null, problems: [{ column: "commune", code: "NO_POSITION" }] };
      const { position: _, inseeCode: __, departementCode: ___, address: ____, ...rest } = row;
      const served = communesServed(row, problems);
      return {
        row: { ...rest, ...address, ...at, communeCode: commune.code, communesServed: served },
        problems,
      };
    },
  };
}

/** A relais serves communes around it: their names are read in its own département. */
function withDepartement(name: string, row: StructureRow): { name: string; postcode?: string } {
  const postcode = /\b(\d{5})\b/.exec(name)?.[1];
  const bare = name.replace(/\s*\(?\b\d{5}\b\)?\s*/, " ").trim();
  if (postcode) return { name: bare, postcode };
  // a postcode that no commune bears, as a CEDEX, says the département alone
  return /^\d\d$/.test(row.departementCode)
    ? { name: bare, postcode: `${row.departementCode}999` }
    : { name: bare };
}

function sameAddress(
  known: PlacedRow,
  address: { number: string | null; street: string | null },
  row: StructureRow,
  commune: CommuneRecord,
): boolean {
  return (
    known.communeCode === commune.code &&
    known.number === address.number &&
    known.street === address.street &&
    known.postcode === row.postcode
  );
}

export type NearCommune = (point: LngLat, commune: CommuneRecord) => boolean;

const CELL_DEG = 0.2;
const SURELY_NEAR_M = 5_000;
/** Of 48,699 schools, all but 0.5 % have their own commune's centre among the nearest 8, or within 5 km. */
const NEAREST = 8;

/** Whether a point lies in or near a commune: judged by the centres around it, since limits are not known here. */
export function nearCommune(communes: readonly CommuneRecord[]): NearCommune {
  const cells = new Map<string, LngLat[]>();
  for (const { lng, lat } of communes) {
    if (lng === null || lat === null) continue;
    const key = `${Math.floor(lng / CELL_DEG)}.${Math.floor(lat / CELL_DEG)}`;
    const cell = cells.get(key);
    if (cell) cell.push({ lng, lat });
    else cells.set(key, [{ lng, lat }]);
  }
  return (point, { lng, lat }) => {
    if (lng === null || lat === null) return false;
    const own = distanceM(point, { lng, lat });
    if (own <= SURELY_NEAR_M) return true;
    const [x, y] = [Math.floor(point.lng / CELL_DEG), Math.floor(point.lat / CELL_DEG)];
    let nearer = 0;
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const centre of cells.get(`${x + dx}.${y + dy}`) ?? [])
          if (distanceM(point, centre) < own) nearer += 1;
      }
    }
    // further than the cells looked at, nothing was counted: too far
    return (
      nearer < NEAREST && Math.abs(point.lng - lng) < 2 * CELL_DEG && Math.abs(point.lat - lat) < 2 * CELL_DEG
    );
  };
}
