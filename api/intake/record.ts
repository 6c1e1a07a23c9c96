/** RAGGED: not as many values as columns. QUOTE: a quotation mark that never closes, or text after the closing one. */
export type RecordFlaw = "RAGGED" | "QUOTE";

/** The values of one record. */
export interface CutRecord {
  values: string[];
  /** a quoted value goes on in the next line */
  open: boolean;
  flaw: RecordFlaw | null;
}

/** Cuts one line (or several, joined by `\n`) into values: RFC 4180 with any separator. */
export function cutRecord(text: string, separator: string): CutRecord {
  if (!text.includes('"')) return { values: text.split(separator), open: false, flaw: null };
  const values: string[] = [];
  let flaw: RecordFlaw | null = null;
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(separator, at);
      values.push(text.slice(at, end < 0 ? text.length : end));
      if (end < 0) return { values, open: false, flaw };
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close < 0) {
      values.push(...text.slice(at + 1).split(separator));
      return { values, open: true, flaw };
    }
    const end = text.indexOf(separator, close + 1);
    const tail = text.slice(close + 1, end < 0 ? text.length : end);
    if (tail.trim() !== "") flaw = "QUOTE";
    values.push(text.slice(at + 1, close).replaceAll('""', '"') + tail.trim());
    if (end < 0) return { values, open: false, flaw };
    at = end + 1;
  }
}

/** The quotation mark that ends the value; doubled ones are part of it. -1: none. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
