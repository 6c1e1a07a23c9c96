import type { ListingDetail } from "../../db/schema/directory.ts";
import type { Precision } from "../kernel/care.ts";
import { streetWords } from "./address.ts";
import type { StructureRow } from "./row.ts";

/** A row once its commune and position are known: what `structure_source.fields` keeps. */
export interface PlacedRow
  extends Omit<StructureRow, "position" | "inseeCode" | "departementCode" | "address"> {
  communeCode: string;
  /** as shown, without postcode and commune */
  line: string;
  number: string | null;
  street: string | null;
  lng: number;
  lat: number;
  precision: Precision;
  /** true: found by the geocoder, to be tried again while it is only at the commune (R11) */
  geocoded: boolean;
}

/** What one source says of a structure, and when it was last heard. */
export interface Testimony {
  row: PlacedRow;
  /** ISO 8601 instant */
  seenAt: string;
}

const EXACTNESS: Record<Precision, number> = { HOUSE_NUMBER: 3, STREET: 2, LOCALITY: 1, COMMUNE: 0 };

/** The most recent first: by the year that ends the source's name («cd44-2018»), then by when it was heard. */
function byRecency(testimonies: Testimony[]): PlacedRow[] {
  const year = ({ row, seenAt }: Testimony) => /(?:19|20)\d\d$/.exec(row.source)?.[0] ?? seenAt.slice(0, 4);
  return testimonies
    .toSorted((a, b) => cmp(year(b), year(a)) || cmp(b.seenAt, a.seenAt) || cmp(a.row.source, b.row.source))
    .map(({ row }) => row);
}

function cmp(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * One structure from what its sources say: each field from the most recent that has it. Address and position go
 * together; a more exact position is taken from another source only for the same street.
 */
export function merge(testimonies: Testimony[]): PlacedRow {
  const rows = byRecency(testimonies);
  const first = <K extends keyof PlacedRow>(key: K): PlacedRow[K] => {
    const says = rows.find(
      ({ [key]: value }) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0),
    );
    return (says ?? (rows[0] as PlacedRow))[key];
  };
  const addressed =
    rows.find(({ street }) => street !== null) ?? rows.find(({ line }) => line !== "") ?? rows[0];
  const newest = addressed as PlacedRow;
  const exact = rows
    .filter((row) => row === newest || (row.street !== null && sameStreet(row, newest)))
    .reduce((a, b) => (EXACTNESS[b.precision] > EXACTNESS[a.precision] ? b : a), newest);
  return {
    ...newest,
    ...{
      name: first("name"),
      subtype: first("subtype"),
      manager: first("manager"),
      capacity: first("capacity"),
    },
    ...{ lng: exact.lng, lat: exact.lat, precision: exact.precision },
    ...{ phone: first("phone"), email: first("email"), website: first("website"), avip: first("avip") },
    ...{
      ageFromMonths: first("ageFromMonths"),
      ageToMonths: first("ageToMonths"),
      sessions: first("sessions"),
    },
    ...{
      communesServed: first("communesServed"),
      periods: first("periods"),
      disability: first("disability"),
    },
    ...{ admission: first("admission"), fees: first("fees") },
  };
}

function sameStreet(a: PlacedRow, b: PlacedRow): boolean {
  return (
    a.number?.toLowerCase() === b.number?.toLowerCase() &&
    streetWords(a.street).join() === streetWords(b.street).join()
  );
}

/** The lines of the address as on an envelope. */
export function addressLines(row: PlacedRow, communeName: string): string[] {
  return [row.line, `${row.postcode} ${communeName}`.trim()].filter(Boolean);
}

/** What only this kind has (R2). */
export function detailOf(row: PlacedRow): ListingDetail {
  const common = { manager: row.manager, capacity: row.capacity };
  const sessions = row.sessions.length > 0 ? row.sessions : null;
  const detail = {
    CRECHE: {
      ...common,
      ...{
        subtype: row.subtype,
        avip: row.avip,
        sessions,
        disability: row.disability,
        admission: row.admission,
      },
      ...{ fees: row.fees, ageFromMonths: row.ageFromMonths, ageToMonths: row.ageToMonths },
    },
    LEISURE_CENTRE: {
      ...common,
      ...{ ageFrom: years(row.ageFromMonths), ageTo: years(row.ageToMonths) },
      periods: row.periods.length > 0 ? [...new Set(row.periods)] : null,
    },
    RELAIS: {
      manager: row.manager,
      sessions,
      communesServed: row.communesServed.length > 0 ? row.communesServed : null,
    },
    LAEP: { manager: row.manager, sessions },
    MAM: {},
  }[row.kind];
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== null)) as ListingDetail;
}

function years(months: number | null): number | null {
  return months === null ? null : Math.floor(months / 12);
}
