import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
import type { Context } from "../context.ts";
import { TIME_SLOTS, WEEKDAYS } from "../kernel/care.ts";
import { addDays } from "../kernel/local-date.ts";
import { SLOTS_A_DAY, type WeekGrid } from "../kernel/week.ts";
import {
  type AvailabilityDay,
  AvailabilityMonth,
  AvailabilityPeriod,
  type AvailabilityView,
  AvailabilityWeek,
  PeriodAvailability,
  SeasonalAvailability,
  WeeklyAvailability,
} from "./availability.types.ts";

/** The grids are read only when asked for, for all listings of an answer at once. */
async function contentOf<L extends AvailabilityContent["level"]>(
  view: AvailabilityView,
  context: Context,
  level: L,
): Promise<Extract<AvailabilityContent, { level: L }>> {
  const content = await context.loaders.availabilityContent.load(view.listingId);
  if (content?.level !== level)
    throw new Error("an availability changed between its summary and its content");
  return content as Extract<AvailabilityContent, { level: L }>;
}

function daysOf(grid: WeekGrid): AvailabilityDay[] {
  return WEEKDAYS.map((weekday, day) => ({
    weekday,
    slots: TIME_SLOTS.map((slot, i) => ({ slot, places: grid[day * SLOTS_A_DAY + i] ?? 0 })),
  }));
}

@Resolver(() => WeeklyAvailability)
export class WeeklyAvailabilityResolver {
  @FieldResolver(() => [AvailabilityWeek], { description: "Exactly 4, consecutive, Monday first." })
  async weeks(@Root() view: WeeklyAvailability, @Ctx() context: Context): Promise<AvailabilityWeek[]> {
    const { startsOn, weeks } = await contentOf(view, context, "WEEKLY");
    return weeks.map((grid, i) => ({ startsOn: addDays(startsOn, 7 * i), days: daysOf(grid) }));
  }
}

@Resolver(() => SeasonalAvailability)
export class SeasonalAvailabilityResolver {
  @FieldResolver(() => [AvailabilityMonth], {
    description: "The next January and the next September, in the order they come.",
  })
  async months(@Root() view: SeasonalAvailability, @Ctx() context: Context): Promise<AvailabilityMonth[]> {
    const { months } = await contentOf(view, context, "SEASONAL");
    return months.map(({ startsOn, grid }) => ({ startsOn, days: daysOf(grid) }));
  }
}

@Resolver(() => PeriodAvailability)
export class PeriodAvailabilityResolver {
  @FieldResolver(() => [AvailabilityPeriod], { description: "The periods that were published, in order." })
  async periods(@Root() view: PeriodAvailability, @Ctx() context: Context): Promise<AvailabilityPeriod[]> {
    return (await contentOf(view, context, "PERIODS")).periods;
  }
}
