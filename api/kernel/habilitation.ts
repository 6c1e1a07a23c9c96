/** Words of the habilitation that tables, rules, API and site share (R13–R19). */
export const CIVILITIES = ["M", "MME", "MELLE"] as const;
export type Civility = (typeof CIVILITIES)[number];

export const REQUESTER_STATUSES = ["CHILDMINDER", "MANAGER"] as const;
export type RequesterStatus = (typeof REQUESTER_STATUSES)[number];

export const HABILITATION_STATES = [
  "RECEIVED",
  "DIRECTED_TO_PMI",
  "CONSENT_ASKED",
  "CONSENT_RECEIVED",
  "ACTIVE",
  "REFUSED",
  "WITHDRAWN",
  "EXPIRED",
  "REVOKED",
] as const;
export type HabilitationState = (typeof HABILITATION_STATES)[number];
