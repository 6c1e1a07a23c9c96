/** Communes proposed while one types: what the field of the search and those of forms have in common. */
import type { Component } from "preact";
import { FindCommunesDocument, type FindCommunesQuery } from "../gql/documents.ts";
import { ask } from "./graphql.ts";

export type Commune = FindCommunesQuery["communes"][number];

/** The component proposes the text it starts with and would open its menu on it: that choice is made. */
export function settle(component: Component<unknown, { validChoiceMade: boolean }> | null) {
  component?.setState({ validChoiceMade: true });
}

export const communeTemplates = {
  inputValue: (commune?: Commune | string) => (typeof commune === "string" ? commune : (commune?.name ?? "")),
  suggestion: (commune: Commune | string) =>
    typeof commune === "string"
      ? escaped(commune)
      : `${escaped(commune.name)} <small>${escaped(postcodeWords(commune))}</small>`,
};

function postcodeWords({ postcodes, departement }: Commune): string {
  const [first, ...others] = postcodes;
  const codes = first ? `${first}${others.length > 0 ? "…" : ""}, ` : "";
  return `${codes}${departement.name}`;
}

/** The component writes suggestions as HTML. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Whether the keyboard is in this field or in the list below it. */
function hasFocus(fieldId: string): boolean {
  const field = document.getElementById(fieldId);
  return field?.closest(".autocomplete__wrapper")?.contains(document.activeElement) ?? false;
}

/**
 * Waits for a short rest in the typing, and gives up the question before. An answer that comes once the field is left
 * is dropped: it would open the list over what follows.
 */
export function communeSource(fieldId: string, order: (found: Commune[]) => Commune[] = (found) => found) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  return (query: string, populate: (communes: Commune[]) => void) => {
    clearTimeout(timer);
    running?.abort();
    const controller = new AbortController();
    running = controller;
    timer = setTimeout(async () => {
      if (!hasFocus(fieldId)) return;
      const communes = await findCommunes(query.trim(), 8, controller.signal);
      if (!controller.signal.aborted && hasFocus(fieldId)) populate(order(communes));
    }, 150);
  };
}

/** The communes of that name or postcode; none when the question fails. */
export async function findCommunes(text: string, first: number, signal?: AbortSignal): Promise<Commune[]> {
  const answer = await ask(FindCommunesDocument, { startingWith: text, first }, signal);
  return answer.ok ? answer.data.communes : [];
}
