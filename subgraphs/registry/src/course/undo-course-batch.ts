import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { Problem } from "@angel/kit/problem";
import type { Context } from "@angel/kit/subgraph";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { undoBatch } from "../member/undo-batch.js";
import { CourseBatch } from "./course-batch.entity.js";

@InputType({ description: "Which batch to undo." })
class UndoCourseBatchInput {
  @Field(() => ID, { description: "The batch." })
  batchId!: string;
}

@ObjectType({
  description:
    "The students are on the course before, but for those of whom a person has written another since.",
})
class UndoCourseBatchPayload {
  @Field(() => CourseBatch, { description: "The batch." })
  batch: CourseBatch;

  @Field(() => Int, { description: "How many are on the course before." })
  returnedCount: number;

  constructor(batch: CourseBatch, returnedCount: number) {
    this.batch = batch;
    this.returnedCount = returnedCount;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such batch that stands where you keep the register.",
})
class CourseBatchNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой обработки.", en: "There is no such batch." });
  }
}

const UndoCourseBatchResult = createUnionType({
  name: "UndoCourseBatchResult",
  description: "How undoing went.",
  types: () => [UndoCourseBatchPayload, CourseBatchNotFound] as const,
});

/** The keeper of a register takes back what 1 September has done. */
@Resolver()
export class UndoCourseBatch {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => UndoCourseBatchResult, {
    description: "Take back a batch of students put one course up; what a person has written since stays.",
  })
  async undoCourseBatch(
    @Arg("input", () => UndoCourseBatchInput, { description: "The batch." })
    { batchId }: UndoCourseBatchInput,
    @Ctx() context: Context,
  ): Promise<typeof UndoCourseBatchResult> {
    const undone = await undoBatch(
      CourseBatch,
      batchId,
      `with taken as (update course_advances set is_undone = true where batch_id = ? returning member_id, was)
       update members set course_of_study = taken.was from taken
       where members.id = member_id and course_of_study = taken.was + 1 and occupation = 'STUDENT' returning members.id`,
      context,
    );
    return undone ? new UndoCourseBatchPayload(undone.batch, undone.count) : new CourseBatchNotFound();
  }
}
