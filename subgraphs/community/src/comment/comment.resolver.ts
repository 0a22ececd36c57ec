import { type Connection, PageArgs } from "@angel/kit/connection";
import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ReactionCount, ReactionKind } from "../reaction/reaction.type.js";
import { reactionCounts, viewerReactions } from "../reaction/reaction.loader.js";
import { Comment, CommentConnection } from "./comment.entity.js";
import { CommentOrder } from "./comment-order.js";
import { comments, pageOfComments } from "./comment.loader.js";

@Resolver(() => Comment)
export class CommentResolver {
  @Query(() => Comment, {
    nullable: true,
    description:
      "A comment; null when there is none, what it was about is no longer published, or it is in a group of others.",
  })
  @Open("What is said about what is published is for everyone, in a group for those who read it.")
  comment(
    @Arg("id", () => ID, { description: "The comment's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<Comment | null> {
    return load(comments).load(id);
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description: "The comment it answers; null when it answers nobody.",
  })
  async replyTo(@Root() { replyToId }: Comment, @Ctx() { load }: Context): Promise<Comment | null> {
    return replyToId === null ? null : load(comments).load(replyToId);
  }

  @FieldResolver(() => CommentConnection, {
    description: "The answers to it, as they were said. Answers have none.",
  })
  replies(
    @Root() { id }: Comment,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Comment>> {
    return pageOfComments(context, { of: "reply_to_id", id }, CommentOrder.OLDEST, page);
  }

  @FieldResolver(() => [ReactionCount], {
    description: "How many people reacted in which way; the most first.",
  })
  reactions(@Root() { id }: Comment, @Ctx() { load }: Context): Promise<ReactionCount[]> {
    return load(reactionCounts).load(id);
  }

  @FieldResolver(() => ReactionKind, {
    nullable: true,
    description: "How the viewer reacted; null when not.",
  })
  viewerReaction(@Root() { id }: Comment, @Ctx() { load }: Context): Promise<ReactionKind | null> {
    return load(viewerReactions).load(id);
  }
}
