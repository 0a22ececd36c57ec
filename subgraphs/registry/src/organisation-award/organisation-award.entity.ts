import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** An award given to an organisation as a whole. */
@Entity({ tableName: "organisation_awards" })
@ObjectType({ description: "An award of an organisation («Награды»)." })
export class OrganisationAward {
  [OptionalProps]?: "path";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Property({ type: "integer" })
  organisationId!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is: «Почётная грамота ЦС Профсоюза»." })
  name!: string;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Who gave it; null when not filled in." })
  awardedBy!: string | null;

  @Property({ type: "text", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The number of the decision; null when not filled in.",
  })
  documentNumber!: string | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day it was given." })
  awardedOn!: PlainDate;

  @Property({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "A note; null when there is none." })
  note!: string | null;

  @Property({ type: "timestamptz", nullable: true })
  struckAt!: Date | null;

  path!: string;
}
