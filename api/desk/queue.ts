import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import { HABILITATION_STATES, type HabilitationState } from "../kernel/habilitation.ts";
import { departementOf } from "./agent.ts";
import { DESK_ARGUMENTS } from "./desk.messages.ts";
import { findQueue, type QueueRow } from "./desk.queries.ts";
import type { HabilitationRequestConnection } from "./desk.types.ts";
import { toRequest } from "./view.ts";

export interface QueueInput {
  states: HabilitationState[] | null;
  text: string | null;
  first: number;
  after: string | null;
}

const MOST_FIRST = 100;
const MOST_TEXT = 100;

/** A page of the queue; throws what the caller got wrong. */
export async function queuePage(
  { states, text, first, after }: QueueInput,
  context: Context,
): Promise<HabilitationRequestConnection> {
  const { db, cursors } = context;
  if (!(first >= 1 && first <= MOST_FIRST)) throw badInput(["first"], DESK_ARGUMENTS.first);
  if ((text?.length ?? 0) > MOST_TEXT) throw badInput(["text"], DESK_ARGUMENTS.text);
  if ((states?.length ?? 0) > HABILITATION_STATES.length) throw badInput(["states"], DESK_ARGUMENTS.states);
  const departementCode = departementOf(context);
  const bound = ["habilitationRequests", departementCode, states, text];
  const from = after === null || after === undefined ? null : cursors.read(after, bound);
  if (after && !from) throw badInput(["after"], DESK_ARGUMENTS.cursor, "BAD_CURSOR");
  const page = { limit: first + 1, after: from && { rank: from.rank ?? 0, at: from.chord2, id: from.id } };
  const { rows, total } = await findQueue(db, departementCode, { states, text }, page);
  const found = rows.slice(0, first);
  const sign = (row: QueueRow | undefined) =>
    row ? cursors.sign({ rank: row.rank, chord2: row.at, id: row.id }, bound) : null;
  return {
    nodes: found.map((row) => toRequest(row, context)),
    totalCount: total,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: from !== null,
      startCursor: sign(found[0]),
      endCursor: sign(found.at(-1)),
    },
  };
}
