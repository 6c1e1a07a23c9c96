import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { CareKindEnum, PageInfo } from "../directory/directory.types.ts";
import { Commune } from "../geocoding/geocoding.types.ts";
import { MATCH_FIELDS, type MatchField } from "../habilitation/candidates.ts";
import {
  CivilityEnum,
  HabilitationStateEnum,
  RequesterStatusEnum,
} from "../habilitation/habilitation.types.ts";
import { HABILITATION_ACTIONS, type HabilitationAction } from "../habilitation/transitions.ts";
import type { CareKind } from "../kernel/care.ts";
import { enumOf } from "../kernel/enum.ts";
import type { Civility, HabilitationState, RequesterStatus } from "../kernel/habilitation.ts";
import { Problem } from "../problem.ts";
import { DateTimeScalar } from "../scalars.ts";

const HabilitationActionEnum = enumOf(HABILITATION_ACTIONS);
registerEnumType(HabilitationActionEnum, {
  name: "HabilitationAction",
  description: "What an agent does with a request.",
  valuesConfig: {
    DIRECT_TO_PMI: { description: "The person is not listed: PMI's addresses are sent." },
    ASK_CONSENT: { description: "The form of consent is sent, or printed to be posted." },
    RECORD_CONSENT: { description: "The signed form is back." },
    ACTIVATE: { description: "An account is opened and a password generated." },
    REFUSE: { description: "The request is refused." },
    REVOKE: { description: "The Caf ends the habilitation; availability turns grey at once." },
    WITHDRAW: { description: "The person takes the consent back; availability turns grey at once." },
  },
});

const ListingStateEnum = enumOf(["PUBLISHED", "SUSPENDED", "GONE"]);
registerEnumType(ListingStateEnum, {
  name: "ListingState",
  description: "How the directory holds a listing.",
  valuesConfig: {
    PUBLISHED: { description: "Seen by all." },
    SUSPENDED: { description: "Hidden while the agrément is under review." },
    GONE: { description: "No longer in PMI's file." },
  },
});

const MatchFieldEnum = enumOf(MATCH_FIELDS);
registerEnumType(MatchFieldEnum, {
  name: "MatchField",
  description: "On what a listing agrees with a request.",
  valuesConfig: {
    NAME: { description: "First and last name; particles, hyphens and a second surname are forgiven." },
    COMMUNE: { description: "The commune, arrondissements of one city alike." },
    PHONE: { description: "The telephone number." },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: "A listing that a request may be about, with what PMI says of it: for the Caf alone.",
})
export class ListingCandidate {
  @Field(() => ID, { description: "Of the listing." })
  id!: string;
  @Field(() => CareKindEnum, { description: "Which of the five kinds." })
  kind!: CareKind;
  @Field(() => String, { description: "First and last name, or name of the structure." })
  name!: string;
  @Field(() => Commune, { description: "Where it is." })
  commune!: Commune;
  @Field(() => [String], { description: "Street lines, then postcode and commune; withheld ones too." })
  addressLines!: string[];
  @Field(() => String, { nullable: true, description: "E.164, a withheld one too." })
  phone!: string | null;
  @Field(() => String, { nullable: true, description: "Of a childminder." })
  approvalNumber!: string | null;
  @Field(() => ListingStateEnum, { description: "Whether it is seen." })
  state!: "PUBLISHED" | "SUSPENDED" | "GONE";
  @Field(() => [MatchFieldEnum], { description: "On what it agrees with the request." })
  agreesOn!: MatchField[];
  @Field(() => Boolean, { description: "Another habilitation is active for it." })
  taken!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "A step of a request, as the audit keeps it." })
export class HabilitationStep {
  @Field(() => DateTimeScalar, { description: "When." })
  at!: string;
  @Field(() => String, {
    description:
      "REQUESTED, DIRECTED_TO_PMI, CONSENT_ASKED, CONSENT_RECEIVED, ACTIVATED, REFUSED, REVOKED, WITHDRAWN, EXPIRED (no form came back) or LAPSED (the Caf did not answer).",
  })
  action!: string;
  @Field(() => HabilitationStateEnum, { description: "The state it led to." })
  state!: HabilitationState;
  @Field(() => String, {
    nullable: true,
    description: "Name of the agent; null: the requester or the calendar.",
  })
  by!: string | null;
  @Field(() => Boolean, { description: "The form went by post." })
  byPost!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: "A letter as it would leave. A password in it reads «••••», a reason to be written «[…]».",
})
export class MailPreview {
  @Field(() => String, { description: "The address it goes to." })
  to!: string;
  @Field(() => String, { description: "Its subject." })
  subject!: string;
  @Field(() => String, { description: "The whole letter as text." })
  text!: string;
  @Field(() => [String], { description: "Names of the files that go with it." })
  attachments!: string[];
}

