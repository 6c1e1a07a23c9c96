/** What came of publishing, from the answer of the API. */
import type { AskError } from "../../client/graphql.ts";
import type { PublicationFragment } from "../../gql/documents.ts";
import { type Bounds, type Complaint, complaintsIn, complaintsOf } from "./complaints.ts";
import type { Content, Entry } from "./entry.ts";
import type { Saved } from "./use-kept.ts";

export type Outcome =
  | { what: "published"; saved: Saved }
  | { what: "stale"; message: string; current: Saved }
  | { what: "wrong"; complaints: Complaint[] }
  | { what: "closed"; messages: string[] }
  | { what: "failed"; messages: string[]; error?: AskError; again: () => void }
  | { what: "taken" };

/** Refusals after which nothing can be published from this page. */
const CLOSED = new Set(["NOT_LISTED", "SUSPENDED", "HABILITATION_INVALID", "NOT_YOURS", "LEVEL"]);

type Rejected = Extract<PublicationFragment, { __typename: "AvailabilityRejected" }>;

export function refusal(
  { problems, current }: Rejected,
  sent: Content | null,
  { offered }: Bounds,
  again: () => void,
): Outcome {
  const messages = problems.map(({ message }) => message);
  if (problems.some(({ code }) => code === "STALE") && current)
    return { what: "stale", message: messages.join(" "), current };
  if (problems.some(({ code }) => CLOSED.has(code))) return { what: "closed", messages };
  const complaints = sent ? complaintsOf(problems, sent, offered) : [];
  return complaints.some(({ field }) => field !== null)
    ? { what: "wrong", complaints }
    : { what: "failed", messages, again };
}

/** What was said of the last asking is no longer true once something changes; problems stay until they are mended. */
export function afterEdit(last: Outcome | null, next: Entry, bounds: Bounds): Outcome | null {
  if (last?.what !== "wrong") return last?.what === "stale" || last?.what === "closed" ? last : null;
  const still = new Set(complaintsIn(next, bounds).map(({ field }) => field));
  const complaints = last.complaints.filter(({ field }) => still.has(field));
  if (complaints.length === last.complaints.length) return last;
  return complaints.length > 0 ? { what: "wrong", complaints } : null;
}
