import { Field, InputType, Int } from "type-graphql";
import type { TimeSlot, Weekday } from "../kernel/care.ts";
import { LocalDateScalar } from "../scalars.ts";
import { TimeSlotEnum, WeekdayEnum } from "./availability.types.ts";

@InputType({ description: "Slots of one day that a family needs." })
export class NeedSlotInput {
  @Field(() => WeekdayEnum, { description: "Which day." })
  weekday!: Weekday;
  @Field(() => [TimeSlotEnum], { description: "Which of its slots." })
  slots!: TimeSlot[];
}

@InputType({
  description:
    "What a family needs: the slots to cover, for how many children, from when. It is compared with the weekly calendars " +
    "when they hold its start (a slot counts when it has the places in every week from that one to the last), otherwise " +
    "with the table of the month of its start, January or September; nothing else covers.",
})
export class NeedInput {
  @Field(() => [NeedSlotInput], { description: "At least one slot." })
  slots!: NeedSlotInput[];
  @Field(() => Int, { defaultValue: 1, description: "1 to 6." })
  children!: number;
  @Field(() => LocalDateScalar, { nullable: true, description: "Its first day; today if absent or past." })
  from?: string | null;
}
