import type { ListingRow } from "../api/directory/listing.queries.ts";
import { insertRequest } from "../api/habilitation/habilitation.queries.ts";
import { TIME_SLOTS, WEEKDAYS } from "../api/kernel/care.ts";
import { SLOTS_A_DAY, SLOTS_A_WEEK } from "../api/kernel/week.ts";
import { type Db, inTransaction } from "../db/client.ts";
import { givenAccount } from "./accounts.ts";
import { given } from "./builders.ts";
import { aRequest } from "./desk.ts";

export interface Owner {
  listing: ListingRow;
  email: string;
  accountId: string;
  habilitationId: string;
}

/** A listing with the account and the active habilitation of its owner. */
export async function givenOwner(db: Db, listing: ListingRow, email: string): Promise<Owner> {
  await given(db, listing);
  const role = listing.kind === "CHILDMINDER" ? "CHILDMINDER" : "MANAGER";
  const accountId = await givenAccount(db, { email, role, listingId: listing.id, departementCode: "66" });
  const request = { ...aRequest({ email, status: role, listingId: listing.id }), accountId };
  const habilitationId = await inTransaction(db, (tx) =>
    insertRequest(tx, { ...request, state: "ACTIVE" }, { createdAt: new Date("2026-11-01T09:00:00Z") }),
  );
  return { listing, email, accountId, habilitationId };
}

/** Days of a week as the API takes them: from a grid of 42 numbers, Monday first. */
export function daysOf(grid: readonly number[]) {
  return WEEKDAYS.map((weekday, d) => ({
    weekday,
    slots: TIME_SLOTS.map((slot, s) => ({ slot, places: grid[d * SLOTS_A_DAY + s] ?? 0 })),
  }));
}

/** The same number of places in every slot of the days given (0 = Monday). */
export function aGrid(places: number, days: readonly number[] = [0, 1, 2, 3, 4]): number[] {
  return Array.from({ length: SLOTS_A_WEEK }, (_, i) =>
    days.includes(Math.floor(i / SLOTS_A_DAY)) ? places : 0,
  );
}
