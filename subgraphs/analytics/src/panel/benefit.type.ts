import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Share } from "../figure/share.type.js";

@ObjectType({
  description:
    "What membership gave the members here and below in whole months («что дало членство»): bonuses, discounts, payments of the insurance. Nothing is there before the programmes publish it.",
})
export class BenefitFigures {
  @Field(() => PlainDateScalar, { description: "The first month counted, by its first day." })
  countedFrom!: PlainDate;

  @Field(() => PlainDateScalar, { description: "The last month counted, by its first day." })
  countedUntil!: PlainDate;

  @Field(() => Share, {
    description: "Members who take part in the bonus programme («участники PROFCARDS»), now.",
  })
  participants!: Share;

  @Field(() => Int, { nullable: true, description: "Purchases; null when hidden from you." })
  purchaseCount!: number | null;

  @Field(() => Money, { nullable: true, description: "What was spent; null when hidden from you." })
  spent!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "What came back («возврат части средств»); null when hidden from you.",
  })
  returned!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "What discounts left at the till; null when hidden from you.",
  })
  discount!: Money | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Claims that the insurance paid; null when hidden from you, as of other days than a calendar year from those who do not see the cards.",
  })
  claimCount!: number | null;

  @Field(() => Money, {
    nullable: true,
    description:
      "What the insurance paid («страховые выплаты»); null when hidden from you, as of other days than a calendar year from those who do not see the cards.",
  })
  paid!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      "All of it: returned, left at the till, paid («экономия»); null when a part is hidden from you.",
  })
  saved!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description: "The same for one member; null where there are none, or a part is hidden from you.",
  })
  savedPerMember!: Money | null;
}
