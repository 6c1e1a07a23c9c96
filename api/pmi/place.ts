import type { LngLat } from "../kernel/geo.ts";
import type { Flaw } from "./problem.ts";
import type { ChildminderRow } from "./row.ts";

/** What is needed to know of a commune here. */
export interface PlaceCommune {
  code: string;
  name: string;
  departementCode: string;
  lng: number | null;
  lat: number | null;
}

/** The reading of a written commune, as the gazetteer gives it. */
export type ResolvedCommune = { commune: PlaceCommune; sure: boolean } | { problem: "UNKNOWN" | "AMBIGUOUS" };

/** What PMI says of a childminder, with the commune of today: all of it private but what `listing-of.ts` takes. */
export interface Childminder extends Omit<ChildminderRow, "communeName" | "inseeCode"> {
  communeCode: string;
}

export type Placed = { childminder: Childminder; sure: boolean; warnings: Flaw[] } | { problem: Flaw };

/** Puts a row into its commune. One of another département, or one that cannot be told, is a fault of the row (R12). */
export function placeRow(row: ChildminderRow, resolved: ResolvedCommune, departementCode: string): Placed {
  if ("problem" in resolved) {
    return {
      problem: {
        column: "commune",
        code: resolved.problem === "UNKNOWN" ? "COMMUNE_UNKNOWN" : "COMMUNE_AMBIGUOUS",
      },
    };
  }
  const { commune, sure } = resolved;
  if (commune.departementCode !== departementCode)
    return { problem: { column: "commune", code: "OTHER_DEPARTEMENT" } };
  if (!centreOf(commune)) return { problem: { column: "commune", code: "COMMUNE_WITHOUT_CENTRE" } };
  const { communeName: _name, inseeCode: _code, ...rest } = row;
  const warnings: Flaw[] = sure ? [] : [{ column: "commune", code: "COMMUNE_DOUBTFUL" }];
  return { childminder: { ...rest, communeCode: commune.code }, sure, warnings };
}

/** Where a listing without an exact position stands. */
export function centreOf(commune: Pick<PlaceCommune, "lng" | "lat">): LngLat | null {
  return commune.lng === null || commune.lat === null ? null : { lng: commune.lng, lat: commune.lat };
}
