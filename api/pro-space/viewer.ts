import type { AccountRow } from "../account/account.queries.ts";
import type { Session } from "../account/session.ts";
import type { Context } from "../context.ts";
import { findListing } from "../directory/directory.queries.ts";
import { accessOf } from "../habilitation/access.ts";
import { findKnown, findStanding } from "../habilitation/standing.queries.ts";
import { schoolPeriods } from "../kernel/school-year.ts";
import type { OfferedPeriod, Viewer } from "./pro-space.types.ts";

/** Who a session is of, with what is open to them now (R24). */
export async function viewerOf(session: Session, { primary, gazetteer }: Context): Promise<Viewer> {
  const standing = await findStanding(primary, session);
  const { firstName, lastName, departementCode, habilitationState } = standing;
  const departement = gazetteer.departements.find(({ code }) => code === departementCode) ?? null;
  return {
    firstName,
    lastName,
    email: session.email,
    role: session.role,
    mustReplacePassword: session.mustReplace,
    sessionEndsAt: session.expiresAt,
    habilitation: habilitationState,
    access: accessOf(session.mustReplace, session.role, standing),
    caf: session.role === "AGENT" ? (departement?.caf ?? null) : null,
    departement,
    reminders: standing.reminders,
    listingId: session.listingId,
  };
}

/** The periods that the leisure centre of a manager may publish for (R32). */
export async function periodsOf(
  viewer: Viewer,
  { primary, today, gazetteer }: Context,
): Promise<OfferedPeriod[]> {
  const { access, listingId } = viewer;
  const row = access === "OPEN" && listingId ? await findListing(primary, listingId, today) : null;
  return row?.kind === "LEISURE_CENTRE"
    ? schoolPeriods(gazetteer.view(row.communeCode).departement.code, today)
    : [];
}

/** What others may know of the person of an account: names, and of an owner what the request and PMI's file hold. */
export async function knownOf(account: AccountRow, { primary }: Context): Promise<string[]> {
  const { firstName, lastName } = account;
  return account.role === "AGENT" ? [firstName ?? "", lastName ?? ""] : findKnown(primary, account.id);
}