@ObjectType({ simpleResolvers: true, description: "Something that may be done now." })
export class HabilitationActionOffer {
  @Field(() => HabilitationActionEnum, { description: "What." })
  action!: HabilitationAction;
  @Field(() => MailPreview, { nullable: true, description: "The e-mail it would send; null: none." })
  mail!: MailPreview | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A request for a habilitation, for the Caf that examines it.",
})
export class HabilitationRequest {
  @Field(() => ID, { description: "Random." })
  id!: string;
  @Field(() => RequesterStatusEnum, { description: "In what capacity." })
  status!: RequesterStatus;
  @Field(() => HabilitationStateEnum, { description: "Where it stands." })
  state!: HabilitationState;
  @Field(() => DateTimeScalar, { description: "When it was filed." })
  receivedAt!: string;
  @Field(() => DateTimeScalar, { description: "Since when it stands there." })
  stateSince!: string;
  @Field(() => Int, { description: "Whole days in Paris since it was received." })
  ageDays!: number;
  @Field(() => CivilityEnum, { description: "As typed." })
  civility!: Civility;
  @Field(() => String, { description: "As typed." })
  lastName!: string;
  @Field(() => String, { description: "As typed." })
  firstName!: string;
  @Field(() => String, { nullable: true, description: "As typed." })
  streetNumber!: string | null;
  @Field(() => String, { nullable: true, description: "As typed." })
  streetType!: string | null;
  @Field(() => String, { description: "As typed." })
  streetName!: string;
  @Field(() => String, { description: "Five digits." })
  postcode!: string;
  @Field(() => Commune, { description: "The commune of the address." })
  commune!: Commune;
  @Field(() => String, { description: "E.164." })
  phone!: string;
  @Field(() => String, { description: "Never published." })
  email!: string;
  @Field(() => String, {
    nullable: true,
    description: "Why it was refused, revoked or withdrawn, in the agent's words.",
  })
  reason!: string | null;
  /** read by the fields below; in no answer */
  departementCode!: string;
  listingId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of requests, what waits for the Caf first." })
export class HabilitationRequestConnection {
  @Field(() => [HabilitationRequest], { description: "The requests." })
  nodes!: HabilitationRequest[];
  @Field(() => PageInfo, { description: "Whether more follows." })
  pageInfo!: PageInfo;
  @Field(() => Int, { description: "Requests that match, over all pages." })
  totalCount!: number;
}

@ObjectType({ simpleResolvers: true, description: "How many requests stand in a state." })
export class HabilitationStateCount {
  @Field(() => HabilitationStateEnum, { description: "The state." })
  state!: HabilitationState;
  @Field(() => Int, { description: "How many." })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: "What waits at a Caf, and how fast it is served." })
export class CafFigures {
  @Field(() => Int, { description: "Received or consent received: what waits for the Caf." })
  waiting!: number;
  @Field(() => Int, {
    nullable: true,
    description: "Whole days since the oldest of them began to wait; null when none does.",
  })
  oldestWaitingDays!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Days from request to activation or refusal, over the last 90 days; null when none.",
  })
  medianDelayDays!: number | null;
  @Field(() => Int, { description: "Active habilitations." })
  active!: number;
  @Field(() => [HabilitationStateCount], { description: "Every state, in the order of a request's life." })
  byState!: HabilitationStateCount[];
}

@ObjectType({ simpleResolvers: true, description: "A PMI file that was applied." })
export class PmiFile {
  @Field(() => ID, { description: "Random." })
  id!: string;
  @Field(() => DateTimeScalar, { description: "When." })
  appliedAt!: string;
  @Field(() => Boolean, { description: "It only corrected, suspended or withdrew." })
  partial!: boolean;
  @Field(() => Int, { description: "Rows of the file." })
  rows!: number;
  @Field(() => Int, { description: "New listings." })
  added!: number;
  @Field(() => Int, { description: "Changed listings." })
  changed!: number;
  @Field(() => Int, { description: "Suspended." })
  suspended!: number;
  @Field(() => Int, { description: "Back after a suspension." })
  reinstated!: number;
  @Field(() => Int, { description: "No longer in the file." })
  gone!: number;
  @Field(() => Int, { description: "Rows without permission to publish." })
  refused!: number;
  @Field(() => Int, { description: "Rows that could not be taken." })
  quarantined!: number;
}

@ObjectType({ simpleResolvers: true, description: "The action is done and its e-mail planned." })
export class HabilitationMoved {
  readonly type = "HabilitationMoved";
  @Field(() => HabilitationRequest, { description: "The request as it stands now." })
  request!: HabilitationRequest;
}

@ObjectType({ simpleResolvers: true, description: "Nothing was done." })
export class HabilitationActionRefused {
  readonly type = "HabilitationActionRefused";
  @Field(() => [Problem], { description: "Why." })
  problems!: Problem[];
}

export const HabilitationActionResult = createUnionType({
  name: "HabilitationActionResult",
  description: "What became of an agent's action.",
  types: () => [HabilitationMoved, HabilitationActionRefused] as const,
});
