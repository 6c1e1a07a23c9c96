import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { act } from "./act.ts";
import {
  type HabilitationActionRefused,
  HabilitationActionResult,
  type HabilitationMoved,
} from "./desk.types.ts";

type Result = Promise<HabilitationMoved | HabilitationActionRefused>;

const REQUEST = { description: "The request, of the agent's own département." };
const REASON = { nullable: true, description: "In words for the person, at most 500 characters." };

/** What an agent does: each a step of `habilitation/transitions.ts`. */
@Resolver()
export class DeskActionResolver {
  @Mutation(() => HabilitationActionResult, {
    description: "The person is not listed: they are sent PMI's addresses.",
  })
  directToPmi(@Arg("request", () => ID, REQUEST) request: string, @Ctx() context: Context): Result {
    return act(context, { request, action: "DIRECT_TO_PMI" });
  }

  @Mutation(() => HabilitationActionResult, { description: "Sends the form of consent, again if need be." })
  askConsent(
    @Arg("request", () => ID, REQUEST) request: string,
    @Arg("listing", () => ID, {
      nullable: true,
      description:
        "Which of the candidates; needed unless the request has one already or one candidate alone agrees on name and commune.",
    })
    listing: string | null,
    @Arg("byPost", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "The form is printed and posted: an e-mail says so, without it.",
    })
    byPost: boolean | null,
    @Ctx() context: Context,
  ): Result {
    return act(context, { request, action: "ASK_CONSENT", listing, byPost: byPost ?? false });
  }

  @Mutation(() => HabilitationActionResult, { description: "The signed form is back." })
  recordConsent(@Arg("request", () => ID, REQUEST) request: string, @Ctx() context: Context): Result {
    return act(context, { request, action: "RECORD_CONSENT" });
  }

  @Mutation(() => HabilitationActionResult, {
    description:
      "Opens an account; a password is generated when its letter is sent, and seen by nobody here.",
  })
  activateHabilitation(@Arg("request", () => ID, REQUEST) request: string, @Ctx() context: Context): Result {
    return act(context, { request, action: "ACTIVATE" });
  }

  @Mutation(() => HabilitationActionResult, { description: "Refuses the request." })
  refuseHabilitation(
    @Arg("request", () => ID, REQUEST) request: string,
    @Arg("reason", () => String, REASON) reason: string | null,
    @Ctx() context: Context,
  ): Result {
    return act(context, { request, action: "REFUSE", reason });
  }

  @Mutation(() => HabilitationActionResult, { description: "The Caf ends the habilitation: grey at once." })
  revokeHabilitation(
    @Arg("request", () => ID, REQUEST) request: string,
    @Arg("reason", () => String, REASON) reason: string | null,
    @Ctx() context: Context,
  ): Result {
    return act(context, { request, action: "REVOKE", reason });
  }

  @Mutation(() => HabilitationActionResult, {
    description: "The person takes the consent back: grey at once.",
  })
  withdrawHabilitation(
    @Arg("request", () => ID, REQUEST) request: string,
    @Arg("reason", () => String, REASON) reason: string | null,
    @Ctx() context: Context,
  ): Result {
    return act(context, { request, action: "WITHDRAW", reason });
  }
}
