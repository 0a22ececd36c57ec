import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, InputType } from "type-graphql";
import { PartnerCategory } from "./partner-category.js";

@InputType({ description: "What is known of a partner and its contract." })
export class PartnerInput {
  @Field(() => String, { description: "Its name, as on its sign." })
  name!: string;

  @Field(() => String, { nullable: true, description: "What it is, in plain text." })
  description?: string | null;

  @Field(() => PartnerCategory, { description: "What it sells." })
  category!: PartnerCategory;

  @Field(() => String, {
    nullable: true,
    description: "Its shop on the internet, an https:// address; null when it has none.",
  })
  siteUrl?: string | null;

  @Field(() => String, { description: "The number of the contract." })
  contractNumber!: string;

  @Field(() => PlainDateScalar, { description: "The first day of the contract." })
  contractFrom!: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day of the contract; null without an end.",
  })
  contractUntil?: PlainDate | null;
}
