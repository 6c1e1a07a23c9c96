import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import {
  type AvailabilityPublished,
  type AvailabilityRejected,
  PublishAvailabilityResult,
} from "../publishing/publishing.types.ts";
import { byLink, setOwnReminders, stopByLink, toConfirm } from "./answer.ts";
import { AvailabilityToConfirm } from "./reminders.types.ts";

const TOKEN = { description: "From the fragment of the link." };

@Resolver()
export class RemindersResolver {
  @Query(() => AvailabilityToConfirm, {
    nullable: true,
    description:
      "What the link of a reminder would confirm; null when it serves no more: too old, published since, run out, not listed.",
  })
  availabilityToConfirm(
    @Arg("token", () => String, TOKEN) token: string,
    @Ctx() context: Context,
  ): Promise<AvailabilityToConfirm | null> {
    return toConfirm(context, token);
  }

  @Mutation(() => PublishAvailabilityResult, {
    description: "As confirmAvailability, by the link of a reminder and without a session.",
  })
  confirmAvailabilityByLink(
    @Arg("token", () => String, TOKEN) token: string,
    @Ctx() context: Context,
  ): Promise<AvailabilityPublished | AvailabilityRejected> {
    return byLink(context, token);
  }

  @Mutation(() => Boolean, {
    description: "No more reminders, by the link of one; false when the link serves no more.",
  })
  stopReminders(@Arg("token", () => String, TOKEN) token: string, @Ctx() context: Context): Promise<boolean> {
    return stopByLink(context, token);
  }

  @Mutation(() => Boolean, { description: "Whether the viewer is reminded by e-mail; gives what stands." })
  setReminders(
    @Arg("wanted", () => Boolean, { description: "True: they are." }) wanted: boolean,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return setOwnReminders(context, wanted);
  }
}
