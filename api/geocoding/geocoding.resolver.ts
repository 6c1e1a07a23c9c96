import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import { geocodeText } from "./geocode-text.ts";
import { ARGUMENTS } from "./geocoding.messages.ts";
import { Commune, Departement, GeocodedAddress } from "./geocoding.types.ts";

const MAX_STARTING_WITH = 100;
const MAX_ADDRESS = 200;
const MAX_FIRST = 20;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/;

@Resolver()
export class GeocodingResolver {
  @Query(() => [Commune], {
    description:
      "Communes for a field that completes what is typed: by name (accents, hyphens, «St» and one typing error are " +
      "forgiven), former name, or postcode. An exact name first, then the larger communes. Empty when none fits.",
  })
  communes(
    @Arg("startingWith", () => String, {
      description: "What was typed so far: «perp», «st laur», «660», «66000». At most 100 characters.",
    })
    startingWith: string,
    @Arg("first", () => Int, { defaultValue: 8, nullable: true, description: "How many at most: 1 to 20." })
    first: number | null,
    @Ctx() { gazetteer }: Context,
  ): Commune[] {
    const wanted = first ?? 8;
    if (wanted < 1 || wanted > MAX_FIRST) throw badInput(["first"], ARGUMENTS.first);
    refuse(startingWith, MAX_STARTING_WITH, "startingWith");
    return gazetteer.suggest(startingWith, wanted).map(({ code }) => gazetteer.view(code));
  }

  @Query(() => [Departement], {
    description: "The 101 départements in the order of their codes, each with its Caf and its PMI.",
  })
  departements(@Ctx() { gazetteer }: Context): readonly Departement[] {
    return gazetteer.departements;
  }

  @Query(() => GeocodedAddress, {
    nullable: true,
    description:
      "Where an address in one line is: «12 rue de la Paix 66000 Perpignan», «Perpignan», «66000». An unknown street " +
      "gives the centre of its commune, and says so by its precision; null when no commune can be told for certain.",
  })
  geocode(
    @Arg("address", () => String, { description: "The address as people write it. At most 200 characters." })
    address: string,
    @Ctx() { gazetteer, geocoder }: Context,
  ): Promise<GeocodedAddress | null> {
    refuse(address, MAX_ADDRESS, "address");
    return geocodeText(address, gazetteer, geocoder);
  }
}

function refuse(text: string, longest: number, path: "startingWith" | "address"): void {
  if (text.length > longest || CONTROL.test(text)) throw badInput([path], ARGUMENTS[path]);
}
