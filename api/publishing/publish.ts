import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { inTransaction, type Tx } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { Session } from "../account/session.ts";
import { record } from "../audit/audit.queries.ts";
import { recordForbidden } from "../audit/forbidden.ts";
import type { AvailabilityView } from "../availability/availability.types.ts";
import type { Plan } from "../availability/plan.ts";
import type { Context } from "../context.ts";
import { NO_VERSION, toCard, toSheet } from "../directory/card.ts";
import { findListing } from "../directory/directory.queries.ts";
import { accessOf, type ProAccess } from "../habilitation/access.ts";
import { findStanding, type Held, lockActive } from "../habilitation/standing.queries.ts";
import { type AvailabilityLevel, LEVELS_OF, mostPlaces } from "../kernel/care.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import type { Problem } from "../problem.ts";
import { ACCESS_REFUSALS, FLAWS, LEVEL_REFUSALS, REFUSALS } from "./publishing.messages.ts";
import {
  clearAvailability,
  replaceAvailability,
  type Standing,
  takePublished,
} from "./publishing.queries.ts";
import { AvailabilityPublished, AvailabilityRejected } from "./publishing.types.ts";

/** What an owner asks to be published. */
export interface Publication {
  listing: string;
  basedOn?: string | null;
  level: AvailabilityLevel;
  /** what the entry comes to, knowing whose it is; null clears */
  plan: (held: Held, most: number) => Plan | null;
}

/** How a transaction ended; `BUSY` is tried again. */
type Outcome = { done: string } | { problems: Problem[]; stale?: string } | "BUSY";

/** An import holds the listing for as long as it writes: tries before that is said. */
const TRIES = 20;
const PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 250;

/**
 * Publishes what the viewer entered, whole or not at all, in one transaction: locks the active habilitation, checks
 * that nothing came in between, replaces, tells the change, audits (R30).
 */
export function publish(context: Context, publication: Publication): Promise<Result> {
  return settle(context, ownerOf(context, publication.listing), async (tx, held, standing) => {
    const { level, plan } = publication;
    if (!LEVELS_OF[held.kind].includes(level)) return refused("LEVEL", LEVEL_REFUSALS[level]);
    const most = mostPlaces(held.kind, held.detail);
    const planned = plan(held, most);
    if (planned && "flaws" in planned) {
      return {
        problems: planned.flaws.map(({ path, code }) => ({ path, code, message: FLAWS[code](most) })),
      };
    }
    const content = planned?.content ?? null;
    if (!isBasedOn(publication.basedOn, standing)) {
      // sent twice: the second finds what the first wrote, and nothing is lost by agreeing
      if (standing.holds ? isSame(standing.content, content) : content === null)
        return { done: held.listingId };
      return stale(held);
    }
    await (content ? put(context, tx, held, content) : clearAvailability(tx, held.listingId));
    await audit(context, tx, held, content ? "AVAILABILITY_PUBLISHED" : "AVAILABILITY_CLEARED", level);
    return { done: held.listingId };
  });
}

/** Says that what stands is still correct (R29). */
export function confirm(
  context: Context,
  listing: string,
  basedOn: string | null | undefined,
): Promise<Result> {
  return settle(context, ownerOf(context, listing), confirming(context, basedOn));
}

/** The same for whoever holds the link of a letter: of what stood when it was written, and of nothing else. */
export function confirmByHolder(context: Context, habilitationId: string, version: string): Promise<Result> {
  return settle(context, { habilitationId }, confirming(context, version));
}

/** A link that has served its time. */
export function linkOver(): AvailabilityRejected {
  return rejected(refused("LINK_OVER", REFUSALS.LINK_OVER, ["token"]).problems);
}

function confirming(context: Context, basedOn: string | null | undefined): Work {
  return async (tx, held, standing) => {
    if (!isBasedOn(basedOn, standing)) return stale(held);
    const { content, version } = standing;
    if (!standing.holds || !content || !version) {
      return refused("NOTHING_TO_CONFIRM", REFUSALS.NOTHING_TO_CONFIRM);
    }
    await put(context, tx, held, content, version);
    await audit(context, tx, held, "AVAILABILITY_CONFIRMED", content.level);
    return { done: held.listingId };
  };
}

type Result = AvailabilityPublished | AvailabilityRejected;
type Work = (tx: Tx, held: Held, standing: Standing) => Promise<Outcome>;

