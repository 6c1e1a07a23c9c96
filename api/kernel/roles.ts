/** Who signs in. */
export const ROLES = ["CHILDMINDER", "MANAGER", "AGENT"] as const;
export type Role = (typeof ROLES)[number];
