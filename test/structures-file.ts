import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { type Gazetteer, loadGazetteer } from "../api/geocoding/gazetteer.ts";
import { importStructures, type StructuresInput } from "../api/structures/import.ts";
import type { StructuresReport } from "../api/structures/report.ts";
import { inTransaction } from "../db/client.ts";
import { freshDatabase, type TestDatabase } from "./db.ts";

const HEADER =
  "id,source,type,sous_type,nom,gestionnaire,capacite,adresse_source,code_postal,commune,code_insee,lat,lon,geo_type," +
  "telephone,courriel,site_web,horaires,seances,communes_desservies,avip";
const COLUMNS = HEADER.split(",");

/** A crèche as one source names it. */
export const LUTINS = {
  ...{ id: "1", source: "a-2018", type: "EAJE", sous_type: "multi_accueil", nom: "Les Lutins" },
  ...{ code_postal: "66000", commune: "Perpignan", code_insee: "66136", adresse_source: "12 rue du Port" },
  ...{ lat: "42.6980", lon: "2.8950", geo_type: "housenumber" },
};

/** The same as a later source names it. */
export const LUTINS_B = {
  ...LUTINS,
  ...{ id: "x9", source: "b-2025", nom: "Crèche associative Les Lutins", sous_type: "", geo_type: "" },
};

/** A structures file. */
export function csv(...rows: Partial<Record<string, string>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => `"${row[column] ?? ""}"`).join(","));
  return [HEADER, ...lines].join("\n");
}

interface Shown extends Record<string, unknown> {
  id: string;
  name: string;
  state: string;
  precision: string;
  address_lines: string[];
  phone: string | null;
  website: string | null;
  detail: Record<string, unknown>;
}

/** A database into which structures files are loaded. */
export interface StructuresDesk {
  database: TestDatabase;
  gazetteer: Gazetteer;
  load(content: string | Buffer, options?: Partial<StructuresInput>): Promise<StructuresReport>;
  /** by name */
  listings(): Promise<Shown[]>;
  clear(): Promise<void>;
}

export async function structuresDesk(): Promise<StructuresDesk> {
  const database = await freshDatabase();
  const { db } = database;
  const gazetteer = await loadGazetteer(db);
  return {
    database,
    gazetteer,
    load(content, options = {}) {
      const stream = Readable.from([Buffer.from(content)]);
      const now = new Date("2026-11-23T09:00:00Z");
      return importStructures(db, { stream, format: "csv", now, gazetteer, ...options });
    },
    listings: async () => [...(await db.execute<Shown>(sql`select * from listing order by name`))],
    clear: () =>
      inTransaction(db, async (tx) => {
        await tx.execute(sql`delete from structure_source`);
        await tx.execute(sql`delete from mam`);
        await tx.execute(sql`delete from listing`);
      }),
  };
}
