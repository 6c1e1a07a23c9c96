import { randomUUID } from "node:crypto";
import type { ListingRow } from "../api/directory/listing.queries.ts";
import { putListings } from "../api/directory/listing.queries.ts";
import { replaceAvailability } from "../api/publishing/publishing.queries.ts";
import { type Db, inTransaction } from "../db/client.ts";
import type { AvailabilityContent } from "../db/schema/availability.ts";

/** A crèche in Perpignan, published, unless said otherwise. */
export function aListing(facts: Partial<ListingRow> = {}): ListingRow {
  return {
    id: randomUUID(),
    kind: "CRECHE",
    state: "PUBLISHED",
    name: "Les Petits Pas",
    communeCode: "66136",
    communeName: "Perpignan",
    addressLines: ["1 rue de la Loge"],
    precision: "HOUSE_NUMBER",
    lng: 2.8954,
    lat: 42.6986,
    phone: "+33465710000",
    email: "contact@petits-pas.example",
    website: "https://petits-pas.example/",
    detail: {},
    ...facts,
  };
}

/** A childminder in Perpignan, published, unless said otherwise. */
export function aChildminder(facts: Partial<ListingRow> = {}): ListingRow {
  return aListing({
    kind: "CHILDMINDER",
    name: "Aude Vidal",
    website: null,
    detail: { approvedPlaces: 4, worksInMam: false },
    ...facts,
  });
}

/** Writes listings under the role each kind asks for. */
export async function given(db: Db, ...rows: ListingRow[]): Promise<void> {
  const childminders = rows.filter((row) => row.kind === "CHILDMINDER");
  const structures = rows.filter((row) => row.kind !== "CHILDMINDER");
  if (childminders.length > 0) await inTransaction(db, (tx) => putListings(tx, childminders), "pmi");
  if (structures.length > 0) await inTransaction(db, (tx) => putListings(tx, structures));
}

/** Publishes an availability as its owner would have. */
export async function published(
  db: Db,
  listingId: string,
  content: AvailabilityContent,
  confirmedAt: string,
): Promise<void> {
  await inTransaction(db, (tx) => replaceAvailability(tx, [{ listingId, content, confirmedAt }]));
}
