import { cursorOf } from "@angel/kit/connection";
import { Field, ObjectType } from "type-graphql";
import { Appeal, AppealEdge } from "./appeal.entity.js";
import type { Laid } from "./lay-appeal.js";

@ObjectType({ description: "What has come in, and how its author follows it." })
export abstract class LaidPayload {
  constructor({ appeal, followUpCode }: Laid) {
    this.appeal = appeal;
    this.appealEdge = { node: appeal, cursor: cursorOf([appeal.number]) };
    this.followUpCode = followUpCode;
  }

  @Field(() => Appeal, { description: "The appeal." })
  appeal: Appeal;

  @Field(() => AppealEdge, { description: "The appeal with its place in the list of its author." })
  appealEdge: { node: Appeal; cursor: string };

  @Field(() => String, {
    nullable: true,
    description:
      "The secret by which its author opens it, as `K7QM-2XRA-9TBW-HP4C`; it is not shown again. Null where a member has it among their own.",
  })
  followUpCode: string | null;
}
