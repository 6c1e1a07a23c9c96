import type { Tx } from "../../db/client.ts";
import { openAccount } from "../account/account.queries.ts";
import { foldEmail } from "../account/email.ts";
import { record } from "../audit/audit.queries.ts";
import type { HabilitationState } from "../kernel/habilitation.ts";
import { clean, isUnprintable } from "../kernel/written.ts";
import { planMail } from "../mail/outbox.queries.ts";
import { findCandidates } from "./candidates.queries.ts";
import { soleMatch } from "./candidates.ts";
import type { ExamineRefusal } from "./habilitation.messages.ts";
import {
  type EmailOwner,
  findEmailOwner,
  findMatch,
  type HabilitationRow,
  isTaken,
  lockAddress,
  lockListing,
  lockRequest,
  type MatchRow,
  moveRequest,
} from "./habilitation.queries.ts";
import { isSecondClick, next, STEP_NAMES, type Step } from "./transitions.ts";

/** What is asked of a request, by whom and when. */
export interface Order {
  id: string;
  /** the Caf that acts: a request of another is unknown */
  departementCode: string;
  step: Step;
  /** the agent's account; absent: the calendar */
  actorId?: string;
  now: Date;
  /** the calendar's: something may have happened while it looked through the requests */
  unmovedSince?: Date;
  /** which listing it is about, for ASK_CONSENT */
  listing?: string | null;
  /** the form is printed and posted: an e-mail says so, without it */
  byPost?: boolean;
  /** for REFUSE, REVOKE and WITHDRAW, in words for the person */
  reason?: string | null;
}

export type Examined =
  | { moved: { id: string; from: HabilitationState; to: HabilitationState; listingId: string | null } }
  | { refused: ExamineRefusal; path: "request" | "listing" | "reason"; state: HabilitationState };

const MOST_REASON = 500;

/** The next step of a request: state, letter and audit in one transaction, or a refusal with nothing written (R18, R19). */
export async function examine(tx: Tx, order: Order): Promise<Examined> {
  const row = await lockRequest(tx, order.id, order.departementCode);
  if (!row) return { refused: "UNKNOWN_REQUEST", path: "request", state: "RECEIVED" };
  const refused = (code: ExamineRefusal, path: "request" | "listing" | "reason" = "request"): Examined => ({
    refused: code,
    path,
    state: row.state,
  });
  const to = next(row.state, order.step, row.status);
  if (!to) return refused("NOT_ALLOWED_NOW");
  if (order.unmovedSince && new Date(row.stateSince) >= order.unmovedSince) return refused("NOT_ALLOWED_NOW");
  if (isSecondClick(row.state, row.stateSince, order.step, order.now)) return refused("JUST_SENT");
  const reason = order.reason ? clean(order.reason.replaceAll("\n", " ")) : "";
  if (reason.length > MOST_REASON) return refused("REASON_TOO_LONG", "reason");
  if (isUnprintable(reason)) return refused("REASON_UNPRINTABLE", "reason");
  const found = await listingFor(tx, order, row);
  if ("refused" in found)
    return refused(found.refused, found.refused === "EMAIL_IN_USE" ? "request" : "listing");
  const account = order.step === "ACTIVATE" && found.id ? await accountFor(tx, row, found.id) : null;
  if (account && "refused" in account) return refused(account.refused);
  await moveRequest(tx, row.id, {
    state: to,
    at: order.now,
    ...(found.id && { listingId: found.id }),
    ...(account && { accountId: account.id }),
    ...(reason && { reason }),
  });
  await tell(tx, order, row.state, to);
  return { moved: { id: row.id, from: row.state, to, listingId: found.id ?? row.listingId } };
}

/** Puts a step in the audit and plans its letter. */
async function tell(tx: Tx, order: Order, from: HabilitationState, to: HabilitationState): Promise<void> {
  const name = STEP_NAMES[order.step];
  await record(tx, {
    action: `HABILITATION_${name}`,
    actorId: order.actorId,
    subjectId: order.id,
    at: order.now.toISOString(),
    facts: { from, to, ...(order.byPost && { byPost: true }) },
  });
  await planMail(tx, { template: order.byPost ? "CONSENT_POSTED" : name, habilitationId: order.id });
}

type Found = { id: string | null } | { refused: ExamineRefusal };

/** The listing a step needs: to ask for consent one must be listed (R18), to activate it must be so still. */
async function listingFor(tx: Tx, order: Order, row: HabilitationRow): Promise<Found> {
  if (order.step === "ACTIVATE") return activated(tx, row);
  if (order.step !== "ASK_CONSENT") return { id: null };
  const id = order.listing ?? row.listingId ?? soleMatch(await findCandidates(tx, row))?.id;
  if (!id) return { refused: "LISTING_REQUIRED" };
  const refused = refusalOf(row, await findMatch(tx, id, row.departementCode));
  if (refused) return { refused };
  if (await isTaken(tx, id, row.id)) return { refused: "LISTING_TAKEN" };
  // said before a form is signed for nothing
  const owner = await findEmailOwner(tx, foldEmail(row.email));
  return isSomebodyElses(owner, row, id) ? { refused: "EMAIL_IN_USE" } : { id };
}

function refusalOf(row: HabilitationRow, match: MatchRow | null): ExamineRefusal | null {
  if (!match || (match.kind === "CHILDMINDER") !== (row.status === "CHILDMINDER")) return "UNKNOWN_LISTING";
  return match.state === "GONE" ? "LISTING_GONE" : null;
}

async function activated(tx: Tx, row: HabilitationRow): Promise<Found> {
  if (!row.listingId) return { refused: "LISTING_REQUIRED" };
  const { taken } = await lockListing(tx, row.listingId, row.id);
  if (taken) return { refused: "LISTING_TAKEN" };
  const refused = refusalOf(row, await findMatch(tx, row.listingId, row.departementCode));
  return refused ? { refused } : { id: row.listingId };
}

/** An address serves one account; one that is left without a listing may be taken up again by its kind. */
function isSomebodyElses(owner: EmailOwner | null, { status }: HabilitationRow, listingId: string): boolean {
  if (!owner) return false;
  return owner.role !== status || (owner.listingId !== null && owner.listingId !== listingId);
}

/** The account of the one who asked: a new one, or their own of before. An address serves one account. */
async function accountFor(
  tx: Tx,
  row: HabilitationRow,
  listingId: string,
): Promise<{ id: string } | { refused: ExamineRefusal }> {
  const email = foldEmail(row.email);
  if (isSomebodyElses(await lockAddress(tx, email), row, listingId)) return { refused: "EMAIL_IN_USE" };
  const id = await openAccount(tx, {
    email,
    role: row.status,
    listingId,
    departementCode: row.departementCode,
  });
  return id ? { id } : { refused: "EMAIL_IN_USE" };
}
