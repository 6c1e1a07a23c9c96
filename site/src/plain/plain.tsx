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
import { Card } from "../search/card.tsx";
import { Notice } from "../search/notice.tsx";
import { findPlace } from "../search/place.ts";
import { fromQuery, type SearchState, toQuery, toVariables } from "../search/state.ts";
import { aroundWords, NOTICE, type NoticeName, totalWords, W } from "../search/words.ts";
import { SheetView } from "../sheet/sheet.tsx";
import { S } from "../sheet/words.ts";
import { KIND } from "../words.ts";
import { PlainForm } from "./form.tsx";

export const LIST_PATH = "/recherche/liste/";
export const SHEET_PATH = "/fiche/texte/";

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

type Outcome = { notice: NoticeName } | { found: SearchCareQuery["careSearch"]; next: string | null };

/** A page of results, the form above it filled in as it was sent. */
export async function listPage(query: string, today: LocalDate, execute: Execute): Promise<PlainPage> {
  const asked = fromQuery(query);
  const place =
    asked.where || !asked.place
      ? null
      : await findPlace(asked.place, undefined, (...of) => ask(execute, of[0], of[1]));
  const state = place?.ok && place.data ? { ...asked, where: place.data.where } : asked;
  const after = new URLSearchParams(query).get("apres");
  const outcome: Outcome = place && !place.ok ? { notice: "FAILED" } : await searched(state, after, execute);
  return {
    status: "notice" in outcome && outcome.notice === "FAILED" ? 503 : 200,
    ...drawn(state, today, outcome),
  };
}

async function searched(state: SearchState, after: string | null, execute: Execute): Promise<Outcome> {
  const variables = toVariables(state);
  if (!variables) return { notice: state.place ? "UNKNOWN_PLACE" : "START" };
  const answer = await ask(execute, SearchCareDocument, { ...variables, first: PAGE_SIZE, after });
  if (!answer.ok) return { notice: answer.error.code === "AREA_TOO_WIDE" ? "AREA_TOO_WIDE" : "FAILED" };
  const { hasNextPage, endCursor } = answer.data.careSearch.pageInfo;
  const next = hasNextPage && endCursor ? `${LIST_PATH}?${toQuery(state)}&apres=${endCursor}` : null;
  return { found: answer.data.careSearch, next };
}

function drawn(state: SearchState, today: LocalDate, outcome: Outcome): { title: string; html: string } {
  const found = "found" in outcome ? outcome.found : null;
  const notice = "notice" in outcome ? outcome.notice : outcome.found.totalCount === 0 ? "NOTHING" : null;
  const where = aroundWords(state.radiusKm, state.place || W.where.point);
  const title = found ? totalWords(found.totalCount, where) : W.title;
  const html = render(
    <>
      <h1>{title}</h1>
      <PlainForm state={state} />
      {notice && <Notice words={NOTICE[notice]} />}
      {found && !notice && (
        <ol class="results">
          {found.edges.map(({ node, distance }) => (
            <li key={node.id}>
              <Card listing={node} distance={distance} today={today} sheets={SHEET_PATH} />
            </li>
          ))}
        </ol>
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
  return { title, html };
}

/** One listing; the same page for an id that is unknown, suspended or withdrawn (R7). */
export async function sheetPage(query: string, today: LocalDate, execute: Execute): Promise<PlainPage> {
  const id = new URLSearchParams(query).get("id") ?? "";
  const answer = await ask(execute, CareSheetDocument, { id });
  const sheet = answer.ok ? answer.data.care : null;
  const words = answer.ok ? S.unknown : S.failed;
  const html = render(
    <>
      <p class="sheet__back">
        <a class="button button--quiet" href={LIST_PATH}>
          {S.search}
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
