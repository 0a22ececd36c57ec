import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";

/** How many people worked where a primary is, on a day: what the coverage by membership is counted from. */
@Entity({ tableName: "head_counts" })
@ObjectType({ description: "How many people worked there on a day («Численность работающих»)." })
export class HeadCount {
  [OptionalProps]?: "path";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day." })
  countedOn!: PlainDate;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "How many were employed, without part-timers («без совместителей»)." })
  employed!: number;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "How many of them teach («педагогические работники»); null when not counted.",
  })
  pedagogical!: number | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description: "How many of them are 35 or younger; null when not counted.",
  })
  young!: number | null;

  @Property({ type: "timestamptz", nullable: true })
  struckAt!: Date | null;

  path!: string;
}
