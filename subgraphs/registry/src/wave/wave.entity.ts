import { type PlainDate, PlainDateScalar } from "@angel/kit/values";
import { OptionalProps } from "@mikro-orm/core";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";

/** Local organisations that joined the register together: first they with their primaries, then the lists of members. */
@Entity({ tableName: "waves" })
@ObjectType({
  description: "Local organisations that join the register together («волна присоединения к реестру»).",
})
export class Wave {
  [OptionalProps]?: "path";

  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  @Field(() => ID, { description: "Its id." })
  id!: string;

  /** The node of the organisation below which they joined. */
  @Property({ type: "integer" })
  parentId!: number;

  @Property({ type: "text" })
  @Field(() => String, { description: "What it is called: «Районы, ноябрь»." })
  name!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: "The day it was planned for; null when it was not. They may join earlier.",
  })
  plannedFrom!: PlainDate | null;

  @Property({ type: "date" })
  @Field(() => PlainDateScalar, { description: "The day they joined." })
  joinedOn!: PlainDate;

  path!: string;
}
