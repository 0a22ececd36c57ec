import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { BigIntType, OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Float, Int, ObjectType } from "type-graphql";

/** What a partner returns of purchases, from a day on. Terms are only added; those of the day of going to the shop hold. */
@Entity({ tableName: "partner_terms" })
@ObjectType({ description: "What a partner returns of purchases, from a day on («условия возврата»)." })
export class PartnerTerms {
  [OptionalProps]?: "id" | "programmePercent" | "agreedAt" | "mostOfPurchase" | "mostOfMonth";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @Property({ type: "uuid" })
  partnerId!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { name: "heldFrom", description: "The first day on which they hold." })
  since!: PlainDate;

  @Property({ type: "float" })
  @Field(() => Float, { description: "How many per cent of the paid price are returned." })
  returnPercent!: number;

  /** Of the paid price too, besides what is returned. What the programme earns is between it and the partner. */
  @Property({ type: "float" })
  programmePercent!: number;

  @Property({ type: "string[]" })
  @Field(() => [String], {
    name: "excludedGoods",
    description: "Groups of goods for which nothing is returned, as `delivery`, in the partner's words.",
  })
  excluded!: string[];

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many days after payment the money is held for returns («холд»)." })
  holdDays!: number;

  @Property({ type: new BigIntType("number"), nullable: true })
  purchaseCap!: number | null;

  @Property({ type: new BigIntType("number"), nullable: true })
  monthCap!: number | null;

  @Property({ type: "datetime" })
  agreedAt!: Date;

  @Property({ type: "uuid", nullable: true })
  agreedById!: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "The most that is returned of one purchase; null without a limit.",
  })
  get mostOfPurchase(): Money | null {
    return this.purchaseCap === null ? null : new Money(this.purchaseCap);
  }

  @Field(() => Money, {
    nullable: true,
    description: "The most that is returned to one member for a month; null without a limit.",
  })
  get mostOfMonth(): Money | null {
    return this.monthCap === null ? null : new Money(this.monthCap);
  }
}
