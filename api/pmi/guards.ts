/** Why a file waits for explicit approval. */
export type GuardCode = "ALREADY_APPLIED" | "OTHER_DEPARTEMENT" | "MANY_GONE" | "MANY_QUARANTINED";

export interface GuardFacts {
  /** same bytes as the last file applied */
  alreadyApplied: boolean;
  rows: number;
  /** rows whose commune lies in another département */
  elsewhere: number;
  /** listed before the file, suspended ones included */
  listed: number;
  /** of these: would be gone or erased */
  removed: number;
  /** rows in quarantine that allow publication */
  heldBack: number;
}

/** Share of the département above which an agent must look first. */
const MOST = 0.1;

/** What holds the file. A first file has nothing to lose: only the share of what is listed counts. */
export function guardsOf(facts: GuardFacts): GuardCode[] {
  const guards: GuardCode[] = [];
  if (facts.alreadyApplied) guards.push("ALREADY_APPLIED");
  if (facts.elsewhere * 2 > facts.rows) guards.push("OTHER_DEPARTEMENT");
  if (facts.listed > 0) {
    if (facts.removed > facts.listed * MOST) guards.push("MANY_GONE");
    if (facts.heldBack > facts.listed * MOST) guards.push("MANY_QUARANTINED");
  }
  return guards;
}
