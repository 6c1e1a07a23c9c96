import { createUnionType, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Authority, Departement } from "../geocoding/geocoding.types.ts";
import { PRO_ACCESSES, type ProAccess } from "../habilitation/access.ts";
import { HabilitationStateEnum } from "../habilitation/habilitation.types.ts";
import { enumOf } from "../kernel/enum.ts";
import type { HabilitationState } from "../kernel/habilitation.ts";
import { ROLES, type Role } from "../kernel/roles.ts";
import { Problem } from "../problem.ts";
import { DateTimeScalar, LocalDateScalar } from "../scalars.ts";

const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: "Role",
  description: "Who signs in.",
  valuesConfig: {
    CHILDMINDER: { description: "Assistante maternelle ou assistant maternel." },
    MANAGER: { description: "Manager of one structure." },
    AGENT: { description: "Agent of a Caf, who sees its département only." },
  },
});

const ProAccessEnum = enumOf(PRO_ACCESSES);
registerEnumType(ProAccessEnum, {
  name: "ProAccess",
  description: "What the pro space opens for somebody.",
  valuesConfig: {
    OPEN: { description: "Their details and their availability." },
    NOT_LISTED: { description: "Nothing: PMI does not list them (any more). Also said of an agent." },
    SUSPENDED: { description: "Nothing while their agrément is under review." },
    HABILITATION_INVALID: { description: "Nothing: they have no habilitation that is active." },
    PASSWORD_TO_REPLACE: { description: "Nothing until the password they were sent is replaced." },
  },
});

@ObjectType({ description: "Who is signed in, and what is open to them." })
export class Viewer {
  @Field(() => String, { description: "Empty when nothing is left of the request that held it." })
  firstName!: string;
  @Field(() => String, { description: "Empty when nothing is left of the request that held it." })
  lastName!: string;
  @Field(() => String, { description: "What they sign in with." })
  email!: string;
  @Field(() => RoleEnum, { description: "Who they are." })
  role!: Role;
  @Field(() => Boolean, { description: "True after signing in with a password that was sent to them." })
  mustReplacePassword!: boolean;
  @Field(() => DateTimeScalar, { description: "When the session ends unless they do something." })
  sessionEndsAt!: string;
  @Field(() => ProAccessEnum, { description: "What is open to them." })
  access!: ProAccess;
  @Field(() => HabilitationStateEnum, {
    nullable: true,
    description:
      "Of an owner: where their request stands, the active one if there is one; null when nothing is left of it.",
  })
  habilitation!: HabilitationState | null;
  @Field(() => Authority, { nullable: true, description: "Of an agent: the Caf they belong to." })
  caf!: Authority | null;
  @Field(() => Departement, {
    nullable: true,
    description: "Whose Caf and PMI they turn to; null when nothing is left of them.",
  })
  departement!: Departement | null;
  @Field(() => Boolean, {
    description: "Whether they are reminded by e-mail to keep their availability current.",
  })
  reminders!: boolean;
  /** for the fields that are read when asked for */
  listingId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A period that a leisure centre may publish for." })
export class OfferedPeriod {
  @Field(() => String, { description: "With its year, in French, like «Vacances d’hiver 2027»." })
  name!: string;
  @Field(() => LocalDateScalar, { description: "Its first day." })
  startsOn!: string;
  @Field(() => LocalDateScalar, { description: "Its last day." })
  endsOn!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "What PMI holds of a childminder, shown to that person alone.",
})
export class PmiDetails {
  @Field(() => String, { description: "Number of the agrément." })
  approvalNumber!: string;
  @Field(() => String, { description: "As PMI writes it." })
  civility!: string;
  @Field(() => String, { description: "As PMI writes it." })
  lastName!: string;
  @Field(() => String, { description: "As PMI writes it." })
  firstName!: string;
  @Field(() => [String], { description: "Street lines, then postcode and commune." })
  addressLines!: string[];
  @Field(() => String, { nullable: true, description: "E.164; null when PMI has none." })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: "Null when PMI has none." })
  email!: string | null;
  @Field(() => Int, { description: "Children the agrément allows at once." })
  places!: number;
  @Field(() => LocalDateScalar, { description: "First day of the agrément." })
  approvalStartsOn!: string;
  @Field(() => LocalDateScalar, { description: "Last day of the agrément." })
  approvalEndsOn!: string;
  @Field(() => Boolean, { description: "True in a maison d'assistants maternels, false at home." })
  worksInMam!: boolean;
  @Field(() => String, { nullable: true, description: "Name of the MAM; null at home." })
  mamName!: string | null;
  @Field(() => Boolean, { description: "Whether the person allowed the address to be published." })
  showsAddress!: boolean;
  @Field(() => Boolean, { description: "Whether the person allowed the telephone number to be published." })
  showsPhone!: boolean;
  @Field(() => Boolean, { description: "Whether the person allowed the e-mail address to be published." })
  showsEmail!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A session is open; its cookie came with the answer." })
export class SignedIn {
  type!: "SignedIn";
  @Field(() => Viewer, { description: "Who signed in." })
  viewer!: Viewer;
}

@ObjectType({ simpleResolvers: true, description: "No session was opened." })
export class SignInRefused {
  type!: "SignInRefused";
  @Field(() => [Problem], {
    description:
      "WRONG: address or password. GENERATED_EXPIRED: the password that was sent is past its 72 hours. " +
      "CAPTCHA_REQUIRED, CAPTCHA_WRONG, CAPTCHA_GONE, CAPTCHA_TOO_MANY: after too many wrong tries. CODE_REQUIRED, " +
      "CODE_WRONG, CODE_TOO_MANY: of agents, who give a code as well.",
  })
  problems!: Problem[];
}

@ObjectType({
  simpleResolvers: true,
  description: "The new password is in use; every other session of the account is over.",
})
export class PasswordReplaced {
  type!: "PasswordReplaced";
  @Field(() => Boolean, { description: "Always true." })
  ok!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "The password stays as it was." })
export class PasswordRefused {
  type!: "PasswordRefused";
  @Field(() => [Problem], {
    description:
      "Of currentPassword: WRONG, GENERATED_EXPIRED, SIGN_IN_FIRST (an agent who is not signed in). Of newPassword: TOO_SHORT, TOO_LONG, NO_LETTER, NO_DIGIT, SAME, " +
      "GUESSABLE. Of the whole: TOO_MANY tries.",
  })
  problems!: Problem[];
}

@ObjectType({
  simpleResolvers: true,
  description: "A new password goes to that address, if it is known. The answer is the same if not.",
})
export class NewPasswordSent {
  type!: "NewPasswordSent";
  @Field(() => Boolean, { description: "Always true." })
  ok!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was sent." })
export class NewPasswordRefused {
  type!: "NewPasswordRefused";
  @Field(() => [Problem], {
    description: "EMAIL_UNREADABLE, CAPTCHA_WRONG, CAPTCHA_GONE, CAPTCHA_TOO_MANY.",
  })
  problems!: Problem[];
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "Signed in, or why not.",
  types: () => [SignedIn, SignInRefused] as const,
});

export const ReplacePasswordResult = createUnionType({
  name: "ReplacePasswordResult",
  description: "Replaced, or why not.",
  types: () => [PasswordReplaced, PasswordRefused] as const,
});

export const SendNewPasswordResult = createUnionType({
  name: "SendNewPasswordResult",
  description: "Filed, or why not.",
  types: () => [NewPasswordSent, NewPasswordRefused] as const,
});
