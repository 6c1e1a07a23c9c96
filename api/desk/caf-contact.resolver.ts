import { Arg, Ctx, createUnionType, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Authority } from "../geocoding/geocoding.types.ts";
import { Problem } from "../problem.ts";
import { changeContact } from "./caf-contact.ts";

@InputType({ description: "Where people answer their Caf." })
export class CafContactInput {
  @Field(() => [String], {
    description: "Lines of the postal address, without the Caf's name; 1 to 6, of 100 characters.",
  })
  postalAddress!: string[];
  @Field(() => String, { nullable: true, description: "Answers to letters go there; null or empty: none." })
  email!: string | null;
  @Field(() => String, { nullable: true, description: "A French number; null or empty: none." })
  phone!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The contact details are kept." })
export class CafContactChanged {
  readonly type = "CafContactChanged";
  @Field(() => Authority, { description: "As letters and pages give it from now on." })
  caf!: Authority;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was changed." })
export class CafContactRejected {
  readonly type = "CafContactRejected";
  @Field(() => [Problem], {
    description:
      "ADDRESS_REQUIRED, ADDRESS_TOO_LONG, ADDRESS_UNPRINTABLE, EMAIL_UNREADABLE, PHONE_UNREADABLE.",
  })
  problems!: Problem[];
}

const ChangeCafContactResult = createUnionType({
  name: "ChangeCafContactResult",
  description: "Kept, or why not.",
  types: () => [CafContactChanged, CafContactRejected] as const,
});

@Resolver()
export class CafContactResolver {
  @Mutation(() => ChangeCafContactResult, {
    description: "Says where the agent's own Caf is answered: in letters, on the form of consent, on pages.",
  })
  async changeCafContact(
    @Arg("input", () => CafContactInput, { description: "All of it: what is left out is no more." })
    { postalAddress, email, phone }: CafContactInput,
    @Ctx() context: Context,
  ): Promise<CafContactChanged | CafContactRejected> {
    const outcome = await changeContact(context, { postalAddress, email: email ?? "", phone: phone ?? "" });
    if ("problems" in outcome) return Object.assign(new CafContactRejected(), outcome);
    return Object.assign(new CafContactChanged(), { caf: outcome.departement.caf });
  }
}
