import { Open } from "@angel/kit/may";
import type { Context } from "@angel/kit/subgraph";
import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { BlogPost } from "./blog-post.entity.js";
import { blogPosts } from "./blog-post.loader.js";

@Resolver(() => BlogPost)
export class BlogPostResolver {
  @Query(() => BlogPost, {
    nullable: true,
    description: "A member's post; null when there is none or it was withdrawn.",
  })
  @Open("What is published is for everyone.")
  blogPost(
    @Arg("id", () => ID, { description: "The post's id." }) id: string,
    @Ctx() { load }: Context,
  ): Promise<BlogPost | null> {
    return load(blogPosts).load(id);
  }
}
