import type { Gazetteer } from "./gazetteer.ts";
import type { Geocoder } from "./geocode.ts";
import type { GeocodedAddress } from "./geocoding.types.ts";
import { parseAddress } from "./parse-address.ts";

/** Where an address in one line is; null when no commune can be told. A doubtful commune gives its centre only (R12). */
export async function geocodeText(
  text: string,
  gazetteer: Gazetteer,
  geocoder: Geocoder,
): Promise<GeocodedAddress | null> {
  const parsed = parseAddress(text, gazetteer.resolve);
  if (!parsed) return null;
  const { commune } = parsed;
  const located = await geocoder.locate(parsed.sure ? parsed : { street: "", commune });
  const { lng, lat, precision, found } = located;
  const own = [
    found?.postcode,
    parsed.postcode,
    commune.postcodes.length === 1 ? commune.postcodes[0] : null,
  ];
  // a CEDEX is no place
  const postcode = own.find((candidate) => candidate && commune.postcodes.includes(candidate));
  const place = [postcode, commune.name].filter(Boolean).join(" ");
  const street = found && [found.number, found.street].filter(Boolean).join(" ");
  return {
    label: street ? `${street}, ${place}` : place,
    commune: gazetteer.view(commune.code),
    location: { lng, lat, precision },
  };
}
