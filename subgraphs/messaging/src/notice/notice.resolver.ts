import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { deliveriesOfNotices, notices } from "./notice.loader.js";
import { Notice, NoticeDelivery } from "./notice.type.js";

@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => Notice, {
    nullable: true,
    description: "A notice of one's own; null when there is none such.",
  })
  @Open("Row-level security shows each their own.")
  notice(
    @Arg("id", () => ID, { description: "The notice's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Notice | null> {
    return load(notices).load(id);
  }

  @FieldResolver(() => [NoticeDelivery], {
    description: "How it went by each channel, in turn; empty where it stayed in the cabinet.",
  })
  deliveries(@Root() { id }: Notice, @Ctx() { load }: Context): Promise<NoticeDelivery[]> {
    return load(deliveriesOfNotices).load(id);
  }
}
