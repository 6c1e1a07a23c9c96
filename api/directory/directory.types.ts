import { Field, Float, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import { AvailabilitySignalEnum, AvailabilityView, WeekdayEnum } from "../availability/availability.types.ts";
import { Commune, Location } from "../geocoding/geocoding.types.ts";
import {
  CARE_KINDS,
  type CareKind,
  CRECHE_SUBTYPES,
  type CrecheSubtype,
  type Signal,
  type Weekday,
} from "../kernel/care.ts";
import { enumOf } from "../kernel/enum.ts";
import { DateTimeScalar, LocalDateScalar } from "../scalars.ts";
import type { CareSort } from "./directory.queries.ts";

export const CareKindEnum = enumOf(CARE_KINDS);
registerEnumType(CareKindEnum, {
  name: "CareKind",
  description: "The five kinds of care.",
  valuesConfig: {
    CHILDMINDER: { description: "Assistante maternelle ou assistant maternel, at home or in a MAM." },
    CRECHE: { description: "Crèche in all its forms (EAJE)." },
    LEISURE_CENTRE: { description: "Accueil de loisirs (ALSH)." },
    RELAIS: { description: "Relais petite enfance (ex-RAM): advice for families and childminders." },
    LAEP: { description: "Lieu d'accueil enfants-parents." },
  },
});

const CrecheSubtypeEnum = enumOf(CRECHE_SUBTYPES);
registerEnumType(CrecheSubtypeEnum, { name: "CrecheSubtype", description: "The forms of crèche." });

export const CareSortEnum = enumOf(["DISTANCE", "BEST_FIT", "RECENTLY_CONFIRMED"]);
registerEnumType(CareSortEnum, {
  name: "CareSort",
  description: "The order of a search; ties go by distance, then by id.",
  valuesConfig: {
    DISTANCE: { description: "Nearest to the centre of the area first." },
    BEST_FIT: {
      description:
        "With a need: fit above 0, highest first, then green of which no more is known, then the others. Without: green first.",
    },
    RECENTLY_CONFIRMED: { description: "Availability confirmed most recently first; none at the end." },
  },
});

@ObjectType({ simpleResolvers: true, description: "A session or a day's opening hours, local time." })
export class OpeningSession {
  @Field(() => WeekdayEnum, { description: "The day of the week." })
  weekday!: Weekday;
  @Field(() => String, { description: "Opening time, like 07:30." })
  opens!: string;
  @Field(() => String, { description: "Closing time, like 18:30." })
  closes!: string;
  @Field(() => String, { nullable: true, description: "A remark in French." })
  note!: string | null;
}

@InterfaceType({
  description: "One entry of the directory. Ids are random and stay the same for good.",
})
export abstract class CareListing {
  @Field(() => ID, { description: "Random; says nothing of what it names." })
  id!: string;
  @Field(() => CareKindEnum, { description: "Which of the five kinds." })
  kind!: CareKind;
  @Field(() => String, { description: "Name of the place, or first and last name of the person." })
  name!: string;
  @Field(() => Commune, { description: "Where it is; an arrondissement in Paris, Lyon and Marseille." })
  commune!: Commune;
  @Field(() => Location, { description: "Its position, with how precise that is." })
  location!: Location;
  @Field(() => [String], { nullable: true, description: "Street lines; null when withheld." })
  addressLines!: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: "E.164; null when withheld, and null in lists and in the feed: ask care(id).",
  })
  phone!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Null when withheld, and null in lists and in the feed: ask care(id).",
  })
  email!: string | null;
  @Field(() => String, { nullable: true, description: "An http or https address." })
  website!: string | null;
  @Field(() => AvailabilityView, {
    nullable: true,
    description: "Null for the kinds that have none (relais, LAEP).",
  })
  availability!: AvailabilityView | null;
  @Field(() => DateTimeScalar, { description: "When its details last changed." })
  updatedAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  implements: CareListing,
  description: "An approved childminder who allowed publication.",
})
export class Childminder extends CareListing {
  @Field(() => Int, { description: "Children the approval allows at once, 1 to 6." })
  approvedPlaces!: number;
  @Field(() => Boolean, { description: "True in a maison d'assistants maternels, false at home." })
  worksInMam!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "Name of the MAM; null at home, or when the address is withheld.",
  })
  mamName!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: CareListing, description: "A crèche in any of its forms." })
export class Creche extends CareListing {
  @Field(() => CrecheSubtypeEnum, {
    nullable: true,
    description: "Its form; null when the source does not say.",
  })
  subtype!: CrecheSubtype | null;
  @Field(() => String, { nullable: true, description: "Who runs it." })
  manager!: string | null;
  @Field(() => Int, { nullable: true, description: "Children it may receive at once." })
  capacity!: number | null;
  @Field(() => Boolean, {
    description: "Label «à vocation d'insertion professionnelle»: places for parents looking for work.",
  })
  avip!: boolean;
  @Field(() => Int, { nullable: true, description: "Youngest age, in months." })
  ageFromMonths!: number | null;
  @Field(() => Int, { nullable: true, description: "Oldest age, in months." })
  ageToMonths!: number | null;
  @Field(() => [OpeningSession], { description: "Opening hours by day; empty when not known." })
  openingHours!: OpeningSession[];
  @Field(() => String, {
    nullable: true,
    description: "How children with a disability are received, in French.",
  })
  disability!: string | null;
  @Field(() => String, { nullable: true, description: "How to enrol, in French." })
  admission!: string | null;
  @Field(() => String, { nullable: true, description: "How the price is made, in French." })
  fees!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: CareListing, description: "A leisure centre." })
