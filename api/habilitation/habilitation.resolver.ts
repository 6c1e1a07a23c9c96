import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { planArea } from "../directory/area.ts";
import { toCard } from "../directory/card.ts";
import { AREA_REFUSALS } from "../directory/directory.messages.ts";
import { findCare } from "../directory/directory.queries.ts";
import { CareListing } from "../directory/directory.types.ts";
import { badInput } from "../errors.ts";
import { CARE_KINDS } from "../kernel/care.ts";
import { fileRequest } from "./file-request.ts";
import { STRUCTURES_ARGUMENTS } from "./habilitation.messages.ts";
import {
  HabilitationRequested,
  HabilitationRequestInput,
  HabilitationRequestRejected,
  RequestHabilitationResult,
} from "./habilitation.types.ts";
import { nearestNames } from "./structures.ts";

const MOST_FIRST = 50;
const MOST_TEXT = 100;
/** Past this many structures of one commune a person is to type some of the name. */
const MOST_READ = 2_000;
const STRUCTURES = CARE_KINDS.filter((kind) => kind !== "CHILDMINDER");

@Resolver()
export class HabilitationResolver {
  @Mutation(() => RequestHabilitationResult, {
    description:
      "Files a request for a habilitation. The same sent twice gets the same confirmation and is filed once.",
  })
  async requestHabilitation(
    @Arg("input", () => HabilitationRequestInput, { description: "The form." })
    input: HabilitationRequestInput,
    @Ctx() { primary: db, gazetteer, keys, caller, now }: Context,
  ): Promise<HabilitationRequested | HabilitationRequestRejected> {
    const filed = await fileRequest(input, { db, gazetteer, keys, address: caller.address, now });
    if ("problems" in filed) return Object.assign(new HabilitationRequestRejected(), filed);
    const departement = gazetteer.departements.find(({ code }) => code === filed.departementCode);
    if (!departement) throw new Error("a request was filed in a département that does not exist");
    return Object.assign(new HabilitationRequested(), { caf: departement.caf });
  }

  @Query(() => [CareListing], {
    description:
      "Published structures of a commune, for a manager to name theirs: nearest name first. No childminders.",
  })
  async structures(
    @Arg("commune", () => ID, { description: "INSEE code; a city with arrondissements includes them." })
    commune: string,
    @Arg("text", () => String, { nullable: true, description: "Words of its name; 100 characters at most." })
    text: string | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "1 to 50." })
    first: number | null,
    @Ctx() { db, gazetteer, today }: Context,
  ): Promise<CareListing[]> {
    const wanted = first ?? 20;
    if (wanted < 1 || wanted > MOST_FIRST) throw badInput(["first"], STRUCTURES_ARGUMENTS.first);
    if ((text?.length ?? 0) > MOST_TEXT) throw badInput(["text"], STRUCTURES_ARGUMENTS.text);
    const area = planArea({ commune }, (code) =>
      gazetteer.byCode(code)
        ? { codes: [code, ...gazetteer.arrondissements(code).map((part) => part.code)], centre: null }
        : null,
    );
    if ("refused" in area) throw badInput(["commune"], AREA_REFUSALS[area.refused].message);
    const filter = { kinds: STRUCTURES, text };
    const page = { limit: MOST_READ, after: null };
    const { rows } = await findCare(db, { area, filter, sort: "DISTANCE", today, page });
    return nearestNames(rows, text ?? "")
      .slice(0, wanted)
      .map((row) => toCard(row, gazetteer));
  }
}
