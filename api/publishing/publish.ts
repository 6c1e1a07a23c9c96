import { isDeepStrictEqual } from "node:util";
import { inTransaction, type Tx } from "../../db/client.ts";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { Session } from "../account/session.ts";
import { record } from "../audit/audit.queries.ts";
import { recordForbidden } from "../audit/forbidden.ts";
import type { AvailabilityView } from "../availability/availability.types.ts";
import { mostPublished, type Plan } from "../availability/plan.ts";
import type { Context } from "../context.ts";
import { NO_VERSION, toCard, toSheet } from "../directory/card.ts";
import { findListing, type SheetRow } from "../directory/directory.queries.ts";
import { ListingHeld, patiently } from "../directory/patience.ts";
import { accessOf, type ProAccess } from "../habilitation/access.ts";
import { findStanding, type Held, lockActive } from "../habilitation/standing.queries.ts";
import { type AvailabilityLevel, LEVELS_OF, mostPlaces } from "../kernel/care.ts";
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
  plan: (standing: Standing, most: number) => Plan | null;
}

/** How a transaction ended. */
type Outcome = { published: SheetRow } | { problems: Problem[]; current?: SheetRow };

/**
 * Publishes what the viewer entered, whole or not at all, in one transaction: locks the active habilitation, checks
 * that nothing came in between, replaces, tells the change, audits (R30).
 */
export function publish(context: Context, publication: Publication): Promise<Result> {
  return settle(context, ownerOf(context, publication.listing), async (step, standing) => {
    const { level, plan } = publication;
    if (!LEVELS_OF[standing.kind].includes(level)) return refused("LEVEL", LEVEL_REFUSALS[level]);
    const most = mostPlaces(standing.kind, standing.detail);
    const planned = plan(standing, most);
    if (planned && "flaws" in planned) {
      return {
        problems: planned.flaws.map(({ path, code }) => ({ path, code, message: FLAWS[code](most) })),
      };
    }
    const content = planned?.content ?? null;
    if (!isBasedOn(publication.basedOn, standing)) {
      // sent twice: the second finds what the first wrote, and nothing is lost by agreeing
      const isSame = standing.holds ? isTheSame(standing.content, content) : content === null;
      return isSame ? { published: await read(step) } : stale(step);
    }
    // nothing stands that could be cleared
    if (!content && !standing.version) return { published: await read(step) };
    return content
      ? settled(step, put(step, content), "AVAILABILITY_PUBLISHED", level)
      : settled(step, clearAvailability(step.tx, step.held.listingId), "AVAILABILITY_CLEARED", level);
  });
}

/** Says that what stands is still correct (R29). */
export function confirm(
  context: Context,
  listing: string,
  basedOn: string | null | undefined,
): Promise<Result> {
  return settle(context, ownerOf(context, listing), confirming(basedOn));
}

/** The same for whoever holds the link of a letter: of what stood when it was written, and of nothing else. */
export function confirmByHolder(context: Context, habilitationId: string, version: string): Promise<Result> {
  return settle(context, { habilitationId }, confirming(version));
}

/** A link that has served its time. */
export function linkOver(): AvailabilityRejected {
  return rejected(refused("LINK_OVER", REFUSALS.LINK_OVER, ["token"]).problems);
}

function confirming(basedOn: string | null | undefined): Work {
  return async (step, standing) => {
    if (!isBasedOn(basedOn, standing)) return stale(step);
    const { content, version } = standing;
    if (!standing.holds || !content || !version) {
      return refused("NOTHING_TO_CONFIRM", REFUSALS.NOTHING_TO_CONFIRM);
    }
    // PMI, or the manager, has lowered the number of places since (R28)
    const most = mostPlaces(standing.kind, standing.detail);
    if (mostPublished(content) > most) return refused("TOO_MANY_PLACES", REFUSALS.FEWER_PLACES(most));
    return settled(step, put(step, content, version), "AVAILABILITY_CONFIRMED", content.level);
  };
}

type Result = AvailabilityPublished | AvailabilityRejected;
type Work = (step: Step, standing: Standing) => Promise<Outcome>;

/** Where a transaction stands once everything is locked. */
interface Step {
  context: Context;
  who: Who;
  tx: Tx;
  held: Held;
}

