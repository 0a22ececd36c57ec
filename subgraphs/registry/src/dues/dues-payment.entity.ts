import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DuesForm } from "../member/member.entity.js";
import { MonthScalar } from "./month.js";

/** Dues that a member has paid for a month. Never changed: a mistake is taken back by another of the opposite sign. */
@Entity({ tableName: "dues_payments" })
@ObjectType({ description: "Dues paid for a month, or taken back («уплата членского взноса»)." })
export class DuesPayment {
  [OptionalProps]?: "id" | "recordedAt" | "reversesId" | "sum";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  /** The node of the primary where the member was then. */
  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "date" })
  @Field(() => MonthScalar, { description: "For which month." })
  month!: PlainDate;

  @Property({ type: new BigIntType("number") })
  kopecks!: number;

  @Property({ type: "text" })
  @Field(() => DuesForm, { description: "How it was paid." })
  form!: DuesForm;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day of the payment." })
  paidOn!: PlainDate;

  @Property({ type: "text" })
  @Field(() => String, {
    description:
      "What tells it from every other of the organisation: the number of a slip, a line of a list.",
  })
  reference!: string;

  @Property({ type: "uuid", nullable: true })
  reversesId!: string | null;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "datetime" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;

  @Field(() => Money, { description: "The sum; below nothing where it takes another back." })
  get sum(): Money {
    return new Money(this.kopecks);
  }
}
