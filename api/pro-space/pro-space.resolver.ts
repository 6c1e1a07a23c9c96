import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { replacePassword } from "../account/replace-password.ts";
import { sendNewPassword } from "../account/send-new-password.ts";
import { signIn, signOut } from "../account/sign-in.ts";
import { CaptchaAnswerInput } from "../captcha/captcha.types.ts";
import type { Context } from "../context.ts";
import { toSheet } from "../directory/card.ts";
import { findListing } from "../directory/directory.queries.ts";
import { CareListing } from "../directory/directory.types.ts";
import { findPmiDetails } from "../habilitation/standing.queries.ts";
import { structureChanges } from "../structures/edit.ts";
import { StructureChange } from "../structures/edit.types.ts";
import {
  type NewPasswordRefused,
  type NewPasswordSent,
  OfferedPeriod,
  type PasswordRefused,
  type PasswordReplaced,
  PmiDetails,
  ReplacePasswordResult,
  SendNewPasswordResult,
  type SignedIn,
  type SignInRefused,
  SignInResult,
  Viewer,
} from "./pro-space.types.ts";
import { knownOf, periodsOf, viewerOf } from "./viewer.ts";

@Resolver(() => Viewer)
export class ProSpaceResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is signed in; null: nobody, or no longer." })
  viewer(@Ctx() context: Context): Promise<Viewer> | null {
    return context.viewer && viewerOf(context.viewer, context);
  }

  @FieldResolver(() => CareListing, {
    nullable: true,
    description: "Their own listing, with its contact details; null unless access is OPEN.",
  })
  async listing(
    @Root() { access, listingId }: Viewer,
    @Ctx() { primary, today, gazetteer }: Context,
  ): Promise<CareListing | null> {
    const row = access === "OPEN" && listingId ? await findListing(primary, listingId, today) : null;
    return row && toSheet(row, gazetteer);
  }

  @FieldResolver(() => [OfferedPeriod], {
    description:
      "Of the manager of a leisure centre: Wednesdays and holidays of its school zone that have not ended, of the school " +
      "year under way and the next where their dates are known; empty otherwise.",
  })
  periodsOffered(@Root() viewer: Viewer, @Ctx() context: Context): Promise<OfferedPeriod[]> {
    return periodsOf(viewer, context);
  }

  @FieldResolver(() => [StructureChange], {
    nullable: true,
    description:
      "What managers changed of the details of their structure, newest first, 50 at most; null unless a manager whose " +
      "access is OPEN.",
  })
  async structureChanges(
    @Root() { access, role, listingId }: Viewer,
    @Ctx() { primary }: Context,
  ): Promise<StructureChange[] | null> {
    return access === "OPEN" && role === "MANAGER" && listingId ? structureChanges(primary, listingId) : null;
  }

  @FieldResolver(() => PmiDetails, {
    nullable: true,
    description: "The details as PMI sent them; null unless a childminder whose access is OPEN.",
  })
  async details(
    @Root() { access, role, listingId }: Viewer,
    @Ctx() { primary }: Context,
  ): Promise<PmiDetails | null> {
    return access === "OPEN" && role === "CHILDMINDER" && listingId
      ? findPmiDetails(primary, listingId)
      : null;
  }

  @Mutation(() => SignInResult, {
    description:
      "Opens a session and sets its cookie: 30 minutes from the last action, 12 hours in all. An unknown address and a " +
      "wrong password are answered alike.",
  })
  async signIn(
    @Arg("email", () => String, { description: "Capitals do not matter." }) email: string,
    @Arg("password", () => String, { description: "Their own, or the one they were sent." }) password: string,
    @Arg("code", () => String, {
      nullable: true,
      description: "Of agents: what their application shows, or a recovery code.",
    })
    code: string | null,
    @Arg("captcha", () => CaptchaAnswerInput, {
      nullable: true,
      description: "After too many wrong tries, when a problem CAPTCHA_REQUIRED asked for it; one a try.",
    })
    captcha: CaptchaAnswerInput | null,
    @Ctx() context: Context,
  ): Promise<SignedIn | SignInRefused> {
    const outcome = await signIn(context, { email, password, code, captcha });
    if ("problems" in outcome) return { type: "SignInRefused", ...outcome };
    return { type: "SignedIn", viewer: await viewerOf(outcome.session, context) };
  }

  @Mutation(() => Boolean, {
    description: "Ends the session of this browser at once; true also without one.",
  })
  signOut(@Ctx() context: Context): Promise<boolean> {
    return signOut(context);
  }

  @Mutation(() => Viewer, {
    nullable: true,
    description:
      "Says that the user is at work, typing for instance, at most once a minute: the session lasts 30 minutes from " +
      "now. Null when it is over.",
  })
  keepSession(@Ctx() context: Context): Promise<Viewer> | null {
    return context.viewer && viewerOf(context.viewer, context);
  }

  @Mutation(() => ReplacePasswordResult, {
    description:
      "Replaces a password, signed in or not, and sends no e-mail. All other sessions of the account end. At least 8 " +
      "characters with a letter and a digit, and not guessable.",
  })
  async replacePassword(
    @Arg("email", () => String, { description: "What they sign in with." }) email: string,
    @Arg("currentPassword", () => String, { description: "In use, or the one they were sent." })
    currentPassword: string,
    @Arg("newPassword", () => String, { description: "At most 256 characters." }) newPassword: string,
    @Ctx() context: Context,
  ): Promise<PasswordReplaced | PasswordRefused> {
    const input = { email, currentPassword, newPassword };
    const { problems } = await replacePassword(context, input, (account) => knownOf(account, context));
    return problems.length > 0
      ? { type: "PasswordRefused", problems }
      : { type: "PasswordReplaced", ok: true };
  }

  @Mutation(() => SendNewPasswordResult, {
    description:
      "Has a new password sent to an address, if it is one that signs in; the old one works until the new one is " +
      "first used. The answer is the same for any address.",
  })
  async sendNewPassword(
    @Arg("email", () => String, { description: "Where it is sent." }) email: string,
    @Arg("captcha", () => CaptchaAnswerInput, { description: "The digits that were copied." })
    captcha: CaptchaAnswerInput,
    @Ctx() context: Context,
  ): Promise<NewPasswordSent | NewPasswordRefused> {
    const { problems } = await sendNewPassword(context, { email, captcha });
    return problems.length > 0
      ? { type: "NewPasswordRefused", problems }
      : { type: "NewPasswordSent", ok: true };
  }
}
