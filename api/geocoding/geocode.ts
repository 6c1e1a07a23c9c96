import { LRUCache } from "lru-cache";
import type { Db } from "../../db/client.ts";
import type { Precision } from "../kernel/care.ts";
import {
  numberForms,
  qualifierOf,
  readNumber,
  readStreet,
  splitNumber,
  withoutComplement,
} from "./address.ts";
import type { CommuneRecord } from "./commune.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { readStreets } from "./geocoding.queries.ts";
import {
  indexStreets,
  type KnownStreet,
  matchStreet,
  type StreetIndex,
  type StreetMatch,
} from "./match-street.ts";

/** An address to be found inside a commune that is already known. */
export interface WrittenAddress {
  /** as written: «12 bis», «12-14»; absent: a number at the head of `street` is taken */
  number?: string | null;
  /** type and name: «Rue de la Paix»; empty when there is none */
  street: string;
  postcode?: string | null;
  commune: CommuneRecord;
  /** the commune as written: in a merged commune it tells the streets of one name apart */
  communeName?: string | null;
}

/** Where an address is, and how exactly (R11). */
interface Located {
  lng: number;
  lat: number;
  precision: Precision;
  /** the near match that was refused (R12), to be reported */
  doubtful: string | null;
  /** what was found, with its official name; absent at the commune's centre */
  found?: { number: string | null; street: string; postcode: string };
}

export interface Geocoder {
  /** Never throws for an unknown address: it stands at the centre of the commune. */
  locate(address: WrittenAddress): Promise<Located>;
}

interface Street extends KnownStreet {
  precision: Precision;
  lng: number;
  lat: number;
  /** `{"12bis":[lng,lat]}`: read when a number of this street is first asked for */
  points: string;
  numbers?: Record<string, [number, number]>;
}

interface CommuneStreets {
  index: StreetIndex<Street>;
  /** answers already given: the same street comes often, and a miss costs most */
  matches: LRUCache<string, StreetMatch<Street>>;
  size: number;
}

/** Characters of address data kept in memory: some 60 MB, a million addresses. */
const CACHE_SIZE = 30_000_000;
/** A newly loaded address file is seen after this long by a process that runs. */
const CACHE_MS = 10 * 60_000;
const MATCHES_PER_COMMUNE = 5_000;

/** A geocoder over the address files that were loaded. Streets are read by commune, once, in a bounded cache. */
export function createGeocoder(db: Db, gazetteer: Gazetteer): Geocoder {
  const communes = new LRUCache<string, CommuneStreets>({
    maxSize: CACHE_SIZE,
    ttl: CACHE_MS,
    sizeCalculation: ({ size }) => size,
    fetchMethod: (code) =>
      loadStreets(db, [code, ...gazetteer.arrondissements(code).map((part) => part.code)]),
  });
  return {
    async locate(address) {
      const { commune } = address;
      const ready = communes.get(commune.code) ?? (await communes.fetch(commune.code));
      const located = ready ? locateIn(ready, address) : null;
      if (located && located.precision !== "COMMUNE") return located;
      const centre = gazetteer.centre(commune);
      return { ...centre, precision: "COMMUNE", doubtful: located?.doubtful ?? null };
    },
  };
}

async function loadStreets(db: Db, codes: string[]): Promise<CommuneStreets> {
  const rows = await readStreets(db, codes);
  const streets = rows.map(
    (row): Street => ({ ...row, ...readStreet(row.name), qualifier: qualifierOf(row.key) }),
  );
  return {
    index: indexStreets(streets),
    matches: new LRUCache({ max: MATCHES_PER_COMMUNE }),
    size: rows.reduce((sum, row) => sum + row.points.length + row.name.length * 4 + 300, 1),
  };
}

function locateIn({ index, matches }: CommuneStreets, address: WrittenAddress): Located | null {
  const { number, street: written } = address.number ? { ...address } : splitNumber(address.street);
  const postcode = address.postcode ?? null;
  const communeName = address.communeName ?? "";
  const asked = `${postcode ?? ""} ${written} ${communeName}`;
  let match = matches.get(asked);
  if (!match) {
    match = matchStreet(index, written, { postcode, communeName });
    const short = withoutComplement(written);
    if (!("street" in match) && short !== "" && short !== written) {
      const other = matchStreet(index, short, { postcode, communeName });
      if ("street" in other) match = other;
    }
    if (asked.length < 300) matches.set(asked, match);
  }
  if (!("street" in match)) {
    const doubtful = match.near?.name ?? null;
    return doubtful === null ? null : { lng: 0, lat: 0, precision: "COMMUNE", doubtful };
  }
  const { street } = match;
  const { lng, lat, precision } = street;
  const found = { number: null, street: street.name, postcode: street.postcode };
  const house = readNumber(number);
  const forms = house ? numberForms(house) : [];
  street.numbers ??= JSON.parse(street.points) as Record<string, [number, number]>;
  for (const form of forms) {
    const point = street.numbers[form];
    if (!point) continue;
    const [houseLng, houseLat] = point;
    const label = form.replace(/(?<=\d)(?=[a-z])/, " ");
    return {
      lng: houseLng,
      lat: houseLat,
      precision: "HOUSE_NUMBER",
      doubtful: null,
      found: { ...found, number: label },
    };
  }
  return { lng, lat, precision, doubtful: null, found };
}
