/**
 * The form in which names are compared: lower case without accents, hyphens and apostrophes as spaces,
 * "st" and "ste" in full. «St-Laurent-d'Aigouze» and «SAINT LAURENT D AIGOUZE» become the same text.
 */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bst\b/g, "saint")
    .replace(/\bste\b/g, "sainte")
    .trim();
}

/** A table to look words of others up in: it holds its own entries and nothing that every object has (`constructor`). */
export function wordTable<T>(entries: Record<string, T>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
