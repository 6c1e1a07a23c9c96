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

/** Where people answer their Caf. */
export type CafContactInput = {
  /** Answers to letters go there; null or empty: none. */
  email?: string | null | undefined;
  /** A French number; null or empty: none. */
  phone?: string | null | undefined;
  /** Lines of the postal address, without the Caf's name; 1 to 6, of 100 characters. */
  postalAddress: Array<string>;
};

/** The digits that somebody read or heard. */
export type CaptchaAnswerInput = {
  /** Of the captcha. */
  id: string | number;
  /** The four digits; spaces are forgiven. A wrong answer burns the captcha. */
  text: string;
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
  /** With a need: fit above 0, highest first, then green of which no more is known, then the others. Without: green first. */
  | 'BEST_FIT'
  /** Nearest to the centre of the area first. */
  | 'DISTANCE'
  /** Availability confirmed most recently first; none at the end. */
  | 'RECENTLY_CONFIRMED';

/** M, Mme or Melle, as forms and PMI write it. */
export type Civility =
  | 'M'
  | 'MELLE'
  | 'MME';

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

/** A day; slots left out have no place. */
export type DayInput = {
  /** Its slots. */
  slots: Array<SlotInput>;
  /** Which day; once a week. */
  weekday: Weekday;
};

/** What an agent does with a request. */
export type HabilitationAction =
  /** An account is opened and a password generated. */
  | 'ACTIVATE'
  /** The form of consent is sent, or printed to be posted. */
  | 'ASK_CONSENT'
  /** The person is not listed: PMI's addresses are sent. */
  | 'DIRECT_TO_PMI'
  /** The signed form is back. */
  | 'RECORD_CONSENT'
  /** The request is refused. */
  | 'REFUSE'
  /** The Caf ends the habilitation; availability turns grey at once. */
  | 'REVOKE'
  /** The person takes the consent back; availability turns grey at once. */
  | 'WITHDRAW';

/** A request for a habilitation, as the form holds it. */
export type HabilitationRequestInput = {
  /** A captcha and what was read in it. */
  captcha: CaptchaAnswerInput;
  /** M, Mme or Melle. */
  civility: Civility;
  /** INSEE code, or the name of the commune: a former name and an arrondissement are understood. */
  commune: string;
  /** Never published, nor shown to anyone but its owner and their Caf. */
  email: string;
  /** The same once more. */
  emailConfirmation: string;
  /** First name, at most 100 characters. */
  firstName: string;
  /** Surname, at most 100 characters. */
  lastName: string;
  /** A French telephone number, where the Caf reaches the person. */
  phone: string;
  /** Five digits; it and the commune check each other. */
  postcode: string;
  /** In what capacity. */
  status: RequesterStatus;
  /** Name of the street, at most 200 characters. */
  streetName: string;
  /** Number in the street: 12 bis. */
  streetNumber?: string | null | undefined;
  /** Rue, avenue, place… */
  streetType?: string | null | undefined;
  /** The structure that a manager names: a published listing, whose Caf examines the request. */
  structure?: string | number | null | undefined;
};

/** Where a request stands. */
export type HabilitationState =
  /** The person may sign in and publish availability. */
  | 'ACTIVE'
  /** The form of consent was sent, and is to come back signed. */
  | 'CONSENT_ASKED'
  /** The signed form is back; the Caf is to activate. */
  | 'CONSENT_RECEIVED'
  /** Not listed: the person was directed to PMI. */
  | 'DIRECTED_TO_PMI'
  /** The form did not come back within 60 days, or the Caf did not answer within a year. */
  | 'EXPIRED'
  /** Filed; the Caf is to examine it. */
  | 'RECEIVED'
  /** Refused by the Caf. */
  | 'REFUSED'
  /** Ended by the Caf. */
  | 'REVOKED'
  /** The person took the consent back. */
  | 'WITHDRAWN';

/** How the directory holds a listing. */
export type ListingState =
  /** No longer in PMI's file. */
  | 'GONE'
  /** Seen by all. */
  | 'PUBLISHED'
  /** Hidden while the agrément is under review. */
  | 'SUSPENDED';

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

/** On what a listing agrees with a request. */
export type MatchField =
  /** The commune, arrondissements of one city alike. */
  | 'COMMUNE'
  /** First and last name; particles, hyphens and a second surname are forgiven. */
  | 'NAME'
  /** The telephone number. */
  | 'PHONE';

/** The next January or the next September; days left out have no place. */
export type MonthInput = {
  /** The typical week. */
  days: Array<DayInput>;
  /** The first day of the month. */
  startsOn: string;
};

/** A circle. */
export type NearInput = {
  /** Latitude of its centre, -90 to 90. */
  lat: number;
  /** Longitude of its centre, -180 to 180. */
  lng: number;
  /** Radius in kilometres, 0.1 to 50. */
  radiusKm?: number;
};

/** What a family needs: the slots to cover, for how many children, from when. It is compared with the weekly calendars when they hold its start (a slot counts when it has the places in every week from that one to the last), otherwise with the table of the month of its start, January or September; nothing else covers. */
export type NeedInput = {
  /** 1 to 6. */
  children?: number;
  /** Its first day; today if absent or past. */
  from?: string | null | undefined;
  /** At least one slot. */
  slots: Array<NeedSlotInput>;
};

/** Slots of one day that a family needs. */
export type NeedSlotInput = {
  /** Which of its slots. */
  slots: Array<TimeSlot>;
  /** Which day. */
  weekday: Weekday;
};

/** Opening hours of one day, or one session; local time. */
export type OpeningSessionInput = {
  /** Closing time, HH:MM, later than it opens. */
  closes: string;
  /** A remark in French, at most 120 characters. */
  note?: string | null | undefined;
  /** Opening time, HH:MM. */
  opens: string;
  /** The day of the week. */
  weekday: Weekday;
};

/** The free places of a leisure centre over one period. */
export type PeriodInput = {
  /** As `Viewer.periodsOffered` names it («Vacances d’hiver 2027»); without its year: the next that has not ended. */
  name: string;
  /** 0 to the capacity (200 when unknown). */
  places: number;
};

/** What the pro space opens for somebody. */
export type ProAccess =
  /** Nothing: they have no habilitation that is active. */
  | 'HABILITATION_INVALID'
  /** Nothing: PMI does not list them (any more). Also said of an agent. */
  | 'NOT_LISTED'
  /** Their details and their availability. */
  | 'OPEN'
  /** Nothing until the password they were sent is replaced. */
  | 'PASSWORD_TO_REPLACE'
  /** Nothing while their agrément is under review. */
  | 'SUSPENDED';

/** In what capacity somebody asks for a habilitation. */
export type RequesterStatus =
  /** Assistant(e) maternel(le) who is already listed on the site. */
  | 'CHILDMINDER'
  /** Manager of a structure, which the request names. */
  | 'MANAGER';

/** Who signs in. */
export type Role =
  /** Agent of a Caf, who sees its département only. */
  | 'AGENT'
  /** Assistante maternelle ou assistant maternel. */
  | 'CHILDMINDER'
  /** Manager of one structure. */
  | 'MANAGER';

/** The free places of one time slot. */
export type SlotInput = {
  /** 0 to the approved places of a childminder, to the capacity of a crèche (200 when unknown). */
  places: number;
  /** Which slot of the day; once a day. */
  slot: TimeSlot;
};

/** What a structure says of itself. A field that is absent stays as it is; null, an empty text or an empty list: the structure does not have that. Each field is for the kinds that have it. */
export type StructureFactsInput = {
  /** Of a crèche: how to enrol, in French, at most 1,000 characters. */
  admission?: string | null | undefined;
  /** Of a leisure centre: youngest age, 0 to 18 years. */
  ageFrom?: number | null | undefined;
  /** Of a crèche: youngest age, 0 to 72 months. */
  ageFromMonths?: number | null | undefined;
  /** Of a leisure centre: oldest age, 0 to 18 years. */
  ageTo?: number | null | undefined;
  /** Of a crèche: oldest age, 0 to 72 months. */
  ageToMonths?: number | null | undefined;
  /** Of a crèche or a leisure centre: children at once, 1 to 2,000. */
  capacity?: number | null | undefined;
  /** Of a relais: INSEE codes of all the communes it serves. */
  communesServed?: Array<string | number> | null | undefined;
  /** Of a crèche: how children with a disability are received, in French, at most 1,000 characters. */
  disability?: string | null | undefined;
  /** E-mail address, shown to families. */
  email?: string | null | undefined;
  /** Of a crèche: how the price is made, in French, at most 1,000 characters. */
  fees?: string | null | undefined;
  /** Who runs it, at most 200 characters. */
  manager?: string | null | undefined;
  /** Of a leisure centre: when it opens, in French; at most 40, of 120 characters. */
  periods?: Array<string> | null | undefined;
  /** A French telephone number, in any usual writing. */
  phone?: string | null | undefined;
  /** Opening hours of a crèche, sessions of a relais or a LAEP: all of them, at most 40. Two rows of one day with the same note do not overlap. */
  sessions?: Array<OpeningSessionInput> | null | undefined;
  /** An http or https address; https when none is written. */
  website?: string | null | undefined;
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

/** One of four consecutive weeks; days left out have no place. */
export type WeekInput = {
  /** Its days. */
  days: Array<DayInput>;
  /** A Monday; the first: of the week under way or of the next. */
  startsOn: string;
};

/** A day of the week. */
export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type DeskCandidateFragment = { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } };

export type DeskRequestFragment = { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> };

type DeskResult_HabilitationActionRefused_Fragment = { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> };

type DeskResult_HabilitationMoved_Fragment = { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } };

