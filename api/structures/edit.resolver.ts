import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { changeStructure } from "./edit.ts";
import {
  ChangeStructureResult,
  type StructureChanged,
  StructureFactsInput,
  type StructureRefused,
} from "./edit.types.ts";

@Resolver()
export class StructureEditResolver {
  @Mutation(() => ChangeStructureResult, {
    description:
      "A manager changes the details of their own structure; what they say goes before what files say. Name, address, " +
      "position, kind and label are corrected by the Caf.",
  })
  changeStructure(
    @Arg("listing", () => ID, { description: "The viewer's own." }) listing: string,
    @Arg("facts", () => StructureFactsInput, { description: "What is to change." })
    facts: StructureFactsInput,
    @Ctx() context: Context,
  ): Promise<StructureChanged | StructureRefused> {
    return changeStructure(context, listing, facts);
  }
}
