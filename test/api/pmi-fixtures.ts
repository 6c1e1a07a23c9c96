import type { Geocoder, WrittenAddress } from "../../api/geocoding/geocode.ts";

export const HASH_KEY = Buffer.alloc(32, 7);
export const NOW = new Date("2026-11-23T09:00:00Z");

/** A geocoder that knows every house number but those of streets named «inconnue», and remembers what it was asked. */
export class FakeGeocoder implements Geocoder {
  asked: WrittenAddress[] = [];
  knows = (address: WrittenAddress) => !address.street.includes("inconnue");

  async locate(address: WrittenAddress): Promise<Awaited<ReturnType<Geocoder["locate"]>>> {
    this.asked.push(address);
    const { lng, lat } = address.commune;
    const known = this.knows(address);
    const shift = known ? 0.01 : 0;
    return {
      lng: (lng ?? 0) + shift,
      lat: (lat ?? 0) + shift,
      precision: known ? "HOUSE_NUMBER" : "COMMUNE",
      doubtful: address.street.includes("inconnue presque") ? "inconnue" : null,
    };
  }
}
