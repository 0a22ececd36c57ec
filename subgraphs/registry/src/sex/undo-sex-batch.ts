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
import { SexBatch } from "./sex-batch.entity.js";

@InputType({ description: "Which batch to undo." })
class UndoSexBatchInput {
  @Field(() => ID, { description: "The batch." })
  batchId!: string;
}

@ObjectType({
  description: "The sexes of the batch are empty again, but for those a person has written since.",
})
class UndoSexBatchPayload {
  @Field(() => SexBatch, { description: "The batch." })
  batch: SexBatch;

  @Field(() => Int, { description: "How many are empty again." })
  emptiedCount: number;

  constructor(batch: SexBatch, emptiedCount: number) {
    this.batch = batch;
    this.emptiedCount = emptiedCount;
  }
}

@ObjectType({
  implements: Problem,
  description: "There is no such batch that stands where you keep the register.",
})
class SexBatchNotFound extends Problem {
  constructor() {
    super({ ru: "Нет такой обработки.", en: "There is no such batch." });
  }
}

const UndoSexBatchResult = createUnionType({
  name: "UndoSexBatchResult",
  description: "How undoing went.",
  types: () => [UndoSexBatchPayload, SexBatchNotFound] as const,
});

/** The keeper of a register takes back what the rules have filled in. */
@Resolver()
export class UndoSexBatch {
  @May(Permission.KEEP_REGISTER)
  @Mutation(() => UndoSexBatchResult, {
    description: "Take back a batch of derived sexes; what a person has written since stays.",
  })
  async undoSexBatch(
    @Arg("input", () => UndoSexBatchInput, { description: "The batch." }) { batchId }: UndoSexBatchInput,
    @Ctx() context: Context,
  ): Promise<typeof UndoSexBatchResult> {
    const undone = await undoBatch(
      SexBatch,
      batchId,
      `with taken as (delete from derived_sexes where batch_id = ? returning member_id, sex)
       update members set sex = null from taken
       where members.id = member_id and members.sex = taken.sex returning members.id`,
      context,
    );
    return undone ? new UndoSexBatchPayload(undone.batch, undone.count) : new SexBatchNotFound();
  }
}
