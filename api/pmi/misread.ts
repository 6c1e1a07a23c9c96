/**
 * Characters of Windows-1252 that no French name or address holds, but that accents of DOS (CP850), Macintosh and
 * ISO-8859-15 files turn into when they are taken for it.
 */
const NOT_FRENCH_1252 = /[\u0080-\u009f‚ƒ„†‡ˆ‰‹›˜™•¡-¦¨©¬®¯±´¸¼-¿×÷\ufffd]|\p{Ll}[ŠŽŒŸ]/u;

/** «Ã©», «â€™», «Å“»: UTF-8 that was taken for Windows-1252 once and saved again. */
const TWICE_ENCODED = /[ÂÃ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Å[“’¸½¾]/;

/** True when decoding gave text that nobody wrote: the bytes were in another encoding. */
export function isMisread(text: string, encoding: string): boolean {
  return TWICE_ENCODED.test(text) || (encoding === "WINDOWS-1252" && NOT_FRENCH_1252.test(text));
}
