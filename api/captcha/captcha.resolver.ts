import { Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { badInput } from "../errors.ts";
import { TOO_MANY_DRAWN } from "./captcha.messages.ts";
import { newCaptcha } from "./captcha.ts";
import { Captcha } from "./captcha.types.ts";

@Resolver()
export class CaptchaResolver {
  @Mutation(() => Captcha, {
    description:
      "Another four digits to copy. They are good for one answer within ten minutes; a right answer then serves for " +
      "twenty minutes, until what it protects is accepted. Error TOO_MANY_REQUESTS: wait a minute.",
  })
  async newCaptcha(@Ctx() { primary, keys, caller, now }: Context): Promise<Captcha> {
    const captcha = await newCaptcha(primary, keys, caller.address, now);
    if (!captcha) throw badInput([], TOO_MANY_DRAWN, "TOO_MANY_REQUESTS");
    return captcha;
  }
}
