import { createUnionType } from "type-graphql";
import { Article } from "./article.stub.js";
import { GroupPost } from "../group/group-post.entity.js";
import { BlogPost } from "./blog-post.stub.js";

export type PublishedKind = "ARTICLE" | "BLOG_POST";
export type SubjectKind = PublishedKind | "GROUP_POST";

/** What is published, with the place by which rights are compared. */
export interface Published {
  id: string;
  organisationId: string;
  /** Null while the registry does not know the organisation: then nobody has a right over it. */
  organisationPath: string | null;
  flowsDown: boolean;
  firstPublishedAt: Date;
}

/** What can be talked about: by everyone what is published, in a group by those who read it. */
export interface Subject extends Published {
  kind: SubjectKind;
  /** The group it was written in, and whether the viewer keeps it. */
  group: { readonly id: string; readonly isClosed: boolean; readonly isKept: boolean } | null;
}

export const CommentSubject = createUnionType({
  name: "CommentSubject",
  description: "What can be commented on.",
  types: () => [Article, BlogPost, GroupPost] as const,
});

export function stubOfSubject(kind: PublishedKind, id: string): Article | BlogPost {
  return kind === "ARTICLE" ? new Article(id) : new BlogPost(id);
}
