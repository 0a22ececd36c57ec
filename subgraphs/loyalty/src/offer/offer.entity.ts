import { connectionOf } from "@angel/kit/connection";
import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Float, ID, ObjectType, registerEnumType } from "type-graphql";

export enum OfferKind {
  DISCOUNT = "DISCOUNT",
  CASHBACK = "CASHBACK",
  GIFT = "GIFT",
  ACTION = "ACTION",
}

registerEnumType(OfferKind, {
  name: "OfferKind",
  description: "What a partner offers to members.",
  valuesConfig: {
    DISCOUNT: { description: "A discount at the counter, 3 to 100 per cent («скидка»)." },
    CASHBACK: { description: "A part of the price returned («кешбэк»)." },
    GIFT: { description: "A gift («подарок»)." },
    ACTION: { description: "An action for a time («акция»)." },
  },
});

/** What a partner offers to members, for a time or until it is withdrawn. */
@Directive('@key(fields: "id")')
@Entity({ tableName: "offers" })
@ObjectType({ description: "What a partner offers to members («предложение партнёра»)." })
export class Offer {
  [OptionalProps]?: "id" | "publishedAt";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "text" })
  @Field(() => OfferKind, { description: "What it is." })
  kind!: OfferKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "What is offered, in a line." })
  title!: string;

  @Property({ type: "text" })
  @Field(() => String, { description: "On what conditions, in plain text; may be empty." })
  conditions!: string;

  @Property({ type: "float", nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: "How many per cent, of a discount and a cashback; else null.",
  })
  percent!: number | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The first day on which it holds." })
  validFrom!: PlainDate;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The last day on which it holds; null while it has no end.",
  })
  validUntil!: PlainDate | null;

  @Property({ type: "datetime" })
  publishedAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => Date, { nullable: true, description: "When it was withdrawn; null while it was not." })
  withdrawnAt!: Date | null;
}

export const { Connection: OfferConnection } = connectionOf(Offer);
