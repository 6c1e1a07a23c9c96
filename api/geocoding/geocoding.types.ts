import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { PRECISIONS, type Precision } from "../kernel/care.ts";
import { enumOf } from "../kernel/enum.ts";

const LocationPrecisionEnum = enumOf(PRECISIONS);
registerEnumType(LocationPrecisionEnum, {
  name: "LocationPrecision",
  description: "How exact a position is. Anything but HOUSE_NUMBER is approximate and is to be shown so.",
  valuesConfig: {
    HOUSE_NUMBER: { description: "The entrance of the house." },
    STREET: { description: "The middle of the street: the number is missing or unknown." },
    LOCALITY: { description: "The middle of a hamlet or place name (lieu-dit)." },
    COMMUNE: {
      description: "The centre of the commune: the address is withheld, unknown, or matched too doubtfully.",
    },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: "A position with its precision. Degrees, WGS 84 (EPSG:4326).",
})
export class Location {
  @Field(() => Float, { description: "Longitude in degrees, east positive: -180 to 180." })
  lng!: number;
  @Field(() => Float, { description: "Latitude in degrees, north positive: -90 to 90." })
  lat!: number;
  @Field(() => LocationPrecisionEnum, { description: "How exact the position is." })
  precision!: Precision;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "An administration that families and professionals may write to. Contact details are given only where " +
    "a source is cited, and never guessed: an empty address and null mean «not known here».",
})
export class Authority {
  @Field(() => String, { description: "Full name in French." })
  name!: string;
  @Field(() => [String], {
    description: "Postal address, line by line, as on an envelope. Empty: not known here.",
  })
  postalAddress!: string[];
  @Field(() => String, { nullable: true, description: "E-mail address. Null: not known here." })
  email!: string | null;
  @Field(() => String, { nullable: true, description: "Telephone number. Null: not known here." })
  phone!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "One of the 101 départements, with the two administrations that keep this directory.",
})
export class Departement {
  @Field(() => ID, { description: "Official code: 01 to 95 (2A and 2B for Corsica), 971 to 976." })
  code!: string;
  @Field(() => String, { description: "Name in French, without article." })
  name!: string;
  @Field(() => Authority, {
    description: "Caisse d'allocations familiales: it examines requests for access to the pro space.",
  })
  caf!: Authority;
  @Field(() => Authority, {
    description:
      "Protection maternelle et infantile: it approves childminders and holds their permission to publish.",
  })
  pmi!: Authority;
}

@ObjectType({
  simpleResolvers: true,
  description: "A commune of today's official code (COG), or an arrondissement of Paris, Lyon or Marseille.",
})
export class Commune {
  @Field(() => ID, {
    description: "INSEE code, not the postcode: 66136 is Perpignan. 75101 to 75120 in Paris.",
  })
  code!: string;
  @Field(() => String, { description: "Official name in French." })
  name!: string;
  @Field(() => [String], {
    description: "Its postcodes. A postcode may serve several communes, and a commune have several.",
  })
  postcodes!: string[];
  @Field(() => Int, { nullable: true, description: "Legal population; null when not known." })
  population!: number | null;
  @Field(() => Departement, { description: "The département it belongs to." })
  departement!: Departement;
  @Field(() => Location, {
    nullable: true,
    description: "Its centre, precision COMMUNE; null when not known.",
  })
  location!: Location | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "The answer of `geocode`: an address as it was understood, and where it is.",
})
export class GeocodedAddress {
  @Field(() => String, { description: "What was found, in words: «12 bis Rue de la Paix, 66000 Perpignan»." })
  label!: string;
  @Field(() => Commune, { description: "The commune it lies in." })
  commune!: Commune;
  @Field(() => Location, { description: "The position, as exact as `precision` says." })
  location!: Location;
}
