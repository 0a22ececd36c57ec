import { Permission } from "@angel/kit/access";
import { Open } from "@angel/kit/may";
import { forbidden, unauthenticated } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { LockMode } from "@mikro-orm/core";
import {
  Arg,
  createUnionType,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
} from "type-graphql";
import { BlogPost } from "./blog-post.entity.js";
import { BlogPostNotFound } from "./blog-post-not-found.js";
import { blogPostWithdrawn } from "./blog-post.events.js";
import { places } from "../organisation/place.js";

@InputType({ description: "A post to withdraw." })
class WithdrawBlogPostInput {
  @Field(() => ID, { description: "The post's id." })
  blogPostId!: string;
}

@ObjectType({ description: "The post is gone from the blog." })
class WithdrawBlogPostPayload {
  constructor(blogPost: BlogPost) {
    this.blogPost = blogPost;
  }

  @Field(() => BlogPost, { description: "The post as it was; nobody can ask for it any more." })
  blogPost: BlogPost;
}

export const WithdrawBlogPostResult = createUnionType({
  name: "WithdrawBlogPostResult",
  description: "What became of the post.",
  types: () => [WithdrawBlogPostPayload, BlogPostNotFound] as const,
});

/** A post is taken out of the blog, by its author or by those who answer for the organisation. */
@Resolver()
export class WithdrawBlogPost {
  @Mutation(() => WithdrawBlogPostResult, {
    description:
      "Takes a post out of the blog for good: one's own, or any of the subtree where one has WITHDRAW_BLOG_POST. A second time it is not found.",
  })
  @Open("Authors need no permission; the deed refuses all others without one.")
  async withdrawBlogPost(
    @Arg("input", () => WithdrawBlogPostInput, { description: "The post." })
    { blogPostId }: WithdrawBlogPostInput,
    @Ctx() { em, load, viewer, tell }: Context,
  ): Promise<typeof WithdrawBlogPostResult> {
    if (!viewer.isSignedIn) throw unauthenticated();
    if (!isUuid(blogPostId)) return new BlogPostNotFound();
    const standing = { id: blogPostId, withdrawnAt: null };
    const post = await em.findOne(BlogPost, standing, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!post) return new BlogPostNotFound();
    const place = await load(places).load(post.organisationId);
    const answersForIt = place !== null && viewer.may(Permission.WITHDRAW_BLOG_POST, place.path);
    if (!post.isBy(viewer) && !answersForIt) throw forbidden();

    post.withdrawnAt = new Date();
    post.withdrawnBy = viewer.accountId;
    tell(blogPostWithdrawn, { id: post.id, organisationId: post.organisationId });
    return new WithdrawBlogPostPayload(post);
  }
}
