/** The closed lists of the domain, in the order they are shown. */
export const CARE_KINDS = ["CHILDMINDER", "CRECHE", "LEISURE_CENTRE", "RELAIS", "LAEP"] as const;
export type CareKind = (typeof CARE_KINDS)[number];

export const SIGNALS = ["AVAILABLE", "UNAVAILABLE", "UNKNOWN"] as const;
export type Signal = (typeof SIGNALS)[number];

export const AVAILABILITY_LEVELS = ["GLOBAL", "WEEKLY", "SEASONAL", "PERIODS"] as const;
export type AvailabilityLevel = (typeof AVAILABILITY_LEVELS)[number];

export const PRECISIONS = ["HOUSE_NUMBER", "STREET", "LOCALITY", "COMMUNE"] as const;
export type Precision = (typeof PRECISIONS)[number];

export const CRECHE_SUBTYPES = [
  "MULTI_ACCUEIL",
  "COLLECTIVE",
  "MICRO",
  "FAMILIALE",
  "PARENTALE",
  "PERSONNEL",
  "HALTE_GARDERIE",
  "JARDIN_D_ENFANTS",
  "JARDIN_D_EVEIL",
] as const;
export type CrecheSubtype = (typeof CRECHE_SUBTYPES)[number];

export const WEEKDAYS = [
  "MONDAY",
  "TUESDAY",
  "WEDNESDAY",
  "THURSDAY",
  "FRIDAY",
  "SATURDAY",
  "SUNDAY",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** before 8:00, 8:00–12:00, 12:00–14:00, 14:00–16:30, 16:30–19:00, after 19:00 (R28) */
export const TIME_SLOTS = [
  "BEFORE_8",
  "MORNING",
  "MIDDAY",
  "AFTERNOON",
  "LATE_AFTERNOON",
  "AFTER_19",
] as const;
export type TimeSlot = (typeof TIME_SLOTS)[number];

/** Kinds that show a pictogram (R27, R32); the others have opening sessions instead. */
export const KINDS_WITH_AVAILABILITY = ["CHILDMINDER", "CRECHE", "LEISURE_CENTRE"] as const;

export function hasAvailability(kind: CareKind): boolean {
  return (KINDS_WITH_AVAILABILITY as readonly CareKind[]).includes(kind);
}

/** The levels that an owner of each kind may publish (R26, R32). */
export const LEVELS_OF: Record<CareKind, readonly AvailabilityLevel[]> = {
  CHILDMINDER: ["GLOBAL", "WEEKLY", "SEASONAL"],
  CRECHE: ["GLOBAL", "WEEKLY", "SEASONAL"],
  LEISURE_CENTRE: ["GLOBAL", "PERIODS"],
  RELAIS: [],
  LAEP: [],
};

/** The most places of a crèche or a leisure centre whose capacity is not known (R28). */
const CAPACITY_UNKNOWN = 200;

/** The most free places that a listing may publish in a slot or a period (R28). */
export function mostPlaces(
  kind: CareKind,
  { approvedPlaces, capacity }: { approvedPlaces?: number | null; capacity?: number | null },
): number {
  return kind === "CHILDMINDER" ? (approvedPlaces ?? 1) : (capacity ?? CAPACITY_UNKNOWN);
}
