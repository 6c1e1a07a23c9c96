/** A range of a sorted list: from `from` to before `to`. */
export type Range = [from: number, to: number];

/** The range of the sorted keys that begin with `prefix`, inside `[from, to)`. */
export function prefixRange(keys: readonly string[], prefix: string, from = 0, to = keys.length): Range {
  const start = lowerBound(keys, prefix, from, to);
  if (start === to || !keys[start]?.startsWith(prefix)) return [start, start];
  return [start, lowerBound(keys, `${prefix}\uffff`, start, to)];
}

function lowerBound(keys: readonly string[], wanted: string, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The ranges of the sorted keys that begin with `typed` but for one typing error: a letter too many, missing, wrong,
 * or two exchanged. `length` is that of the corrected text, so that keys of that length match as a whole.
 * The sorted list is walked as a trie, so that the corrections no key has are never tried.
 */
export function withinOneEdit(keys: readonly string[], typed: string): { range: Range; length: number }[] {
  const found: { range: Range; length: number }[] = [];
  let [from, to]: Range = [0, keys.length];
  const attempt = (corrected: string, within: Range) => {
    const range = prefixRange(keys, corrected, ...within);
    if (range[0] < range[1]) found.push({ range, length: corrected.length });
  };
  for (let i = 0; i <= typed.length && from < to; i += 1) {
    const head = typed.slice(0, i);
    const rest = typed.slice(i);
    if (i > 0 || rest.length > 1) attempt(head + rest.slice(1), [from, to]);
    if (rest.length > 1 && rest[0] !== rest[1]) attempt(head + rest[1] + rest[0] + rest.slice(2), [from, to]);
    for (const { letter, range } of branches(keys, head, from, to)) {
      if (letter === rest[0]) continue;
      if (rest !== "") attempt(head + letter + rest.slice(1), range);
      if (rest !== "") attempt(head + letter + rest, range);
    }
    if (rest !== "") [from, to] = prefixRange(keys, head + rest[0], from, to);
  }
  return found;
}

/** The letters that follow `head` in the range, each with its own range. */
function* branches(
  keys: readonly string[],
  head: string,
  from: number,
  to: number,
): Generator<{ letter: string; range: Range }> {
  let at = from;
  while (at < to) {
    const letter = keys[at]?.[head.length];
    if (letter === undefined) {
      at += 1;
      continue;
    }
    const end = lowerBound(keys, `${head}${letter}\uffff`, at, to);
    // a letter above U+FFFF sorts past the bound: step over it
    yield { letter, range: [at, Math.max(end, at + 1)] };
    at = Math.max(end, at + 1);
  }
}
