import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../scalars.ts";

@ObjectType({
  simpleResolvers: true,
  description: "Four digits to copy, to be seen or to be heard: it keeps machines from filling the form.",
})
export class Captcha {
  @Field(() => ID, { description: "To be sent back with the answer." })
  id!: string;
  @Field(() => String, { description: "The digits drawn, a PNG of 360 × 144 pixels, as a data: URL." })
  image!: string;
  @Field(() => String, {
    description: "The digits read aloud in French, a WAV of 4 seconds, as a data: URL.",
  })
  audio!: string;
  @Field(() => DateTimeScalar, { description: "Until when it may be answered." })
  expiresAt!: string;
}

@InputType({ description: "The digits that somebody read or heard." })
export class CaptchaAnswerInput {
  @Field(() => ID, { description: "Of the captcha." })
  id!: string;
  @Field(() => String, {
    description: "The four digits; spaces are forgiven. A wrong answer burns the captcha.",
  })
  text!: string;
}
