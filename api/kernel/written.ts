/** What people write: read the same way in files and in forms. */

/** Letters of any script with their marks, spaces, hyphens, apostrophes and full stops: what a name is made of. */
const NAME = /^\p{L}[\p{L}\p{M} '’ʼ.‐‑-]*$/u;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\ufffd]/u;

/** A text with single spaces and composed accents. */
export function clean(text: string): string {
  return /[^\x21-\x7e]/.test(text) ? text.normalize("NFC").replace(/\s+/g, " ").trim() : text;
}

/** Control, format or lost characters. */
export function isUnprintable(text: string): boolean {
  return UNPRINTABLE.test(text);
}

export function isName(text: string): boolean {
  // marks piled up on a letter run over the lines above
  return NAME.test(text) && !/\p{M}{3}/u.test(text.normalize("NFD"));
}
