import { Money, type PlainDate } from "@angel/kit/values";
import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { MonthScalar } from "./month.js";

export enum DuesChargeStatus {
  PENDING = "PENDING",
  PAID = "PAID",
  DECLINED = "DECLINED",
}

registerEnumType(DuesChargeStatus, {
  name: "DuesChargeStatus",
  description: "What has become of a payment by card.",
  valuesConfig: {
    PENDING: { description: "The bank has not said yet." },
    PAID: { description: "The bank has the money, and the dues are recorded." },
    DECLINED: { description: "The bank has declined it." },
  },
});

/** A member's payment by card on its way through the bank. */
@Entity({ tableName: "dues_charges" })
@ObjectType({ description: "A payment of dues by card («оплата взносов картой»)." })
export class DuesCharge {
  [OptionalProps]?: "status" | "begunAt" | "askedAt" | "sum";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "date" })
  @Field(() => MonthScalar, { description: "For which month." })
  month!: PlainDate;

  @Property({ type: new BigIntType("number") })
  kopecks!: number;

  @Property({ type: "text" })
  @Field(() => DuesChargeStatus, { description: "What has become of it." })
  status!: DuesChargeStatus;

  @Property({ type: "text" })
  providerReference!: string;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was begun." })
  begunAt!: Date;

  @Property({ type: "datetime", nullable: true })
  askedAt!: Date | null;

  @Field(() => Money, { description: "The sum." })
  get sum(): Money {
    return new Money(this.kopecks);
  }
}
