import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import type { CareKind } from "../kernel/care.ts";
import { instantFromSql } from "../scalars.ts";
import { toCard } from "./card.ts";
import { type ChangeRow, findChanges } from "./changes.queries.ts";
import type { CareChange, CareChangeConnection } from "./changes.types.ts";
import type { CursorSigner } from "./cursor.ts";
import { FEED_REFUSALS } from "./directory.messages.ts";
import type { CareListing } from "./directory.types.ts";

export interface ChangesInput {
  since?: string | null;
  first: number;
  /** names of the fields asked for, when known */
  asked?: ReadonlySet<string>;
}

const MOST_CHANGES = 1_000;

/** What cursors of the feed are bound to; those of a search are bound to its arguments. */
const FEED = "careChanges";

/** Where a reader without a cursor stands: before everything. */
const START = "0";

/** A page of the feed; throws what the caller got wrong. */
export async function readChanges(input: ChangesInput, context: Context): Promise<CareChangeConnection> {
  const { db, cursors, gazetteer, today } = context;
  const { first, asked } = input;
  if (!(first >= 1 && first <= MOST_CHANGES)) throw badInput(["first"], FEED_REFUSALS.first);
  const after = placeOf(cursors, input.since);
  const rows = await findChanges(db, { after, limit: first + 1, today, asked });
  const page = rows.slice(0, first);
  return {
    changes: page.map((row) => new FeedChange(row, cursors, row.id === null ? null : toCard(row, gazetteer))),
    cursor: cursors.seal(page.at(-1)?.place ?? after, FEED),
    hasMore: rows.length > first,
  };
}

/** As in search: cursors are signed when they are asked for. */
class FeedChange implements CareChange {
  readonly id: string;
  readonly kind: CareKind;

  constructor(
    private readonly row: ChangeRow,
    private readonly cursors: CursorSigner,
    readonly listing: CareListing | null,
  ) {
    this.id = row.changedId;
    this.kind = row.changedKind;
  }

  get cursor(): string {
    return this.cursors.seal(this.row.place, FEED);
  }

  get changedAt(): string {
    return instantFromSql(this.row.changedAt);
  }
}

function placeOf(cursors: CursorSigner, since: string | null | undefined): string {
  if (since === null || since === undefined) return START;
  const place = cursors.open<string>(since, FEED);
  if (place === null) throw badInput(["since"], FEED_REFUSALS.cursor, "BAD_CURSOR");
  return place;
}
