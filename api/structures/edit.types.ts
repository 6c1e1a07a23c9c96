import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { WeekdayEnum } from "../availability/availability.types.ts";
import { CareListing } from "../directory/directory.types.ts";
import type { Weekday } from "../kernel/care.ts";
import { Problem } from "../problem.ts";
import { DateTimeScalar } from "../scalars.ts";
import type { FactsForm, SessionForm } from "./facts.ts";

@InputType({ description: "Opening hours of one day, or one session; local time." })
export class OpeningSessionInput implements SessionForm {
  @Field(() => WeekdayEnum, { description: "The day of the week." })
  weekday!: Weekday;
  @Field(() => String, { description: "Opening time, HH:MM." })
  opens!: string;
  @Field(() => String, { description: "Closing time, HH:MM, later than it opens." })
  closes!: string;
  @Field(() => String, { nullable: true, description: "A remark in French, at most 120 characters." })
  note?: string | null;
}

const TEXT = "in French, at most 1,000 characters";

@InputType({
  description:
    "What a structure says of itself. A field that is absent stays as it is; null, an empty text or an empty list: the " +
    "structure does not have that. Each field is for the kinds that have it.",
})
export class StructureFactsInput implements FactsForm {
  @Field(() => String, { nullable: true, description: "A French telephone number, in any usual writing." })
  phone?: string | null;
  @Field(() => String, { nullable: true, description: "E-mail address, shown to families." })
  email?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "An http or https address; https when none is written.",
  })
  website?: string | null;
  @Field(() => String, { nullable: true, description: "Who runs it, at most 200 characters." })
  manager?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Of a crèche or a leisure centre: children at once, 1 to 2,000.",
  })
  capacity?: number | null;
  @Field(() => Int, { nullable: true, description: "Of a crèche: youngest age, 0 to 72 months." })
  ageFromMonths?: number | null;
  @Field(() => Int, { nullable: true, description: "Of a crèche: oldest age, 0 to 72 months." })
  ageToMonths?: number | null;
  @Field(() => Int, { nullable: true, description: "Of a leisure centre: youngest age, 0 to 18 years." })
  ageFrom?: number | null;
  @Field(() => Int, { nullable: true, description: "Of a leisure centre: oldest age, 0 to 18 years." })
  ageTo?: number | null;
  @Field(() => [OpeningSessionInput], {
    nullable: true,
    description:
      "Opening hours of a crèche, sessions of a relais or a LAEP: all of them, at most 40. Two rows of one day with the " +
      "same note do not overlap.",
  })
  sessions?: OpeningSessionInput[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: "Of a relais: INSEE codes of all the communes it serves.",
  })
  communesServed?: string[] | null;
  @Field(() => [String], {
    nullable: true,
    description: "Of a leisure centre: when it opens, in French; at most 40, of 120 characters.",
  })
  periods?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: `Of a crèche: how children with a disability are received, ${TEXT}.`,
  })
  disability?: string | null;
  @Field(() => String, { nullable: true, description: `Of a crèche: how to enrol, ${TEXT}.` })
  admission?: string | null;
  @Field(() => String, { nullable: true, description: `Of a crèche: how the price is made, ${TEXT}.` })
  fees?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "It stands, and families see it from now on; also when it said nothing new.",
})
export class StructureChanged {
  readonly type = "StructureChanged";
  @Field(() => CareListing, { description: "The listing as families see it now." })
  listing!: CareListing;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was changed." })
export class StructureRefused {
  readonly type = "StructureRefused";
  @Field(() => [Problem], {
    description:
      "Of listing: NOT_YOURS (unknown ids too), NOT_LISTED, SUSPENDED, HABILITATION_INVALID. Of facts, with the path to " +
      "the field: NOT_OF_KIND, TOO_LONG, UNPRINTABLE, PHONE_UNREADABLE, EMAIL_UNREADABLE, WEBSITE_UNREADABLE, " +
      "CAPACITY_OUT_OF_RANGE, MONTHS_OUT_OF_RANGE, YEARS_OUT_OF_RANGE, AGES_REVERSED, TOO_MANY_SESSIONS, TOO_MANY_PERIODS, TOO_MANY_COMMUNES, " +
      "COMMUNE_UNKNOWN, TIME_UNREADABLE, CLOSES_BEFORE_OPENING, SESSIONS_OVERLAP. Of the whole: BUSY (a file is being " +
      "loaded).",
  })
  problems!: Problem[];
}

export const ChangeStructureResult = createUnionType({
  name: "ChangeStructureResult",
  description: "Changed, or why not.",
  types: () => [StructureChanged, StructureRefused] as const,
});

@ObjectType({ simpleResolvers: true, description: "A change that a manager made to their structure." })
export class StructureChange {
  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;
  @Field(() => String, { description: "First and last name; «Un ancien gestionnaire» once they are erased." })
  author!: string;
  @Field(() => [String], { description: "What was changed, in French, in the order of the form." })
  fields!: string[];
}
