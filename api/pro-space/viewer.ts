import type { AccountRow } from "../account/account.queries.ts";
import type { Session } from "../account/session.ts";
import type { Context } from "../context.ts";
import { accessOf } from "../habilitation/access.ts";
import { findStanding } from "../habilitation/standing.queries.ts";
import type { Viewer } from "./pro-space.types.ts";

/** Who a session is of, with what is open to them now (R24). */
export async function viewerOf(session: Session, { primary, gazetteer }: Context): Promise<Viewer> {
  const standing = await findStanding(primary, session);
  const { firstName, lastName, departementCode } = standing;
  const departement = gazetteer.departements.find(({ code }) => code === departementCode) ?? null;
  return {
    firstName,
    lastName,
    email: session.email,
    role: session.role,
    mustReplacePassword: session.mustReplace,
    sessionEndsAt: session.expiresAt,
    access: accessOf(session.mustReplace, session.role, standing),
    caf: session.role === "AGENT" ? (departement?.caf ?? null) : null,
    departement,
    listingId: session.listingId,
  };
}

/** What the person of an account is called, as far as it is known. */
export async function namesOf(account: AccountRow, { primary }: Context): Promise<string[]> {
  const { firstName, lastName } = await findStanding(primary, { ...account, accountId: account.id });
  return [firstName, lastName];
}
