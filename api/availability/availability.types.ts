import { Field, Int, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import {
  AVAILABILITY_LEVELS,
  type AvailabilityLevel,
  SIGNALS,
  type Signal,
  TIME_SLOTS,
  type TimeSlot,
  WEEKDAYS,
  type Weekday,
} from "../kernel/care.ts";
import { enumOf } from "../kernel/enum.ts";
import { DateTimeScalar, LocalDateScalar } from "../scalars.ts";

export const AvailabilitySignalEnum = enumOf(SIGNALS);
registerEnumType(AvailabilitySignalEnum, {
  name: "AvailabilitySignal",
  description: "The pictogram families see: green, red or grey.",
  valuesConfig: {
    AVAILABLE: { description: "Green: a slot from today on has a place." },
    UNAVAILABLE: { description: "Red: published, without a place left." },
    UNKNOWN: { description: "Grey: nothing published, or it has run out." },
  },
});

const AvailabilityLevelEnum = enumOf(AVAILABILITY_LEVELS);
registerEnumType(AvailabilityLevelEnum, {
  name: "AvailabilityLevel",
  description: "How precisely the owner published; publishing one level replaces the others.",
  valuesConfig: {
    GLOBAL: { description: "A pictogram, with no period." },
    WEEKLY: { description: "Four consecutive weeks by day and time slot." },
    SEASONAL: { description: "A typical week of the next January and of the next September." },
    PERIODS: { description: "Wednesdays and school holidays, for leisure centres." },
  },
});

export const WeekdayEnum = enumOf(WEEKDAYS);
registerEnumType(WeekdayEnum, { name: "Weekday", description: "A day of the week." });

export const TimeSlotEnum = enumOf(TIME_SLOTS);
registerEnumType(TimeSlotEnum, {
  name: "TimeSlot",
  description: "The six slots of a day, local time.",
  valuesConfig: {
    BEFORE_8: { description: "Before 8:00." },
    MORNING: { description: "8:00 to 12:00." },
    MIDDAY: { description: "12:00 to 14:00." },
    AFTERNOON: { description: "14:00 to 16:30." },
    LATE_AFTERNOON: { description: "16:30 to 19:00." },
    AFTER_19: { description: "After 19:00." },
  },
});

@ObjectType({ simpleResolvers: true, description: "A time slot and its free places." })
export class AvailabilitySlot {
  @Field(() => TimeSlotEnum, { description: "Which slot of the day." })
  slot!: TimeSlot;
  @Field(() => Int, { description: "Places still free in that slot; 0 when full." })
  places!: number;
}

@ObjectType({ simpleResolvers: true, description: "A day of a grid with its six slots." })
export class AvailabilityDay {
  @Field(() => WeekdayEnum, { description: "The day of the week." })
  weekday!: Weekday;
  @Field(() => [AvailabilitySlot], { description: "The six slots, in the order of the day." })
  slots!: AvailabilitySlot[];
}

@ObjectType({ simpleResolvers: true, description: "One week of a weekly calendar." })
export class AvailabilityWeek {
  @Field(() => LocalDateScalar, { description: "Its Monday." })
  startsOn!: string;
  @Field(() => [AvailabilityDay], { description: "Seven days, Monday first." })
  days!: AvailabilityDay[];
}

@ObjectType({ simpleResolvers: true, description: "One month of a seasonal availability." })
export class AvailabilityMonth {
  @Field(() => LocalDateScalar, { description: "The first day of the month." })
  startsOn!: string;
  @Field(() => [AvailabilityDay], { description: "A typical week of that month, Monday first." })
  days!: AvailabilityDay[];
}

@ObjectType({ simpleResolvers: true, description: "One period of a leisure centre." })
export class AvailabilityPeriod {
  @Field(() => String, { description: "Its name in French, like «Mercredis» or «Vacances d'hiver»." })
  name!: string;
  @Field(() => LocalDateScalar, { description: "Its first day." })
  startsOn!: string;
  @Field(() => LocalDateScalar, { description: "Its last day." })
  endsOn!: string;
  @Field(() => Int, { description: "Places still free over the period." })
  places!: number;
}

@InterfaceType({
  description: "What families may know of the room there is, on the day of the request.",
})
export abstract class AvailabilityView {
  @Field(() => AvailabilityLevelEnum, { description: "How precisely it was published." })
  level!: AvailabilityLevel;
  @Field(() => AvailabilitySignalEnum, { description: "The pictogram of today." })
  signal!: Signal;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When its owner last published or confirmed it; null when nothing stands.",
  })
  confirmedAt!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "The last day it holds; then the pictogram turns grey.",
  })
  validUntil!: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "First day with a place, today or later; null when none is known.",
  })
  availableFrom!: string | null;
  @Field(() => String, {
    description: "Changes with each publication: hand it back as basedOn when publishing.",
  })
  version!: string;
  /** what was published in full, read in the same statement; null when no grid was asked for */
  content!: AvailabilityContent | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: AvailabilityView,
  description: "A pictogram without a period; also what stands when nothing is published.",
})
export class GlobalAvailability extends AvailabilityView {}

@ObjectType({
  simpleResolvers: true,
  implements: AvailabilityView,
  description: "Four weeks by day and time slot.",
})
export class WeeklyAvailability extends AvailabilityView {}

@ObjectType({
  simpleResolvers: true,
  implements: AvailabilityView,
  description: "A typical week of the next January and the next September.",
})
export class SeasonalAvailability extends AvailabilityView {}

@ObjectType({
  simpleResolvers: true,
  implements: AvailabilityView,
  description: "Wednesdays and school holidays of a leisure centre.",
})
export class PeriodAvailability extends AvailabilityView {}

/** The object type of each level: how an `AvailabilityView` resolves. */
export const VIEW_TYPE_OF = {
  GLOBAL: "GlobalAvailability",
  WEEKLY: "WeeklyAvailability",
  SEASONAL: "SeasonalAvailability",
  PERIODS: "PeriodAvailability",
} as const satisfies Record<AvailabilityLevel, string>;
