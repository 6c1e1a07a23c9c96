import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Int, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { fieldsAsked } from "./asked.ts";
import { readChanges } from "./changes.ts";
import { CareChangeConnection } from "./changes.types.ts";

const DEFAULT_FIRST = 500;

@Resolver()
export class CareChangesResolver {
  @Query(() => CareChangeConnection, {
    description:
      "What changed since a cursor, to keep a copy of the whole directory in step. The first time ask without since, then again with the cursor of each answer while hasMore is true: every listing comes once. From then on ask every few minutes with the last cursor: only what changed comes, and nothing is skipped, however many write at the same time. For each change replace your copy of that id, or erase it when listing is null.",
  })
  careChanges(
    @Arg("since", () => String, {
      nullable: true,
      description: "The cursor of the answer before; absent: from the beginning. BAD_CURSOR for any other.",
    })
    since: string | null,
    @Arg("first", () => Int, {
      defaultValue: DEFAULT_FIRST,
      nullable: true,
      description: "1 to 1000 changes.",
    })
    first: number | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CareChangeConnection> {
    return readChanges({ since, first: first ?? DEFAULT_FIRST, asked: fieldsAsked(info) }, context);
  }
}
