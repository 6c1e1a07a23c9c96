import { isDeepStrictEqual } from "node:util";
import type { StructureFacts } from "../../db/schema/structures.ts";
import type { ListingRow } from "../directory/listing.queries.ts";
import { FACTS_OF, type FactName, inWeekOrder } from "./facts.ts";

/** All that managers ever said of one structure, oldest first: of each field what was said last. */
export function foldEdits(edits: readonly StructureFacts[]): StructureFacts {
  return Object.assign({}, ...edits);
}

/** A structure as its manager says it is: that goes before what files say. */
export function withFacts(row: ListingRow, facts: StructureFacts): ListingRow {
  const next = { ...row, detail: { ...row.detail } as Record<string, unknown> };
  for (const name of FACTS_OF[row.kind]) {
    if (facts[name] === undefined) continue;
    if (isContact(name)) next[name] = facts[name] ?? null;
    else if (facts[name] === null) delete next.detail[name];
    else next.detail[name] = facts[name];
  }
  return next;
}

/** The facts that say something else than what stands. */
export function differing(row: ListingRow, facts: StructureFacts): StructureFacts {
  const stands: StructureFacts = {
    ...row.detail,
    ...{ phone: row.phone, email: row.email, website: row.website },
  };
  const changed = (Object.keys(facts) as FactName[]).filter(
    (name) => !isDeepStrictEqual(plain(name, stands), plain(name, facts)),
  );
  return Object.fromEntries(changed.map((name) => [name, facts[name] ?? null]));
}

function isContact(name: FactName): name is "phone" | "email" | "website" {
  return name === "phone" || name === "email" || name === "website";
}

/** Absent, null and empty mean the same; hours and communes say the same in any order. */
function plain(name: FactName, facts: StructureFacts): unknown {
  const value = facts[name] ?? null;
  if (Array.isArray(value) && value.length === 0) return null;
  if (name === "communesServed") return facts[name]?.toSorted() ?? null;
  if (name !== "sessions") return value;
  const sessions = facts[name]?.map(({ note, ...session }) => (note ? { ...session, note } : session));
  return sessions?.sort(inWeekOrder) ?? null;
}
