import { Field, ObjectType } from "type-graphql";
import { CareListing } from "../directory/directory.types.ts";

@ObjectType({ simpleResolvers: true, description: "What the link of a reminder is about." })
export class AvailabilityToConfirm {
  @Field(() => CareListing, { description: "As families see it, without phone and e-mail." })
  listing!: CareListing;
}
