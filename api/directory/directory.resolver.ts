import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from "type-graphql";
import { NeedInput } from "../availability/need.types.ts";
import type { Context } from "../context.ts";
import { fieldsAsked } from "./asked.ts";
import { toSheet } from "./card.ts";
import { findListing } from "./directory.queries.ts";
import {
  AreaInput,
  CareConnection,
  CareFilter,
  CareListing,
  type CareSort,
  CareSortEnum,
} from "./directory.types.ts";
import { isListingId, search } from "./search.ts";

@Resolver()
export class DirectoryResolver {
  @Query(() => CareConnection, {
    description:
      "Places of care in an area, ordered, a page at a time. What is withheld or hidden is never here.",
  })
  careSearch(
    @Arg("area", () => AreaInput, { description: "Where to look." }) area: AreaInput,
    @Arg("filter", () => CareFilter, { nullable: true, description: "What to keep." })
    filter: CareFilter | null,
    @Arg("need", () => NeedInput, {
      nullable: true,
      description: "What the family needs; kinds that have no pictogram are left out.",
    })
    need: NeedInput | null,
    @Arg("sort", () => CareSortEnum, {
      nullable: true,
      description: "By default DISTANCE, and with a need BEST_FIT.",
    })
    sort: CareSort | null,
    @Arg("first", () => Int, { defaultValue: 20, nullable: true, description: "1 to 100." }) first: number,
    @Arg("after", () => String, {
      nullable: true,
      description: "The endCursor of the page before; signed over the other arguments.",
    })
    after: string | null,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CareConnection> {
    return search({ area, filter, need, sort, first: first ?? 20, after, asked: fieldsAsked(info) }, context);
  }

  @Query(() => CareListing, {
    nullable: true,
    description: "One listing with its contact details; null when unknown, suspended or withdrawn alike.",
  })
  async care(
    @Arg("id", () => ID, { description: "As a search gave it." }) id: string,
    @Ctx() context: Context,
  ): Promise<CareListing | null> {
    const row = isListingId(id) ? await findListing(context.db, id, context.today) : null;
    return row && toSheet(row, context.gazetteer);
  }
}
