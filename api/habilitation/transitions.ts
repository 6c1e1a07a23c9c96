import { HABILITATION_STATES, type HabilitationState, type RequesterStatus } from "../kernel/habilitation.ts";

/** What an agent does with a request (R18, R19). */
export const HABILITATION_ACTIONS = [
  "DIRECT_TO_PMI",
  "ASK_CONSENT",
  "RECORD_CONSENT",
  "ACTIVATE",
  "REFUSE",
  "REVOKE",
  "WITHDRAW",
] as const;
export type HabilitationAction = (typeof HABILITATION_ACTIONS)[number];

/** The calendar's. EXPIRE: the person did not answer in time. LAPSE: the Caf did not. */
export const CALENDAR_STEPS = ["EXPIRE", "LAPSE"] as const;
export type CalendarStep = (typeof CALENDAR_STEPS)[number];
export type Step = HabilitationAction | CalendarStep;

/** What each state allows, and where it leads. From the states at the end a new request is made. */
export const TRANSITIONS: Record<HabilitationState, Partial<Record<Step, HabilitationState>>> = {
  RECEIVED: {
    DIRECT_TO_PMI: "DIRECTED_TO_PMI",
    ASK_CONSENT: "CONSENT_ASKED",
    REFUSE: "REFUSED",
    LAPSE: "EXPIRED",
  },
  // once PMI lists the person
  DIRECTED_TO_PMI: { ASK_CONSENT: "CONSENT_ASKED", REFUSE: "REFUSED" },
  CONSENT_ASKED: {
    // the form is sent again
    ASK_CONSENT: "CONSENT_ASKED",
    RECORD_CONSENT: "CONSENT_RECEIVED",
    REFUSE: "REFUSED",
    WITHDRAW: "WITHDRAWN",
    EXPIRE: "EXPIRED",
  },
  CONSENT_RECEIVED: { ACTIVATE: "ACTIVE", REFUSE: "REFUSED", WITHDRAW: "WITHDRAWN", LAPSE: "EXPIRED" },
  ACTIVE: { REVOKE: "REVOKED", WITHDRAW: "WITHDRAWN" },
  EXPIRED: { ASK_CONSENT: "CONSENT_ASKED" },
  REFUSED: {},
  WITHDRAWN: {},
  REVOKED: {},
};

/** What the audit calls each step, and the letter that goes with it. */
export const STEP_NAMES = {
  DIRECT_TO_PMI: "DIRECTED_TO_PMI",
  ASK_CONSENT: "CONSENT_ASKED",
  RECORD_CONSENT: "CONSENT_RECEIVED",
  ACTIVATE: "ACTIVATED",
  REFUSE: "REFUSED",
  REVOKE: "REVOKED",
  WITHDRAW: "WITHDRAWN",
  EXPIRE: "EXPIRED",
  LAPSE: "LAPSED",
} as const satisfies Record<Step, string>;

/** What waits for the Caf. */
export const WAITING_STATES = ["RECEIVED", "CONSENT_RECEIVED"] as const satisfies HabilitationState[];

/** Nothing more happens by itself: erased twelve months after the last step. */
export const CLOSED_STATES = [
  "DIRECTED_TO_PMI",
  "REFUSED",
  "WITHDRAWN",
  "EXPIRED",
  "REVOKED",
] as const satisfies HabilitationState[];

/** Days within which the signed form is to come back. */
export const CONSENT_DAYS = 60;

/** Days after which each step of the calendar is due: what a person sent is not kept for ever. */
export const DUE_DAYS: Record<CalendarStep, number> = { EXPIRE: CONSENT_DAYS, LAPSE: 365 };

/** The states in which a step is possible. */
export function statesWith(step: Step): HabilitationState[] {
  return HABILITATION_STATES.filter((state) => TRANSITIONS[state][step] !== undefined);
}

/** A form just sent is not sent again by a second click. */
const RESEND_MS = 60_000;

/** Where a step leads; null when the state does not allow it. PMI is for childminders alone. */
export function next(
  state: HabilitationState,
  step: Step,
  status: RequesterStatus,
): HabilitationState | null {
  if (step === "DIRECT_TO_PMI" && status === "MANAGER") return null;
  return TRANSITIONS[state][step] ?? null;
}

/** What an agent may do now, in the order of the list. */
export function actionsOf(state: HabilitationState, status: RequesterStatus): HabilitationAction[] {
  return HABILITATION_ACTIONS.filter((action) => next(state, action, status) !== null);
}

/** True while a form that was sent is not to be sent again: the second of two clicks. */
export function isSecondClick(state: HabilitationState, stateSince: string, step: Step, now: Date): boolean {
  const again = step === "ASK_CONSENT" && state === "CONSENT_ASKED";
  return again && now.getTime() - Date.parse(stateSince) < RESEND_MS;
}
