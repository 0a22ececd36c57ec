import { workingDaysAfter } from "@angel/kit/days";
import { connectionOf } from "@angel/kit/connection";
import { Money, type PlainDate, PlainDateScalar, today } from "@angel/kit/values";
import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum PurchaseStatus {
  PENDING = "PENDING",
  CONFIRMED = "CONFIRMED",
  PAYABLE = "PAYABLE",
  PAID = "PAID",
  REVERSED = "REVERSED",
  EXPIRED = "EXPIRED",
}

registerEnumType(PurchaseStatus, {
  name: "PurchaseStatus",
  description: "How far what is returned of a purchase has come.",
  valuesConfig: {
    PENDING: { description: "The partner knows of the order and has not confirmed payment («ожидает»)." },
    CONFIRMED: { description: "Paid; the sum is held in case goods are returned («подтверждено»)." },
    PAYABLE: { description: "Can be paid out («доступно»)." },
    PAID: { description: "Paid out to the member («выплачено»)." },
    REVERSED: { description: "Goods were returned or the order cancelled («отменено»)." },
    EXPIRED: { description: "Not asked for in time («сгорело»)." },
  },
});

/** Within how many working days the member is told («письмо о начислении»). */
const TOLD_WITHIN = 3;

/** An order at a partner's shop to which a member went from the cabinet. */
@Directive('@key(fields: "id")')
@Entity({ tableName: "purchases" })
@ObjectType({ description: "A purchase at a partner's shop, reached from the member's cabinet («покупка»)." })
export class Purchase {
  [OptionalProps]?: "status" | "heardAt" | "paid" | "returned" | "cashback" | "isToldInTime";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "The number of the order in the shop." })
  orderNumber!: string;

  @Property({ type: "uuid" })
  clickId!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  /** The member's other card, under which it came to be before the two were made one. */
  @Property({ type: "uuid", nullable: true })
  filedAs!: string | null;

  @Property({ type: "uuid" })
  organisationId!: string;

  @Property({ type: "date" })
  month!: PlainDate;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When the member went to the shop." })
  clickedAt!: Date;

  @Property({ type: "text" })
  @Field(() => PurchaseStatus, { description: "How far it has come." })
  status!: PurchaseStatus;

  @Property({ type: new BigIntType("number") })
  paidKopecks!: number;

  @Property({ type: new BigIntType("number") })
  returnedKopecks!: number;

  @Property({ type: new BigIntType("number") })
  cashbackKopecks!: number;

  @Property({ type: new BigIntType("number") })
  programmeKopecks!: number;

  @Property({ type: new BigIntType("number") })
  heldKopecks!: number;

  @Property({ type: new BigIntType("number") })
  availableKopecks!: number;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    name: "heldUntil",
    nullable: true,
    description: "The day on which the hold ends; null before payment is confirmed.",
  })
  releaseOn!: PlainDate | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day on which it expires unless paid out; null before payment is confirmed.",
  })
  expiresOn!: PlainDate | null;

  @Property({ type: "boolean" })
  isSuspended!: boolean;

  @Property({ type: "integer" })
  revision!: number;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When the partner first told us of it." })
  heardAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was paid, by the partner's word; null before." })
  confirmedAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When the member was told of the accrual; null before." })
  toldAt!: Date | null;

  @Field(() => Money, { description: "What was paid for it, nothing before payment is confirmed." })
  get paid(): Money {
    return new Money(this.paidKopecks);
  }

  @Field(() => Money, { description: "For how much goods were given back." })
  get returned(): Money {
    return new Money(this.returnedKopecks);
  }

  @Field(() => Money, { description: "What the member is given back («кешбэк»)." })
  get cashback(): Money {
    return new Money(this.cashbackKopecks);
  }

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the member was told within three working days of payment; null before it is confirmed.",
  })
  get isToldInTime(): boolean | null {
    if (this.confirmedAt === null || this.toldAt === null) return null;
    return today(this.toldAt) <= workingDaysAfter(today(this.confirmedAt), TOLD_WITHIN);
  }
}

export const { Connection: PurchaseConnection } = connectionOf(Purchase);
