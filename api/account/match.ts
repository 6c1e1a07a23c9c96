/** What a password that was given turned out to be. */
export type Match = "CURRENT" | "GENERATED" | "GENERATED_EXPIRED" | "NONE";

/**
 * The one in use, or the one that was mailed as long as it is good (R19, R22). That it has expired is said only to
 * whoever knows it.
 */
export function matchOf(
  isCurrent: boolean,
  isGenerated: boolean,
  generatedUntil: string | null,
  now: Date,
): Match {
  if (isCurrent) return "CURRENT";
  if (!isGenerated || generatedUntil === null) return "NONE";
  return new Date(generatedUntil) > now ? "GENERATED" : "GENERATED_EXPIRED";
}
