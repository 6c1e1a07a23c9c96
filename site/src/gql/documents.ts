/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Where to search: exactly one of them. */
export type AreaInput = {
  /** Within a box. */
  box?: BoxInput | null | undefined;
  /** In a commune, by its INSEE code; Paris, Lyon and Marseille include their arrondissements. */
  commune?: string | number | null | undefined;
  /** Around a point. */
  near?: NearInput | null | undefined;
};

/** How precisely the owner published; publishing one level replaces the others. */
export type AvailabilityLevel =
  /** A pictogram, with no period. */
  | 'GLOBAL'
  /** Wednesdays and school holidays, for leisure centres. */
  | 'PERIODS'
  /** A typical week of the next January and of the next September. */
  | 'SEASONAL'
  /** Four consecutive weeks by day and time slot. */
  | 'WEEKLY';

/** The pictogram families see: green, red or grey. */
export type AvailabilitySignal =
  /** Green: a slot from today on has a place. */
  | 'AVAILABLE'
  /** Red: published, without a place left. */
  | 'UNAVAILABLE'
  /** Grey: nothing published, or it has run out. */
  | 'UNKNOWN';

/** A box in degrees: west < east, south < north, at most 2 degrees a side, else AREA_TOO_WIDE. Results are ordered by distance from its centre. */
export type BoxInput = {
  /** Eastern longitude. */
  east: number;
  /** Northern latitude. */
  north: number;
  /** Southern latitude. */
  south: number;
  /** Western longitude. */
  west: number;
};

/** What to keep; what is absent keeps everything. */
export type CareFilter = {
  /** True: green, with a first place within a fortnight. */
  availableNow?: boolean | null | undefined;
  /** Availability confirmed on that day or later. */
  confirmedSince?: string | null | undefined;
  /** These kinds only. */
  kinds?: Array<CareKind> | null | undefined;
  /** These pictograms only; kinds that have none are left out. */
  signals?: Array<AvailabilitySignal> | null | undefined;
  /** Words that published fields contain (name, address, commune, manager), accents and case forgiven; 100 characters at most. */
  text?: string | null | undefined;
};

/** The five kinds of care. */
export type CareKind =
  /** Assistante maternelle ou assistant maternel, at home or in a MAM. */
  | 'CHILDMINDER'
  /** Crèche in all its forms (EAJE). */
  | 'CRECHE'
  /** Lieu d'accueil enfants-parents. */
  | 'LAEP'
  /** Accueil de loisirs (ALSH). */
  | 'LEISURE_CENTRE'
  /** Relais petite enfance (ex-RAM): advice for families and childminders. */
  | 'RELAIS';

/** The order of a search; ties go by distance, then by id. */
export type CareSort =
  /** Where there is room first. */
  | 'BEST_FIT'
  /** Nearest to the centre of the area first. */
  | 'DISTANCE'
  /** Availability confirmed most recently first; none at the end. */
  | 'RECENTLY_CONFIRMED';

/** The forms of crèche. */
export type CrecheSubtype =
  | 'COLLECTIVE'
  | 'FAMILIALE'
  | 'HALTE_GARDERIE'
  | 'JARDIN_D_ENFANTS'
  | 'JARDIN_D_EVEIL'
  | 'MICRO'
  | 'MULTI_ACCUEIL'
  | 'PARENTALE'
  | 'PERSONNEL';

/** How exact a position is. Anything but HOUSE_NUMBER is approximate and is to be shown so. */
export type LocationPrecision =
  /** The centre of the commune: the address is withheld, unknown, or matched too doubtfully. */
  | 'COMMUNE'
  /** The entrance of the house. */
  | 'HOUSE_NUMBER'
  /** The middle of a hamlet or place name (lieu-dit). */
  | 'LOCALITY'
  /** The middle of the street: the number is missing or unknown. */
  | 'STREET';

/** A circle. */
export type NearInput = {
  /** Latitude of its centre, -90 to 90. */
  lat: number;
  /** Longitude of its centre, -180 to 180. */
  lng: number;
  /** Radius in kilometres, 0.1 to 50. */
  radiusKm?: number;
};

/** The six slots of a day, local time. */
export type TimeSlot =
  /** 14:00 to 16:30. */
  | 'AFTERNOON'
  /** After 19:00. */
  | 'AFTER_19'
  /** Before 8:00. */
  | 'BEFORE_8'
  /** 16:30 to 19:00. */
  | 'LATE_AFTERNOON'
  /** 12:00 to 14:00. */
  | 'MIDDAY'
  /** 8:00 to 12:00. */
  | 'MORNING';

/** A day of the week. */
export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

type Card_Childminder_Fragment = { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
   | null };

type Card_Creche_Fragment = { __typename: 'Creche', subtype: CrecheSubtype | null, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
   | null };

type Card_Laep_Fragment = { __typename: 'Laep', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
   | null };

type Card_LeisureCentre_Fragment = { __typename: 'LeisureCentre', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
   | null };

