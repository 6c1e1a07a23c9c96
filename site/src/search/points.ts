import { ask } from "../client/graphql.ts";
import { SearchPointsDocument } from "../gql/documents.ts";
import type { CarePoint } from "./map-contract.ts";
import { MOST_POINTS, type Variables } from "./state.ts";

/** The points of the list, for filters that tiles do not know: the first 500, page by page. */
export async function fetchPoints(variables: Variables, signal: AbortSignal): Promise<CarePoint[] | null> {
  const points: CarePoint[] = [];
  let after: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof page>> = await page(variables, after, signal);
    if (!answer.ok) return signal.aborted ? null : points;
    const { nodes, pageInfo } = answer.data.careSearch;
    for (const { id, kind, location, availability } of nodes) {
      points.push({ id, kind, signal: availability?.signal ?? null, lng: location.lng, lat: location.lat });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after && points.length < MOST_POINTS);
  return points;
}

const page = (variables: Variables, after: string | null, signal: AbortSignal) =>
  ask(SearchPointsDocument, { ...variables, ...(after && { after }) }, signal);
