import { Field, InputType, Int, ObjectType } from "type-graphql";
import { ConsentPurpose } from "../consent/consent-purpose.js";

@InputType({ description: "A consent, given to the text that was shown." })
export class ApplicationConsentInput {
  @Field(() => ConsentPurpose, { description: "To what." })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: "The version of the text that was shown." })
  textVersion!: number;
}

@ObjectType({ description: "A consent given with an application." })
export class ApplicationConsent {
  @Field(() => ConsentPurpose, { description: "To what." })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: "The version of the text that was shown." })
  textVersion!: number;
}
