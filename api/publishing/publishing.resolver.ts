import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { AvailabilitySignalEnum } from "../availability/availability.types.ts";
import { planMonths, planPeriods, planWeeks } from "../availability/plan.ts";
import type { Context } from "../context.ts";
import type { Signal } from "../kernel/care.ts";
import { schoolPeriods } from "../kernel/school-year.ts";
import { confirm, publish } from "./publish.ts";
import {
  type AvailabilityPublished,
  type AvailabilityRejected,
  MonthInput,
  PeriodInput,
  PublishAvailabilityResult,
  WeekInput,
} from "./publishing.types.ts";

type Result = Promise<AvailabilityPublished | AvailabilityRejected>;

const LISTING = { description: "The viewer's own." };
const BASED_ON = {
  nullable: true,
  description:
    "The version that was seen: refused (STALE) when another stands. Absent: whatever stands is replaced.",
};

/** An owner publishes one of the levels, which replaces the others (R26). */
@Resolver()
export class PublishingResolver {
  @Mutation(() => PublishAvailabilityResult, {
    description: "A pictogram without a period. UNKNOWN clears: as if nothing had been published.",
  })
  publishGlobalAvailability(
    @Arg("listing", () => ID, LISTING) listing: string,
    @Arg("signal", () => AvailabilitySignalEnum, { description: "What families are to see." }) signal: Signal,
    @Arg("basedOn", () => String, BASED_ON) basedOn: string | null,
    @Ctx() context: Context,
  ): Result {
    const content = { level: "GLOBAL" as const, available: signal === "AVAILABLE" };
    const plan = () => (signal === "UNKNOWN" ? null : { content });
    return publish(context, { listing, basedOn, level: "GLOBAL", plan });
  }

  @Mutation(() => PublishAvailabilityResult, {
    description: "Four consecutive weeks by day and time slot, of a childminder or a crèche.",
  })
  publishWeeklyAvailability(
    @Arg("listing", () => ID, LISTING) listing: string,
    @Arg("weeks", () => [WeekInput], { description: "Four, from the week under way or the next." })
    weeks: WeekInput[],
    @Arg("basedOn", () => String, BASED_ON) basedOn: string | null,
    @Ctx() context: Context,
  ): Result {
    const plan = (_: unknown, most: number) => planWeeks(weeks, context.today, most);
    return publish(context, { listing, basedOn, level: "WEEKLY", plan });
  }

  @Mutation(() => PublishAvailabilityResult, {
    description:
      "A typical week of the next January and of the next September, of a childminder or a crèche.",
  })
  publishSeasonalAvailability(
    @Arg("listing", () => ID, LISTING) listing: string,
    @Arg("months", () => [MonthInput], { description: "Both, in the order they come." }) months: MonthInput[],
    @Arg("basedOn", () => String, BASED_ON) basedOn: string | null,
    @Ctx() context: Context,
  ): Result {
    const plan = (_: unknown, most: number) => planMonths(months, context.today, most);
    return publish(context, { listing, basedOn, level: "SEASONAL", plan });
  }

  @Mutation(() => PublishAvailabilityResult, {
    description: "Wednesdays and school holidays, of a leisure centre.",
  })
  publishPeriodAvailability(
    @Arg("listing", () => ID, LISTING) listing: string,
    @Arg("periods", () => [PeriodInput], {
      description: "Those it says something of; the others stay unsaid.",
    })
    periods: PeriodInput[],
    @Arg("basedOn", () => String, BASED_ON) basedOn: string | null,
    @Ctx() context: Context,
  ): Result {
    return publish(context, {
      listing,
      basedOn,
      level: "PERIODS",
      plan: ({ departementCode }, most) =>
        planPeriods(periods, schoolPeriods(departementCode, context.today), most),
    });
  }

  @Mutation(() => PublishAvailabilityResult, {
    description:
      "What stands is still correct: it is dated of now, and a pictogram without a period holds on.",
  })
  confirmAvailability(
    @Arg("listing", () => ID, LISTING) listing: string,
    @Arg("basedOn", () => String, BASED_ON) basedOn: string | null,
    @Ctx() context: Context,
  ): Result {
    return confirm(context, listing, basedOn);
  }
}
