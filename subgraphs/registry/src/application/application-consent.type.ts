import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

export enum ConsentPurpose {
  MEMBERSHIP = "MEMBERSHIP",
  WITHHOLDING = "WITHHOLDING",
  NOTIFICATIONS = "NOTIFICATIONS",
}

registerEnumType(ConsentPurpose, {
  name: "ConsentPurpose",
  description: "What personal data may be used for; each purpose is agreed to apart from the others.",
  valuesConfig: {
    MEMBERSHIP: { description: "Keeping the register of members («учёт членства»)." },
    WITHHOLDING: { description: "Telling the employer to withhold dues («удержание взносов»)." },
    NOTIFICATIONS: { description: "Sending messages of the union («уведомления»)." },
  },
});

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

@ObjectType({ description: "A text to agree to, a document of its own (152-ФЗ, article 9)." })
export class ConsentText {
  @Field(() => ConsentPurpose, { description: "To what it agrees." })
  purpose!: ConsentPurpose;

  @Field(() => Int, { description: "Its version: it is given back with the consent." })
  version!: number;

  @Field(() => Boolean, { description: "Whether nobody is admitted without it." })
  isRequired!: boolean;

  @Field(() => String, { description: "Its title, in Russian, the language of the law." })
  title!: string;

  @Field(() => String, {
    description: "The text, in Russian, the language of the law; an empty line parts paragraphs.",
  })
  text!: string;
}
