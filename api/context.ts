import type { Db } from "../db/client.ts";
import type { Session, Sessions } from "./account/session.ts";
import type { CursorSigner } from "./directory/cursor.ts";
import type { Gazetteer } from "./geocoding/gazetteer.ts";
import type { Geocoder } from "./geocoding/geocode.ts";
import { type LocalDate, parisDay } from "./kernel/local-date.ts";

/** What lives as long as the process. */
export interface Services {
  gazetteer: Gazetteer;
  geocoder: Geocoder;
  cursors: CursorSigner;
  /** a key of its own for each purpose, from the one secret */
  keys: (purpose: string) => Buffer;
  sessions: Sessions;
  /** where links in letters lead; never read from a request */
  siteUrl: string;
  /** how long a pictogram published without a period holds, days */
  globalDays: number;
}

/** Who sent the request, as far as the network tells. */
export interface Caller {
  address: string;
  /** of the session cookie it came with; of no use by itself, since the session may be over */
  token: string | null;
  /** sets the session cookie to this token; null takes it back */
  cookie(token: string | null): void;
}

/** What a request carries. */
export interface Context extends Services {
  /** for reading; the primary for whoever is signed in, a replica else */
  db: Db;
  /** for writing, and for reading what was just written */
  primary: Db;
  now: Date;
  /** the day in Europe/Paris: rules take it from here and never read the clock */
  today: LocalDate;
  /** filled before execution, and for POST only: what is read by GET is everybody's */
  viewer: Session | null;
  caller: Caller;
}

/** The context of one request, at the instant it came. */
export function createContext(
  services: Services,
  request: { db: Db; primary: Db; now: Date; caller?: Caller },
): Context {
  const { db, primary, now, caller = NOBODY } = request;
  const today = parisDay(now);
  return { ...services, db, primary, now, today, viewer: null, caller };
}

/** By GET nobody is known and no cookie is set. */
const NOBODY: Caller = {
  address: "",
  token: null,
  cookie: () => {
    throw new Error("a cookie is set by POST only");
  },
};
