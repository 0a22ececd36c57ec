import { Money } from "@angel/kit/values";
import { BigIntType } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum CardEnrolmentStatus {
  ASKED = "ASKED",
  DECLINED = "DECLINED",
  PAID = "PAID",
  JOINED = "JOINED",
  LEFT = "LEFT",
}

registerEnumType(CardEnrolmentStatus, {
  name: "CardEnrolmentStatus",
  description: "How far joining the card system has come.",
  valuesConfig: {
    ASKED: { description: "The member has agreed, and the fee is not paid yet («ожидает оплаты»)." },
    DECLINED: { description: "The bank has declined the fee («платёж отклонён»); one may join anew." },
    PAID: {
      description:
        "The fee is paid, and the card does not count now, so that nothing could be given («оплачено»).",
    },
    JOINED: { description: "The member is in the system and has the card («участвует»)." },
    LEFT: { description: "The member has withdrawn («вышел»)." },
  },
});

/** One member's joining of the card system, from asking to leaving. Its status follows from its moments. */
@Entity({ tableName: "card_enrolments" })
@ObjectType({
  description: "A member's own joining of the card system («вступление в карточную систему»).",
})
export class CardEnrolment {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: new BigIntType("number") })
  kopecks!: number;

  @Property({ type: "text", nullable: true })
  providerReference!: string | null;

  @Property({ type: "text" })
  @Field(() => CardEnrolmentStatus, { description: "How far it has come." })
  status!: CardEnrolmentStatus;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When the member asked for it and agreed." })
  askedAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, {
    nullable: true,
    description: "When the fee was paid; null before, and without a fee.",
  })
  paidAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "Since when the member takes part; null before." })
  joinedAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When the member left; null while not." })
  leftAt!: Date | null;

  @Field(() => Money, {
    description: "The fee of the day of asking («взнос»); nothing where there was none.",
  })
  get fee(): Money {
    return new Money(this.kopecks);
  }
}
