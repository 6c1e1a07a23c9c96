import type { Box, LngLat } from "../../../api/kernel/geo.ts";
import { boxAround } from "../../../api/kernel/geo.ts";

/** A circle on the ground as a GeoJSON polygon. */
export function circle(centre: LngLat, radiusM: number): GeoJSON.Feature<GeoJSON.Polygon> {
  const box = boxAround(centre, radiusM);
  const ring = Array.from({ length: 65 }, (_, i) => {
    const angle = (i / 64) * 2 * Math.PI;
    return [
      centre.lng + ((box.east - box.west) / 2) * Math.cos(angle),
      centre.lat + ((box.north - box.south) / 2) * Math.sin(angle),
    ];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

export function rectangle({ west, south, east, north }: Box): GeoJSON.Feature<GeoJSON.Polygon> {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

export function point({ lng, lat }: LngLat): GeoJSON.Feature<GeoJSON.Point> {
  return { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lng, lat] } };
}

export function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: "FeatureCollection", features };
}

export function corners({ west, south, east, north }: Box): [[number, number], [number, number]] {
  return [
    [west, south],
    [east, north],
  ];
}

/** The smallest box around some positions, never thinner than about a kilometre. */
export function boxOf(positions: LngLat[]): Box | null {
  if (positions.length === 0) return null;
  const lngs = positions.map(({ lng }) => lng);
  const lats = positions.map(({ lat }) => lat);
  const [west, south, east, north] = [
    Math.min(...lngs),
    Math.min(...lats),
    Math.max(...lngs),
    Math.max(...lats),
  ];
  return { west: west - 0.005, south: south - 0.005, east: east + 0.005, north: north + 0.005 };
}
