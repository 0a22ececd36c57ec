import { createUnionType, Directive, Field, ID, ObjectType } from "type-graphql";
import type { Kind } from "../index/search-document.js";

/** Content's article. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
class Article {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Content's post. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
class BlogPost {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Content's answer of the knowledge base. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
class KnowledgeArticle {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Content's number of a newspaper. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
class NewspaperIssue {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

/** Registry's organisation. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType()
class Organisation {
  @Field(() => ID)
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const SearchSubject = createUnionType({
  name: "SearchSubject",
  description: "What a search can find.",
  types: () => [Article, BlogPost, KnowledgeArticle, NewspaperIssue, Organisation] as const,
});

const STUBS = {
  ARTICLE: Article,
  BLOG_POST: BlogPost,
  KNOWLEDGE_ARTICLE: KnowledgeArticle,
  NEWSPAPER_ISSUE: NewspaperIssue,
  ORGANISATION: Organisation,
};

/** The link that its owner follows: who may not see the thing, or comes too late, finds null there. */
export function subjectOf(kind: Kind, id: string): typeof SearchSubject {
  return new STUBS[kind](id);
}
