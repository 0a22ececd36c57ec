import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { batchesById } from "./payout-batch.loader.js";
import { PayoutBatch } from "./payout-batch.type.js";

@Resolver(() => PayoutBatch)
export class PayoutBatchResolver {
  @May(Permission.SETTLE_ACCOUNTS)
  @Query(() => PayoutBatch, {
    nullable: true,
    description: "A batch of payouts by its id; null for those who do not settle the whole union's accounts.",
  })
  payoutBatch(
    @Arg("id", () => ID, { description: "Its id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<PayoutBatch | null> {
    return load(batchesById).load(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Where the register for the bank can be had, for ten minutes; null once it is removed, after ninety days.",
  })
  registerUrl(@Root() { fileId }: PayoutBatch, @Ctx() { files }: Context): string | null {
    return fileId === null ? null : files.link(fileId);
  }
}
