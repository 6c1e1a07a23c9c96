import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Db } from "../../db/client.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import { listingOf, type MamPlace, PLACE_FIELDS, type Position, type PublicFacts } from "./listing-of.ts";
import type { Locator } from "./locate.ts";
import type { Childminder } from "./place.ts";
import { type CurrentRow, currentRows } from "./pmi.queries.ts";
import type { Problem } from "./problem.ts";
import { type ChangeKind, changedFields, changeKind, type Plan, type Taken } from "./reconcile.ts";
import type { Restriction } from "./row.ts";

/** One person to write. */
export interface Change {
  listingId: string;
  childminder: Childminder;
  rowHash: string;
  /** false: what PMI says is as it was */
  putChildminder: boolean;
  /** null: the public listing is as it was */
  at: Position | null;
}

/** What a file changes, with all that had to be looked up: nothing is written yet. */
export interface Prepared {
  changes: Change[];
  kinds: Record<ChangeKind, number>;
  fields: Partial<Record<keyof Childminder, number>>;
  /** how exactly the addresses that were looked up are known now */
  precisions: Record<Position["precision"], number>;
  restricted: number;
  warnings: Problem[];
}

export interface PrepareServices {
  db: Db;
  gazetteer: Gazetteer;
  locator: Locator;
  mamOf: (person: Childminder) => MamPlace | null;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const BATCH = 500;

/** Reads what is known of the people a plan concerns, tells what changed, and finds where they are shown now. */
export async function prepare(plan: Plan, services: PrepareServices): Promise<Prepared> {
  const run = new Preparation(services);
  const total = plan.taken.length + plan.restricted.length + plan.retry.length;
  let done = 0;
  const inBatches = async <T extends { listingId: string | null }>(
    items: T[],
    work: (item: T) => Promise<void>,
  ) => {
    for (let i = 0; i < items.length; i += BATCH) {
      const batch = items.slice(i, i + BATCH);
      await run.load(batch.map(({ listingId }) => listingId));
      await Promise.all(batch.map(work));
      done += batch.length;
      services.onProgress?.(done, total);
    }
  };
  await inBatches(plan.taken, (taken) => run.take(taken));
  await inBatches(plan.restricted, ({ listingId, restriction }) => run.restrict(listingId, restriction));
  await inBatches(plan.retry, ({ listingId, line }) => run.retry(listingId, line));
  run.result.warnings.sort((a, b) => a.line - b.line);
  return run.result;
}

class Preparation {
  readonly result: Prepared = {
    changes: [],
    kinds: { NEW: 0, REINSTATED: 0, SUSPENDED: 0, CHANGED: 0, UNCHANGED: 0 },
    fields: {},
    precisions: { HOUSE_NUMBER: 0, STREET: 0, LOCALITY: 0, COMMUNE: 0 },
    restricted: 0,
    warnings: [],
  };
  private current = new Map<string, CurrentRow>();

  constructor(private readonly services: PrepareServices) {}

  async load(listingIds: (string | null)[]): Promise<void> {
    const known = listingIds.filter((id) => id !== null);
    this.current = known.length > 0 ? await currentRows(this.services.db, known) : new Map();
  }

  async take({ listingId, childminder, hash, sure, line }: Taken): Promise<void> {
    const before = listingId ? this.current.get(listingId) : undefined;
    const fields = before ? changedFields(before.childminder, childminder) : [];
    const status = before ? { status: before.childminder.status, gone: before.gone } : null;
    this.result.kinds[changeKind(status, childminder.status, fields)] += 1;
    for (const field of fields) this.result.fields[field] = (this.result.fields[field] ?? 0) + 1;
    const moved = !before || fields.some((field) => (PLACE_FIELDS as readonly string[]).includes(field));
    const coarse = before?.listing.precision === "COMMUNE" && childminder.showAddress;
    const at =
      moved || coarse || !before ? await this.stand(childminder, sure, line) : positionOf(before.listing);
    this.add(before, {
      listingId: listingId ?? randomUUID(),
      childminder,
      rowHash: hash,
      putChildminder: !before || before.gone || fields.length > 0,
      at,
    });
  }

  /** What stands, less what a row in quarantine takes back; read in full again next time. */
  async restrict(listingId: string, restriction: Restriction): Promise<void> {
    const before = this.current.get(listingId);
    if (!before) return;
    this.result.restricted += 1;
    const person = before.childminder;
    const childminder: Childminder = {
      ...person,
      status: restriction.suspend ? "SUSPENDU" : person.status,
      showAddress: person.showAddress && !restriction.withholdAddress,
      showPhone: person.showPhone && !restriction.withholdPhone,
      showEmail: person.showEmail && !restriction.withholdEmail,
    };
    const hidden = person.showAddress && !childminder.showAddress;
    const at = hidden
      ? (await this.services.locator.locate(childminder, true)).at
      : positionOf(before.listing);
    this.add(before, { listingId, childminder, rowHash: "", putChildminder: true, at });
  }

  /** Looks an address up again that nobody knew before (R11). */
  async retry(listingId: string, line: number): Promise<void> {
    const before = this.current.get(listingId);
    if (!before) return;
    const { childminder } = before;
    const at = await this.stand(childminder, true, line);
    this.add(before, { listingId, childminder, rowHash: "", putChildminder: false, at });
  }

  private async stand(person: Childminder, sure: boolean, line: number): Promise<Position> {
    const { at, doubtful } = await this.services.locator.locate(person, sure);
    if (person.showAddress) this.result.precisions[at.precision] += 1;
    if (doubtful) this.result.warnings.push({ line, column: "nom_voie", code: "ADDRESS_DOUBTFUL" });
    return at;
  }

  /** Keeps what differs from what stands: the rest is not written, so that nobody sees a change of private facts. */
  private add(before: CurrentRow | undefined, change: Change & { at: Position }): void {
    const facts = publicFacts(change.childminder, change.at, this.services);
    const same = before && isDeepStrictEqual(comparable(facts), comparable(before.listing));
    if (same && !change.putChildminder) return;
    this.result.changes.push(same ? { ...change, at: null } : change);
  }
}

/** The public listing of a person, by names of today. */
export function publicFacts(
  person: Childminder,
  at: Position,
  { gazetteer, mamOf }: Pick<PrepareServices, "gazetteer" | "mamOf">,
): PublicFacts {
  const communeName = gazetteer.byCode(person.communeCode)?.name ?? person.communeCode;
  return listingOf(person, at, communeName, mamOf(person));
}

function comparable(
  facts: Omit<PublicFacts, "communeName" | "state"> & { state: string; communeName?: string },
) {
  const { communeName: _name, ...rest } = facts;
  return rest;
}

function positionOf({ lng, lat, precision }: Position): Position {
  return { lng, lat, precision };
}
