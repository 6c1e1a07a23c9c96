import type { AvailabilityView } from "../availability/availability.types.ts";
import type { Gazetteer } from "../geocoding/gazetteer.ts";
import { hasAvailability } from "../kernel/care.ts";
import { instantFromSql } from "../scalars.ts";
import type { CardRow, SheetRow } from "./directory.queries.ts";
import type { CareListing } from "./directory.types.ts";

/** What a listing without a published availability hands back as `basedOn`. */
export const NO_VERSION = "0";

/** A row of search as the GraphQL object; contact details are null in lists and filled by `toSheet`. */
export function toCard(row: CardRow, gazetteer: Gazetteer): CareListing {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    commune: gazetteer.view(row.communeCode),
    location: { lng: row.lng, lat: row.lat, precision: row.precision },
    addressLines: row.addressLines,
    phone: null,
    email: null,
    website: row.website,
    availability: hasAvailability(row.kind) ? toView(row) : null,
    updatedAt: row.updatedAt && instantFromSql(row.updatedAt),
    ...detailOf(row, gazetteer),
  } as CareListing;
}

export function toSheet(row: SheetRow, gazetteer: Gazetteer): CareListing {
  return Object.assign(toCard(row, gazetteer), { phone: row.phone, email: row.email });
}

function toView(row: CardRow): AvailabilityView {
  return {
    level: row.level ?? "GLOBAL",
    signal: row.signal,
    confirmedAt: row.confirmedAt && instantFromSql(row.confirmedAt),
    validUntil: row.validUntil,
    availableFrom: row.availableFrom,
    version: row.version ?? NO_VERSION,
    content: row.content ?? null,
  };
}

/** The fields of one kind, each with the default its type promises. */
function detailOf({ kind, detail }: CardRow, gazetteer: Gazetteer): object {
  switch (kind) {
    case "CHILDMINDER":
      return {
        approvedPlaces: detail.approvedPlaces ?? 1,
        worksInMam: detail.worksInMam ?? false,
        mamName: detail.mamName,
      };
    case "CRECHE":
      return { ...detail, avip: detail.avip ?? false, openingHours: detail.sessions ?? [] };
    case "LEISURE_CENTRE":
      return { ...detail, periods: detail.periods ?? [] };
    case "RELAIS":
      return {
        manager: detail.manager,
        communesServed: (detail.communesServed ?? []).flatMap((code) =>
          gazetteer.byCode(code) ? [gazetteer.view(code)] : [],
        ),
        sessions: detail.sessions ?? [],
      };
    case "LAEP":
      return { manager: detail.manager, sessions: detail.sessions ?? [] };
  }
}
