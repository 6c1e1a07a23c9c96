/**
 * The state of the desk is its URL, but for the text that the list is filtered by: it names people, and stays in the
 * history of the tab (R10). `fromQuery` reads any query string, whoever wrote it; `toQuery` writes the shortest one
 * that reads back the same. A request keeps the filters of the list it was opened from.
 */
import { HABILITATION_STATES, type HabilitationState } from "../../../api/kernel/habilitation.ts";

export type View = "REQUESTS" | "FILES" | "FIGURES" | "CONTACT";

/** WAITING: what waits for the Caf itself. */
export type StateFilter = "ALL" | "WAITING" | HabilitationState;

/** What an address says. */
export interface DeskAddress {
  view: View;
  /** The request that is open; null: the list. */
  request: string | null;
  filter: StateFilter;
}

export interface DeskState extends DeskAddress {
  /** A name, an e-mail or a telephone. */
  text: string;
}

export const EMPTY: DeskAddress = { view: "REQUESTS", request: null, filter: "ALL" };

const VIEWS: Record<View, string | null> = {
  REQUESTS: null,
  FILES: "fichiers",
  FIGURES: "chiffres",
  CONTACT: "coordonnees",
};

const FILTERS: Record<StateFilter, string | null> = {
  ALL: null,
  WAITING: "a-traiter",
  RECEIVED: "recue",
  DIRECTED_TO_PMI: "orientee",
  CONSENT_ASKED: "formulaire-envoye",
  CONSENT_RECEIVED: "formulaire-recu",
  ACTIVE: "active",
  REFUSED: "refusee",
  WITHDRAWN: "retiree",
  EXPIRED: "sans-reponse",
  REVOKED: "revoquee",
};

/** The states that wait for the Caf and not for the person. */
export const WAITING: readonly HabilitationState[] = ["RECEIVED", "CONSENT_RECEIVED"];

export function fromQuery(query: string): DeskAddress {
  const params = new URLSearchParams(query);
  const request = params.get("demande") ?? "";
  return {
    view: named(VIEWS, params.get("vue")) ?? "REQUESTS",
    request: /^[\w-]{1,64}$/.test(request) ? request : null,
    filter: named(FILTERS, params.get("etat")) ?? "ALL",
  };
}

export function toQuery({ view, request, filter }: DeskAddress): string {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null) => value && params.set(name, value);
  set("vue", VIEWS[view]);
  if (view === "REQUESTS") {
    set("demande", request);
    set("etat", FILTERS[filter]);
  }
  return params.toString();
}

/** What an entry of the tab's history keeps; nothing beside the list of requests. */
export function kept({ view, text }: DeskState): { text: string } | null {
  return view === "REQUESTS" && text ? { text } : null;
}

/** The text in an entry of the tab's history, whoever wrote it. */
export function textIn(entry: unknown): string {
  const text = entry && typeof entry === "object" && "text" in entry ? entry.text : "";
  return typeof text === "string" ? tidy(text) : "";
}

export const tidy = (text: string): string => text.trim().slice(0, 100).trim();

/** The states to ask the API for; null: all. */
export function statesOf(filter: StateFilter): HabilitationState[] | null {
  if (filter === "ALL") return null;
  return filter === "WAITING" ? [...WAITING] : [filter];
}

export const STATE_FILTERS: readonly StateFilter[] = ["ALL", "WAITING", ...HABILITATION_STATES];

function named<Name extends string>(slugs: Record<Name, string | null>, slug: string | null): Name | null {
  const found = (Object.keys(slugs) as Name[]).find((name) => slugs[name] === slug);
  return slug && found ? found : null;
}
