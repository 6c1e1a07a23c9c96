import { sql } from "drizzle-orm";
import type { LngLat } from "../../api/kernel/geo.ts";
import type { Db } from "../../db/client.ts";
import { Random } from "../../db/seed/random.ts";

export interface Density {
  name: string;
  radiusKm: number;
  centres: LngLat[];
}

/** From Paris to the countryside. There a family looks further, or there would not be 50 cards. */
const BANDS = [
  { name: "paris", radiusKm: 5, where: sql`parent_code = '75056'` },
  {
    name: "large cities",
    radiusKm: 5,
    where: sql`population >= 200000 and parent_code is null and code <> '75056'`,
  },
  { name: "cities", radiusKm: 5, where: sql`population between 40000 and 120000 and parent_code is null` },
  { name: "towns", radiusKm: 5, where: sql`population between 8000 and 20000` },
  { name: "countryside", radiusKm: 15, where: sql`population < 500` },
] as const;

const CENTRES = 40;
const ILE_DE_FRANCE = ["75", "77", "78", "91", "92", "93", "94", "95"];

/** Communes of five densities, the same at each run. */
export async function readDensities(db: Db): Promise<Density[]> {
  return Promise.all(
    BANDS.map(async ({ name, radiusKm, where }) => {
      const outside =
        name === "paris" ? sql`true` : sql`departement_code <> all(${sql.param(ILE_DE_FRANCE)}::text[])`;
      const centres = await db.execute<LngLat & Record<string, unknown>>(sql`
        select lng, lat from commune
        where lng is not null and departement_code !~ '^97' and ${where} and ${outside}
        order by md5(code) limit ${CENTRES}`);
      return { name, radiusKm, centres: [...centres] };
    }),
  );
}

/** Searches about the centres, never the same twice: moved by up to a kilometre. */
export function searchesIn(density: Density, count: number, seed: string): (LngLat & { radiusKm: number })[] {
  const random = new Random(`${density.name} ${seed}`);
  const moved = () => (random.next() - 0.5) / 60;
  return Array.from({ length: count }, (_, i) => {
    const { lng, lat } = density.centres[i % density.centres.length] as LngLat;
    return {
      lng: Number((lng + moved()).toFixed(6)),
      lat: Number((lat + moved()).toFixed(6)),
      radiusKm: density.radiusKm,
    };
  });
}
