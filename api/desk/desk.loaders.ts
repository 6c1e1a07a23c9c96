import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import { findMatched } from "../habilitation/candidates.queries.ts";
import type { CandidateRow } from "../habilitation/candidates.ts";
import { findLetterRows, type LetterRow } from "../habilitation/letter.queries.ts";
import { findSteps, type StepRow } from "./desk.queries.ts";

interface DeskLoaders {
  /** by request */
  steps: DataLoader<string, StepRow[]>;
  letter: DataLoader<string, LetterRow | null>;
  /** keyed by request */
  matched: DataLoader<{ listingId: string; requestId: string }, CandidateRow | null, string>;
}

const known = new WeakMap<Context, DeskLoaders>();

/** What the requests of one answer hold in common is read once. */
export function deskLoaders(context: Context): DeskLoaders {
  let loaders = known.get(context);
  if (!loaders) {
    loaders = createLoaders(context);
    known.set(context, loaders);
  }
  return loaders;
}

/** What was read is read anew: something changed. */
export function forgetDesk(context: Context): void {
  known.delete(context);
}

function createLoaders({ db }: Context): DeskLoaders {
  return {
    steps: new DataLoader(async (ids) => {
      const byRequest = Map.groupBy(await findSteps(db, ids), ({ habilitationId }) => habilitationId);
      return ids.map((id) => byRequest.get(id) ?? []);
    }),
    letter: new DataLoader(async (ids) => {
      const rows = await findLetterRows(db, ids);
      return ids.map((id) => rows.get(id) ?? null);
    }),
    matched: new DataLoader(
      async (pairs) => {
        const rows = await findMatched(db, pairs);
        return pairs.map(({ requestId }) => rows.get(requestId) ?? null);
      },
      { cacheKeyFn: ({ requestId }) => requestId },
    ),
  };
}
