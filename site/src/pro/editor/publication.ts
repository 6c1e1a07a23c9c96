import type { Answer } from "../../client/graphql.ts";
import {
  type PublicationFragment,
  PublishGlobalDocument,
  PublishPeriodsDocument,
  PublishSeasonalDocument,
  PublishWeeklyDocument,
} from "../../gql/documents.ts";
import { sendSignedIn } from "../session/session.ts";
import { daysOf } from "./cells.ts";
import type { Content } from "./entry.ts";

interface Table {
  startsOn: string;
  grid: number[];
}

const toInput = ({ startsOn, grid }: Table) => ({ startsOn, days: daysOf(grid) });

/** Publishes one level in place of what stands, if that is still what was seen. */
export function sendPublication(
  listing: string,
  content: Content,
  basedOn: string,
): Promise<Answer<{ result: PublicationFragment }>> {
  const common = { listing, basedOn };
  switch (content.level) {
    case "GLOBAL":
      return sendSignedIn(PublishGlobalDocument, { ...common, signal: content.signal });
    case "WEEKLY":
      return sendSignedIn(PublishWeeklyDocument, { ...common, weeks: content.weeks.map(toInput) });
    case "SEASONAL":
      return sendSignedIn(PublishSeasonalDocument, { ...common, months: content.months.map(toInput) });
    case "PERIODS":
      return sendSignedIn(PublishPeriodsDocument, { ...common, periods: content.periods });
  }
}
