import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { CaptchaAnswerInput } from "../captcha/captcha.types.ts";
import { Authority } from "../geocoding/geocoding.types.ts";
import { enumOf } from "../kernel/enum.ts";
import {
  CIVILITIES,
  type Civility,
  HABILITATION_STATES,
  REQUESTER_STATUSES,
  type RequesterStatus,
} from "../kernel/habilitation.ts";
import { Problem } from "../problem.ts";
import type { SentRequest } from "./file-request.ts";

export const CivilityEnum = enumOf(CIVILITIES);
registerEnumType(CivilityEnum, {
  name: "Civility",
  description: "M, Mme or Melle, as forms and PMI write it.",
});

export const RequesterStatusEnum = enumOf(REQUESTER_STATUSES);
registerEnumType(RequesterStatusEnum, {
  name: "RequesterStatus",
  description: "In what capacity somebody asks for a habilitation.",
  valuesConfig: {
    CHILDMINDER: { description: "Assistant(e) maternel(le) who is already listed on the site." },
    MANAGER: { description: "Manager of a structure, which the request names." },
  },
});

export const HabilitationStateEnum = enumOf(HABILITATION_STATES);
registerEnumType(HabilitationStateEnum, {
  name: "HabilitationState",
  description: "Where a request stands.",
  valuesConfig: {
    RECEIVED: { description: "Filed; the Caf is to examine it." },
    DIRECTED_TO_PMI: { description: "Not listed: the person was directed to PMI." },
    CONSENT_ASKED: { description: "The form of consent was sent, and is to come back signed." },
    CONSENT_RECEIVED: { description: "The signed form is back; the Caf is to activate." },
    ACTIVE: { description: "The person may sign in and publish availability." },
    REFUSED: { description: "Refused by the Caf." },
    WITHDRAWN: { description: "The person took the consent back." },
    EXPIRED: {
      description: "The form did not come back within 60 days, or the Caf did not answer within a year.",
    },
    REVOKED: { description: "Ended by the Caf." },
  },
});

@InputType({ description: "A request for a habilitation, as the form holds it." })
export class HabilitationRequestInput implements SentRequest {
  @Field(() => RequesterStatusEnum, { description: "In what capacity." })
  status!: RequesterStatus;
  @Field(() => ID, {
    nullable: true,
    description: "The structure that a manager names: a published listing, whose Caf examines the request.",
  })
  structure?: string | null;
  @Field(() => CivilityEnum, { description: "M, Mme or Melle." })
  civility!: Civility;
  @Field(() => String, { description: "Surname, at most 100 characters." })
  lastName!: string;
  @Field(() => String, { description: "First name, at most 100 characters." })
  firstName!: string;
  @Field(() => String, { nullable: true, description: "Number in the street: 12 bis." })
  streetNumber?: string | null;
  @Field(() => String, { nullable: true, description: "Rue, avenue, place…" })
  streetType?: string | null;
  @Field(() => String, { description: "Name of the street, at most 200 characters." })
  streetName!: string;
  @Field(() => String, { description: "Five digits; it and the commune check each other." })
  postcode!: string;
  @Field(() => String, {
    description:
      "INSEE code, or the name of the commune: a former name and an arrondissement are understood.",
  })
  commune!: string;
  @Field(() => String, { description: "A French telephone number, where the Caf reaches the person." })
  phone!: string;
  @Field(() => String, { description: "Never published, nor shown to anyone but its owner and their Caf." })
  email!: string;
  @Field(() => String, { description: "The same once more." })
  emailConfirmation!: string;
  @Field(() => CaptchaAnswerInput, { description: "A captcha and what was read in it." })
  captcha!: { id: string; text: string };
}

@ObjectType({ simpleResolvers: true, description: "The request is filed; a confirmation goes by e-mail." })
export class HabilitationRequested {
  readonly type = "HabilitationRequested";
  @Field(() => Authority, { description: "The Caf that will examine it." })
  caf!: Authority;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was filed." })
export class HabilitationRequestRejected {
  readonly type = "HabilitationRequestRejected";
  @Field(() => [Problem], { description: "All that is wrong, in the order of the form." })
  problems!: Problem[];
}

export const RequestHabilitationResult = createUnionType({
  name: "RequestHabilitationResult",
  description: "What became of a request that was sent.",
  types: () => [HabilitationRequested, HabilitationRequestRejected] as const,
});
