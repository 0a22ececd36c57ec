import { type Connection, PageArgs } from "@angel/kit/connection";
import type { Context } from "@angel/kit/subgraph";
import { Args, ArgsType, type ClassType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import { type Comment, CommentConnection } from "../comment/comment.entity.js";
import { CommentOrder } from "../comment/comment-order.js";
import { pageOfComments } from "../comment/comment.loader.js";
import { ReactionCount, ReactionKind } from "../reaction/reaction.type.js";
import { reactionCounts, viewerReactions } from "../reaction/reaction.loader.js";
import { GroupPost } from "../group/group-post.entity.js";
import { Article } from "./article.stub.js";
import { BlogPost } from "./blog-post.stub.js";
import { subjects } from "./subject.loader.js";
import type { Subject, SubjectKind } from "./subject.type.js";

@ArgsType()
class CommentsArgs extends PageArgs {
  @Field(() => CommentOrder, { defaultValue: CommentOrder.OLDEST, description: "In which order." })
  order!: CommentOrder;
}

/** What people say of a thing that the viewer finds. Nothing, once it is published no more. */
function talkAbout(kind: SubjectKind, Stub: ClassType<Article | BlogPost | GroupPost>) {
  async function published({ load }: Context, id: string): Promise<Subject | null> {
    const subject = await load(subjects).load(id);
    return subject?.kind === kind ? subject : null;
  }

  @Resolver(() => Stub)
  class TalkResolver {
    @FieldResolver(() => CommentConnection, {
      description:
        "Comments that answer nobody; the answers are their `replies`. Deleted ones stand while they have any.",
    })
    async comments(
      @Root() { id }: Article,
      @Args(() => CommentsArgs) { order, ...page }: CommentsArgs,
      @Ctx() context: Context,
    ): Promise<Connection<Comment>> {
      const subject = await published(context, id);
      return pageOfComments(context, { of: "subject_id", id: subject?.id ?? "" }, order, page);
    }

    @FieldResolver(() => [ReactionCount], {
      description: "How many people reacted in which way; the most first.",
    })
    async reactions(@Root() { id }: Article, @Ctx() context: Context): Promise<ReactionCount[]> {
      const subject = await published(context, id);
      return subject ? context.load(reactionCounts).load(subject.id) : [];
    }

    @FieldResolver(() => ReactionKind, {
      nullable: true,
      description: "How the viewer reacted; null when not.",
    })
    async viewerReaction(@Root() { id }: Article, @Ctx() context: Context): Promise<ReactionKind | null> {
      const subject = await published(context, id);
      return subject && context.load(viewerReactions).load(subject.id);
    }
  }
  return TalkResolver;
}

export const ArticleResolver = talkAbout("ARTICLE", Article);
export const BlogPostResolver = talkAbout("BLOG_POST", BlogPost);
export const GroupPostTalkResolver = talkAbout("GROUP_POST", GroupPost);