/** In whose name: of the session, for the listing it names, or of a habilitation by its letter. */
type Who = { session: Session; listing: string } | { habilitationId: string };

async function settle(context: Context, who: Who, work: Work): Promise<Result> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const outcome = await inTransaction(context.primary, (tx) => attemptIt(tx, who, context.today, work));
    if (outcome !== "BUSY") return toResult(context, outcome);
    await sleep(Math.min(LONGEST_PAUSE_MS, attempt * PAUSE_MS));
  }
  return toResult(context, refused("BUSY", REFUSALS.BUSY, []));
}

async function attemptIt(tx: Tx, who: Who, today: LocalDate, work: Work): Promise<Outcome> {
  const held = await lockActive(tx, "session" in who ? who.session : who);
  if ("session" in who && who.listing !== (held?.listingId ?? who.session.listingId)) {
    return refused("NOT_YOURS", ACCESS_REFUSALS.NOT_YOURS);
  }
  if (held?.listingState !== "PUBLISHED") {
    const access = await closedBy(tx, who, held);
    // what closed it may have been opened again since
    return access === "OPEN" ? "BUSY" : refused(access, ACCESS_REFUSALS[access]);
  }
  const standing = await takePublished(tx, held.listingId, today);
  return standing ? work(tx, held, standing) : "BUSY";
}

async function closedBy(tx: Tx, who: Who, held: Held | null): Promise<ProAccess> {
  if ("session" in who) return accessOf(false, who.session.role, await findStanding(tx, who.session));
  if (!held) return "HABILITATION_INVALID";
  return accessOf(false, "CHILDMINDER", { listingState: held.listingState, habilitationState: "ACTIVE" });
}

function ownerOf({ viewer }: Context, listing: string): Who {
  if (!viewer) throw new Error("who may publish was not asked");
  return { session: viewer, listing };
}

function isBasedOn(basedOn: string | null | undefined, { version, holds }: Standing): boolean {
  if (basedOn === null || basedOn === undefined) return true;
  return basedOn === version || (basedOn === NO_VERSION && !holds);
}

function isSame(a: AvailabilityContent | null, b: AvailabilityContent | null): boolean {
  // as JSON gives it back
  return isDeepStrictEqual(a, b && JSON.parse(JSON.stringify(b)));
}

function refused(code: string, message: string, path = ["listing"]): { problems: Problem[] } {
  return { problems: [{ path, code, message }] };
}

function stale({ listingId }: Held): Outcome {
  return { ...refused("STALE", REFUSALS.STALE, ["basedOn"]), stale: listingId };
}

function put(
  { now, globalDays }: Context,
  tx: Tx,
  { listingId }: Held,
  content: AvailabilityContent,
  version?: string,
): Promise<void> {
  const confirmedAt = now.toISOString();
  return replaceAvailability(tx, [
    { listingId, content, confirmedAt, globalDays, ...(version && { version }) },
  ]);
}

function audit(
  { viewer, now }: Context,
  tx: Tx,
  { listingId }: Held,
  action: string,
  level: AvailabilityLevel,
) {
  const at = now.toISOString();
  return record(tx, { action, at, actorId: viewer?.accountId, subjectId: listingId, facts: { level } });
}

async function toResult(context: Context, outcome: Exclude<Outcome, "BUSY">): Promise<Result> {
  const { primary, today, gazetteer, viewer } = context;
  if ("done" in outcome) {
    const row = await findListing(primary, outcome.done, today);
    // PMI took it back a moment after
    if (!row) return toResult(context, refused("SUSPENDED", ACCESS_REFUSALS.SUSPENDED));
    return Object.assign(new AvailabilityPublished(), { listing: toSheet(row, gazetteer) });
  }
  const { problems, stale: staleListing } = outcome;
  if (viewer && problems.some(({ code }) => code === "NOT_YOURS")) {
    await recordForbidden(primary, viewer.accountId, "publishAvailability");
  }
  const row = staleListing ? await findListing(primary, staleListing, today) : null;
  const current = row ? toCard(row, gazetteer).availability : null;
  return rejected(problems, current);
}

function rejected(problems: Problem[], current: AvailabilityView | null = null): AvailabilityRejected {
  return Object.assign(new AvailabilityRejected(), { problems, current });
}