export type DeskResultFragment =
  | DeskResult_HabilitationActionRefused_Fragment
  | DeskResult_HabilitationMoved_Fragment
;

export type DeskContactFragment = { name: string, postalAddress: Array<string>, email: string | null, phone: string | null };

export type DeskCafQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskCafQuery = { viewer: { caf: { name: string, postalAddress: Array<string>, email: string | null, phone: string | null } | null } | null };

export type DeskChangeContactMutationVariables = Exact<{
  input: CafContactInput;
}>;


export type DeskChangeContactMutation = { changeCafContact:
    | { __typename: 'CafContactChanged', caf: { name: string, postalAddress: Array<string>, email: string | null, phone: string | null } }
    | { __typename: 'CafContactRejected', problems: Array<{ path: Array<string>, code: string, message: string }> }
   };

export type DeskQueueQueryVariables = Exact<{
  states?: Array<HabilitationState> | HabilitationState | null | undefined;
  text?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DeskQueueQuery = { habilitationRequests: { totalCount: number, nodes: Array<{ id: string, status: RequesterStatus, state: HabilitationState, stateSince: string, civility: Civility, lastName: string, firstName: string, commune: { name: string }, matched: { name: string } | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } };

export type DeskOneRequestQueryVariables = Exact<{
  id: string | number;
}>;


export type DeskOneRequestQuery = { habilitationRequest: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } | null };

export type DeskListingsQueryVariables = Exact<{
  id: string | number;
  text: string;
}>;


export type DeskListingsQuery = { habilitationRequest: { id: string, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }> } | null };

