import { createUnionType, Field, InputType, Int, ObjectType } from "type-graphql";
import { AvailabilityView, TimeSlotEnum, WeekdayEnum } from "../availability/availability.types.ts";
import { CareListing } from "../directory/directory.types.ts";
import type { TimeSlot, Weekday } from "../kernel/care.ts";
import { Problem } from "../problem.ts";
import { LocalDateScalar } from "../scalars.ts";

@InputType({ description: "The free places of one time slot." })
export class SlotInput {
  @Field(() => TimeSlotEnum, { description: "Which slot of the day; once a day." })
  slot!: TimeSlot;
  @Field(() => Int, {
    description: "0 to the approved places of a childminder, to the capacity of a crèche (200 when unknown).",
  })
  places!: number;
}

@InputType({ description: "A day; slots left out have no place." })
export class DayInput {
  @Field(() => WeekdayEnum, { description: "Which day; once a week." })
  weekday!: Weekday;
  @Field(() => [SlotInput], { description: "Its slots." })
  slots!: SlotInput[];
}

@InputType({ description: "One of four consecutive weeks; days left out have no place." })
export class WeekInput {
  @Field(() => LocalDateScalar, { description: "A Monday; the first: of the week under way or of the next." })
  startsOn!: string;
  @Field(() => [DayInput], { description: "Its days." })
  days!: DayInput[];
}

@InputType({ description: "The next January or the next September; days left out have no place." })
export class MonthInput {
  @Field(() => LocalDateScalar, { description: "The first day of the month." })
  startsOn!: string;
  @Field(() => [DayInput], { description: "The typical week." })
  days!: DayInput[];
}

@InputType({ description: "The free places of a leisure centre over one period." })
export class PeriodInput {
  @Field(() => String, {
    description:
      "As `Viewer.periodsOffered` names it («Vacances d’hiver 2027»); without its year: the next that has not ended.",
  })
  name!: string;
  @Field(() => Int, { description: "0 to the capacity (200 when unknown)." })
  places!: number;
}

@ObjectType({ simpleResolvers: true, description: "It stands, and families see it from now on." })
export class AvailabilityPublished {
  type = "AvailabilityPublished" as const;
  @Field(() => CareListing, { description: "The listing as families see it now." })
  listing!: CareListing;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was changed." })
export class AvailabilityRejected {
  type = "AvailabilityRejected" as const;
  @Field(() => [Problem], {
    description:
      "Of listing: NOT_YOURS (unknown ids too), NOT_LISTED, SUSPENDED, HABILITATION_INVALID, LEVEL, NOTHING_TO_CONFIRM. " +
      "Of basedOn: STALE. Of the entry, with the path to the field: NOT_FOUR_WEEKS, NOT_MONDAY, NOT_CONSECUTIVE, " +
      "PAST_WEEK, TOO_LATE, NOT_TWO_MONTHS, NOT_NEXT_MONTH, NO_PERIOD, UNKNOWN_PERIOD, DUPLICATE, NEGATIVE_PLACES, " +
      "TOO_MANY_PLACES. Of the whole: BUSY (a file is being loaded), LINK_OVER.",
  })
  problems!: Problem[];
  @Field(() => AvailabilityView, {
    nullable: true,
    description: "What stands now, when something else was published since basedOn; null otherwise.",
  })
  current!: AvailabilityView | null;
}

export const PublishAvailabilityResult = createUnionType({
  name: "PublishAvailabilityResult",
  description: "Published, or why not.",
  types: () => [AvailabilityPublished, AvailabilityRejected] as const,
});
