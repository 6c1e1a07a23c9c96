import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { isListingId } from "../directory/search.ts";
import { badInput } from "../errors.ts";
import { findCandidates, findListings } from "../habilitation/candidates.queries.ts";
import { agreement } from "../habilitation/candidates.ts";
import { previewLetter } from "../habilitation/habilitation.letters.ts";
import { findRequest } from "../habilitation/habilitation.queries.ts";
import { HabilitationStateEnum } from "../habilitation/habilitation.types.ts";
import { actionsOf, STEP_NAMES } from "../habilitation/transitions.ts";
import type { HabilitationState } from "../kernel/habilitation.ts";
import { renderLetter } from "../mail/render.ts";
import { instantFromSql } from "../scalars.ts";
import { departementOf } from "./agent.ts";
import { deskLoaders } from "./desk.loaders.ts";
import { DESK_ARGUMENTS } from "./desk.messages.ts";
import { findFigures, findPmiFiles } from "./desk.queries.ts";
import {
  CafFigures,
  HabilitationActionOffer,
  HabilitationRequest,
  HabilitationRequestConnection,
  HabilitationStep,
  ListingCandidate,
  PmiFile,
} from "./desk.types.ts";
import { queuePage } from "./queue.ts";
import { toCandidate, toFigures, toPmiFile, toRequest } from "./view.ts";

const MOST_FIRST = 100;

/** What an agent reads: their own département and no other. */
@Resolver()
export class DeskResolver {
  @Query(() => HabilitationRequestConnection, {
    description:
      "The requests of the agent's Caf, a page at a time: what waits for it, oldest first, then the rest, newest first.",
  })
  habilitationRequests(
    @Arg("states", () => [HabilitationStateEnum], { nullable: true, description: "In these states only." })
    states: HabilitationState[] | null,
    @Arg("text", () => String, {
      nullable: true,
      description: "Words of the name or e-mail, or a telephone number.",
    })
    text: string | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "1 to 100." })
    first: number | null,
    @Arg("after", () => String, {
      nullable: true,
      description: "The endCursor of the page before; signed over the other arguments.",
    })
    after: string | null,
    @Ctx() context: Context,
  ): Promise<HabilitationRequestConnection> {
    return queuePage({ states, text, first: first ?? 20, after }, context);
  }

  @Query(() => HabilitationRequest, {
    nullable: true,
    description: "One request; null when unknown or another Caf's.",
  })
  async habilitationRequest(
    @Arg("id", () => ID, { description: "As the queue gave it." }) id: string,
    @Ctx() context: Context,
  ): Promise<HabilitationRequest | null> {
    const row = isListingId(id) ? await findRequest(context.db, id, departementOf(context)) : null;
    return row && toRequest(row, context);
  }

  @Query(() => CafFigures, { description: "What waits at the agent's Caf, and how fast it is served." })
  async cafFigures(@Ctx() context: Context): Promise<CafFigures> {
    return toFigures(await findFigures(context.db, departementOf(context), context.now), context.today);
  }

  @Query(() => [PmiFile], { description: "The PMI files applied in the agent's département, newest first." })
  async pmiFiles(
    @Arg("first", () => Int, { nullable: true, defaultValue: 12, description: "1 to 100." })
    first: number | null,
    @Ctx() context: Context,
  ): Promise<PmiFile[]> {
    const wanted = first ?? 12;
    if (wanted < 1 || wanted > MOST_FIRST) throw badInput(["first"], DESK_ARGUMENTS.first);
    return (await findPmiFiles(context.db, departementOf(context), wanted)).map(toPmiFile);
  }
}

function isLookup(text: string): boolean {
  return text.trim().length >= 2 && text.length <= 100;
}

@Resolver(() => HabilitationRequest)
export class HabilitationRequestResolver {
  @FieldResolver(() => ListingCandidate, {
    nullable: true,
    description: "The listing the agent chose, or the structure the manager named.",
  })
  async matched(
    @Root() request: HabilitationRequest,
    @Ctx() context: Context,
  ): Promise<ListingCandidate | null> {
    const { id: requestId, listingId, commune } = request;
    if (!listingId) return null;
    const row = await deskLoaders(context).matched.load({ listingId, requestId });
    if (!row) return null;
    const requester = { ...request, communeCode: commune.code };
    const city = context.gazetteer.byCode(commune.code)?.parentCode ?? commune.code;
    return toCandidate({ ...row, agreesOn: agreement(requester, row, city) }, context);
  }

  @FieldResolver(() => [ListingCandidate], {
    description:
      "Listings of the département it may be about, at most 5, best first, hidden ones too; the agent decides.",
  })
  async candidates(
    @Root() request: HabilitationRequest,
    @Arg("text", () => String, {
      nullable: true,
      description:
        "2 to 100 characters: what the agent looks for instead, by words of the name or approval number (a manager's: structures by name); at most 10.",
    })
    text: string | null,
    @Ctx() context: Context,
  ): Promise<ListingCandidate[]> {
    const sought = { ...request, communeCode: request.commune.code };
    if (text !== null && text !== undefined && !isLookup(text))
      throw badInput(["text"], DESK_ARGUMENTS.lookup);
    const found = text
      ? await findListings(context.db, sought, text)
      : await findCandidates(context.db, sought);
    return found.map((row) => toCandidate(row, context));
  }

  @FieldResolver(() => [HabilitationStep], { description: "What was done, by whom and when, in order." })
  async history(@Root() { id }: HabilitationRequest, @Ctx() context: Context): Promise<HabilitationStep[]> {
    const steps = await deskLoaders(context).steps.load(id);
    return steps.map(({ habilitationId: _of, at, ...step }) => ({ at: instantFromSql(at), ...step }));
  }

  @FieldResolver(() => [HabilitationActionOffer], {
    description: "What may be done now, each with the e-mail it would send.",
  })
  async actions(
    @Root() { id, state, status }: HabilitationRequest,
    @Ctx() context: Context,
  ): Promise<HabilitationActionOffer[]> {
    const row = await deskLoaders(context).letter.load(id);
    if (!row) return [];
    return actionsOf(state, status).map((action) => {
      const { fileNames: attachments, ...letter } = previewLetter(STEP_NAMES[action], row, context.siteUrl);
      const { subject, text } = renderLetter(letter);
      return { action, mail: { to: letter.to, subject, text, attachments } };
    });
  }
}