export type DeskFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskFiguresQuery = { cafFigures: { waiting: number, oldestWaitingDays: number | null, medianDelayDays: number | null, active: number, byState: Array<{ state: HabilitationState, count: number }> } };

export type DeskFilesQueryVariables = Exact<{
  first: number;
}>;


export type DeskFilesQuery = { pmiFiles: Array<{ id: string, appliedAt: string, partial: boolean, rows: number, added: number, changed: number, suspended: number, reinstated: number, gone: number, refused: number, quarantined: number }> };

export type DeskDirectToPmiMutationVariables = Exact<{
  request: string | number;
}>;


export type DeskDirectToPmiMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskAskConsentMutationVariables = Exact<{
  request: string | number;
  listing?: string | number | null | undefined;
  byPost: boolean;
}>;


export type DeskAskConsentMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskRecordConsentMutationVariables = Exact<{
  request: string | number;
}>;


export type DeskRecordConsentMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskActivateMutationVariables = Exact<{
  request: string | number;
}>;


export type DeskActivateMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskRefuseMutationVariables = Exact<{
  request: string | number;
  reason?: string | null | undefined;
}>;


export type DeskRefuseMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskRevokeMutationVariables = Exact<{
  request: string | number;
  reason?: string | null | undefined;
}>;


export type DeskRevokeMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

export type DeskWithdrawMutationVariables = Exact<{
  request: string | number;
  reason?: string | null | undefined;
}>;


export type DeskWithdrawMutation = { result:
    | { __typename: 'HabilitationActionRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationMoved', request: { id: string, status: RequesterStatus, state: HabilitationState, receivedAt: string, stateSince: string, ageDays: number, civility: Civility, lastName: string, firstName: string, streetNumber: string | null, streetType: string | null, streetName: string, postcode: string, phone: string, email: string, reason: string | null, commune: { code: string, name: string }, matched: { id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } } | null, candidates: Array<{ id: string, kind: CareKind, name: string, addressLines: Array<string>, phone: string | null, approvalNumber: string | null, state: ListingState, agreesOn: Array<MatchField>, taken: boolean, commune: { code: string, name: string } }>, history: Array<{ at: string, action: string, state: HabilitationState, by: string | null, byPost: boolean }>, actions: Array<{ action: HabilitationAction, mail: { to: string, subject: string, text: string, attachments: Array<string> } | null }> } }
   };

