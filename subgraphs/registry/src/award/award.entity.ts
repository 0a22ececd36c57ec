import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CardEntry } from "../card/card-entry.js";

export enum AwardLevel {
  PRIMARY = "PRIMARY",
  TERRITORIAL = "TERRITORIAL",
  REGIONAL = "REGIONAL",
  NATIONAL = "NATIONAL",
  STATE = "STATE",
  OTHER = "OTHER",
}

registerEnumType(AwardLevel, {
  name: "AwardLevel",
  description: "Who gave an award.",
  valuesConfig: {
    PRIMARY: { description: "The primary («первичной организации»)." },
    TERRITORIAL: { description: "A territorial organisation («территориальной организации»)." },
    REGIONAL: { description: "A regional organisation («региональной организации»)." },
    NATIONAL: { description: "The union («Общероссийского Профсоюза»)." },
    STATE: { description: "The state or a ministry («государственная, ведомственная»)." },
    OTHER: { description: "Somebody else («иная»)." },
  },
});

@Entity({ tableName: "awards" })
@ObjectType({ implements: CardEntry, description: "An award of a member («Награды»)." })
export class Award extends CardEntry {
  @Property({ type: "text" })
  @Field(() => String, { description: "What it is called, as «Почётная грамота»." })
  name!: string;

  @Property({ type: "text" })
  @Field(() => AwardLevel, { description: "Who gave it." })
  level!: AwardLevel;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it was given." })
  awardedOn!: PlainDate;

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

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "What for, in plain text; null when not filled in." })
  note!: string | null;
}
