import { type Fit, fitOf, type Need, type NeedInput, planNeed } from "../availability/need.ts";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import type { LocalDate } from "../kernel/local-date.ts";
import { type Area, type AreaInput, chord2ToMetres, planArea } from "./area.ts";
import { toCard } from "./card.ts";
import type { Keyset } from "./cursor.ts";
import { AREA_REFUSALS, NEED_REFUSALS, SEARCH_REFUSALS } from "./directory.messages.ts";
import { type CareFilter, type CareSort, type FoundRow, findCare } from "./directory.queries.ts";
import type { CareConnection, CareListing } from "./directory.types.ts";

export interface SearchInput {
  area: AreaInput;
  filter?: CareFilter | null;
  need?: NeedInput | null;
  sort?: CareSort | null;
  first: number;
  after?: string | null;
  /** names of the fields asked for, when known */
  asked?: ReadonlySet<string>;
}

const MOST_TEXT = 100;

/** A page of a search, for the API and for the list without JavaScript alike; throws what the caller got wrong. */
export async function search(input: SearchInput, context: Context): Promise<CareConnection> {
  const { gazetteer, cursors, today } = context;
  const area = areaOf(input.area, gazetteer);
  const filter = checkFilter(input.filter ?? {});
  const need = needOf(input.need ?? null, today);
  const sort = input.sort ?? (need ? "BEST_FIT" : "DISTANCE");
  if (!(input.first >= 1 && input.first <= 100)) throw badInput(["first"], SEARCH_REFUSALS.first);
  const bound = [input.area, filter, sort, input.need ?? null];
  const after = readCursor(context, input.after, bound);
  const page = { limit: input.first + 1, after };
  const { rows, total } = await findCare(context.db, {
    area,
    filter,
    need,
    sort,
    today,
    page,
    asked: input.asked,
  });
  const found = rows.slice(0, input.first);
  const sign = (row: FoundRow) => cursors.sign(row, bound);
  const edges = found.map(
    (row) => new FoundEdge(row, sign, toCard(row, gazetteer), distanceOf(row, area), need),
  );
  const [first, last] = [found[0], found.at(-1)];
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    totalCount: total,
    pageInfo: {
      hasNextPage: rows.length > input.first,
      hasPreviousPage: after !== null,
      get startCursor() {
        return first ? sign(first) : null;
      },
      get endCursor() {
        return last ? sign(last) : null;
      },
    },
  };
}

const NO_FIT: Fit = { fit: null, daysCovered: null };

/** Signing a cursor costs more than the rest of a card: only those that are asked for are signed. */
class FoundEdge {
  private known: Fit | null = null;

  constructor(
    private readonly row: FoundRow,
    private readonly sign: (row: FoundRow) => string,
    readonly node: CareListing,
    readonly distance: number | null,
    private readonly need: Need | null,
  ) {}

  get cursor(): string {
    return this.sign(this.row);
  }

  get fit(): number | null {
    return this.found().fit;
  }

  get daysCovered(): number | null {
    return this.found().daysCovered;
  }

  get daysNeeded(): number | null {
    return this.need?.days.length ?? null;
  }

  private found(): Fit {
    const { covered } = this.row;
    this.known ??= this.need ? fitOf(this.need, covered ? BigInt(covered) : null) : NO_FIT;
    return this.known;
  }
}

function areaOf(input: AreaInput, gazetteer: Gazetteer): Area {
  const area = planArea(input, (code) => {
    const commune = gazetteer.byCode(code);
    if (!commune) return null;
    const { lng, lat } = commune;
    return {
      codes: [code, ...gazetteer.arrondissements(code).map((part) => part.code)],
      centre: lng !== null && lat !== null ? { lng, lat } : null,
    };
  });
  if (!("refused" in area)) return area;
  const { path, message, code } = AREA_REFUSALS[area.refused];
  throw badInput(path, message, code);
}

function needOf(input: NeedInput | null, today: LocalDate): Need | null {
  if (!input) return null;
  const need = planNeed(input, today);
  if (!("refused" in need)) return need;
  const { path, message } = NEED_REFUSALS[need.refused];
  throw badInput(path, message);
}

function checkFilter(filter: CareFilter): CareFilter {
  if ((filter.text?.length ?? 0) > MOST_TEXT) throw badInput(["filter", "text"], SEARCH_REFUSALS.text);
  for (const key of ["kinds", "signals"] as const) {
    if ((filter[key]?.length ?? 0) > 10) throw badInput(["filter", key], SEARCH_REFUSALS.list);
  }
  return filter;
}

function readCursor({ cursors }: Context, cursor: string | null | undefined, bound: unknown): Keyset | null {
  if (cursor === null || cursor === undefined) return null;
  const keyset = cursors.read(cursor, bound);
  if (!keyset) throw badInput(["after"], SEARCH_REFUSALS.cursor, "BAD_CURSOR");
  return keyset;
}

/** To a tenth of a metre: finer than any position is known. */
function distanceOf(row: FoundRow, area: Area): number | null {
  return area.centre && !area.box ? Math.round(chord2ToMetres(row.chord2) * 10) / 10 : null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Ids are UUIDs: what is not one is unknown, without asking the database. */
export function isListingId(id: string): boolean {
  return UUID.test(id);
}
