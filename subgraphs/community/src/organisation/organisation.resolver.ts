import { type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { type FeedItem, FeedItemConnection } from "../feed/feed-item.entity.js";
import { pageOfFeed } from "../feed/feed.loader.js";
import { Organisation } from "./organisation.stub.js";

@Resolver(() => Organisation)
export class OrganisationResolver {
  @FieldResolver(() => FeedItemConnection, {
    description:
      "What the organisation and its members published («лента»), with what flows down from the organisations above; newest first.",
  })
  feed(
    @Root() { id }: Organisation,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<FeedItem>> {
    return pageOfFeed(context, id, page);
  }
}
