import type { Context } from "../context.ts";
import type { Candidate } from "../habilitation/candidates.ts";
import type { HabilitationRow } from "../habilitation/habilitation.queries.ts";
import { HABILITATION_STATES } from "../kernel/habilitation.ts";
import { daysBetween, type LocalDate, parisDay } from "../kernel/local-date.ts";
import { instantFromSql } from "../scalars.ts";
import type { FigureRow, PmiFileRow } from "./desk.queries.ts";
import type { CafFigures, HabilitationRequest, ListingCandidate, PmiFile } from "./desk.types.ts";

/** A row as the GraphQL object; its lists are read when asked for. */
export function toRequest(row: HabilitationRow, { gazetteer, today }: Context): HabilitationRequest {
  const { accountId: _account, communeCode, createdAt, updatedAt: _updated, ...facts } = row;
  return {
    ...facts,
    commune: gazetteer.view(communeCode),
    receivedAt: instantFromSql(createdAt),
    stateSince: instantFromSql(row.stateSince),
    ageDays: Math.max(0, daysBetween(parisDay(new Date(createdAt)), today)),
  };
}

export function toCandidate(row: Candidate, { gazetteer }: Context): ListingCandidate {
  const { lastName: _last, firstName: _first, communeCode, cityCode: _city, ...facts } = row;
  return { ...facts, commune: gazetteer.view(communeCode) };
}

export function toFigures(
  { waiting, oldestSince, medianDelayDays, byState }: FigureRow,
  today: LocalDate,
): CafFigures {
  return {
    waiting,
    oldestWaitingDays: oldestSince && Math.max(0, daysBetween(oldestSince, today)),
    medianDelayDays,
    active: byState.ACTIVE ?? 0,
    byState: HABILITATION_STATES.map((state) => ({ state, count: byState[state] ?? 0 })),
  } as CafFigures;
}

export function toPmiFile({ id, appliedAt, partial, report }: PmiFileRow): PmiFile {
  const count = (key: string) => report[key] ?? 0;
  return {
    id,
    appliedAt: instantFromSql(appliedAt),
    partial,
    rows: count("rows"),
    added: count("new"),
    changed: count("changed"),
    suspended: count("suspended"),
    reinstated: count("reinstated"),
    gone: count("gone"),
    refused: count("refused"),
    quarantined: count("quarantined"),
  };
}