export class LeisureCentre extends CareListing {
  @Field(() => String, { nullable: true, description: "Who runs it." })
  manager!: string | null;
  @Field(() => Int, { nullable: true, description: "Youngest age, in years." })
  ageFrom!: number | null;
  @Field(() => Int, { nullable: true, description: "Oldest age, in years." })
  ageTo!: number | null;
  @Field(() => Int, { nullable: true, description: "Children it may receive at once." })
  capacity!: number | null;
  @Field(() => [String], { description: "When it opens, in French; empty when not known." })
  periods!: string[];
}

@ObjectType({
  simpleResolvers: true,
  implements: CareListing,
  description: "A relais petite enfance (ex-RAM).",
})
export class Relais extends CareListing {
  @Field(() => String, { nullable: true, description: "Who runs it." })
  manager!: string | null;
  @Field(() => [Commune], { description: "Communes it serves; empty when not known." })
  communesServed!: Commune[];
  @Field(() => [OpeningSession], { description: "When it is open." })
  sessions!: OpeningSession[];
}

@ObjectType({
  simpleResolvers: true,
  implements: CareListing,
  description: "A place where children and parents come together.",
})
export class Laep extends CareListing {
  @Field(() => String, { nullable: true, description: "Who runs it." })
  manager!: string | null;
  @Field(() => [OpeningSession], { description: "When it is open." })
  sessions!: OpeningSession[];
}

/** The object type of each kind: how a `CareListing` resolves. */
export const LISTING_TYPE_OF = {
  CHILDMINDER: "Childminder",
  CRECHE: "Creche",
  LEISURE_CENTRE: "LeisureCentre",
  RELAIS: "Relais",
  LAEP: "Laep",
} as const satisfies Record<CareKind, string>;

@ObjectType({ simpleResolvers: true, description: "A found listing and how it relates to the search." })
export class CareEdge {
  @Field(() => String, { description: "Where this listing stands in this search." })
  cursor!: string;
  @Field(() => CareListing, { description: "The listing, without phone and e-mail." })
  node!: CareListing;
  @Field(() => Float, {
    nullable: true,
    description: "Metres from the centre of the area, as the crow flies; null for a box.",
  })
  distance!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      "0 to 1: share of the needed slots with enough places; null without a need, or when only green is known.",
  })
  fit!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Days whose needed slots are all covered; null as fit is.",
  })
  daysCovered!: number | null;
  @Field(() => Int, { nullable: true, description: "Days that the need is about; null without one." })
  daysNeeded!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Where a page stands among all pages." })
export class PageInfo {
  @Field(() => Boolean, { description: "True when more follows." })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: "True when this page came after a cursor." })
  hasPreviousPage!: boolean;
  @Field(() => String, {
    nullable: true,
    description: "Cursor of the first listing; null when the page is empty.",
  })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: "Cursor of the last listing: hand it back as after." })
  endCursor!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of a search." })
export class CareConnection {
  @Field(() => [CareEdge], { description: "Listings with their distance, in order." })
  edges!: CareEdge[];
  @Field(() => [CareListing], { description: "The same listings, alone." })
  nodes!: CareListing[];
  @Field(() => PageInfo, { description: "Whether more follows." })
  pageInfo!: PageInfo;
  @Field(() => Int, { description: "Listings that match, over all pages." })
  totalCount!: number;
}

@InputType({ description: "A circle." })
export class NearInput {
  @Field(() => Float, { description: "Longitude of its centre, -180 to 180." })
  lng!: number;
  @Field(() => Float, { description: "Latitude of its centre, -90 to 90." })
  lat!: number;
  @Field(() => Float, { defaultValue: 5, description: "Radius in kilometres, 0.1 to 50." })
  radiusKm!: number;
}

@InputType({
  description:
    "A box in degrees: west < east, south < north, at most 2 degrees a side, else AREA_TOO_WIDE. Results are ordered by distance from its centre.",
})
export class BoxInput {
  @Field(() => Float, { description: "Western longitude." })
  west!: number;
  @Field(() => Float, { description: "Southern latitude." })
  south!: number;
  @Field(() => Float, { description: "Eastern longitude." })
  east!: number;
  @Field(() => Float, { description: "Northern latitude." })
  north!: number;
}

@InputType({ description: "Where to search: exactly one of them." })
export class AreaInput {
  @Field(() => NearInput, { nullable: true, description: "Around a point." })
  near?: NearInput | null;
  @Field(() => BoxInput, { nullable: true, description: "Within a box." })
  box?: BoxInput | null;
  @Field(() => ID, {
    nullable: true,
    description: "In a commune, by its INSEE code; Paris, Lyon and Marseille include their arrondissements.",
  })
  commune?: string | null;
}

@InputType({ description: "What to keep; what is absent keeps everything." })
export class CareFilter {
  @Field(() => [CareKindEnum], { nullable: true, description: "These kinds only." })
  kinds?: CareKind[] | null;
  @Field(() => [AvailabilitySignalEnum], {
    nullable: true,
    description: "These pictograms only; kinds that have none are left out.",
  })
  signals?: Signal[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Words that published fields contain (name, address, commune, manager), accents and case forgiven; 100 characters at most.",
  })
  text?: string | null;
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "Availability confirmed on that day or later.",
  })
  confirmedSince?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "True: green, with a first place within a fortnight.",
  })
  availableNow?: boolean | null;
}

export type { CareSort };
