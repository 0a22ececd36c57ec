import { Permission, Role, type Viewer } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
import type { Context } from "@angel/kit/subgraph";
import { isUuid } from "@angel/kit/text";
import { Arg, createUnionType, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { BlogPost } from "./blog-post.entity.js";
import { readPostText } from "./blog-post-text.js";
import { blogPostPublished } from "./blog-post.events.js";

const REPEATED_WITHIN_MS = 60_000;

@InputType({ description: "A post to publish." })
class PublishBlogPostInput {
  @Field(() => String, { description: "The headline: one line of plain text, at most 200 characters." })
  title!: string;

  @Field(() => String, {
    description: "The text: plain, at most 10,000 characters; an empty line parts paragraphs.",
  })
  body!: string;
}

@ObjectType({ description: "The post stands in the blog." })
class PublishBlogPostPayload {
  constructor(blogPost: BlogPost) {
    this.blogPost = blogPost;
  }

  @Field(() => BlogPost, { description: "The post." })
  blogPost: BlogPost;
}

export const PublishBlogPostResult = createUnionType({
  name: "PublishBlogPostResult",
  description: "What became of the post.",
  types: () => [PublishBlogPostPayload, InvalidInput] as const,
});

/** A member writes to the colleagues in the blog of the own organisation. */
@Resolver()
export class PublishBlogPost {
  @Mutation(() => PublishBlogPostResult, {
    description:
      "Publishes a post in the blog of one's own organisation. Sent twice within a minute, the same post is published once.",
  })
  @May(Permission.PUBLISH_BLOG_POST)
  async publishBlogPost(
    @Arg("input", () => PublishBlogPostInput, { description: "The post." }) input: PublishBlogPostInput,
    @Ctx() { em, viewer, tell }: Context,
  ): Promise<typeof PublishBlogPostResult> {
    const organisationId = homeOf(viewer);
    const authorMemberId = viewer.memberId;
    if (!organisationId || !authorMemberId) throw forbidden();
    const text = readPostText(input);
    if (text instanceof InvalidInput) return text;

    await em.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", [`blogPost:${authorMemberId}`]);
    const since = new Date(Date.now() - REPEATED_WITHIN_MS);
    const same = { ...text, organisationId, authorMemberId, withdrawnAt: null, publishedAt: { $gt: since } };
    const first = await em.findOne(BlogPost, same);
    if (first) return new PublishBlogPostPayload(first);

    const post = Object.assign(new BlogPost(), { ...text, organisationId, authorMemberId });
    await em.persist(post).flush();
    tell(blogPostPublished, { id: post.id, organisationId, firstPublication: true });
    return new PublishBlogPostPayload(post);
  }
}

/** The organisation on whose register the viewer is. */
function homeOf({ grants }: Viewer): string | undefined {
  const home =
    grants.find(({ role }) => role === Role.MEMBER) ?? grants.find(({ role }) => role === Role.CHAIR);
  return home && isUuid(home.organisationId) ? home.organisationId : undefined;
}
