/** From words to a place: communes by name or postcode, then addresses. */
import type { LngLat } from "../../../api/kernel/geo.ts";
import { fold } from "../../../api/kernel/text.ts";
import type { Commune } from "../client/communes.ts";
import { type Answer, ask } from "../client/graphql.ts";
import { FindAddressDocument, FindCommunesDocument } from "../gql/documents.ts";
import type { Where } from "./state.ts";

export interface Place {
  name: string;
  where: Where;
  /** The address itself is not known: this is the commune it lies in. */
  communeOnly?: boolean;
  /** Communes of exactly this name, itself among them, when there are several. */
  namesakes?: Commune[];
}

export function communePlace(commune: Commune): Place {
  const { code, name, location } = commune;
  return {
    name,
    where: { type: "commune", code, centre: location && { lng: location.lng, lat: location.lat } },
  };
}

/** How a trusted document is asked: through the network here, straight on the server (`plain/`). */
export type Ask = typeof ask;

/** The place these words mean; `data: null` when no commune and no address answers to them. */
export async function findPlace(
  text: string,
  signal?: AbortSignal,
  asking: Ask = ask,
): Promise<Answer<Place | null>> {
  const ways = looksLikeAddress(text) ? [byAddress, byCommune] : [byCommune, byAddress];
  for (const way of ways) {
    const answer = await way(text, signal, asking);
    if (!answer.ok || answer.data) return answer;
  }
  return { ok: true, data: null };
}

async function byCommune(
  text: string,
  signal: AbortSignal | undefined,
  asking: Ask,
): Promise<Answer<Place | null>> {
  const answer = await asking(FindCommunesDocument, { startingWith: text, first: 20 }, signal);
  if (!answer.ok) return answer;
  const found = bestCommune(text, answer.data.communes);
  if (!found) return { ok: true, data: null };
  const namesakes = answer.data.communes.filter(({ name }) => fold(name) === fold(found.name));
  return { ok: true, data: { ...communePlace(found), ...(namesakes.length > 1 && { namesakes }) } };
}

async function byAddress(
  text: string,
  signal: AbortSignal | undefined,
  asking: Ask,
): Promise<Answer<Place | null>> {
  const answer = await asking(FindAddressDocument, { address: text }, signal);
  if (!answer.ok) return answer;
  const found = answer.data.geocode;
  if (!found) return { ok: true, data: null };
  const { commune, location } = found;
  const point = { lng: location.lng, lat: location.lat };
  if (location.precision === "COMMUNE") {
    return {
      ok: true,
      data: {
        name: commune.name,
        where: { type: "commune", code: commune.code, centre: point },
        communeOnly: true,
      },
    };
  }
  return { ok: true, data: { name: found.label, where: { type: "point", point } } };
}

/** The commune of exactly that name or postcode, else the first proposed (typing errors forgiven). */
function bestCommune(text: string, communes: Commune[]): Commune | undefined {
  const wanted = fold(text.replace(/\(.*\)\s*$/, ""));
  return (
    communes.find(({ name, postcodes }) => fold(name) === wanted || postcodes.includes(wanted)) ?? communes[0]
  );
}

/** A number and letters, beyond a postcode with its commune: «12 rue de la Loge», not «66000» or «66000 Perpignan». */
function looksLikeAddress(text: string): boolean {
  const withoutPostcode = text.replace(/\b\d{5}\b/, "");
  return (
    /\d/.test(withoutPostcode) ||
    /\b(rue|avenue|boulevard|place|chemin|impasse|all[ée]e|route|quai|cours)\b\s+\S/i.test(text)
  );
}

/** Where the device is, to three decimals (about 100 m): enough for a search, too little to point at a door. */
export function aroundMe(): Promise<LngLat | "denied" | "unavailable"> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve("unavailable");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: rounded(coords.longitude), lat: rounded(coords.latitude) }),
      (error) => resolve(error.code === error.PERMISSION_DENIED ? "denied" : "unavailable"),
      { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 },
    );
  });
}

const rounded = (degrees: number) => Math.round(degrees * 1000) / 1000;
