/** A position in degrees, WGS 84. */
export interface LngLat {
  lng: number;
  lat: number;
}

/** Mean Earth radius in metres (IUGG R1), the sphere of every distance here. */
export const EARTH_RADIUS_M = 6_371_008.8;

/** Latitude past which Web Mercator is not drawn. */
const MAX_MERCATOR_LAT = 85.051129;

/** Deepest zoom of the map's tiles, and of the cells that changes are told by. */
export const DEEPEST_ZOOM = 14;

const RAD = Math.PI / 180;

/** Great-circle distance in metres (haversine, stable for small distances). */
export function distanceM(a: LngLat, b: LngLat): number {
  const dLat = (b.lat - a.lat) * RAD;
  const dLng = (b.lng - a.lng) * RAD;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RAD) * Math.cos(b.lat * RAD) * Math.sin(dLng / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Web-Mercator position as fractions of the world: x from west, y from north, both 0 to 1. */
export function toMercator({ lng, lat }: LngLat): { x: number; y: number } {
  const s = Math.sin(Math.max(-MAX_MERCATOR_LAT, Math.min(MAX_MERCATOR_LAT, lat)) * RAD);
  return { x: lng / 360 + 0.5, y: 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI) };
}

/** The smallest longitude and latitude box that holds the circle; clipped at the poles. */
export function boxAround(centre: LngLat, radiusM: number): Box {
  const dLat = radiusM / EARTH_RADIUS_M / RAD;
  const south = Math.max(-90, centre.lat - dLat);
  const north = Math.min(90, centre.lat + dLat);
  // the circle is widest a little poleward of its centre: asin(sin r / cos lat)
  const ratio = Math.sin(radiusM / EARTH_RADIUS_M) / Math.cos(centre.lat * RAD);
  const dLng = ratio >= 1 || ratio < 0 ? 180 : Math.asin(ratio) / RAD;
  return { west: centre.lng - dLng, south, east: centre.lng + dLng, north };
}

/** A box in degrees. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}
