import { inTransaction } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import type { Context } from "../context.ts";
import { patiently } from "../directory/patience.ts";
import { isListingId } from "../directory/search.ts";
import { type Examined, examine } from "../habilitation/examine.ts";
import { EXAMINE_REFUSALS } from "../habilitation/habilitation.messages.ts";
import { findRequest } from "../habilitation/habilitation.queries.ts";
import type { HabilitationAction } from "../habilitation/transitions.ts";
import { hideAvailability } from "../publishing/publishing.queries.ts";
import { agentOf } from "./agent.ts";
import { forgetDesk } from "./desk.loaders.ts";
import { HabilitationActionRefused, HabilitationMoved } from "./desk.types.ts";
import { toRequest } from "./view.ts";

interface Asked {
  request: string;
  action: HabilitationAction;
  listing?: string | null;
  byPost?: boolean;
  reason?: string | null;
}

/** Does what an agent asks, in one transaction with all that follows from it. */
export async function act(
  context: Context,
  { request: id, action, ...asked }: Asked,
): Promise<HabilitationMoved | HabilitationActionRefused> {
  const { accountId: actorId, departementCode } = agentOf(context);
  const unknown: Examined = { refused: "UNKNOWN_REQUEST", path: "request", state: "RECEIVED" };
  // an id that is none is unknown, without asking the database
  if (!isListingId(id)) return refusedOf(unknown);
  if (asked.listing && !isListingId(asked.listing)) {
    return refusedOf({ ...unknown, refused: "UNKNOWN_LISTING", path: "listing" });
  }
  // of a listing that an import holds the consent ends a moment later
  const examined = await patiently(() =>
    inTransaction(context.primary, async (tx) => {
      const order = { id, departementCode, step: action, actorId, now: context.now, ...asked };
      const outcome = await examine(tx, order);
      // the consent is gone: nobody sees the availability from this commit on (R19)
      if ("moved" in outcome && outcome.moved.from === "ACTIVE" && outcome.moved.listingId) {
        await hideAvailability(tx, outcome.moved.listingId);
      }
      // of another Caf's request nothing is said here, and the id is in the audit
      if ("refused" in outcome) {
        await record(tx, {
          action: "DESK_ACTION_REFUSED",
          actorId,
          subjectId: id,
          facts: { action, code: outcome.refused },
        });
      }
      return outcome;
    }),
  );
  if ("refused" in examined) return refusedOf(examined);
  // another action of the same document may have read the request as it was
  forgetDesk(context);
  const row = await findRequest(context.primary, id, departementCode);
  if (!row) throw new Error("a request went while it was examined");
  return Object.assign(new HabilitationMoved(), { request: toRequest(row, context) });
}

function refusedOf({ refused, path, state }: Extract<Examined, { refused: unknown }>) {
  const message = EXAMINE_REFUSALS[refused](state);
  return Object.assign(new HabilitationActionRefused(), {
    problems: [{ path: [path], code: refused, message }],
  });
}
