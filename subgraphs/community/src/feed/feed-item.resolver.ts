import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { FeedItem } from "./feed-item.entity.js";
import { feedItems } from "./feed.loader.js";

@Resolver(() => FeedItem)
export class FeedItemResolver {
  @Query(() => FeedItem, {
    nullable: true,
    description: "An item of a feed; null when there is none, or its subject was withdrawn.",
  })
  @Open("What is published is for everyone.")
  feedItem(
    @Arg("id", () => ID, { description: "The item's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<FeedItem | null> {
    return load(feedItems).load(id);
  }
}
