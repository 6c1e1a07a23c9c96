import type { HabilitationState } from "../kernel/habilitation.ts";
import type { Role } from "../kernel/roles.ts";

/** What a viewer finds behind the door of the pro space (R24). */
export const PRO_ACCESSES = [
  "OPEN",
  "NOT_LISTED",
  "SUSPENDED",
  "HABILITATION_INVALID",
  "PASSWORD_TO_REPLACE",
] as const;
export type ProAccess = (typeof PRO_ACCESSES)[number];

/** Where somebody who signs in stands: their names, what they asked for and what PMI says of their listing. */
export interface Standing {
  /** empty when nothing is left of the request that held it (R8) */
  firstName: string;
  lastName: string;
  /** null when PMI no longer lists them */
  listingState: "PUBLISHED" | "SUSPENDED" | "GONE" | null;
  habilitationState: HabilitationState | null;
  /** whose Caf and PMI they turn to; null when the account is no more */
  departementCode: string | null;
  /** wants to be reminded of their availability */
  reminders: boolean;
}

/** What may be opened (R7, R19, R20, R24): the first reason against it, in the order in which it can be mended. */
export function accessOf(
  mustReplace: boolean,
  role: Role,
  { listingState, habilitationState }: Pick<Standing, "listingState" | "habilitationState">,
): ProAccess {
  if (mustReplace) return "PASSWORD_TO_REPLACE";
  if (role === "AGENT") return "NOT_LISTED";
  if (listingState === null || listingState === "GONE") return "NOT_LISTED";
  if (listingState === "SUSPENDED") return "SUSPENDED";
  return habilitationState === "ACTIVE" ? "OPEN" : "HABILITATION_INVALID";
}