/** In whose name: of the session, for the listing it names, or of a habilitation by its letter. */
type Who = { session: Session; listing: string } | { habilitationId: string };

async function settle(context: Context, who: Who, work: Work): Promise<Result> {
  try {
    const attempt = () => inTransaction(context.primary, (tx) => attemptIt(context, tx, who, work));
    return await toResult(context, await patiently(attempt));
  } catch (error) {
    if (!(error instanceof ListingHeld)) throw error;
    return toResult(context, refused("BUSY", REFUSALS.BUSY, []));
  }
}

async function attemptIt(context: Context, tx: Tx, who: Who, work: Work): Promise<Outcome> {
  const { today } = context;
  const isOwn = "session" in who && who.listing === who.session.listingId;
  // sent one behind the other: the listing is taken once the habilitation is locked, without a journey in between
  const [held, known] = await Promise.all([
    lockActive(tx, "session" in who ? who.session : who),
    isOwn ? takePublished(tx, who.listing, today) : undefined,
  ]);
  if ("session" in who && who.listing !== (held?.listingId ?? who.session.listingId)) {
    return refused("NOT_YOURS", ACCESS_REFUSALS.NOT_YOURS);
  }
  if (held?.listingState !== "PUBLISHED") {
    const access = await closedBy(tx, who, held);
    // what closed it may have been opened again since
    if (access === "OPEN") throw new ListingHeld();
    return refused(access, ACCESS_REFUSALS[access]);
  }
  const standing = known === undefined ? await takePublished(tx, held.listingId, today) : known;
  // a suspension came while the habilitation was waited for: the next try is told so
  if (standing?.state !== "PUBLISHED") throw new ListingHeld();
  return work({ context, tx, who, held }, standing);
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

function isTheSame(a: AvailabilityContent | null, b: AvailabilityContent | null): boolean {
  // as JSON gives it back
  return isDeepStrictEqual(a, b && JSON.parse(JSON.stringify(b)));
}

function refused(code: string, message: string, path = ["listing"]): { problems: Problem[] } {
  return { problems: [{ path, code, message }] };
}

async function stale(step: Step): Promise<Outcome> {
  return { ...refused("STALE", REFUSALS.STALE, ["basedOn"]), current: await read(step) };
}

/** What is written, the audit and what families see then, sent one behind the other. */
async function settled(
  step: Step,
  writing: Promise<void>,
  action: string,
  level: AvailabilityLevel,
): Promise<Outcome> {
  const [published] = await Promise.all([read(step, writing), audit(step, action, level)]);
  return { published };
}

function put({ context, tx, held }: Step, content: AvailabilityContent, version?: string): Promise<void> {
  const { now, globalDays } = context;
  const entry = { listingId: held.listingId, content, confirmedAt: now.toISOString(), globalDays };
  return replaceAvailability(tx, [version ? { ...entry, version } : entry]);
}

function audit({ context, tx, who, held }: Step, action: string, level: AvailabilityLevel): Promise<void> {
  const at = context.now.toISOString();
  const actorId = "session" in who ? who.session.accountId : undefined;
  return record(tx, { action, at, actorId, subjectId: held.listingId, facts: { level } });
}

async function read({ context, tx, held }: Step, writing?: Promise<void>): Promise<SheetRow> {
  const [row] = await Promise.all([findListing(tx, held.listingId, context.today), writing]);
  if (!row) throw new Error("a listing that is held was not found");
  return row;
}

async function toResult(context: Context, outcome: Exclude<Outcome, "BUSY">): Promise<Result> {
  const { primary, gazetteer, viewer } = context;
  if ("published" in outcome) {
    return Object.assign(new AvailabilityPublished(), { listing: toSheet(outcome.published, gazetteer) });
  }
  const { problems, current } = outcome;
  if (viewer && problems.some(({ code }) => code === "NOT_YOURS")) {
    await recordForbidden(primary, viewer.accountId, "publishAvailability");
  }
  return rejected(problems, current ? toCard(current, gazetteer).availability : null);
}

function rejected(problems: Problem[], current: AvailabilityView | null = null): AvailabilityRejected {
  return Object.assign(new AvailabilityRejected(), { problems, current });
}
