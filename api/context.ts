import DataLoader from "dataloader";
import type { Db } from "../db/client.ts";
import type { AvailabilityContent } from "../db/schema/availability.ts";
import { contentsOf } from "./availability/availability.queries.ts";
import type { CursorSigner } from "./directory/cursor.ts";
import type { Gazetteer } from "./geocoding/gazetteer.ts";
import type { Geocoder } from "./geocoding/geocode.ts";
import { type LocalDate, parisDay } from "./kernel/local-date.ts";

/** What lives as long as the process. */
export interface Services {
  gazetteer: Gazetteer;
  geocoder: Geocoder;
  cursors: CursorSigner;
}

/** What a request carries. */
export interface Context extends Services {
  db: Db;
  /** the day in Europe/Paris: rules take it from here and never read the clock */
  today: LocalDate;
  loaders: Loaders;
}

interface Loaders {
  /** what owners published in full, batched over an answer */
  availabilityContent: DataLoader<string, AvailabilityContent | null>;
}

/** The context of one request, at the instant it came. */
export function createContext(services: Services, db: Db, now: Date): Context {
  return { ...services, db, today: parisDay(now), loaders: createLoaders(db) };
}

function createLoaders(db: Db): Loaders {
  let availabilityContent: Loaders["availabilityContent"] | undefined;
  return {
    // most answers never ask for a grid: built on first use
    get availabilityContent() {
      availabilityContent ??= new DataLoader(async (ids) => {
        const contents = await contentsOf(db, ids);
        return ids.map((id) => contents.get(id) ?? null);
      });
      return availabilityContent;
    },
  };
}
