import { sql } from "drizzle-orm";
import type { Db, Tx } from "../../db/client.ts";
import type { StructureFacts } from "../../db/schema/structures.ts";
import type { CareKind } from "../kernel/care.ts";
import type { FactName } from "./facts.ts";
import { foldEdits } from "./overlay.ts";

/** What managers said of these listings, by id; of most nobody ever said anything. */
export async function readFacts(db: Db, ids: string[]): Promise<Map<string, StructureFacts>> {
  const rows = await db.execute<{ listingId: string; fields: StructureFacts }>(sql`
    select listing_id as "listingId", fields from structure_edit
    where listing_id = any(${sql.param(ids)}::uuid[]) order by edited_at, id`);
  const edits = Map.groupBy(rows, ({ listingId }) => listingId);
  return new Map([...edits].map(([id, said]) => [id, foldEdits(said.map(({ fields }) => fields))]));
}

/** Adds to the history of a listing that the caller has locked: after all that stands there, whatever the clocks say. */
export async function insertEdit(
  tx: Tx,
  edit: { listingId: string; accountId: string; at: Date; fields: StructureFacts },
): Promise<void> {
  const { listingId, accountId, at, fields } = edit;
  await tx.execute(sql`
    insert into structure_edit (listing_id, account_id, edited_at, fields)
    select ${listingId}::uuid, ${accountId}::uuid,
           greatest(${at.toISOString()}::timestamptz, max(edited_at) + interval '1 microsecond'),
           ${JSON.stringify(fields)}::jsonb
    from structure_edit where listing_id = ${listingId}::uuid`);
}

/** One entry of the history. */
export interface EditRow {
  at: string;
  kind: CareKind;
  /** empty once the account or its request is erased */
  author: string;
  fields: FactName[];
}

/** The changes that managers made, newest first. */
export async function findEdits(db: Db, listingId: string, limit: number): Promise<EditRow[]> {
  const rows = await db.execute<EditRow & Record<string, unknown>>(sql`
    select e.edited_at as at, l.kind, coalesce(h.first_name || ' ' || h.last_name, '') as author,
           array(select jsonb_object_keys(e.fields)) as fields
    from structure_edit e join listing l on l.id = e.listing_id
    left join lateral (
      select first_name, last_name from habilitation
      where account_id = e.account_id order by (state = 'ACTIVE') desc, state_since desc limit 1
    ) h on true
    where e.listing_id = ${listingId}::uuid
    order by e.edited_at desc, e.id desc limit ${limit}`);
  return [...rows];
}
