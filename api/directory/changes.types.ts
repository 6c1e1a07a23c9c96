import { Field, ID, ObjectType } from "type-graphql";
import type { CareKind } from "../kernel/care.ts";
import { DateTimeScalar } from "../scalars.ts";
import { CareKindEnum, CareListing } from "./directory.types.ts";

@ObjectType({
  simpleResolvers: true,
  description:
    "A listing that changed, as it is at the moment of the request. A listing has one place in the feed, that of its last change: several changes between two readings are one.",
})
export class CareChange {
  @Field(() => String, {
    description: "Its place in the feed: as since, everything that comes after it.",
  })
  cursor!: string;
  @Field(() => ID, {
    description: "Id of the listing: what your copy goes by. The same for good, and never given to another.",
  })
  id!: string;
  @Field(() => CareKindEnum, { description: "Its kind, told of a listing that is gone too." })
  kind!: CareKind;
  @Field(() => CareListing, {
    nullable: true,
    description:
      "The whole listing, to replace your copy; phone and e-mail are null here: ask care(id). Null is a tombstone: the listing is gone, its permission withdrawn or its approval suspended; erase your copy, all of it and at once. One that comes back comes as a change again. Its availability is that of the day of the request: the pictogram turns red past the last day with a place, and grey past validUntil, without a change in the feed. Show none past validUntil, and ask care(id) for that of another day.",
  })
  listing!: CareListing | null;
  @Field(() => DateTimeScalar, {
    description:
      "When it last changed. Not the order of the feed, which is that in which changes were completed: go by cursors, never by this.",
  })
  changedAt!: string;
}

@ObjectType({ simpleResolvers: true, description: "A page of the feed of changes." })
export class CareChangeConnection {
  @Field(() => [CareChange], {
    description: "The changes in the order of the feed; each listing at most once.",
  })
  changes!: CareChange[];
  @Field(() => String, {
    description:
      "Pass it as since the next time; always given, also when nothing changed. Keep it with your copy, once the page is stored: it stays good for as long as you like, over restarts of this service too.",
  })
  cursor!: string;
  @Field(() => Boolean, {
    description: "True: more follows, ask on at once. False: you are in step; ask again in a few minutes.",
  })
  hasMore!: boolean;
}
