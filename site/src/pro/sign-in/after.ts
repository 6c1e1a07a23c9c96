/** Where a person goes once signed in. */
import { DESK_SIGN_IN_PATH, type Person, SIGN_IN_PATH } from "../session/session.ts";

export const PASSWORD_PATH = "/espace-professionnel/mot-de-passe/";
export const PLACE_PATH = "/espace-professionnel/disponibilites/";
export const DESK_PATH = "/espace-caf/";
const DOORS = [SIGN_IN_PATH, DESK_SIGN_IN_PATH];

/**
 * To replace a generated password before anything else (R20), then where they came from if that is theirs,
 * else to their own page. `back` comes from the address: only paths of this site are followed.
 */
export function after({ mustReplacePassword, role }: Person, back: string | null): string {
  const own = role === "AGENT" ? DESK_PATH : PLACE_PATH;
  const theirs = role === "AGENT" ? DESK_PATH : SIGN_IN_PATH;
  const way = pathOfThisSite(back, theirs) ?? own;
  if (!mustReplacePassword) return way;
  return way === own ? PASSWORD_PATH : `${PASSWORD_PATH}?${new URLSearchParams({ retour: way })}`;
}

function pathOfThisSite(back: string | null, below: string): string | null {
  const base = "http://site.invalid";
  if (!back?.startsWith("/") || !URL.canParse(back, base)) return null;
  const { origin, pathname, search } = new URL(back, base);
  if (origin !== base || !pathname.startsWith(below) || DOORS.includes(pathname)) return null;
  return pathname + search;
}
