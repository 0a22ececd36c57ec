import { Permission } from "@angel/kit/access";
import { May } from "@angel/kit/may";
import { InvalidInput } from "@angel/kit/problem";
import { forbidden } from "@angel/kit/refusal";
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
import { readPostText } from "./blog-post-text.js";
import { blogPostPublished } from "./blog-post.events.js";

@InputType({ description: "A post's new text." })
class EditBlogPostInput {
  @Field(() => ID, { description: "The post's id." })
  blogPostId!: string;

  @Field(() => String, { description: "The headline: one line of plain text, at most 200 characters." })
  title!: string;

  @Field(() => String, {
    description: "The text: plain, at most 10,000 characters; an empty line parts paragraphs.",
  })
  body!: string;
}

@ObjectType({ description: "The post has its new text." })
class EditBlogPostPayload {
  constructor(blogPost: BlogPost) {
    this.blogPost = blogPost;
  }

  @Field(() => BlogPost, { description: "The post as it is now." })
  blogPost: BlogPost;
}

export const EditBlogPostResult = createUnionType({
  name: "EditBlogPostResult",
  description: "What became of the change.",
  types: () => [EditBlogPostPayload, BlogPostNotFound, InvalidInput] as const,
});

/** A member changes a post of the own. */
@Resolver()
export class EditBlogPost {
  @Mutation(() => EditBlogPostResult, {
    description:
      "Changes the text of one's own post; another's is FORBIDDEN. Repeating it changes nothing more.",
  })
  @May(Permission.PUBLISH_BLOG_POST)
  async editBlogPost(
    @Arg("input", () => EditBlogPostInput, { description: "The new text." }) input: EditBlogPostInput,
    @Ctx() { em, viewer, tell }: Context,
  ): Promise<typeof EditBlogPostResult> {
    if (!isUuid(input.blogPostId)) return new BlogPostNotFound();
    const standing = { id: input.blogPostId, withdrawnAt: null };
    const post = await em.findOne(BlogPost, standing, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!post) return new BlogPostNotFound();
    if (!post.isBy(viewer)) throw forbidden();
    const text = readPostText(input);
    if (text instanceof InvalidInput) return text;
    if (text.title === post.title && text.body === post.body) return new EditBlogPostPayload(post);

    Object.assign(post, text, { updatedAt: new Date() });
    tell(blogPostPublished, { id: post.id, organisationId: post.organisationId, firstPublication: false });
    return new EditBlogPostPayload(post);
  }
}
