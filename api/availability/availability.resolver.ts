import { FieldResolver, Resolver, Root } from "type-graphql";
import type { AvailabilityContent } from "../../db/schema/availability.ts";
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

/** Read with its summary, so that nothing published in between stands between a pictogram and its grids. */
function contentOf<L extends AvailabilityContent["level"]>(
  { content }: AvailabilityView,
  level: L,
): Extract<AvailabilityContent, { level: L }> {
  if (content?.level !== level) throw new Error("grids were asked for and not read");
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
  weeks(@Root() view: WeeklyAvailability): AvailabilityWeek[] {
    const { startsOn, weeks } = contentOf(view, "WEEKLY");
    return weeks.map((grid, i) => ({ startsOn: addDays(startsOn, 7 * i), days: daysOf(grid) }));
  }
}

@Resolver(() => SeasonalAvailability)
export class SeasonalAvailabilityResolver {
  @FieldResolver(() => [AvailabilityMonth], {
    description: "The next January and the next September, in the order they come.",
  })
  months(@Root() view: SeasonalAvailability): AvailabilityMonth[] {
    const { months } = contentOf(view, "SEASONAL");
    return months.map(({ startsOn, grid }) => ({ startsOn, days: daysOf(grid) }));
  }
}

@Resolver(() => PeriodAvailability)
export class PeriodAvailabilityResolver {
  @FieldResolver(() => [AvailabilityPeriod], { description: "The periods that were published, in order." })
  periods(@Root() view: PeriodAvailability): AvailabilityPeriod[] {
    return contentOf(view, "PERIODS").periods;
  }
}
