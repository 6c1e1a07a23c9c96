import { PRECISIONS, type Precision } from "../kernel/care.ts";
import { fold } from "../kernel/text.ts";
import type { Childminder } from "./place.ts";

/** Where a listing stands, and how precisely (R11). */
export interface Position {
  lng: number;
  lat: number;
  precision: Precision;
}

/** A maison d'assistants maternels that the structures file brought. */
export interface MamPlace extends Position {
  name: string;
  communeCode: string;
}

/** What the public reads of a childminder. Everything withheld is already gone from it (R9). */
export interface PublicFacts extends Position {
  state: "PUBLISHED" | "SUSPENDED";
  name: string;
  communeCode: string;
  communeName: string;
  addressLines: string[] | null;
  phone: string | null;
  email: string | null;
  detail: { approvedPlaces: number; worksInMam: boolean; mamName?: string };
}

/** Builds the public listing. `at` is the commune's centre when the address is withheld (`mayBeLocated`). */
export function listingOf(
  person: Childminder,
  at: Position,
  communeName: string,
  mam: MamPlace | null,
): PublicFacts {
  const mamName = person.showAddress && person.worksInMam ? (mam?.name ?? person.mamName) : null;
  return {
    state: person.status === "ACTIF" ? "PUBLISHED" : "SUSPENDED",
    name: `${person.firstName} ${person.lastName}`,
    communeCode: person.communeCode,
    communeName,
    addressLines: person.showAddress ? addressLines(person, communeName) : null,
    lng: at.lng,
    lat: at.lat,
    precision: at.precision,
    phone: person.showPhone ? person.phone : null,
    email: person.showEmail ? person.email : null,
    detail: { approvedPlaces: person.places, worksInMam: person.worksInMam, ...(mamName ? { mamName } : {}) },
  };
}

/** A withheld address is never looked up (R9), nor one in a commune that is not sure (R12). */
export function mayBeLocated(person: Childminder, sureCommune: boolean): boolean {
  return person.showAddress && sureCommune;
}

function addressLines(person: Childminder, communeName: string): string[] {
  const street = [person.streetNumber, person.streetType, person.streetName].filter(Boolean).join(" ");
  const complement = person.addressComplement ? [person.addressComplement] : [];
  return [street, ...complement, `${person.postcode} ${communeName}`];
}

/** The more precise of two positions; the first when they are equal. */
export function morePrecise<T extends Position, U extends Position>(a: T, b: U | null): T | U {
  return b && PRECISIONS.indexOf(b.precision) < PRECISIONS.indexOf(a.precision) ? b : a;
}

/** Finds the MAM that a childminder names, in the commune; none when two bear the name (R12). */
export function mamFinder(places: Iterable<MamPlace>): (person: Childminder) => MamPlace | null {
  const byKey = Map.groupBy(places, (place) => mamKey(place.communeCode, place.name));
  return (person) => {
    if (!person.worksInMam || !person.mamName || !person.showAddress) return null;
    const found = byKey.get(mamKey(person.communeCode, person.mamName)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
}

const MAM_WORDS = /^(mam|maisons? d assistante?s? maternell?e?s?) /;

function mamKey(communeCode: string, name: string): string {
  return `${communeCode} ${fold(name).replace(MAM_WORDS, "")}`;
}

/** The fields that decide where a listing stands: a change of one is a move. */
export const PLACE_FIELDS = [
  "streetNumber",
  "streetType",
  "streetName",
  "postcode",
  "communeCode",
  "worksInMam",
  "mamName",
  "showAddress",
] as const satisfies readonly (keyof Childminder)[];
