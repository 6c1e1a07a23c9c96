import "reflect-metadata";
import { writeFileSync } from "node:fs";
import {
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isUnionType,
  lexicographicSortSchema,
  printSchema,
} from "graphql";
import { buildSchemaSync } from "type-graphql";
import {
  PeriodAvailabilityResolver,
  SeasonalAvailabilityResolver,
  WeeklyAvailabilityResolver,
} from "./availability/availability.resolver.ts";
import {
  type AvailabilityView,
  GlobalAvailability,
  VIEW_TYPE_OF,
} from "./availability/availability.types.ts";
import { CaptchaResolver } from "./captcha/captcha.resolver.ts";
import { DeskActionResolver } from "./desk/action.resolver.ts";
import { CafContactResolver } from "./desk/caf-contact.resolver.ts";
import { DeskResolver, HabilitationRequestResolver } from "./desk/desk.resolver.ts";
import { CareChangesResolver } from "./directory/changes.resolver.ts";
import { DirectoryResolver } from "./directory/directory.resolver.ts";
import {
  type CareListing,
  Childminder,
  Creche,
  Laep,
  LeisureCentre,
  LISTING_TYPE_OF,
  Relais,
} from "./directory/directory.types.ts";
import { GeocodingResolver } from "./geocoding/geocoding.resolver.ts";
import { HabilitationResolver } from "./habilitation/habilitation.resolver.ts";
import { guardRoots } from "./http/who-may.ts";
import { ProSpaceResolver } from "./pro-space/pro-space.resolver.ts";
import { PublishingResolver } from "./publishing/publishing.resolver.ts";
import { RemindersResolver } from "./reminders/reminders.resolver.ts";
import { StructureEditResolver } from "./structures/edit.resolver.ts";

/** The whole API: every resolver by name. */
export function buildApiSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      DirectoryResolver,
      CareChangesResolver,
      GeocodingResolver,
      CaptchaResolver,
      HabilitationResolver,
      DeskResolver,
      HabilitationRequestResolver,
      DeskActionResolver,
      CafContactResolver,
      ProSpaceResolver,
      PublishingResolver,
      RemindersResolver,
      StructureEditResolver,
      WeeklyAvailabilityResolver,
      SeasonalAvailabilityResolver,
      PeriodAvailabilityResolver,
    ],
    // reached through their interfaces only
    orphanedTypes: [Childminder, Creche, LeisureCentre, Relais, Laep, GlobalAvailability],
    // arguments are checked by the rules, which answer in the caller's words
    validate: false,
  });
  // type-graphql wraps resolveType in a promise, which graphql-jit does not await
  for (const [name, resolveType] of Object.entries(RESOLVE_TYPE)) {
    const type = schema.getType(name);
    if (isInterfaceType(type)) type.resolveType = resolveType;
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = typeOfMember;
  }
  guardRoots(schema);
  return schema;
}

/** Members of a union carry the name of their type. */
const typeOfMember: GraphQLTypeResolver<unknown, unknown> = (value) => (value as { type: string }).type;

const RESOLVE_TYPE: Record<string, GraphQLTypeResolver<unknown, unknown>> = {
  CareListing: (listing) => LISTING_TYPE_OF[(listing as CareListing).kind],
  AvailabilityView: (view) => VIEW_TYPE_OF[(view as AvailabilityView).level],
};

/** `tsx api/schema.ts FILE` writes the committed `api/schema.graphql`. */
if (process.argv[1]?.endsWith("schema.ts") && process.argv[2]) {
  writeFileSync(process.argv[2], `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`);
}
