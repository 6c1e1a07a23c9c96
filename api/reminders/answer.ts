import { inTransaction, type Tx } from "../../db/client.ts";
import { record } from "../audit/audit.queries.ts";
import type { Context } from "../context.ts";
import { toCard } from "../directory/card.ts";
import { findListing } from "../directory/directory.queries.ts";
import { lockActive } from "../habilitation/standing.queries.ts";
import { confirmByHolder, linkOver } from "../publishing/publish.ts";
import type { AvailabilityPublished, AvailabilityRejected } from "../publishing/publishing.types.ts";
import { readLink } from "./link.ts";
import { findReminded, putWanted } from "./reminders.queries.ts";
import type { AvailabilityToConfirm } from "./reminders.types.ts";

/** What a link would confirm; it is looked at and nothing is done: scanners of mail follow links. */
export async function toConfirm(context: Context, token: string): Promise<AvailabilityToConfirm | null> {
  const { keys, primary, today, gazetteer } = context;
  const link = readLink(keys, "CONFIRM", token, today);
  const stands = link && (await findReminded(primary, link.habilitationId, today));
  if (!stands || stands.version !== link.version) return null;
  const row = await findListing(primary, stands.listingId, today);
  return row && { listing: toCard(row, gazetteer) };
}

export async function byLink(
  context: Context,
  token: string,
): Promise<AvailabilityPublished | AvailabilityRejected> {
  const link = readLink(context.keys, "CONFIRM", token, context.today);
  if (!link) return linkOver();
  return confirmByHolder(context, link.habilitationId, link.version);
}

export async function stopByLink({ keys, today, primary, now }: Context, token: string): Promise<boolean> {
  const link = readLink(keys, "STOP", token, today);
  if (!link) return false;
  return inTransaction(primary, (tx) => setWanted(tx, link.habilitationId, false, { now }));
}

export async function setOwnReminders(context: Context, wanted: boolean): Promise<boolean> {
  const { viewer, primary, now } = context;
  if (!viewer) throw new Error("whose reminders was not asked");
  const { accountId } = viewer;
  return inTransaction(primary, async (tx) => {
    const held = await lockActive(tx, { accountId });
    if (!held) return false;
    await setWanted(tx, held.habilitationId, wanted, { now, actorId: accountId });
    return wanted;
  });
}

async function setWanted(
  tx: Tx,
  habilitationId: string,
  wanted: boolean,
  { now, actorId }: { now: Date; actorId?: string },
): Promise<boolean> {
  if (!(await putWanted(tx, habilitationId, wanted))) return false;
  const action = wanted ? "REMINDERS_WANTED" : "REMINDERS_STOPPED";
  await record(tx, { action, at: now.toISOString(), actorId, subjectId: habilitationId });
  return true;
}
