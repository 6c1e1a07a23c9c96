/** Pages drawn by the server for people without JavaScript, with the same components as the others. */
import { render } from "preact-render-to-string";
import type { LocalDate } from "../../../api/kernel/local-date.ts";
import { type Answer, type Body, read } from "../client/graphql.ts";
import {
  CareSheetDocument,
  SearchCareDocument,
  type SearchCareQuery,
  type TrustedDocument,
} from "../gql/documents.ts";
import { nothingOf } from "../search/nothing.ts";
import { Notice } from "../search/notice.tsx";
import { findPlace, type Place } from "../search/place.ts";
import { fromQuery, type SearchState, toQuery, toVariables } from "../search/state.ts";
import { aroundWords, NOTICE, type NoticeName, totalWords, W } from "../search/words.ts";
import { SheetView } from "../sheet/sheet.tsx";
import { S } from "../sheet/words.ts";
import { KIND } from "../words.ts";
import { PlainForm } from "./form.tsx";
import { Asked, FoundList } from "./found.tsx";

export const LIST_PATH = "/recherche/liste/";
export const SHEET_PATH = "/fiche/texte/";

/** What the server writes into the `<noscript>` of a page, in place of a marker. */
export interface WayOut {
  path: "/recherche/" | "/fiche/";
  marker: string;
  /** The way to the same content without JavaScript; "" when the address asks for nothing. */
  html: (query: string) => string;
}

export const WAYS_OUT: readonly WayOut[] = [
  {
    path: "/recherche/",
    marker: "<!--liste-->",
    html: (query) => {
      const asked = toQuery(fromQuery(query));
      return asked && wayOut(`${LIST_PATH}?${asked}`, "Voir ces résultats en liste simple");
    },
  },
  {
    path: "/fiche/",
    marker: "<!--texte-->",
    html: (query) => {
      const id = new URLSearchParams(query).get("id") ?? "";
      return UUID.test(id) ? wayOut(`${SHEET_PATH}?id=${id}`, "Lire cette fiche en page simple") : "";
    },
  },
];

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

function wayOut(href: string, words: string): string {
  return render(
    <p>
      <a class="button button--main" href={href}>
        {words}
      </a>
    </p>,
  );
}

const PAGE_SIZE = 20;

export interface PlainPage {
  status: number;
  title: string;
  html: string;
}

/** Executes a trusted document, by its id; the GraphQL answer, or null. */
export type Execute = (documentId: string, variables: Record<string, unknown>) => Promise<unknown>;

async function ask<Data, Variables>(
  execute: Execute,
  document: TrustedDocument<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  return read<Data>((await execute(document.id, variables as Record<string, unknown>)) as Body<Data> | null);
}

type Outcome =
  | { notice: NoticeName }
  | { found: SearchCareQuery["careSearch"]; next: string | null; first: boolean };

/** A page of results, the form above it filled in as it was sent. */
export async function listPage(query: string, today: LocalDate, execute: Execute): Promise<PlainPage> {
  const asked = fromQuery(query);
  const place =
    asked.where || !asked.place
      ? null
      : await findPlace(asked.place, undefined, (...of) => ask(execute, of[0], of[1]));
  const state =
    place?.ok && place.data ? { ...asked, place: place.data.name, where: place.data.where } : asked;
  const after = new URLSearchParams(query).get("apres") || null;
  const outcome: Outcome =
    place && !place.ok ? refused(place.error.code) : await searched(state, after, execute);
  return {
    status: "notice" in outcome && outcome.notice === "FAILED" ? 503 : 200,
    ...drawn({ asked, state, place: place?.ok ? place.data : null }, today, outcome),
  };
}

/** What the person asked cannot be searched, or the service is not there. */
function refused(code: string): { notice: NoticeName } {
  if (code === "AREA_TOO_WIDE") return { notice: "AREA_TOO_WIDE" };
  return { notice: code === "BAD_USER_INPUT" ? "UNKNOWN_PLACE" : "FAILED" };
}

async function searched(state: SearchState, after: string | null, execute: Execute): Promise<Outcome> {
  const variables = toVariables(state);
  if (!variables) return { notice: state.place ? "UNKNOWN_PLACE" : "START" };
  const answer = await ask(execute, SearchCareDocument, { ...variables, first: PAGE_SIZE, after });
  // a page that no longer exists, or that someone made up: the first one
  if (!answer.ok && answer.error.code === "BAD_CURSOR") return searched(state, null, execute);
  if (!answer.ok) return refused(answer.error.code);
  const { hasNextPage, endCursor } = answer.data.careSearch.pageInfo;
  const next = hasNextPage && endCursor ? `${LIST_PATH}?${toQuery(state)}&apres=${endCursor}` : null;
  return { found: answer.data.careSearch, next, first: after === null };
}

interface Drawn {
  asked: SearchState;
  /** As asked, with where the place is. */
  state: SearchState;
  place: Place | null;
}

function drawn(
  { asked, state, place }: Drawn,
  today: LocalDate,
  outcome: Outcome,
): Omit<PlainPage, "status"> {
  const found = "found" in outcome ? outcome.found : null;
  const first = "found" in outcome && outcome.first;
  const notice = "notice" in outcome ? outcome.notice : outcome.found.totalCount === 0 ? "NOTHING" : null;
  const where = aroundWords(state.radiusKm, state.place || W.where.point);
  const title = found ? totalWords(found.totalCount, where) : W.title;
  const drawing = render(
    <>
      <h1>{title}</h1>
      <PlainForm state={asked} today={today} />
      <Asked state={state} today={today} />
      {place?.communeOnly && <p>{W.results.instead(place.name)}</p>}
      {notice && <Notice words={notice === "NOTHING" ? nothingOf(state).words : NOTICE[notice]} />}
      {found && !notice && (
        <FoundList edges={found.edges} state={state} first={first} today={today} sheets={SHEET_PATH} />
      )}
      {"next" in outcome && outcome.next && (
        <p class="list__more">
          <a class="button" href={outcome.next} rel="next">
            Page suivante
          </a>
        </p>
      )}
    </>,
  );
  return { title, html: withReturn(drawing, toQuery(state)) };
}

/** The cards lead to sheets that lead back to this search. */
function withReturn(html: string, query: string): string {
  const end = query && `&amp;retour=${encodeURIComponent(query)}`;
  return html.replaceAll(/href="\/fiche\/texte\/\?id=[^"&]+/g, (link) => link + end);
}

/** One listing; the same page for an id that is unknown, suspended or withdrawn (R7). */
export async function sheetPage(query: string, today: LocalDate, execute: Execute): Promise<PlainPage> {
  const params = new URLSearchParams(query);
  const id = params.get("id") ?? "";
  const search = toQuery(fromQuery(params.get("retour") ?? ""));
  const answer = await ask(execute, CareSheetDocument, { id });
  const sheet = answer.ok ? answer.data.care : null;
  const words = answer.ok ? S.unknown : S.failed;
  const html = render(
    <>
      <p class="sheet__back">
        <a class="button button--quiet" href={search ? `${LIST_PATH}?${search}` : LIST_PATH}>
          {search ? S.back : S.search}
        </a>
      </p>
      {sheet ? (
        <SheetView sheet={sheet} plainOn={today} />
      ) : (
        <>
          <h1>{words.title}</h1>
          <p>{words.text}</p>
        </>
      )}
    </>,
  );
  const title = sheet ? `${sheet.name}, ${KIND[sheet.kind].one.toLowerCase()}` : words.title;
  return { status: sheet ? 200 : answer.ok ? 404 : 503, title, html };
}
