import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** A step from one part of a primary to another; the database writes it down with the change itself. */
@Entity({ tableName: "unit_movements" })
@ObjectType({
  description: "That a member went from one part of the primary to another («перевод внутри ППО»).",
})
export class UnitMovement {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "uuid" })
  memberId!: string;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { name: "on", description: "The day it took effect." })
  movedOn!: PlainDate;

  @Property({ type: "uuid", nullable: true })
  unitId!: string | null;

  @Property({ type: "uuid", nullable: true })
  fromId!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Why; null where nothing was written." })
  note!: string | null;

  @Property({ type: "uuid", nullable: true })
  recordedById!: string | null;

  @Property({ type: "timestamptz" })
  @Field(() => Date, { description: "When it was recorded." })
  recordedAt!: Date;
}
