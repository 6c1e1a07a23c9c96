/** A password that an account has, and whether it is the one that was given. */
export interface Candidate {
  matches: boolean;
  hash: string | null;
  /** null: its owner chose it; else it was generated and serves until then */
  until: string | null;
}

/** What a password that was given turned out to be. */
export type Match =
  | { is: "CHOSEN" | "GENERATED"; hash: string }
  /** said only to whoever knows it (R19) */
  | { is: "GENERATED_EXPIRED" }
  | { is: "NONE" };

/** The first that matches, the one in use before the one that waits (R22); a mailed one as long as it is good. */
export function matchOf(candidates: readonly Candidate[], now: Date): Match {
  const found = candidates.filter(({ matches, hash }) => matches && hash !== null);
  for (const { hash, until } of found) {
    if (until === null) return { is: "CHOSEN", hash: hash ?? "" };
    if (new Date(until) > now) return { is: "GENERATED", hash: hash ?? "" };
  }
  return { is: found.length > 0 ? "GENERATED_EXPIRED" : "NONE" };
}
