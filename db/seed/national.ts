import { sql } from "drizzle-orm";
import { type ListingRow, putListings } from "../../api/directory/listing.queries.ts";
import { type CareKind, CRECHE_SUBTYPES, hasAvailability, type Weekday } from "../../api/kernel/care.ts";
import type { LocalDate } from "../../api/kernel/local-date.ts";
import { type AvailabilityEntry, replaceAvailability } from "../../api/publishing/publishing.queries.ts";
import { connect, type Db, inTransaction } from "../client.ts";
import type { ListingDetail } from "../schema/directory.ts";
import { inventAvailability } from "./availability.ts";
import { Random } from "./random.ts";
import { CRECHE_NAMES, FIRST_NAMES, LAEP_NAMES, LAST_NAMES, LEISURE_NAMES, STREET_NAMES } from "./words.ts";

export interface NationalOptions {
  /** 1: the 360,000 listings of R1 */
  scale: number;
  today: LocalDate;
  ownerUrl: string;
  log: (line: string) => void;
}

/** R1: how many of each there are in France. */
const COUNTS: Record<CareKind, number> = {
  CHILDMINDER: 300_000,
  CRECHE: 20_000,
  LEISURE_CENTRE: 35_000,
  RELAIS: 3_500,
  LAEP: 1_500,
};
const SEED = 20_261_123;
const BATCH = 5_000;
const FILLED_SHARE = 0.2;
const WITHHELD_SHARE = 0.08;

/** A database that holds listings which are not of this set is left alone. */
export class RealListings extends Error {}

/**
 * Fills an empty database with invented listings for benchmarks: the same at each run (ids too) but for availability,
 * which is relative to `today`. Nothing to do when it is there already; another scale replaces it.
 */
export async function seedNational(db: Db, { scale, today, ownerUrl, log }: NationalOptions): Promise<void> {
  const version = `${SEED} × ${scale}`;
  const [found] = await db.execute<{ mark: string | null; listings: boolean }>(sql`
    select (select value from installation where key = 'national') as mark, exists (select from listing) as listings`);
  if (found?.mark === version) return log("Le jeu national est déjà là.");
  if (found?.listings && !found.mark) throw new RealListings();
  const owner = connect(ownerUrl, { max: 1, asOwner: true });
  try {
    if (found?.listings) await owner.execute(sql`truncate listing, mam, feed_change cascade`);
    await mark(db, "loading");
    const communes = await readCommunes(db);
    const pick = byPopulation(communes);
    for (const kind of Object.keys(COUNTS) as CareKind[]) {
      await seedKind(db, kind, Math.round(COUNTS[kind] * scale), pick, today);
      log(`${kind} : ${Math.round(COUNTS[kind] * scale)}`);
    }
    await owner.execute(sql`vacuum (analyze) listing, availability, availability_summary, feed_change`);
    await mark(db, version);
  } finally {
    await owner.$client.end();
  }
}

async function mark(db: Db, value: string): Promise<void> {
  await inTransaction(db, (tx) =>
    tx.execute(sql`insert into installation (key, value) values ('national', ${value})
                   on conflict (key) do update set value = excluded.value`),
  );
}

interface Commune extends Record<string, unknown> {
  code: string;
  name: string;
  postcode: string;
  population: number;
  lng: number;
  lat: number;
}

/** Paris, Lyon and Marseille by arrondissement, every other commune whole. */
async function readCommunes(db: Db): Promise<Commune[]> {
  return db.execute<Commune>(sql`
    select code, name, postcodes[1] as postcode, greatest(coalesce(population, 0), 20) as population, lng, lat
    from commune c
    where lng is not null and not exists (select from commune part where part.parent_code = c.code)
    order by code`);
}

/** Picks communes in proportion to their people. */
function byPopulation(communes: Commune[]): (random: Random) => Commune {
  let sum = 0;
  const upTo = communes.map(({ population }) => (sum += population));
  return (random) => {
    const wanted = random.next() * sum;
    let [low, high] = [0, upTo.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return communes[low] as Commune;
  };
}

async function seedKind(
  db: Db,
  kind: CareKind,
  count: number,
  pick: (random: Random) => Commune,
  today: LocalDate,
): Promise<void> {
  const random = new Random(`${SEED} ${kind}`);
  // of its own, so that another day changes no listing
  const rooms = new Random(`${SEED} ${kind} availability`);
  for (let done = 0; done < count; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - done) }, () =>
      invent(kind, pick(random), random),
    );
    await inTransaction(db, (tx) => putListings(tx, rows), kind === "CHILDMINDER" ? "pmi" : "app");
    const filled = hasAvailability(kind) ? rows.filter(() => rooms.chance(FILLED_SHARE)) : [];
    const entries = filled.map(({ id, detail }): AvailabilityEntry => {
      const places = detail.approvedPlaces ?? detail.capacity ?? 20;
      return { listingId: id, version: rooms.uuid(), ...inventAvailability(kind, places, today, rooms) };
    });
    if (entries.length > 0) await inTransaction(db, (tx) => replaceAvailability(tx, entries));
  }
}

