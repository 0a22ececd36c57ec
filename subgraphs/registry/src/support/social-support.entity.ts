import { Money, type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";

export enum SupportKind {
  MATERIAL_AID = "MATERIAL_AID",
  VOUCHER = "VOUCHER",
  GIFT = "GIFT",
  LOAN = "LOAN",
  COMPENSATION = "COMPENSATION",
  LEGAL_AID = "LEGAL_AID",
  OTHER = "OTHER",
}

registerEnumType(SupportKind, {
  name: "SupportKind",
  description: "How the union supported a member.",
  valuesConfig: {
    MATERIAL_AID: { description: "Money in need («материальная помощь»)." },
    VOUCHER: { description: "A stay at a sanatorium or a camp («путёвка»)." },
    GIFT: { description: "A gift («подарок»)." },
    LOAN: { description: "A loan without interest («беспроцентный заём»)." },
    COMPENSATION: { description: "A part of an expense paid back («компенсация»)." },
    LEGAL_AID: { description: "A lawyer's help («правовая помощь»)." },
    OTHER: { description: "Something else («иное»)." },
  },
});

@Entity({ tableName: "social_supports" })
@ObjectType({ implements: CardEntry, description: "How the union supported a member («Соц.поддержка»)." })
export class SocialSupport extends CardEntry {
  @Property({ type: "text" })
  @Field(() => SupportKind, { description: "How." })
  kind!: SupportKind;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it was given." })
  providedOn!: PlainDate;

  @Property({ type: "integer", nullable: true })
  amountKopecks!: number | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "On what ground; null when not filled in." })
  ground!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the decision; null when not filled in.",
  })
  decisionNumber!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day of the decision; null when not filled in.",
  })
  decidedOn!: PlainDate | null;

  @Field(() => Money, { nullable: true, description: "How much it was worth; null when not filled in." })
  get amount(): Money | null {
    return this.amountKopecks === null ? null : new Money(this.amountKopecks);
  }
}