type Card_Relais_Fragment = { __typename: 'Relais', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
   | null };

export type CardFragment =
  | Card_Childminder_Fragment
  | Card_Creche_Fragment
  | Card_Laep_Fragment
  | Card_LeisureCentre_Fragment
  | Card_Relais_Fragment
;

export type SearchCareQueryVariables = Exact<{
  area: AreaInput;
  filter?: CareFilter | null | undefined;
  sort?: CareSort | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchCareQuery = { careSearch: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ distance: number | null, node:
        | { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
           | null }
        | { __typename: 'Creche', subtype: CrecheSubtype | null, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
           | null }
        | { __typename: 'Laep', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
           | null }
        | { __typename: 'LeisureCentre', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
           | null }
        | { __typename: 'Relais', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
           | null }
       }> } };

export type SearchPointsQueryVariables = Exact<{
  area: AreaInput;
  filter?: CareFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchPointsQuery = { careSearch: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<
      | { id: string, kind: CareKind, location: { lng: number, lat: number }, availability:
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
         | null }
      | { id: string, kind: CareKind, location: { lng: number, lat: number }, availability:
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
         | null }
      | { id: string, kind: CareKind, location: { lng: number, lat: number }, availability:
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
         | null }
      | { id: string, kind: CareKind, location: { lng: number, lat: number }, availability:
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
         | null }
      | { id: string, kind: CareKind, location: { lng: number, lat: number }, availability:
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
          | { signal: AvailabilitySignal }
         | null }
    > } };

export type CareCardQueryVariables = Exact<{
  id: string | number;
}>;


export type CareCardQuery = { care:
    | { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
       | null }
    | { __typename: 'Creche', subtype: CrecheSubtype | null, id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
       | null }
    | { __typename: 'Laep', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
       | null }
    | { __typename: 'LeisureCentre', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
       | null }
    | { __typename: 'Relais', id: string, kind: CareKind, name: string, commune: { name: string, departement: { code: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
       | null }
   | null };

export type FindCommunesQueryVariables = Exact<{
  startingWith: string;
  first?: number | null | undefined;
}>;


export type FindCommunesQuery = { communes: Array<{ code: string, name: string, postcodes: Array<string>, departement: { code: string, name: string }, location: { lng: number, lat: number } | null }> };

export type FindAddressQueryVariables = Exact<{
  address: string;
}>;


export type FindAddressQuery = { geocode: { label: string, commune: { code: string, name: string }, location: { lng: number, lat: number, precision: LocationPrecision } } | null };

export type DaysFragment = { weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> };

export type SessionFragment = { weekday: Weekday, opens: string, closes: string, note: string | null };

export type CareSheetQueryVariables = Exact<{
  id: string | number;
}>;


export type CareSheetQuery = { care:
    | { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, mamName: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { __typename: 'Creche', subtype: CrecheSubtype | null, manager: string | null, capacity: number | null, avip: boolean, ageFromMonths: number | null, ageToMonths: number | null, disability: string | null, admission: string | null, fees: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, openingHours: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { __typename: 'Laep', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { __typename: 'LeisureCentre', manager: string | null, ageFrom: number | null, ageTo: number | null, capacity: number | null, periods: Array<string>, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { __typename: 'Relais', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, communesServed: Array<{ name: string }>, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
        | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   | null };


/** A document the API knows by the SHA-256 of its text; Data and Variables are for the compiler alone. */
export interface TrustedDocument<Data, Variables> {
  readonly id: string;
  readonly types?: (variables: Variables) => Data;
}

export const CareCardDocument: TrustedDocument<CareCardQuery, CareCardQueryVariables> = {
  id: "dcf59286a9df61ac45c35556e93609693e210f830f682c91ca3aac0faf7dd3b8",
};

export const CareSheetDocument: TrustedDocument<CareSheetQuery, CareSheetQueryVariables> = {
  id: "0c34d2222a51e2e7555a29df3f81f9fda6ff76d2fce34238449d28eea4fbbe00",
};

export const FindAddressDocument: TrustedDocument<FindAddressQuery, FindAddressQueryVariables> = {
  id: "e618b8b89b5b98d4e57acf9a3802eb49ae573e8b58a7f0d84c2bca5d8e4812d0",
};

export const FindCommunesDocument: TrustedDocument<FindCommunesQuery, FindCommunesQueryVariables> = {
  id: "918f7c17910f3577fb3cc93c55f332fceb8b84521fe942b2d02060878418091c",
};

export const SearchCareDocument: TrustedDocument<SearchCareQuery, SearchCareQueryVariables> = {
  id: "0ec6435e394cb77beaa6450554be750d714109bd14fa286d14f488c640d646d1",
};

export const SearchPointsDocument: TrustedDocument<SearchPointsQuery, SearchPointsQueryVariables> = {
  id: "8bbfe847d34558da5b19018bf4a99fb621c20d9ce124a383f60cae28559d946e",
};
