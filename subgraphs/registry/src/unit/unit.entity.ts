import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";

export enum UnitKind {
  PROFGROUP = "PROFGROUP",
  STRUCTURAL_UNIT = "STRUCTURAL_UNIT",
}

registerEnumType(UnitKind, {
  name: "UnitKind",
  description: "What a part of a primary is.",
  valuesConfig: {
    PROFGROUP: { description: "A group of members with an organiser («профгруппа»)." },
    STRUCTURAL_UNIT: { description: "A faculty, a shop, a branch («структурное подразделение»)." },
  },
});

/** A part of a primary, which members are registered to. */
@Entity({ tableName: "units" })
@ObjectType({ description: "A part of a primary («профгруппа», «структурное подразделение»)." })
export class Unit {
  [OptionalProps]?: "path" | "nameKey";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => UnitKind, { description: "What it is." })
  kind!: UnitKind;

  @Property({ type: "text" })
  @Field(() => String, { description: "Its name: «ПО биологического факультета»." })
  name!: string;

  @Property({ type: "text", persist: false })
  nameKey!: string;

  @Property({ type: "uuid", nullable: true })
  organiserId!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was closed; null while it is there.",
  })
  closedOn!: PlainDate | null;

  path!: string;
}
