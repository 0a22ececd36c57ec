import { createUnionType } from "type-graphql";
import { Article } from "./article.stub.js";
import { BlogPost } from "./blog-post.stub.js";

export type SubjectKind = "ARTICLE" | "BLOG_POST";

/** What is published, with the place by which rights are compared. */
export interface Published {
  id: string;
  organisationId: string;
  /** Null while the registry does not know the organisation: then nobody has a right over it. */
  organisationPath: string | null;
  flowsDown: boolean;
  firstPublishedAt: Date;
}

/** What is published and can be talked about. */
export interface Subject extends Published {
  kind: SubjectKind;
}

export const CommentSubject = createUnionType({
  name: "CommentSubject",
  description: "What can be commented on.",
  types: () => [Article, BlogPost] as const,
});

export function stubOfSubject(kind: SubjectKind, id: string): Article | BlogPost {
  return kind === "ARTICLE" ? new Article(id) : new BlogPost(id);
}