function invent(kind: CareKind, commune: Commune, random: Random): ListingRow {
  const id = random.uuid();
  const person = kind === "CHILDMINDER";
  const withheld = person && random.chance(WITHHELD_SHARE);
  const exactness = random.next();
  const precision = withheld || exactness > 0.95 ? "COMMUNE" : exactness < 0.75 ? "HOUSE_NUMBER" : "STREET";
  const at = precision === "COMMUNE" ? commune : around(commune, random);
  const name = nameOf(kind, commune, random);
  const street = `${random.int(1, 150)} ${random.pick(STREET_NAMES)}`;
  return {
    ...{
      id,
      kind,
      state: "PUBLISHED",
      name,
      communeCode: commune.code,
      communeName: commune.name,
      precision,
    },
    ...{
      lng: at.lng,
      lat: at.lat,
      addressLines: withheld ? null : [street, `${commune.postcode} ${commune.name}`],
    },
    phone: random.chance(0.9) ? `+33639${String(random.int(980_000, 989_999))}` : null,
    email: random.chance(0.8) ? `contact-${id.slice(0, 8)}@national.example` : null,
    website: !person && random.chance(0.5) ? `https://${id.slice(0, 8)}.national.example/` : null,
    detail: detailOf(kind, commune, random),
  };
}

/** A place in or about the commune: a city of 8,000 people a square kilometre, a village of 400 metres. */
function around({ population, lng, lat }: Commune, random: Random): { lng: number; lat: number } {
  const spread = Math.max(250, 450 * Math.sqrt(population / (Math.PI * 8_000)));
  const north = (random.normal() * spread) / 111_195;
  const east = (random.normal() * spread) / (111_195 * Math.cos((lat * Math.PI) / 180));
  return { lng: Number((lng + east).toFixed(6)), lat: Number((lat + north).toFixed(6)) };
}

function nameOf(kind: CareKind, commune: Commune, random: Random): string {
  switch (kind) {
    case "CHILDMINDER":
      return `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    case "CRECHE":
      return `Crèche ${random.pick(CRECHE_NAMES)}`;
    case "LEISURE_CENTRE":
      return `Accueil de loisirs ${random.pick(LEISURE_NAMES)}`;
    case "RELAIS":
      return `Relais petite enfance (ex-RAM), ${commune.name}`;
    case "LAEP":
      return `Lieu d’accueil enfants-parents ${random.pick(LAEP_NAMES)}`;
  }
}

function detailOf(kind: CareKind, commune: Commune, random: Random): ListingDetail {
  const manager = random.pick(["Commune", "Association", "Communauté de communes", "CCAS", "Société privée"]);
  const sessions = (days: Weekday[], opens: string, closes: string) =>
    days.map((weekday) => ({ weekday, opens, closes }));
  switch (kind) {
    case "CHILDMINDER":
      return { approvedPlaces: random.pick([1, 2, 2, 3, 3, 3, 4, 4, 4, 4]), worksInMam: random.chance(0.06) };
    case "CRECHE":
      return {
        ...{
          subtype: random.pick(CRECHE_SUBTYPES),
          manager,
          capacity: random.int(10, 80),
          avip: random.chance(0.05),
        },
        ...{ ageFromMonths: 3, ageToMonths: random.pick([36, 48]) },
        sessions: sessions(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "07:30", "18:30"),
      };
    case "LEISURE_CENTRE":
      return {
        manager,
        capacity: random.int(24, 150),
        ageFrom: 3,
        ageTo: random.pick([11, 12, 17]),
        periods: ["Mercredis"],
      };
    case "RELAIS":
      return {
        manager,
        communesServed: [commune.code],
        sessions: sessions(["TUESDAY", "THURSDAY"], "09:00", "11:30"),
      };
    case "LAEP":
      return { manager, sessions: sessions(["MONDAY", "FRIDAY"], "14:30", "17:30") };
  }
}
