import { Field, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Why something a person asked for was refused." })
export class Problem {
  @Field(() => [String], {
    description: "The argument it is about, from the outside in; empty when it is about the whole.",
  })
  path!: string[];
  @Field(() => String, { description: "For programs; stays the same." })
  code!: string;
  @Field(() => String, { description: "For the person, in French." })
  message!: string;
}
