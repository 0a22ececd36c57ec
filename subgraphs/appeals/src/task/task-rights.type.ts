import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "What the viewer may do with a task now." })
export class TaskRights {
  @Field(() => Boolean, { description: "Whether to change what it says («изменить»)." })
  change!: boolean;

  @Field(() => Boolean, { description: "Whether to take it on («взять в работу»)." })
  takeOn!: boolean;

  @Field(() => Boolean, { description: "Whether to hand it to another («передать»)." })
  handOn!: boolean;

  @Field(() => Boolean, { description: "Whether to say that it is done («выполнить»)." })
  finish!: boolean;

  @Field(() => Boolean, { description: "Whether to drop it («снять»)." })
  drop!: boolean;

  @Field(() => Boolean, { description: "Whether to open it again («возобновить»)." })
  reopen!: boolean;
}