type Standing_GlobalAvailability_Fragment = { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null };

type Standing_PeriodAvailability_Fragment = { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> };

type Standing_SeasonalAvailability_Fragment = { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> };

type Standing_WeeklyAvailability_Fragment = { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> };

export type StandingFragment =
  | Standing_GlobalAvailability_Fragment
  | Standing_PeriodAvailability_Fragment
  | Standing_SeasonalAvailability_Fragment
  | Standing_WeeklyAvailability_Fragment
;

type Publication_AvailabilityPublished_Fragment = { __typename: 'AvailabilityPublished', listing:
    | { availability:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { availability:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { availability:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { availability:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
    | { availability:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

type Publication_AvailabilityRejected_Fragment = { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
    | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

export type PublicationFragment =
  | Publication_AvailabilityPublished_Fragment
  | Publication_AvailabilityRejected_Fragment
;

export type PublishGlobalMutationVariables = Exact<{
  listing: string | number;
  signal: AvailabilitySignal;
  basedOn?: string | null | undefined;
}>;


export type PublishGlobalMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

export type PublishWeeklyMutationVariables = Exact<{
  listing: string | number;
  weeks: Array<WeekInput> | WeekInput;
  basedOn?: string | null | undefined;
}>;


export type PublishWeeklyMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

export type PublishSeasonalMutationVariables = Exact<{
  listing: string | number;
  months: Array<MonthInput> | MonthInput;
  basedOn?: string | null | undefined;
}>;


export type PublishSeasonalMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

export type PublishPeriodsMutationVariables = Exact<{
  listing: string | number;
  periods: Array<PeriodInput> | PeriodInput;
  basedOn?: string | null | undefined;
}>;


export type PublishPeriodsMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

export type ConfirmAvailabilityMutationVariables = Exact<{
  listing: string | number;
  basedOn?: string | null | undefined;
}>;


export type ConfirmAvailabilityMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
        | { availability:
            | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ path: Array<string>, code: string, message: string }>, current:
        | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
        | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
        | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
        | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
       | null }
   };

export type SetRemindersMutationVariables = Exact<{
  wanted: boolean;
}>;


export type SetRemindersMutation = { setReminders: boolean };

export type AuthorityContactFragment = { name: string, email: string | null, phone: string | null, postalAddress: Array<string> };

export type SignedInPersonFragment = { firstName: string, lastName: string, email: string, role: Role, mustReplacePassword: boolean, sessionEndsAt: string, access: ProAccess };

export type CurrentViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrentViewerQuery = { viewer: { firstName: string, lastName: string, email: string, role: Role, mustReplacePassword: boolean, sessionEndsAt: string, access: ProAccess } | null };

export type MyPlaceQueryVariables = Exact<{ [key: string]: never; }>;


export type MyPlaceQuery = { viewer: { habilitation: HabilitationState | null, reminders: boolean, firstName: string, lastName: string, email: string, role: Role, mustReplacePassword: boolean, sessionEndsAt: string, access: ProAccess, departement: { code: string, name: string, caf: { name: string, email: string | null, phone: string | null, postalAddress: Array<string> }, pmi: { name: string, email: string | null, phone: string | null, postalAddress: Array<string> } } | null, details: { approvalNumber: string, civility: string, lastName: string, firstName: string, addressLines: Array<string>, phone: string | null, email: string | null, places: number, approvalStartsOn: string, approvalEndsOn: string, worksInMam: boolean, mamName: string | null, showsAddress: boolean, showsPhone: boolean, showsEmail: boolean } | null, periodsOffered: Array<{ name: string, startsOn: string, endsOn: string }>, listing:
      | { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, mamName: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, availability:
          | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
          | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
          | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
          | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
         | null, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision } }
      | { __typename: 'Creche', subtype: CrecheSubtype | null, manager: string | null, capacity: number | null, avip: boolean, ageFromMonths: number | null, ageToMonths: number | null, disability: string | null, admission: string | null, fees: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, availability:
          | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
          | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
          | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
          | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
         | null, openingHours: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision } }
      | { __typename: 'Laep', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, availability:
          | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
          | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
          | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
          | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
         | null, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision } }
      | { __typename: 'LeisureCentre', manager: string | null, ageFrom: number | null, ageTo: number | null, capacity: number | null, periods: Array<string>, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, availability:
          | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
          | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
          | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
          | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
         | null, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision } }
      | { __typename: 'Relais', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, communesServed: Array<{ code: string, name: string }>, availability:
          | { __typename: 'GlobalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
          | { __typename: 'PeriodAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
          | { __typename: 'SeasonalAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
          | { __typename: 'WeeklyAvailability', version: string, level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
         | null, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision } }
     | null, structureChanges: Array<{ at: string, author: string, fields: Array<string> }> | null } | null };

export type ListDepartementsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListDepartementsQuery = { departements: Array<{ code: string, name: string, pmi: { name: string, email: string | null, phone: string | null, postalAddress: Array<string> } }> };

export type CommuneStructuresQueryVariables = Exact<{
  commune: string | number;
  text?: string | null | undefined;
}>;


export type CommuneStructuresQuery = { structures: Array<
    | { id: string, kind: CareKind, name: string, addressLines: Array<string> | null }
    | { id: string, kind: CareKind, name: string, addressLines: Array<string> | null }
    | { id: string, kind: CareKind, name: string, addressLines: Array<string> | null }
    | { id: string, kind: CareKind, name: string, addressLines: Array<string> | null }
    | { id: string, kind: CareKind, name: string, addressLines: Array<string> | null }
  > };

export type NewCaptchaMutationVariables = Exact<{ [key: string]: never; }>;


export type NewCaptchaMutation = { newCaptcha: { id: string, image: string, audio: string, expiresAt: string } };

export type SignInMutationVariables = Exact<{
  email: string;
  password: string;
  code?: string | null | undefined;
  captcha?: CaptchaAnswerInput | null | undefined;
}>;


export type SignInMutation = { signIn:
    | { __typename: 'SignInRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'SignedIn', viewer: { firstName: string, lastName: string, email: string, role: Role, mustReplacePassword: boolean, sessionEndsAt: string, access: ProAccess } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type KeepSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type KeepSessionMutation = { keepSession: { sessionEndsAt: string } | null };

export type ReplacePasswordMutationVariables = Exact<{
  email: string;
  currentPassword: string;
  newPassword: string;
}>;


export type ReplacePasswordMutation = { replacePassword:
    | { __typename: 'PasswordRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'PasswordReplaced' }
   };

export type SendNewPasswordMutationVariables = Exact<{
  email: string;
  captcha: CaptchaAnswerInput;
}>;


export type SendNewPasswordMutation = { sendNewPassword:
    | { __typename: 'NewPasswordRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'NewPasswordSent' }
   };

export type RequestHabilitationMutationVariables = Exact<{
  input: HabilitationRequestInput;
}>;


export type RequestHabilitationMutation = { requestHabilitation:
    | { __typename: 'HabilitationRequestRejected', problems: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'HabilitationRequested', caf: { name: string } }
   };

export type AvailabilityToConfirmQueryVariables = Exact<{
  token: string;
}>;


export type AvailabilityToConfirmQuery = { availabilityToConfirm: { listing:
      | { kind: CareKind, name: string, commune: { name: string }, availability:
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
         | null }
      | { kind: CareKind, name: string, commune: { name: string }, availability:
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
         | null }
      | { kind: CareKind, name: string, commune: { name: string }, availability:
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
         | null }
      | { kind: CareKind, name: string, commune: { name: string }, availability:
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
         | null }
      | { kind: CareKind, name: string, commune: { name: string }, availability:
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
          | { signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null }
         | null }
     } | null };

export type ConfirmByLinkMutationVariables = Exact<{
  token: string;
}>;


export type ConfirmByLinkMutation = { result:
    | { __typename: 'AvailabilityPublished', listing:
        | { id: string, availability:
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
           | null }
        | { id: string, availability:
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
           | null }
        | { id: string, availability:
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
           | null }
        | { id: string, availability:
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
           | null }
        | { id: string, availability:
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
            | { signal: AvailabilitySignal, validUntil: string | null }
           | null }
       }
    | { __typename: 'AvailabilityRejected', problems: Array<{ code: string, message: string }> }
   };

export type StopRemindersMutationVariables = Exact<{
  token: string;
}>;


export type StopRemindersMutation = { stopReminders: boolean };

export type StructureChangeFragment = { at: string, author: string, fields: Array<string> };

export type ManagedStructureFragment = { structureChanges: Array<{ at: string, author: string, fields: Array<string> }> | null, listing:
    | { communesServed: Array<{ code: string }> }
    | Record<PropertyKey, never>
   | null };

export type StructureHistoryQueryVariables = Exact<{ [key: string]: never; }>;


export type StructureHistoryQuery = { viewer: { structureChanges: Array<{ at: string, author: string, fields: Array<string> }> | null } | null };

export type ChangeStructureMutationVariables = Exact<{
  listing: string | number;
  facts: StructureFactsInput;
}>;


export type ChangeStructureMutation = { changeStructure:
    | { __typename: 'StructureChanged', listing:
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
        | { __typename: 'Relais', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, communesServed: Array<{ code: string, name: string }>, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
            | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
            | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
            | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
            | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
           | null }
       }
    | { __typename: 'StructureRefused', problems: Array<{ path: Array<string>, code: string, message: string }> }
   };

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
  need?: NeedInput | null | undefined;
  sort?: CareSort | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchCareQuery = { careSearch: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ distance: number | null, fit: number | null, daysCovered: number | null, daysNeeded: number | null, node:
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
  need?: NeedInput | null | undefined;
  sort?: CareSort | null | undefined;
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

type Grids_PeriodAvailability_Fragment = { periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> };

type Grids_SeasonalAvailability_Fragment = { months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> };

type Grids_WeeklyAvailability_Fragment = { weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> };

export type GridsFragment =
  | Grids_PeriodAvailability_Fragment
  | Grids_SeasonalAvailability_Fragment
  | Grids_WeeklyAvailability_Fragment
;

export type SessionFragment = { weekday: Weekday, opens: string, closes: string, note: string | null };

type Sheet_Childminder_Fragment = { __typename: 'Childminder', approvedPlaces: number, worksInMam: boolean, mamName: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

type Sheet_Creche_Fragment = { __typename: 'Creche', subtype: CrecheSubtype | null, manager: string | null, capacity: number | null, avip: boolean, ageFromMonths: number | null, ageToMonths: number | null, disability: string | null, admission: string | null, fees: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, openingHours: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

type Sheet_Laep_Fragment = { __typename: 'Laep', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

type Sheet_LeisureCentre_Fragment = { __typename: 'LeisureCentre', manager: string | null, ageFrom: number | null, ageTo: number | null, capacity: number | null, periods: Array<string>, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

type Sheet_Relais_Fragment = { __typename: 'Relais', manager: string | null, id: string, kind: CareKind, name: string, addressLines: Array<string> | null, phone: string | null, email: string | null, website: string | null, updatedAt: string, communesServed: Array<{ name: string }>, sessions: Array<{ weekday: Weekday, opens: string, closes: string, note: string | null }>, commune: { name: string, postcodes: Array<string>, departement: { code: string, name: string } }, location: { lng: number, lat: number, precision: LocationPrecision }, availability:
    | { __typename: 'GlobalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null }
    | { __typename: 'PeriodAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, periods: Array<{ name: string, startsOn: string, endsOn: string, places: number }> }
    | { __typename: 'SeasonalAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, months: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
    | { __typename: 'WeeklyAvailability', level: AvailabilityLevel, signal: AvailabilitySignal, confirmedAt: string | null, validUntil: string | null, availableFrom: string | null, weeks: Array<{ startsOn: string, days: Array<{ weekday: Weekday, slots: Array<{ slot: TimeSlot, places: number }> }> }> }
   | null };

export type SheetFragment =
  | Sheet_Childminder_Fragment
  | Sheet_Creche_Fragment
  | Sheet_Laep_Fragment
  | Sheet_LeisureCentre_Fragment
  | Sheet_Relais_Fragment
;

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

export const AvailabilityToConfirmDocument: TrustedDocument<AvailabilityToConfirmQuery, AvailabilityToConfirmQueryVariables> = {
  id: "50b0692f1d0c875061c8bdf5b0142c1491610e7256e5714cc5ce731145ef80de",
};

export const CareCardDocument: TrustedDocument<CareCardQuery, CareCardQueryVariables> = {
  id: "dcf59286a9df61ac45c35556e93609693e210f830f682c91ca3aac0faf7dd3b8",
};

export const CareSheetDocument: TrustedDocument<CareSheetQuery, CareSheetQueryVariables> = {
  id: "27be8cee7c4e41f006fdb6ac3c41f2398e1e2682cb0d74acda49655e34814b69",
};

export const ChangeStructureDocument: TrustedDocument<ChangeStructureMutation, ChangeStructureMutationVariables> = {
  id: "195624b82ae04bce0fe18b1f7df01139e406526eb2797c039c08ca03a1bdeae7",
};

export const CommuneStructuresDocument: TrustedDocument<CommuneStructuresQuery, CommuneStructuresQueryVariables> = {
  id: "9d1baa6d05b48cb77596a317d5f3817b45aa50c48b5566e682acf8a5a5a36926",
};

export const ConfirmAvailabilityDocument: TrustedDocument<ConfirmAvailabilityMutation, ConfirmAvailabilityMutationVariables> = {
  id: "890bf510a7ef253a2d489b0fdf7dbf2996de7c4c785950e962ddf5f4b4612631",
};

export const ConfirmByLinkDocument: TrustedDocument<ConfirmByLinkMutation, ConfirmByLinkMutationVariables> = {
  id: "00070adf694883be2c4a041958ec28e7b8ec71b91a2fa34f24053532f13c7ec3",
};

export const CurrentViewerDocument: TrustedDocument<CurrentViewerQuery, CurrentViewerQueryVariables> = {
  id: "49516bee97c13422afea0e48e27d31aefea28704c9895ed12daba57e90e0f7bc",
};

export const DeskActivateDocument: TrustedDocument<DeskActivateMutation, DeskActivateMutationVariables> = {
  id: "e6eb90c7fb69f305b19a479cb5379aeb2ee69229d7233ccff32b21e7f8fa88dc",
};

export const DeskAskConsentDocument: TrustedDocument<DeskAskConsentMutation, DeskAskConsentMutationVariables> = {
  id: "c8d3421d335a9af1b395cf7587557ac653ece884662e53f38b9573546afff272",
};

export const DeskCafDocument: TrustedDocument<DeskCafQuery, DeskCafQueryVariables> = {
  id: "efbbaf0ce9d535757cefa0101973cc2d39322ed3aa94755231f56796c88bc6cb",
};

export const DeskChangeContactDocument: TrustedDocument<DeskChangeContactMutation, DeskChangeContactMutationVariables> = {
  id: "31f72b715c1ab64bffb05f9703490fb41bb50bfcedd5ab4e51649c778c829ff4",
};

export const DeskDirectToPmiDocument: TrustedDocument<DeskDirectToPmiMutation, DeskDirectToPmiMutationVariables> = {
  id: "10a01ada85f31dafdd4c239d71093beffce0ab482a115b3320b5ef2903303d0b",
};

export const DeskFiguresDocument: TrustedDocument<DeskFiguresQuery, DeskFiguresQueryVariables> = {
  id: "f0de49c4114b2e6ddb6cdd2e0c194a5993c6c6a0e5a139cd43e37af0a9ba6b9e",
};

export const DeskFilesDocument: TrustedDocument<DeskFilesQuery, DeskFilesQueryVariables> = {
  id: "b18bf94d81b432687413b9109e06bf5a82451556741e4bb25ac83e16b81f3ba5",
};

export const DeskListingsDocument: TrustedDocument<DeskListingsQuery, DeskListingsQueryVariables> = {
  id: "55a8ac7e4e65e9d71c944952d5c9bcb1afd8b3b0a0571575b342ea1317673288",
};

export const DeskOneRequestDocument: TrustedDocument<DeskOneRequestQuery, DeskOneRequestQueryVariables> = {
  id: "8d61c5ee22d0790a0ee0378e71811ba886a56597c20ead7cecdd23a55b7303c2",
};

export const DeskQueueDocument: TrustedDocument<DeskQueueQuery, DeskQueueQueryVariables> = {
  id: "f450b3b7f2dbce0af543e77cf496a8c1e752d364d6a52c89a42fee390afcfe85",
};

export const DeskRecordConsentDocument: TrustedDocument<DeskRecordConsentMutation, DeskRecordConsentMutationVariables> = {
  id: "cdbd37bfc6e628d1e4d9fc9dd8eb5d81124d47c8d32646bcbe2d32a6f24a1d93",
};

export const DeskRefuseDocument: TrustedDocument<DeskRefuseMutation, DeskRefuseMutationVariables> = {
  id: "ea0517fb4c5dc8f0c4fd206bc61e598dafc1640ab4440d88fdfc025cdd7fef2e",
};

export const DeskRevokeDocument: TrustedDocument<DeskRevokeMutation, DeskRevokeMutationVariables> = {
  id: "832ed5b04c020bc9920817e4ea13cf8acc9c06a6abba2fc328d1b1b1549645c5",
};

export const DeskWithdrawDocument: TrustedDocument<DeskWithdrawMutation, DeskWithdrawMutationVariables> = {
  id: "e119fd93d998a4cfcf7b7a0d65e7ea9bd165cd58dc8db83c002a8fa244eeae0e",
};

export const FindAddressDocument: TrustedDocument<FindAddressQuery, FindAddressQueryVariables> = {
  id: "e618b8b89b5b98d4e57acf9a3802eb49ae573e8b58a7f0d84c2bca5d8e4812d0",
};

export const FindCommunesDocument: TrustedDocument<FindCommunesQuery, FindCommunesQueryVariables> = {
  id: "918f7c17910f3577fb3cc93c55f332fceb8b84521fe942b2d02060878418091c",
};

export const KeepSessionDocument: TrustedDocument<KeepSessionMutation, KeepSessionMutationVariables> = {
  id: "821affc2495ce497b35f62ff3bacd6a705b602c7d3f86371ea83962a712b2370",
};

export const ListDepartementsDocument: TrustedDocument<ListDepartementsQuery, ListDepartementsQueryVariables> = {
  id: "0d9c7bcd43680a33830bf260e43deb63be467c788c2048675eb68ae307cd8f32",
};

export const MyPlaceDocument: TrustedDocument<MyPlaceQuery, MyPlaceQueryVariables> = {
  id: "300e90a076ac529266b0dbec0c64a607289cbd225a6c93df2703a33628527e54",
};

export const NewCaptchaDocument: TrustedDocument<NewCaptchaMutation, NewCaptchaMutationVariables> = {
  id: "8e9af501f197e3acc07ad61edc7b6e711036e7715da373792f43beab2adc8d5c",
};

export const PublishGlobalDocument: TrustedDocument<PublishGlobalMutation, PublishGlobalMutationVariables> = {
  id: "c6a115947360691115dae6af6a7b3951c771e23104f2e9caa8802f9bcc1a4896",
};

export const PublishPeriodsDocument: TrustedDocument<PublishPeriodsMutation, PublishPeriodsMutationVariables> = {
  id: "4a7dc9394ba1eecae18fa5ce65f375e6551409f0f7ccd36932f7869e62588418",
};

export const PublishSeasonalDocument: TrustedDocument<PublishSeasonalMutation, PublishSeasonalMutationVariables> = {
  id: "7227de687edddba81598139fcf54f467e97300f0e3f42caf32bd11903f9ed37e",
};

export const PublishWeeklyDocument: TrustedDocument<PublishWeeklyMutation, PublishWeeklyMutationVariables> = {
  id: "0e377bb73b7ebf0e752eb6b55f3322a1c539ecaafadc83c287821773cce42e81",
};

export const ReplacePasswordDocument: TrustedDocument<ReplacePasswordMutation, ReplacePasswordMutationVariables> = {
  id: "673606064a80cc6923bd202e67e3377f06471b093ccf8033948ec4a8d92b8da9",
};

export const RequestHabilitationDocument: TrustedDocument<RequestHabilitationMutation, RequestHabilitationMutationVariables> = {
  id: "bc01f3fde78562c3d2c9a878feb8a2f2f383884e32c3e58ad10dd20256754712",
};

export const SearchCareDocument: TrustedDocument<SearchCareQuery, SearchCareQueryVariables> = {
  id: "f2215ae08763e57c70fe1a651e2152dfeead34040b394c4932bb40abdba48f04",
};

export const SearchPointsDocument: TrustedDocument<SearchPointsQuery, SearchPointsQueryVariables> = {
  id: "63b946799504863010b51865ff147887645803efa60f645f1a38fba3aa762f59",
};

export const SendNewPasswordDocument: TrustedDocument<SendNewPasswordMutation, SendNewPasswordMutationVariables> = {
  id: "40e059510b6fd61d062c5025fa20f829e271f811db470f111dbea09884faa06a",
};

export const SetRemindersDocument: TrustedDocument<SetRemindersMutation, SetRemindersMutationVariables> = {
  id: "680ccdcbdba64ef98b59f38d5a260bc5df3f176480c57881e46b4bdaed1367d6",
};

export const SignInDocument: TrustedDocument<SignInMutation, SignInMutationVariables> = {
  id: "b0d9be9a546afcdc830fd7a50f31d6ea6818b8b40d7920f14feb19a4a2027183",
};

export const SignOutDocument: TrustedDocument<SignOutMutation, SignOutMutationVariables> = {
  id: "06562a4643f1d41111c4f2edc22f3adf88348b04a76a979592af164d785a7b6d",
};

export const StopRemindersDocument: TrustedDocument<StopRemindersMutation, StopRemindersMutationVariables> = {
  id: "f82da43c96b625ea3688c0557d554948621d3f864d91401c7d5d139b4fad5865",
};

export const StructureHistoryDocument: TrustedDocument<StructureHistoryQuery, StructureHistoryQueryVariables> = {
  id: "adc922637e3d23c92cd4a107b707d99b84f2d6c233e8b2cbebc296de4c8080c0",
};
