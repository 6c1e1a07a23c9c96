import { type SQL, sql } from "drizzle-orm";
import { type Db, runPrepared } from "../../db/client.ts";
import { currentSummary } from "../availability/availability.queries.ts";
import type { CareKind } from "../kernel/care.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { type CardRow, cardColumns } from "./directory.queries.ts";
import { visible } from "./visible.ts";

interface Change {
  /** its place in the feed, a whole number */
  place: string;
  changedId: string;
  changedKind: CareKind;
  changedAt: string;
}

/** A change with the card of its listing; without one where nobody may see it (R6, R7, R8). */
export type ChangeRow = (Change & CardRow) | (Change & { id: null });

export interface ChangesRequest {
  /** the place of the last change that the reader holds; 0: none */
  after: string;
  limit: number;
  today: LocalDate;
  /** names of the fields that the answer will hold, as for search */
  asked?: ReadonlySet<string>;
}

/** The changes after a place, in order, each with its listing as it is now. */
export function findChanges(db: Db, request: ChangesRequest): Promise<ChangeRow[]> {
  return runPrepared<ChangeRow>(db, changesStatement(request));
}

/**
 * One statement, so that a place and what stands at it, grids included, are of one instant. The index of places cuts
 * the page before anything else is read: the last page costs what the first does.
 */
export function changesStatement({ after, limit, today, asked }: ChangesRequest): SQL {
  return sql`
    select f.position::text as place, f.listing_id as "changedId", f.kind as "changedKind",
           f.changed_at as "changedAt", ${cardColumns(today, asked)}
    from (
      select * from feed_change where position > ${after}::bigint order by position limit ${limit}::int
    ) f
    left join listing l on l.id = f.listing_id and ${visible()}
    left join ${currentSummary("s", "l", today)}
    order by f.position`;
}
