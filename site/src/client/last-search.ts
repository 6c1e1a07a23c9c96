/** The last search of this tab, so that a sheet can lead back to it. */
const KEY = "mon-enfant.recherche";

export function rememberSearch(query: string): void {
  try {
    sessionStorage.setItem(KEY, query);
  } catch {
    // storage refused: the sheet leads back to an empty search
  }
}

/** The address of that search, at the card of this listing. */
export function lastSearch(id: string): string {
  let query = "";
  try {
    query = sessionStorage.getItem(KEY) ?? "";
  } catch {
    // as above
  }
  return query ? `/recherche/?${query}#fiche-${encodeURIComponent(id)}` : "/recherche/";
}
